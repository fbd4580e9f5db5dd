// delib tally: count ballot files by rules, or a whole consultation.

#include "commands.hpp"
#include "delib/engine/run.hpp"
#include "delib/engine/saved_tallies.hpp"
#include "delib/engine/spec.hpp"
#include "words.hpp"

#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace delib::cli {

namespace {

// The words of the command line, as they were given.
struct tally_words {
    reading_words reading;
    showing_words showing;
    std::vector<std::string> rules;
    std::vector<std::string> requirements;
    std::string two_level, by, reweight, save_tally;
    std::optional<std::int64_t> seats;
    std::optional<double> budget;
    unsigned threads = 1;
};

// What stands on the command line beside a file holds for every count.
result<void> refine(count_request& count, const tally_words& words) {
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

result<consultation> counts_of(const tally_words& words) {
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
    for (ballot_set& set : out.ballots) set.reading.threads = words.threads;
    out.keep_tallies = !words.save_tally.empty();
    return out;
}

// An error without a place, where nothing but a consultation said what to count, is an error of that file.
error placed(error failure, const tally_words& words) {
    const bool file_alone = words.rules.empty() && words.reading.policies.empty() && words.requirements.empty() &&
                            words.two_level.empty() && words.by.empty() && words.reading.where.empty() &&
                            words.reweight.empty() && !words.seats;
    if (words.reading.is_consultation() && file_alone && failure.where.file.empty())
        failure.where.file = words.reading.files[0];
    return failure;
}

// Writes the tallies that the counts read.
int save(const consultation_result& counted, const std::string& path) {
    const auto bytes = serialise(kept_tallies(counted));
    if (!bytes) return report_error(bytes.error());
    for (const count_request& count : counted.declared.counts) {
        if (count.by.empty()) continue;
        std::cerr << "delib: note: the saved tally covers the whole only, not the values of '" << visible(count.by)
                  << "'\n";
        break;
    }
    return write_output(*bytes, path);
}

int tally(const tally_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    if (words.save_tally == "-") return report_error(wrong("--save-tally writes a file, not standard output"));
    const auto declared = counts_of(words);
    if (!declared) return report_error(declared.error());
    if (declared->keep_tallies) {
        if (const auto can = check_can_be_saved(*declared); !can) return report_error(can.error());
    }
    progress_bar bar;
    const auto counted = run(*declared, control_with(bar, words.budget));
    bar.clear();
    if (!counted) return report_error(placed(counted.error(), words));
    if (!words.save_tally.empty()) {
        if (const int failure = save(*counted, words.save_tally); failure != done) return failure;
    }
    return show(*counted, words.showing, language_of(words.showing, *declared));
}

}  // namespace

void add_tally(CLI::App& app, int& status) {
    auto words = std::make_shared<tally_words>();
    CLI::App* command = app.add_subcommand("tally", "Count ballots by one or several rules");
    const auto option = [&](const char* name, auto& value, const char* takes, const char* meaning) {
        return add_option(*command, name, value, takes, meaning);
    };
    add_files(*command, words->reading, "ballots or tallies (- for stdin), or consultation.toml");
    option("--rule", words->rules, "SPEC", "ID[:name=value,…] or JSON; may be repeated")
        ->allow_extra_args(false)
        ->type_name(offered::rule);
    option("--seats", words->seats, "K", "how many are chosen");
    add_policy(*command, words->reading);
    option("--by", words->by, "STRATUM", "count each of its values, too");
    add_where(*command, words->reading);
    option("--reweight", words->reweight, "STRATUM", "scale it to its declared weights");
    option("--two-level", words->two_level, "SPEC", "stratum=S,carry=ranking|scores|reweighted,second=RULE")
        ->type_name(offered::two_level);
    option("--requirement", words->requirements, "SPEC", "quorum, threshold, supermajority, status-quo, …")
        ->allow_extra_args(false)
        ->type_name(offered::requirement);
    add_reading(*command, words->reading);
    add_showing(*command, words->showing);
    option("--save-tally", words->save_tally, "PATH", "also save what the rules read, to merge or recount")
        ->type_name(offered::file);
    option("--threads", words->threads, "N", "how many read; results never depend on it")->check(CLI::Range(1, 1024));
    add_budget(*command, words->budget);
    add_no_digest(*command, words->reading);
    command->footer("Examples:\n  delib tally ballots.csv --rule ranked-priorities:places=5 --seats 5\n"
                    "  delib tally consultation.toml --lang fr --report result.html");
    command->callback([words, &status] { status = tally(*words); });
}

}  // namespace delib::cli
