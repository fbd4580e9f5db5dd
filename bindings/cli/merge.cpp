// delib merge: saved tallies, made on different machines, become one.

#include "commands.hpp"
#include "delib/engine/saved_tallies.hpp"
#include "words.hpp"

#include <memory>
#include <string>
#include <vector>

namespace delib::cli {

namespace {

struct merge_words {
    std::vector<std::string> files;
    std::string to;
};

int merge(const merge_words& words) {
    const auto files = load_files(words.files);
    if (!files) return report_error(files.error());
    const auto merged = merge_files(*files);
    if (!merged) return report_error(merged.error());
    const auto bytes = serialise(*merged);
    if (!bytes) return report_error(bytes.error());
    return write_output(*bytes, words.to == "-" ? std::string_view{} : std::string_view(words.to));
}

}  // namespace

void add_merge(CLI::App& app, int& status) {
    auto words = std::make_shared<merge_words>();
    CLI::App* command = app.add_subcommand("merge", "Make one tally of several that were saved");
    command->add_option("TALLY", words->files, "saved by delib tally --save-tally; - for stdin")
        ->option_text("...")
        ->required()
        ->type_name(offered::file);
    command->add_option("--to", words->to, "the tally to write, - for standard output")
        ->option_text("PATH")
        ->required()
        ->type_name(offered::file);
    command->footer("The tallies are of different ballots, of the same candidates, read under the\n"
                    "same policy, for rules on the same bases. Candidates stand in the order of\n"
                    "the first file.\n\nExamples:\n  delib merge north.tally south.tally --to all.tally\n"
                    "  delib merge *.tally --to - | delib tally - --rule schulze");
    command->callback([words, &status] { status = merge(*words); });
}

}  // namespace delib::cli
