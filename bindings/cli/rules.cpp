// delib rules: the catalogue, or one rule with its options.

#include "delib/report/rules.hpp"

#include "commands.hpp"
#include "delib/engine/registry.hpp"
#include "words.hpp"

#include <memory>
#include <string>

namespace delib::cli {

namespace {

struct rules_words {
    std::string id, lang = "en", output = "text";
};

int rules(const rules_words& words) {
    std::vector<const rule_entry*> shown;
    if (words.id.empty()) {
        for (const rule_entry& entry : all_rule_entries()) shown.push_back(&entry);
    } else {
        const auto found = find_rule(words.id);
        if (!found) return report_error(found.error());
        shown.push_back(*found);
    }
    if (words.output == "json") return write_output(rules_to_json(shown));
    return write_output(rules_to_text(shown, *parse_language(words.lang), !words.id.empty()));
}

}  // namespace

void add_rules(CLI::App& app, int& status) {
    auto words = std::make_shared<rules_words>();
    CLI::App* command = app.add_subcommand("rules", "List the rules, or one rule with its options");
    command->add_option("ID", words->id, "the identifier of a rule")->type_name(offered::rule_id);
    one_of(add_option(*command, "--output", words->output, "FORM", "text or json"), "text|json");
    one_of(add_option(*command, "--lang", words->lang, "LANG", "en or fr"), "en|fr");
    command->footer("Examples:\n  delib rules\n  delib rules ranked-priorities --lang fr");
    command->callback([words, &status] { status = rules(*words); });
}

}  // namespace delib::cli
