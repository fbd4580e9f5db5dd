// Options of rules as rows: name, type, values, meaning, and where the value stands in the rule's options struct. One
// routine, not a template, reads and writes every rule's options through its rows; front ends, help and bindings are
// made from the same rows. Every option is echoed in the result.
#pragma once

#include "delib/core/config.hpp"
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

[[nodiscard]] std::vector<std::string_view> split_list(std::string_view list, char mark);

template <class T>
[[nodiscard]] T& member(void* options, const option_row& row) noexcept {
    return *reinterpret_cast<T*>(static_cast<std::byte*>(options) + row.offset);
}
template <class T>
[[nodiscard]] const T& member(const void* options, const option_row& row) noexcept {
    return *reinterpret_cast<const T*>(static_cast<const std::byte*>(options) + row.offset);
}

[[nodiscard]] result<void> read_option(const option_row& row, void* options, std::string_view text);

}  // namespace detail

/// The value of one option as text, in the form in which it is read.
[[nodiscard]] std::string option_text(const option_row& row, const void* options);

/// Reads the given options into a struct that holds the defaults. An unknown name, a name given twice and a value that
/// does not fit are errors that say what is expected.
[[nodiscard]] result<void> read_options_into(std::span<const option_row> rows, void* options,
                                             const option_texts& given);

/// Every option with its value, in the order of the rows.
[[nodiscard]] option_texts option_echo(std::span<const option_row> rows, const void* options);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/impl/option.ipp"
#endif
