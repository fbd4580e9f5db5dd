// delib compare: every rule on the same ballots, and which winners depend on what.

#include "delib/engine/compare.hpp"

#include "commands.hpp"
#include "words.hpp"

#include <memory>
#include <string>

namespace delib::cli {

namespace {

struct compare_words {
    reading_words reading;
    showing_words showing;
    std::int64_t seats = 1;
    std::optional<double> budget;
};

// An error without a place, where nothing but a consultation says what is read, is an error of that file.
error placed(error failure, const compare_words& words) {
    const bool file_alone = words.reading.policies.empty() && words.reading.where.empty() && words.seats == 1;
    if (words.reading.is_consultation() && file_alone && failure.where.file.empty())
        failure.where.file = words.reading.files[0];
    return failure;
}

int compare_rules(const compare_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    const auto where = part_of(words.reading);
    if (!where) return report_error(where.error());
    const auto declared = consultation_of(words.reading);
    if (!declared) return report_error(declared.error());
    progress_bar bar;
    const auto compared = compare(*declared, {*where, words.seats}, control_with(bar, words.budget));
    bar.clear();
    if (!compared) return report_error(placed(compared.error(), words));
    return show(*compared, words.showing, language_of(words.showing, *declared));
}

}  // namespace

void add_compare(CLI::App& app, int& status) {
    auto words = std::make_shared<compare_words>();
    CLI::App* command = app.add_subcommand("compare", "Count by every rule: which winners depend on what");
    add_files(*command, words->reading, "ballots, - for standard input, or consultation.toml");
    add_option(*command, "--seats", words->seats, "K", "how many are chosen");
    add_policy(*command, words->reading);
    add_where(*command, words->reading);
    add_reading(*command, words->reading);
    add_showing(*command, words->showing);
    add_budget(*command, words->budget);
    add_no_digest(*command, words->reading);
    command->footer("Every rule that fits the ballots is counted with its default options, with each\n"
                    "option changed, and under each reading of what the ballots leave open.\n\n"
                    "Examples:\n  delib compare ballots.csv --lang fr --report comparison.html\n"
                    "  delib compare ballots.soi --output json");
    command->callback([words, &status] { status = compare_rules(*words); });
}

}  // namespace delib::cli
