#include "words.hpp"

#include "commands.hpp"
#include "delib/engine/compare.hpp"
#include "delib/engine/run.hpp"
#include "delib/engine/spec.hpp"
#include "delib/report/map.hpp"
#include "delib/report/report.hpp"

#include <sys/ioctl.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace delib::cli {

namespace {

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

result<void> set_policy(consultation& into, const reading_words& words) {
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

result<ballot_set> ballots_of(const reading_words& words) {
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

}  // namespace

error wrong(std::string message) {
    return {error_code::usage, std::move(message), {}};
}

void one_of(CLI::Option* option, const std::string& list) {
    option->type_name(list)->check(CLI::IsMember(CLI::detail::split(list, '|')).description(""));
}

void add_files(CLI::App& command, reading_words& words, const char* meaning) {
    add_option(command, "FILE", words.files, "...", meaning)->required()->type_name(offered::file);
}

void add_policy(CLI::App& command, reading_words& words) {
    add_option(command, "--policy", words.policies, "NAME=VALUE", "unranked, pairwise-ties, overvote, ungraded")
        ->allow_extra_args(false)
        ->type_name(offered::policy);
}

void add_where(CLI::App& command, reading_words& words) {
    add_option(command, "--where", words.where, "STRATUM=VALUE", "count this part only");
}

void add_reading(CLI::App& command, reading_words& words) {
    add_option(command, "--weights", words.weights, "COLUMN", "the column of ballot weights");
    add_option(command, "--weight-digits", words.weight_digits, "N", "round weights to so many decimals")
        ->check(CLI::Range(0, 30));
    add_option(command, "--scale", words.scale, "A,B,C", "grades from worst to best");
    add_option(command, "--ballot", words.ballot, "CELLS", "ranks, matrix, grades, approvals or points")
        ->type_name(offered::cells);
    add_option(command, "--format", words.format, "F", "of the files, one of csv, …; delib convert --help")
        ->type_name(offered::formats);
    one_of(
        add_option(command, "--revote", words.revote, "WHICH", "last, first or reject: which ballot of a voter counts"),
        "last|first|reject");
    command.add_flag("--lenient", words.lenient, "count the readable ballots and list the others");
}

void add_no_digest(CLI::App& command, reading_words& words) {
    command.add_flag("--no-digest", words.no_digest, "do not compute the SHA-256 of the files");
}

result<consultation> consultation_of(const reading_words& words) {
    consultation out;
    if (words.is_consultation()) {
        if (!words.format.empty() || !words.ballot.empty() || !words.scale.empty() || !words.weights.empty()) {
            return wrong("a consultation says itself how its ballots are read; --format, --ballot, --scale and "
                         "--weights are for ballot files");
        }
        DELIB_TRY(read, read_consultation(words.files[0]));
        out = std::move(read);
    } else {
        for (const std::string& file : words.files) {
            if (file.ends_with(".toml")) return wrong("a consultation is counted alone, without other files");
        }
        DELIB_TRY(set, ballots_of(words));
        out.ballots.push_back(std::move(set));
    }
    DELIB_CHECK(set_policy(out, words));
    for (ballot_set& set : out.ballots) {
        set.reading.lenient = words.lenient;
        set.reading.digest = !words.no_digest;
        set.reading.weight_digits = words.weight_digits;
        if (words.revote != "last")
            set.reading.revote = words.revote == "first" ? revote_policy::first : revote_policy::reject;
    }
    return out;
}

result<std::optional<std::pair<std::string, std::string>>> part_of(const reading_words& words) {
    if (words.where.empty()) return std::optional<std::pair<std::string, std::string>>{};
    const auto equals = words.where.find('=');
    if (equals == std::string::npos) return wrong("--where is STRATUM=VALUE, got '" + visible(words.where) + "'");
    return std::optional(std::pair(words.where.substr(0, equals), words.where.substr(equals + 1)));
}

void add_showing(CLI::App& command, showing_words& words) {
    one_of(add_option(command, "--output", words.output, "FORM", "text, json or markdown"), "text|json|markdown");
    add_option(command, "--report", words.report, "PATH", "also write this .html or .md file")
        ->type_name(offered::file);
    one_of(add_option(command, "--lang", words.lang, "LANG", "en or fr"), "en|fr");
}

result<void> check(const showing_words& words) {
    if (!words.report.empty() && !words.report.ends_with(".html") && !words.report.ends_with(".md"))
        return wrong("--report ends in .html or .md, got '" + visible(words.report) + "'");
    return {};
}

language language_of(const showing_words& words) {
    if (!words.lang.empty()) return *parse_language(words.lang);
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("fr") ? language::fr : language::en;
    }
    return language::en;
}

language language_of(const showing_words& words, const consultation& declared) {
    return words.lang.empty() && declared.language ? *declared.language : language_of(words);
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

void add_budget(CLI::App& command, std::optional<double>& seconds) {
    add_option(command, "--budget", seconds, "SECONDS", "then hard rules stop (exit status 4)")
        ->check(CLI::PositiveNumber);
}

control control_with(progress_bar& bar, const std::optional<double>& seconds) {
    control c;
    c.progress = [&bar](double share) { return bar.show(share); };
    if (seconds) {
        c.deadline = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                            std::chrono::duration<double>(*seconds));
    }
    return c;
}

template <class Answer>
int show(const Answer& answer, const showing_words& words, language lang) {
    if (!words.report.empty()) {
        const bool html = words.report.ends_with(".html");
        const int failure = write_output(html ? to_html(answer, lang) : to_markdown(answer, lang), words.report);
        if (failure != done) return failure;
    }
    const auto json_of = [&] {
        if constexpr (requires { to_json(answer, lang); })
            return to_json(answer, lang);
        else
            return to_json(answer);
    };
    const std::string text = words.output == "json"       ? json_of()
                             : words.output == "markdown" ? to_markdown(answer, lang)
                                                          : to_terminal(answer, lang, terminal_width(), wants_colour());
    if (const int failure = write_output(text); failure != done) return failure;
    return answer.complete() ? done : stopped_at_budget;
}

template int show(const consultation_result&, const showing_words&, language);
template int show(const comparison&, const showing_words&, language);
template int show(const captured&, const showing_words&, language);
template int show(const result_with_capture&, const showing_words&, language);
template int show(const audited&, const showing_words&, language);
template int show(const simulation&, const showing_words&, language);
template int show(const consensus_answer&, const showing_words&, language);
template int show(const power_indices&, const showing_words&, language);
template int show(const mapped_conversation&, const showing_words&, language);

}  // namespace delib::cli
