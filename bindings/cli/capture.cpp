// delib capture: how few ballots would turn a result, and who holds it.

#include "delib/integrity/capture.hpp"

#include "commands.hpp"
#include "counting_words.hpp"
#include "delib/report/report.hpp"

#include <memory>

namespace delib::cli {

namespace {

struct capture_words {
    counting_words counting;
    showing_words showing;
    capture_request request;
    std::optional<double> budget;
};

int capture_results(const capture_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    const auto declared = counts_of(words.counting);
    if (!declared) return report_error(declared.error());
    progress_bar bar;
    const auto found = capture(*declared, words.request, control_with(bar, words.budget));
    bar.clear();
    if (!found) return report_error(placed(found.error(), words.counting));
    return show(*found, words.showing, language_of(words.showing, *declared));
}

}  // namespace

void add_capture_request(CLI::App& command, capture_request& request) {
    add_option(command, "--seed", request.seed, "N", "of the voters drawn again; 1 if not said");
    add_option(command, "--resamples", request.resamples, "N", "how often; 1000 if not said")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1'000'000}));
    add_option(command, "--effort", request.effort.counts, "N", "counts to try every way; 3000 if not said")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{100'000'000}));
}

void add_capture(CLI::App& app, int& status) {
    auto words = std::make_shared<capture_words>();
    CLI::App* command = app.add_subcommand("capture", "How few ballots would turn a result, and who holds it");
    add_files(*command, words->counting.reading, "ballots (- for stdin), or consultation.toml");
    add_counting(*command, words->counting);
    add_reading(*command, words->counting.reading);
    add_capture_request(*command, words->request);
    add_showing(*command, words->showing);
    add_budget(*command, words->budget);
    add_no_digest(*command, words->counting.reading);
    command->footer("Examples:\n  delib capture ballots.csv --rule schulze --by college\n"
                    "  delib capture consultation.toml --lang fr --report capture.html");
    command->callback([words, &status] { status = capture_results(*words); });
}

}  // namespace delib::cli
