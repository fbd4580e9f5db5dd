// Requirements: what must hold before or after a rule, and what becomes of the count if it does not.
//
//     kind           when    holds if                                             values
//     quorum         before  enough people (or weight) voted                      heads | weight | share + roll, of, blanks
//     threshold      before  a candidate's support is a share of the weight       share, base, support, grade, compare
//     supermajority  before  of those who prefer the candidate or `against`, a    against, share | fake-share, compare
//                            share prefers the candidate
//     objections     before  at most so many ballots give a candidate this grade  most, grade, of
//                            or a worse one
//     status-quo     after   the winner beats `against` in a duel                 against
//
// Blank ballots are in the base only where the requirement says so (`blanks=included`, `base=cast`). Candidates that fail
// a threshold, a supermajority or the limit of objections are taken off the ballots before the rule is run; `against`
// itself always stays. Silence is no objection: a missing grade never counts as one, whatever the policy makes of it.
#pragma once

#include "delib/core/result.hpp"
#include "delib/number/rational.hpp"
#include "delib/rule/option.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace delib {

enum class requirement_kind : std::uint8_t { quorum, threshold, supermajority, status_quo, objections };

[[nodiscard]] constexpr std::string_view to_text(requirement_kind kind) noexcept {
    constexpr std::string_view names[] = {"quorum", "threshold", "supermajority", "status-quo", "objections"};
    return names[static_cast<std::size_t>(kind)];
}

struct requirement {
    enum class measure : std::uint8_t { heads, weight };
    enum class blank_ballots : std::uint8_t { excluded, included };
    enum class base : std::uint8_t { counted, cast };    ///< cast includes blank ballots
    enum class support : std::uint8_t { named, first };  ///< ballots that approve or rank it; that rank it first
    enum class comparison : std::uint8_t { greater, at_least };

    requirement_kind kind = requirement_kind::quorum;
    rational share = 0;                              ///< of the roll, the base, those with a preference; or how many
    std::optional<rational> roll{};                  ///< quorum: all who may vote; without it `share` is a number
    measure of = measure::heads;                     ///< quorum, objections
    blank_ballots blanks = blank_ballots::excluded;  ///< quorum
    base share_of = base::counted;                   ///< threshold
    support counts_as_support = support::named;      ///< threshold
    std::string grade{};                       ///< threshold: this grade or a better one; objections: or a worse one
    std::string against{};                     ///< supermajority, status-quo: the option to beat
    comparison compare = comparison::greater;  ///< threshold, supermajority; a quorum is met by equality

    /// Whether `got` meets what is needed.
    [[nodiscard]] bool met(const rational& got, const rational& needed) const {
        if (kind == requirement_kind::objections) return got <= needed;
        return kind == requirement_kind::quorum || compare == comparison::at_least ? got >= needed : got > needed;
    }
};

/// Reads a requirement from its kind and named values. An unknown kind, name or value, and a value that is missing, are
/// errors that say what is expected.
[[nodiscard]] result<requirement> parse_requirement(std::string_view kind, const option_texts& values);

}  // namespace delib
