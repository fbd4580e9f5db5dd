// delib tally: count ballot files by rules, or a whole consultation.

#include "commands.hpp"
#include "delib/engine/run.hpp"
#include "delib/engine/saved_tallies.hpp"
#include "delib/engine/spec.hpp"
#include "delib/report/report.hpp"
#include "progress.hpp"

#include <CLI/CLI.hpp>
#include <sys/ioctl.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>
#include <vector>

namespace delib::cli {

namespace {

// The words of the command line, as they were given.
struct tally_words {
    std::vector<std::string> files;
    std::vector<std::string> rules;
    std::vector<std::string> policies;
    std::vector<std::string> requirements;
    std::string two_level, by, where, reweight, weights, scale, ballot, format, revote = "last", report, lang,
                                                                                output = "text", save_tally;
    std::optional<std::int64_t> seats;
    std::optional<int> weight_digits;
    std::optional<double> budget;
    unsigned threads = 1;
    bool lenient = false, no_digest = false;
};

std::vector<std::string> split_names(const std::string& list) {
    std::vector<std::string> names;
    std::string rest = list;
    for (;;) {
        const auto comma = rest.find(',');
        names.emplace_back(trim(rest.substr(0, comma)));
        if (comma == std::string::npos) return names;
        rest.erase(0, comma + 1);
    }
}

error wrong(std::string message) {
    return {error_code::usage, std::move(message), {}};
}

bool is_consultation(const tally_words& words) {
    return words.files.size() == 1 && words.files[0].ends_with(".toml");
}

result<void> set_policy(consultation& into, const tally_words& words) {
    ballot_policy probe;
    for (const std::string& given : words.policies) {
        DELIB_TRY(values, parse_values(given));
        for (const auto& [name, value] : values) {
            DELIB_CHECK(set(probe, name, value));
            into.policy.emplace_back(name, value);
        }
    }
    return {};
}

result<ballot_set> ballots_of(const tally_words& words) {
    ballot_set out;
    out.files = words.files;
    out.reading.format = words.format;
    if (!words.ballot.empty()) {
        DELIB_TRY(reading, parse_ballot_reading(words.ballot));
        out.reading.ballot = reading;
    }
    if (!words.scale.empty()) out.reading.scale = split_names(words.scale);
    out.reading.weight_column = words.weights;
    return out;
}

// What stands on the command line beside a file holds for every count.
result<void> refine(count_request& count, const tally_words& words) {
    if (words.seats) count.seats = *words.seats;
    if (!words.by.empty()) count.by = words.by;
    if (!words.where.empty()) {
        const auto equals = words.where.find('=');
        if (equals == std::string::npos) return wrong("--where is STRATUM=VALUE, got '" + visible(words.where) + "'");
        count.where = std::pair(words.where.substr(0, equals), words.where.substr(equals + 1));
    }
    if (!words.reweight.empty()) count.reweight = words.reweight;
    if (!words.two_level.empty()) {
        DELIB_TRY(levels, parse_two_level(words.two_level));
        count.two_level = std::move(levels);
    }
    for (const std::string& given : words.requirements) {
        DELIB_TRY(read, parse_requirement_spec(given));
        count.requirements.push_back(std::move(read));
    }
    return {};
}

result<consultation> consultation_of(const tally_words& words) {
    consultation out;
    if (is_consultation(words)) {
        if (!words.format.empty() || !words.ballot.empty() || !words.scale.empty() || !words.weights.empty()) {
            return wrong("a consultation says itself how its ballots are read; --format, --ballot, --scale and "
                         "--weights are for ballot files");
        }
        DELIB_TRY(read, read_consultation(words.files[0]));
        out = std::move(read);
        if (!words.rules.empty()) out.counts.clear();
    } else {
        for (const std::string& file : words.files) {
            if (file.ends_with(".toml")) return wrong("a consultation is counted alone, without other files");
        }
        if (words.rules.empty()) return wrong("say how to count, as in --rule schulze; `delib rules` lists the rules");
        DELIB_TRY(set, ballots_of(words));
        out.ballots.push_back(std::move(set));
    }
    DELIB_CHECK(set_policy(out, words));
    for (const std::string& given : words.rules) {
        DELIB_TRY(rule, parse_rule_spec(given));
        count_request count;
        count.rule = rule.name;
        count.options = rule.values;
        out.counts.push_back(std::move(count));
    }
    for (count_request& count : out.counts) DELIB_CHECK(refine(count, words));
    out.keep_tallies = !words.save_tally.empty();
    for (ballot_set& set : out.ballots) {
        set.reading.lenient = words.lenient;
        set.reading.digest = !words.no_digest;
        set.reading.weight_digits = words.weight_digits;
        if (words.revote != "last")
            set.reading.revote = words.revote == "first" ? revote_policy::first : revote_policy::reject;
    }
    return out;
}

language language_of(const tally_words& words, const consultation& declared) {
    if (!words.lang.empty()) return *parse_language(words.lang);
    if (declared.language) return *declared.language;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("fr") ? language::fr : language::en;
    }
    return language::en;
}

std::size_t terminal_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) {
        return std::min<std::size_t>(size.ws_col, 120);
    }
    return 80;
}

