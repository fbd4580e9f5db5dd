// Options of rules as rows: name, type, values, meaning, and where the value stands in the rule's options struct. One
// routine, not a template, reads and writes every rule's options through its rows; front ends, help and bindings are
// made from the same rows. Every option is echoed in the result.
#pragma once

#include "delib/core/result.hpp"
#include "delib/number/rational.hpp"
#include "delib/outcome/ties.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {

/// What an option holds, and the type of its member.
enum class option_type : std::uint8_t {
    word,     ///< one of `values`; an enum of one byte with enumerators in the order of `values`
    whole,    ///< `std::int64_t`, within `least` … `most`
    flag,     ///< `true` or `false`; a bool
    numbers,  ///< a comma-separated list of exact numbers; `std::vector<rational>`
    ties,     ///< a `tie_policy`
};

[[nodiscard]] constexpr std::string_view to_text(option_type type) noexcept {
    constexpr std::string_view names[] = {"word", "whole-number", "flag", "numbers", "ties"};
    return names[static_cast<std::size_t>(type)];
}

/// One option of a rule.
struct option_row {
    std::string_view name;
    option_type type;
    std::string_view values;  ///< of a word, separated by `|`; a pattern for the reader otherwise
    std::string_view meaning_en;
    std::string_view meaning_fr;
    std::size_t offset;      ///< of the member in the options struct
    std::int64_t least = 1;  ///< of an integer
    std::int64_t most = 1'000'000'000;
};

/// Options as they come from a command line, a file or a binding: names and values as text.
using option_texts = std::vector<std::pair<std::string, std::string>>;

namespace detail {

[[nodiscard]] inline std::vector<std::string_view> split_list(std::string_view list, char mark) {
    std::vector<std::string_view> items;
    for (;;) {
        const auto at = list.find(mark);
        items.push_back(trim(list.substr(0, at)));
        if (at == std::string_view::npos) return items;
        list.remove_prefix(at + 1);
    }
}

template <class T>
[[nodiscard]] T& member(void* options, const option_row& row) noexcept {
    return *reinterpret_cast<T*>(static_cast<std::byte*>(options) + row.offset);
}
template <class T>
[[nodiscard]] const T& member(const void* options, const option_row& row) noexcept {
    return *reinterpret_cast<const T*>(static_cast<const std::byte*>(options) + row.offset);
}

[[nodiscard]] inline result<void> read_option(const option_row& row, void* options, std::string_view text) {
    text = trim(text);
    const auto wrong = [&](std::string_view expected) {
        return error{error_code::usage,
                     "option " + std::string(row.name) + ": expected " + std::string(expected) + ", got '" +
                         visible(text.substr(0, 60)) + "'",
                     {}};
    };
    switch (row.type) {
        case option_type::word: {
            const auto values = split_list(row.values, '|');
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (values[i] != text) continue;
                member<std::uint8_t>(options, row) = static_cast<std::uint8_t>(i);
                return {};
            }
            return wrong("one of " + std::string(row.values));
        }
        case option_type::whole: {
            const bool negative = text.starts_with('-');
            const auto size = parse_digits(negative ? text.substr(1) : text);
            const int128 value = negative ? -size.value_or(0) : size.value_or(0);
            if (!size || value < row.least || value > row.most) {
                return wrong("a whole number from " + std::to_string(row.least) + " to " + std::to_string(row.most));
            }
            member<std::int64_t>(options, row) = static_cast<std::int64_t>(value);
            return {};
        }
        case option_type::flag:
            if (text != "true" && text != "false") return wrong("true or false");
            member<bool>(options, row) = text == "true";
            return {};
        case option_type::numbers: {
            std::vector<rational> numbers;
            for (const std::string_view item : split_list(text, ',')) {
                auto number = parse_rational(item);
                if (!number) return wrong("numbers separated by commas");
                numbers.push_back(*std::move(number));
            }
            member<std::vector<rational>>(options, row) = std::move(numbers);
            return {};
        }
        case option_type::ties: {
            DELIB_TRY(policy, parse_tie_policy(text));
            member<tie_policy>(options, row) = std::move(policy);
            return {};
        }
    }
    return {};
}

}  // namespace detail

/// The value of one option as text, in the form in which it is read.
[[nodiscard]] inline std::string option_text(const option_row& row, const void* options) {
    switch (row.type) {
        case option_type::word:
            return std::string(detail::split_list(row.values, '|')[detail::member<std::uint8_t>(options, row)]);
        case option_type::whole: return std::to_string(detail::member<std::int64_t>(options, row));
        case option_type::flag: return detail::member<bool>(options, row) ? "true" : "false";
        case option_type::numbers: {
            std::string text;
            for (const rational& number : detail::member<std::vector<rational>>(options, row)) {
                text += (text.empty() ? "" : ",") + to_text(number);
            }
            return text;
        }
        case option_type::ties: return to_text(detail::member<tie_policy>(options, row));
    }
    return {};
}

/// Reads the given options into a struct that holds the defaults. An unknown name, a name given twice and a value that
/// does not fit are errors that say what is expected.
[[nodiscard]] inline result<void> read_options_into(std::span<const option_row> rows, void* options,
                                                    const option_texts& given) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto& [name, value] = given[i];
        for (std::size_t j = 0; j < i; ++j) {
            if (given[j].first == name)
                return error{error_code::usage, "option " + visible(name) + " is given twice", {}};
        }
        const option_row* found = nullptr;
        std::string known;
        for (const option_row& row : rows) {
            if (row.name == name) found = &row;
            known += (known.empty() ? "" : ", ") + std::string(row.name);
        }
        if (found == nullptr) {
            return error{error_code::usage,
                         "there is no option '" + visible(name) + "'; expected " +
                             (known.empty() ? "none" : "one of " + known),
                         {}};
        }
        DELIB_CHECK(detail::read_option(*found, options, value));
    }
    return {};
}

/// Every option with its value, in the order of the rows.
[[nodiscard]] inline option_texts option_echo(std::span<const option_row> rows, const void* options) {
    option_texts echo;
    for (const option_row& row : rows) echo.emplace_back(std::string(row.name), option_text(row, options));
    return echo;
}

}  // namespace delib
