// delib audit-privacy: what published ballots would tell of single voters.

#include "commands.hpp"
#include "delib/integrity/privacy.hpp"
#include "delib/report/report.hpp"
#include "words.hpp"

#include <memory>

namespace delib::cli {

namespace {

struct audit_words {
    reading_words reading;
    showing_words showing;
    privacy_request request;
};

int audit(const audit_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    const auto declared = consultation_of(words.reading);
    if (!declared) return report_error(declared.error());
    progress_bar bar;
    const auto found = audit_privacy(*declared, words.request, control_with(bar, std::nullopt));
    bar.clear();
    if (!found) return report_error(found.error());
    return show(*found, words.showing, language_of(words.showing, *declared));
}

}  // namespace

void add_audit_privacy(CLI::App& app, int& status) {
    auto words = std::make_shared<audit_words>();
    CLI::App* command = app.add_subcommand("audit-privacy", "What published ballots would tell of single voters");
    add_files(*command, words->reading, "ballots (- for stdin), or consultation.toml");
    add_option(*command, "--by", words->request.columns, "COLUMN", "a published stratum; may be repeated; else all")
        ->allow_extra_args(false);
    add_option(*command, "--k", words->request.k, "N", "fewer voters than this are few; 5 if not said");
    add_policy(*command, words->reading);
    add_reading(*command, words->reading);
    add_showing(*command, words->showing);
    add_no_digest(*command, words->reading);
    command->footer("Nothing is counted. The exit status is 0, whatever is found.\n\n"
                    "Examples:\n  delib audit-privacy ballots.csv\n"
                    "  delib audit-privacy ballots.csv --by college --k 10 --output json");
    command->callback([words, &status] { status = audit(*words); });
}

}  // namespace delib::cli
