#include "counting_words.hpp"

#include "delib/engine/spec.hpp"

namespace delib::cli {

namespace {

// What stands on the command line beside a file holds for every count.
result<void> refine(count_request& count, const counting_words& words) {
    if (words.seats) count.seats = *words.seats;
    if (!words.by.empty()) count.by = words.by;
    DELIB_TRY(where, part_of(words.reading));
    if (where) count.where = std::move(where);
    if (!words.reweight.empty()) count.reweight = words.reweight;
    if (!words.two_level.empty()) {
        DELIB_TRY(levels, parse_two_level(words.two_level));
        count.two_level = std::move(levels);
    }
    for (const std::string& given : words.requirements) {
        DELIB_TRY(read, parse_requirement_spec(given));
        count.requirements.push_back(std::move(read));
    }
    return {};
}

}  // namespace

void add_counting(CLI::App& command, counting_words& words) {
    const auto option = [&](const char* name, auto& value, const char* takes, const char* meaning) {
        return add_option(command, name, value, takes, meaning);
    };
    option("--rule", words.rules, "SPEC", "ID[:name=value,…] or JSON; may be repeated")
        ->allow_extra_args(false)
        ->type_name(offered::rule);
    option("--seats", words.seats, "K", "how many are chosen");
    add_policy(command, words.reading);
    option("--by", words.by, "STRATUM", "count each of its values, too");
    add_where(command, words.reading);
    option("--reweight", words.reweight, "STRATUM", "scale it to its declared weights");
    option("--two-level", words.two_level, "SPEC", "stratum=S,carry=ranking|scores|reweighted,second=RULE")
        ->type_name(offered::two_level);
    option("--requirement", words.requirements, "SPEC", "quorum, threshold, supermajority, status-quo, …")
        ->allow_extra_args(false)
        ->type_name(offered::requirement);
}

result<consultation> counts_of(const counting_words& words) {
    DELIB_TRY(out, consultation_of(words.reading));
    if (!words.rules.empty()) out.counts.clear();
    if (!words.reading.is_consultation() && words.rules.empty())
        return wrong("say how to count, as in --rule schulze; `delib rules` lists the rules");
    for (const std::string& given : words.rules) {
        DELIB_TRY(rule, parse_rule_spec(given));
        count_request count;
        count.rule = rule.name;
        count.options = rule.values;
        out.counts.push_back(std::move(count));
    }
    for (count_request& count : out.counts) DELIB_CHECK(refine(count, words));
    return out;
}

error placed(error failure, const counting_words& words) {
    const bool file_alone = words.rules.empty() && words.reading.policies.empty() && words.requirements.empty() &&
                            words.two_level.empty() && words.by.empty() && words.reading.where.empty() &&
                            words.reweight.empty() && !words.seats;
    if (words.reading.is_consultation() && file_alone && failure.where.file.empty())
        failure.where.file = words.reading.files[0];
    return failure;
}

}  // namespace delib::cli
