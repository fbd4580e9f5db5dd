// What went wrong, in words, and where in which file.
#pragma once

#include "delib/core/config.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace delib {

/// The kinds of failure. A tie, no Condorcet winner or an unmet quorum is an outcome, not an error.
enum class error_code : std::uint8_t {
    usage,        ///< an option, a rule or an argument that does not exist or does not fit
    parse,        ///< a file that cannot be read as what it should be
    name,         ///< a candidate, grade or stratum that is unknown, or named twice
    overflow,     ///< a number beyond what can be counted exactly
    limit,        ///< a documented bound on size, memory or work was met
    unsupported,  ///< the ballots cannot answer what was asked of them
    cancelled,    ///< the caller stopped the work
    io,           ///< the system could not open, read or write
};

[[nodiscard]] constexpr std::string_view to_text(error_code code) noexcept {
    constexpr std::string_view names[] = {"usage", "parse",       "name",      "overflow",
                                          "limit", "unsupported", "cancelled", "io"};
    return names[static_cast<std::size_t>(code)];
}

/// A place in a file. Lines and columns count from 1 (columns in bytes); 0 is "unknown".
struct source_place {
    std::string file{};
    std::uint64_t line = 0;
    std::uint64_t column = 0;

    friend bool operator==(const source_place&, const source_place&) = default;
};

/// `file:line:column`, as far as it is known.
[[nodiscard]] std::string to_text(const source_place& place);

/// A failure: its kind, a message that says what is wrong and what was expected, and the place if there is one.
struct error {
    error_code code = error_code::usage;
    std::string message{};
    source_place where{};
};

/// `file:line:column: error: message`, or `error: message` without a place.
[[nodiscard]] std::string to_text(const error& e);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/core/impl/error.ipp"
#endif
