// delib consensus: how much voters agree, together and on each candidate.

#include "commands.hpp"
#include "delib/engine/measure.hpp"
#include "words.hpp"

#include <memory>
#include <string>

namespace delib::cli {

namespace {

struct consensus_words {
    reading_words reading;
    showing_words showing;
    std::string by, support = "half";
    std::uint64_t resamples = consensus_options{}.resamples, seed = consensus_options{}.seed;
};

// An error without a place is one of the file, where there is too much of something in it, or nothing but a consultation
// says what is read.
error placed(error failure, const consensus_words& words) {
    const bool file_alone = words.reading.policies.empty() && words.reading.where.empty() && words.by.empty();
    const bool too_much = failure.code == error_code::limit && words.reading.files.size() == 1;
    if (failure.where.file.empty() && (too_much || (words.reading.is_consultation() && file_alone)))
        failure.where.file = words.reading.files[0];
    return failure;
}

result<consensus_request> request_of(const consensus_words& words) {
    consensus_request out;
    DELIB_TRY(where, part_of(words.reading));
    out.where = std::move(where);
    out.by = words.by;
    DELIB_TRY(support, parse_ranked_support(words.support));
    out.options.support = support;
    out.options.resamples = words.resamples;
    out.options.seed = words.seed;
    return out;
}

int measure(const consensus_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    const auto request = request_of(words);
    if (!request) return report_error(request.error());
    const auto declared = consultation_of(words.reading);
    if (!declared) return report_error(declared.error());
    progress_bar bar;
    const auto measured = measure_consensus(*declared, *request, control_with(bar, std::nullopt));
    bar.clear();
    if (!measured) return report_error(placed(measured.error(), words));
    return show(*measured, words.showing, language_of(words.showing, *declared));
}

}  // namespace

void add_consensus(CLI::App& app, int& status) {
    auto words = std::make_shared<consensus_words>();
    CLI::App* command = app.add_subcommand("consensus", "How much voters agree, together and on each candidate");
    const auto option = [&](const char* name, auto& value, const char* takes, const char* meaning) {
        return add_option(*command, name, value, takes, meaning);
    };
    add_files(*command, words->reading, "ballots, - for standard input, or consultation.toml");
    add_policy(*command, words->reading);
    option("--by", words->by, "STRATUM", "measure each of its values, too");
    add_where(*command, words->reading);
    one_of(option("--support", words->support, "WHEN", "whom a ranking supports: half or named"), "half|named");
    option("--resamples", words->resamples, "N", "samples for 95% intervals; 200 if not said, 0 for none");
    option("--seed", words->seed, "N", "of the samples; 1 if not said");
    add_reading(*command, words->reading);
    add_showing(*command, words->showing);
    add_no_digest(*command, words->reading);
    command->footer("Told are, for each candidate, how many are for, against or neither, and how\n"
                    "close they are; for all together, figures on grades or on rankings.\n\n"
                    "Examples:\n  delib consensus grades.csv --scale reject,poor,fair,good,excellent\n"
                    "  delib consensus ballots.soi --by town --output json");
    command->callback([words, &status] { status = measure(*words); });
}

}  // namespace delib::cli
