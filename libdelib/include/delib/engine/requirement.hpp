// Requirements: what must hold before or after a rule, and what becomes of the count if it does not.
//
//     quorum         so many heads or so much weight have voted, of a declared roll
//     threshold      a candidate holds at least a share of the cast or the counted weight (before the rule)
//     supermajority  of those who express a preference between the candidate and `against`, more than a share prefers
//                    the candidate (before the rule)
//     status-quo     the winner must beat `against` pairwise (after the rule); otherwise the status quo stays
//
// On a command line: `quorum:heads=425`, `supermajority:against="status quo",share=2/3,compare=>=`.
#pragma once

#include "delib/core/result.hpp"
#include "delib/number/rational.hpp"
#include "delib/rule/option.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace delib {

enum class requirement_kind : std::uint8_t { quorum, threshold, supermajority, status_quo };

[[nodiscard]] constexpr std::string_view to_text(requirement_kind kind) noexcept {
    constexpr std::string_view names[] = {"quorum", "threshold", "supermajority", "status-quo"};
    return names[static_cast<std::size_t>(kind)];
}

struct requirement {
    enum class measure : std::uint8_t { heads, weight };       ///< what a quorum counts
    enum class base : std::uint8_t { counted, cast };          ///< what a threshold is a share of; cast includes blanks
    enum class comparison : std::uint8_t { greater, at_least };

    requirement_kind kind = requirement_kind::quorum;
    measure of = measure::heads;                               ///< quorum
    std::optional<rational> roll{};                            ///< quorum: everybody who may vote
    bool blanks = true;                                        ///< quorum: whether blank ballots are present
    rational needed = 0;                                       ///< quorum: a number, or a share of the roll; others: a share
    base share_of = base::counted;                             ///< threshold
    std::string against{};                                     ///< supermajority, status-quo: the option to beat
    comparison compare = comparison::greater;                  ///< threshold and supermajority; a quorum is always at least

    friend bool operator==(const requirement&, const requirement&) = default;
};

/// Reads a requirement from its kind and named values; unknown names and values are errors.
[[nodiscard]] result<requirement> parse_requirement(std::string_view kind, const option_texts& values);

}  // namespace delib
