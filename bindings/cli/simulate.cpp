// delib simulate: rules on elections drawn from a model of voters.

#include "commands.hpp"
#include "delib/simulate/simulation.hpp"
#include "words.hpp"

#include <memory>
#include <string>
#include <vector>

namespace delib::cli {

namespace {

struct simulate_words {
    std::string model = "ic";
    std::uint64_t voters = 1'001, candidates = 5, elections = 10'000, seed = 1;
    std::vector<std::string> rules, specs;
    unsigned threads = 1;
    showing_words showing;
    std::optional<double> budget;
};

result<simulation_request> request_of(const simulate_words& words) {
    simulation_request out;
    DELIB_TRY(model, parse_spec(words.model));
    out.model = std::move(model);
    out.voters = words.voters;
    out.candidates = words.candidates;
    out.elections = words.elections;
    out.seed = words.seed;
    out.threads = words.threads;
    for (const std::string& id : words.rules) out.rules.push_back({id, {}});
    for (const std::string& given : words.specs) {
        DELIB_TRY(rule, parse_rule_spec(given));
        out.rules.push_back(std::move(rule));
    }
    if (out.rules.empty()) return wrong("say which rules: --rules A,B or --rule SPEC");
    return out;
}

int simulate_elections(const simulate_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    const auto request = request_of(words);
    if (!request) return report_error(request.error());
    progress_bar bar;
    const auto seen = simulate(*request, control_with(bar, words.budget));
    bar.clear();
    if (!seen) return report_error(seen.error());
    return show(*seen, words.showing, language_of(words.showing));
}

}  // namespace

void add_simulate(CLI::App& app, int& status) {
    auto words = std::make_shared<simulate_words>();
    CLI::App* command = app.add_subcommand("simulate", "Draw elections from a model, and compare rules on them");
    const auto option = [&](const char* name, auto& value, const char* takes, const char* meaning) {
        return add_option(*command, name, value, takes, meaning);
    };
    option("--model", words->model, "SPEC", "ic, iac, urn, mallows, plackett-luce, euclidean")
        ->type_name(offered::model);
    option("--voters", words->voters, "N", "of each election; 1001 if not said");
    option("--candidates", words->candidates, "M", "of each election; 5 if not said");
    option("--elections", words->elections, "N", "how many; 10000 if not said");
    option("--rules", words->rules, "A,B,…", "identifiers of rules")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name(offered::rule_id);
    option("--rule", words->specs, "SPEC", "one with options, ID:name=value,…; may be repeated")
        ->allow_extra_args(false)
        ->type_name(offered::rule);
    option("--seed", words->seed, "N", "of the random numbers; 1 if not said");
    option("--threads", words->threads, "N", "how many work; results never depend on it")->check(CLI::Range(1, 1024));
    add_showing(*command, words->showing);
    add_budget(*command, words->budget);
    command->footer("Told are how often somebody wins every duel, how often each rule elects that\n"
                    "candidate, how often it leaves one winner, and how often two rules agree.\n\n"
                    "Examples:\n  delib simulate --model ic --candidates 3 --rules schulze,irv,borda\n"
                    "  delib simulate --model mallows:dispersion=0.8 --rules irv --output json");
    command->callback([words, &status] { status = simulate_elections(*words); });
}

}  // namespace delib::cli