bool wants_colour() {
    const char* no_colour = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

// An error without a place, where nothing but a consultation said what to count, is an error of that file.
error placed(error failure, const tally_words& words) {
    const bool file_alone = words.rules.empty() && words.policies.empty() && words.requirements.empty() &&
                            words.two_level.empty() && words.by.empty() && words.where.empty() &&
                            words.reweight.empty() && !words.seats;
    if (is_consultation(words) && file_alone && failure.where.file.empty()) failure.where.file = words.files[0];
    return failure;
}

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

int tally(const tally_words& words) {
    if (!words.report.empty() && !words.report.ends_with(".html") && !words.report.ends_with(".md")) {
        return report_error(wrong("--report ends in .html or .md, got '" + visible(words.report) + "'"));
    }
    if (words.save_tally == "-") return report_error(wrong("--save-tally writes a file, not standard output"));
    const auto declared = consultation_of(words);
    if (!declared) return report_error(declared.error());
    if (declared->keep_tallies) {
        if (const auto can = check_can_be_saved(*declared); !can) return report_error(can.error());
    }
    control c;
    progress_bar bar;
    c.progress = [&bar](double share) { return bar.show(share); };
    if (words.budget) {
        c.deadline = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                            std::chrono::duration<double>(*words.budget));
    }
    const auto counted = run(*declared, c);
    bar.clear();
    if (!counted) return report_error(placed(counted.error(), words));
    const language lang = language_of(words, *declared);
    if (!words.save_tally.empty()) {
        if (const int failure = save(*counted, words.save_tally); failure != done) return failure;
    }
    if (!words.report.empty()) {
        const bool html = words.report.ends_with(".html");
        if (const int failure =
                write_output(html ? to_html(*counted, lang) : to_markdown(*counted, lang), words.report);
            failure != done)
            return failure;
    }
    const std::string text = words.output == "json" ? to_json(*counted)
                             : words.output == "markdown"
                                 ? to_markdown(*counted, lang)
                                 : to_terminal(*counted, lang, terminal_width(), wants_colour());
    if (const int failure = write_output(text); failure != done) return failure;
    return counted->complete() ? done : stopped_at_budget;
}

}  // namespace

void add_tally(CLI::App& app, int& status) {
    auto words = std::make_shared<tally_words>();
    CLI::App* command = app.add_subcommand("tally", "Count ballots by one or several rules");
    const auto option = [&](const char* name, auto& value, const char* takes, const char* meaning) {
        return command->add_option(name, value, meaning)->option_text(takes);
    };
    option("FILE", words->files, "...", "ballots or tallies (- for stdin), or consultation.toml")->required();
    option("--rule", words->rules, "SPEC", "ID[:name=value,…] or JSON; may be repeated")->allow_extra_args(false);
    option("--seats", words->seats, "K", "how many are chosen");
    option("--policy", words->policies, "NAME=VALUE", "unranked, pairwise-ties, overvote, ungraded")
        ->allow_extra_args(false);
    option("--by", words->by, "STRATUM", "count each of its values, too");
    option("--where", words->where, "STRATUM=VALUE", "count this part only");
    option("--reweight", words->reweight, "STRATUM", "scale it to its declared weights");
    option("--two-level", words->two_level, "SPEC", "stratum=S,carry=ranking|scores|reweighted,second=RULE");
    option("--requirement", words->requirements, "SPEC", "quorum, threshold, supermajority, status-quo, …")
        ->allow_extra_args(false);
    option("--weights", words->weights, "COLUMN", "the column of ballot weights");
    option("--weight-digits", words->weight_digits, "N", "round weights to so many decimals")->check(CLI::Range(0, 30));
    option("--scale", words->scale, "A,B,C", "grades from worst to best");
    option("--ballot", words->ballot, "CELLS", "ranks, matrix, grades, approvals or points");
    option("--format", words->format, "F", "csv, grades, approvals, soc, soi, toc, toi, cvotes");
    option("--revote", words->revote, "WHICH", "last, first or reject: which ballot of a voter counts")
        ->check(CLI::IsMember({"last", "first", "reject"}));
    command->add_flag("--lenient", words->lenient, "count the readable ballots and list the others");
    option("--output", words->output, "FORM", "text, json or markdown")
        ->check(CLI::IsMember({"text", "json", "markdown"}));
    option("--report", words->report, "PATH", "also write this .html or .md file");
    option("--save-tally", words->save_tally, "PATH", "also save what the rules read, to merge or recount");
    option("--lang", words->lang, "LANG", "en or fr")->check(CLI::IsMember({"en", "fr"}));
    option("--threads", words->threads, "N", "accepted; results never depend on it")->check(CLI::Range(1, 1024));
    option("--budget", words->budget, "SECONDS", "then hard rules stop (exit status 4)")->check(CLI::PositiveNumber);
    command->add_flag("--no-digest", words->no_digest, "do not compute the SHA-256 of the files");
    command->footer("Examples:\n  delib tally ballots.csv --rule ranked-priorities:places=5 --seats 5\n"
                    "  delib tally consultation.toml --lang fr --report result.html");
    command->callback([words, &status] { status = tally(*words); });
}

}  // namespace delib::cli
