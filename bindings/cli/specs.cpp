#include "specs.hpp"

#include "delib/ballot/policy.hpp"
#include "delib/report/rules.hpp"
#include "delib/simulate/culture.hpp"

namespace delib::cli {

std::vector<spec_row> rule_specs() {
    std::vector<spec_row> out;
    for (const rule_entry& rule : all_rule_entries()) {
        spec_row row{std::string(rule.info.id), std::string(rule.info.name_en), std::string(rule.info.summary_en), {}};
        for (const option_row& option : rule.rows) {
            row.values.push_back({std::string(option.name), std::string(option.values), std::string(option.meaning_en),
                                  default_of(rule, option.name)});
        }
        out.push_back(std::move(row));
    }
    return out;
}

std::vector<spec_row> model_specs() {
    const culture_options usual;
    std::vector<spec_row> out;
    for (const culture_info& model : all_cultures()) {
        spec_row row{std::string(model.id), std::string(model.name_en), std::string(model.summary_en), {}};
        for (const option_row& option : model.rows) {
            row.values.push_back({std::string(option.name), std::string(option.values), std::string(option.meaning_en),
                                  option_text(option, &usual)});
        }
        out.push_back(std::move(row));
    }
    return out;
}

std::vector<spec_row> requirement_specs() {
    const named_value share{"share", "NUMBER", "a share from 0 to 1, such as 2/3"};
    const named_value compare{"compare", ">|>=", "more than the share, or equal to it, too", ">"};
    const named_value of{"of", "heads|weight", "count people or their weight", "heads"};
    return {
        {"quorum",
         "",
         "Enough people, or weight, voted.",
         {{"heads", "NUMBER", "so many people"},
          {"weight", "NUMBER", "so much weight"},
          {"share", "NUMBER", "a share of the roll, such as 1/2"},
          {"roll", "NUMBER", "all who may vote"},
          of,
          {"blanks", "excluded|included", "whether blank ballots count", "excluded"}}},
        {"threshold",
         "",
         "A candidate's support is a share of the ballots.",
         {share,
          {"base", "counted|cast", "the share is of the ballots that count, or of all, blank ones included", "counted"},
          {"support", "named|first", "ballots that name the candidate, or put it first", "named"},
          {"grade", "GRADE", "ballots that give this grade or a better one"},
          compare}},
        {"supermajority",
         "",
         "Of those who prefer the candidate or the option against, a share prefers the candidate.",
         {{"against", "CANDIDATE", "the option to beat"},
          share,
          {"fake-share", "NUMBER", "the share of votes that may be fake, instead of share"},
          compare}},
        {"status-quo", "", "The winner beats an option in a duel.", {{"against", "CANDIDATE", "the option to beat"}}},
        {"objections",
         "",
         "At most so many ballots give a candidate this grade or a worse one.",
         {{"most", "NUMBER", "at most so many"}, {"grade", "GRADE", "this grade or a worse one"}, of}},
    };
}

std::vector<named_value> policy_values() {
    static constexpr std::string_view meanings[] = {
        "candidates that a ranking leaves out", "candidates that a ranking puts in one tier",
        "several candidates at a rank for one", "candidates without a grade"};
    std::vector<named_value> out;
    for (const auto& [name, value] : to_pairs({})) {
        const std::size_t at = out.size();
        std::string values;
        for (const std::string_view word : detail::policy_rows[at].values) {
            if (!word.empty()) values += (values.empty() ? "" : "|") + std::string(word);
        }
        out.push_back({name, values, std::string(meanings[at]), value});
    }
    return out;
}

std::vector<named_value> two_level_values() {
    std::string ids;
    for (const rule_entry& rule : all_rule_entries()) ids += (ids.empty() ? "" : "|") + std::string(rule.info.id);
    return {{"stratum", "STRATUM", "each of its values is counted first"},
            {"carry", "ranking|scores|reweighted", "what goes up to the second level"},
            {"second", ids, "the rule of the second level"}};
}

std::vector<std::string> words_of(std::string_view values) {
    std::vector<std::string> out;
    for (const std::string_view value : detail::split_list(values, '|')) {
        const std::string_view word = value.substr(0, value.find(':') + 1);
        const std::string_view typed = word.empty() ? value : word;
        const auto other = typed.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/:");
        if (!typed.empty() && other == std::string_view::npos) out.emplace_back(typed);
    }
    return out;
}

}  // namespace delib::cli
