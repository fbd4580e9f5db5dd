// delib tally: count ballot files by rules, or a whole consultation.

#include "commands.hpp"
#include "counting_words.hpp"
#include "delib/engine/run.hpp"
#include "delib/engine/saved_tallies.hpp"
#include "delib/report/report.hpp"

#include <iostream>
#include <memory>
#include <optional>
#include <string>

namespace delib::cli {

namespace {

struct tally_words {
    counting_words counting;
    showing_words showing;
    std::string save_tally;
    std::optional<double> budget;
    unsigned threads = 1;
    bool capture = false;
    capture_request request;
};

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

int save_if_asked(const consultation_result& counted, const tally_words& words) {
    return words.save_tally.empty() ? static_cast<int>(done) : save(counted, words.save_tally);
}

int tally(const tally_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    if (words.save_tally == "-") return report_error(wrong("--save-tally writes a file, not standard output"));
    auto declared = counts_of(words.counting);
    if (!declared) return report_error(declared.error());
    for (ballot_set& set : declared->ballots) set.reading.threads = words.threads;
    declared->keep_tallies = !words.save_tally.empty();
    if (declared->keep_tallies) {
        if (const auto can = check_can_be_saved(*declared); !can) return report_error(can.error());
    }
    const language lang = language_of(words.showing, *declared);
    progress_bar bar;
    if (words.capture) {
        const auto found = capture(*declared, words.request, control_with(bar, words.budget));
        bar.clear();
        if (!found) return report_error(placed(found.error(), words.counting));
        if (const int failure = save_if_asked(found->counted, words); failure != done) return failure;
        return show(result_with_capture{*found}, words.showing, lang);
    }
    const auto counted = run(*declared, control_with(bar, words.budget));
    bar.clear();
    if (!counted) return report_error(placed(counted.error(), words.counting));
    if (const int failure = save_if_asked(*counted, words); failure != done) return failure;
    return show(*counted, words.showing, lang);
}

}  // namespace

void add_tally(CLI::App& app, int& status) {
    auto words = std::make_shared<tally_words>();
    CLI::App* command = app.add_subcommand("tally", "Count ballots by one or several rules");
    const auto option = [&](const char* name, auto& value, const char* takes, const char* meaning) {
        return add_option(*command, name, value, takes, meaning);
    };
    add_files(*command, words->counting.reading, "ballots or tallies (- for stdin), or consultation.toml");
    add_counting(*command, words->counting);
    add_reading(*command, words->counting.reading);
    add_showing(*command, words->showing);
    option("--save-tally", words->save_tally, "PATH", "also save what the rules read, to merge or recount")
        ->type_name(offered::file);
    option("--threads", words->threads, "N", "how many read; results never depend on it")->check(CLI::Range(1, 1024));
    command->add_flag("--capture", words->capture, "also say how few ballots would turn it");
    add_capture_request(*command, words->request);
    add_budget(*command, words->budget);
    add_no_digest(*command, words->counting.reading);
    command->footer("Examples:\n  delib tally ballots.csv --rule ranked-priorities:places=5 --seats 5\n"
                    "  delib tally consultation.toml --lang fr --report result.html");
    command->callback([words, &status] { status = tally(*words); });
}

}  // namespace delib::cli
