// delib map: votes on statements as a map of opinions.

#include "delib/report/map.hpp"

#include "commands.hpp"
#include "delib/core/text.hpp"
#include "words.hpp"

#include <charconv>
#include <memory>
#include <string>

namespace delib::cli {

namespace {

struct map_words {
    std::vector<std::string> files;
    std::string mode = "exact", groups = "auto", by, format;
    std::uint64_t seed = 1;
    bool no_digest = false;
    bool capture = false;
    showing_words showing;
};

result<map_request> request_of(const map_words& words) {
    map_request out;
    for (const map_mode mode : {map_mode::exact, map_mode::robust, map_mode::polis}) {
        if (words.mode == to_text(mode)) out.mode = mode;
    }
    if (words.groups != "auto") {
        std::size_t k = 0;
        const char* const end = words.groups.data() + words.groups.size();
        const auto [stopped, failure] = std::from_chars(words.groups.data(), end, k);
        if (failure != std::errc{} || stopped != end)
            return wrong("--groups is auto or a whole number, got '" + visible(words.groups) + "'");
        if (!words.by.empty()) return wrong("--by names the groups; --groups says how many are found");
        out.groups = k;
    }
    out.by = words.by;
    out.seed = words.seed;
    return out;
}

int map_opinions(const map_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    const auto request = request_of(words);
    if (!request) return report_error(request.error());
    vote_options reading;
    reading.read.format = words.format;
    reading.read.digest = !words.no_digest;
    if (!words.by.empty()) reading.strata.push_back(words.by);
    progress_bar bar;
    auto read = read_votes(words.files, reading);
    if (!read) return report_error(read.error());
    auto map = draw_map(read->votes, *request, control_with(bar, std::nullopt));
    if (!map) {
        error failure = map.error();
        // It is the votes that no map can be drawn of.
        if (failure.code == error_code::unsupported) failure.where.file = words.files.front();
        return report_error(failure);
    }
    mapped_conversation mapped{*std::move(read), *std::move(map), std::nullopt, std::nullopt};
    if (words.capture) {
        auto veto = veto_effects_of(mapped.read.votes, {.map = *request}, control_with(bar, std::nullopt));
        if (!veto) return report_error(veto.error());
        mapped.veto = *std::move(veto);
        auto bursts = bursts_of(mapped.read.votes, {.map = *request}, control_with(bar, std::nullopt));
        if (!bursts) return report_error(bursts.error());
        mapped.bursts = *std::move(bursts);
    }
    bar.clear();
    return show(mapped, words.showing, language_of(words.showing));
}

}  // namespace

void add_map(CLI::App& app, int& status) {
    auto words = std::make_shared<map_words>();
    CLI::App* command = app.add_subcommand("map", "Draw the map of opinions that votes on statements make");
    const auto option = [&](const char* name, auto& value, const char* takes, const char* meaning) {
        return add_option(*command, name, value, takes, meaning);
    };
    option("FILE", words->files, "...", "the files of one conversation, - for standard input")
        ->required()
        ->type_name(offered::file);
    one_of(option("--mode", words->mode, "MODE", "exact (if not said), robust or polis"), "exact|robust|polis");
    option("--groups", words->groups, "K", "how many groups; auto if not said: 2 to 5");
    option("--by", words->by, "COLUMN", "groups that are declared in this column instead");
    option("--seed", words->seed, "N", "of the random numbers; 1 if not said");
    one_of(option("--format", words->format, "F", "votes (exports of Polis), json or csv (a plain table)"),
           "votes|json|csv");
    command->add_flag("--capture", words->capture, "what a bloc would do; who came together and agrees");
    add_showing(*command, words->showing);
    command->add_flag("--no-digest", words->no_digest, "do not compute the SHA-256 of the files");
    command->footer("Told are where participants stand, the groups and how firm each is, what each\n"
                    "thinks, and which statements all share or divide them.\n\n"
                    "Examples:\n  delib map participants-votes.csv comments.csv --report map.html\n"
                    "  delib map votes.json comments.json --mode polis --output json");
    command->callback([words, &status] { status = map_opinions(*words); });
}

}  // namespace delib::cli
