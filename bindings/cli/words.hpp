// The words that commands on ballots have in common: which ballots, how they are read, in what form the answer comes.
#pragma once

#include "delib/core/control.hpp"
#include "delib/core/language.hpp"
#include "delib/engine/consultation.hpp"
#include "progress.hpp"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace delib::cli {

[[nodiscard]] error wrong(std::string message);

/// An option with what it takes, as the help shows it.
template <class T>
CLI::Option* add_option(CLI::App& command, const char* name, T& value, const char* takes, const char* meaning) {
    return command.add_option(name, value, meaning)->option_text(takes);
}

// What shells offer in the place of a value is the type name of its option: a list `a|b|c`, or one of these.
namespace offered {
inline constexpr const char *file = "FILE", *rule = "RULE", *rule_id = "ID", *requirement = "REQUIREMENT",
                            *policy = "POLICY", *two_level = "TWO-LEVEL", *model = "MODEL";
inline constexpr const char* formats = "csv|grades|approvals|soc|soi|toc|toi|cat|cvotes|abif|blt";
inline constexpr const char* cells = "ranks|matrix|grades|approvals|points";
}  // namespace offered

/// Takes one word of a list `a|b|c`; another is wrong usage.
void one_of(CLI::Option* option, const std::string& list);

/// Which ballots, and how they are read.
struct reading_words {
    std::vector<std::string> files;
    std::vector<std::string> policies;
    std::string where, weights, scale, ballot, format, revote = "last";
    std::optional<int> weight_digits;
    bool lenient = false, no_digest = false;

    [[nodiscard]] bool is_consultation() const { return files.size() == 1 && files[0].ends_with(".toml"); }
};

void add_files(CLI::App& command, reading_words& words, const char* meaning);
void add_policy(CLI::App& command, reading_words& words);
void add_where(CLI::App& command, reading_words& words);
/// How ballot files are read: from `--weights` to `--lenient`.
void add_reading(CLI::App& command, reading_words& words);
void add_no_digest(CLI::App& command, reading_words& words);

/// A consultation read from its file, or one without counts made of the ballot files. What the words say of reading and
/// policy is in it, over what its file says. Errors: those of the words, and of the consultation's file.
[[nodiscard]] result<consultation> consultation_of(const reading_words& words);

/// Column and value of `--where`, if it was given.
[[nodiscard]] result<std::optional<std::pair<std::string, std::string>>> part_of(const reading_words& words);

/// In what form the answer comes.
struct showing_words {
    std::string output = "text", report, lang;
};

/// `--output`, `--report` and `--lang`.
void add_showing(CLI::App& command, showing_words& words);

/// An error where the words contradict themselves, before anything is read.
[[nodiscard]] result<void> check(const showing_words& words);

/// That of the words, or the environment.
[[nodiscard]] language language_of(const showing_words& words);
/// That of the words, the consultation or the environment.
[[nodiscard]] language language_of(const showing_words& words, const consultation& declared);

[[nodiscard]] std::size_t terminal_width();
[[nodiscard]] bool wants_colour();

/// `--budget`.
void add_budget(CLI::App& command, std::optional<double>& seconds);

/// Shows progress on `bar`, and stops at the budget.
[[nodiscard]] control control_with(progress_bar& bar, const std::optional<double>& seconds);

/// Writes the report if one was asked for, and prints the answer; an exit status. `Answer` is what report.hpp shows.
template <class Answer>
[[nodiscard]] int show(const Answer& answer, const showing_words& words, language lang);

}  // namespace delib::cli
