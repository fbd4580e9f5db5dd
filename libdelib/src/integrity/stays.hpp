// What cannot change while few ballots do: proofs of lower bounds, each from what a rule looks at.
//
// Every proof names limits: weights that must not be moved through. A ballot that is added moves a limit by its weight
// times a rate, so does one that is removed, and one in the place of another by its weight times the sum of what it did
// and what it does. As long as no limit is moved so far, the winners are the same.
#pragma once

#include "delib/integrity/margin.hpp"
#include "delib/tally/pairwise.hpp"

#include <vector>

namespace delib::integrity {

struct limit {
    rational gap = 0;
    // The most that a ballot of weight 1 moves it by.
    rational added = 1, removed = 1, changed = 2;
};

struct proof {
    margin_proof by = margin_proof::none;
    std::vector<limit> limits{};  ///< at least one
};

/// Every proof that fits this count. Errors: those of the tallies.
[[nodiscard]] result<std::vector<proof>> proofs_of(const recount& count, const outcome& decided);

/// How far a winner is from missing its requirements: supermajorities and status quos. Nothing where they ask something
/// else of it. A quorum that is met stays so while ballots are added.
[[nodiscard]] std::optional<std::vector<limit>> limits_of_winner(const recount& count, const pairwise_tally& duels,
                                                                 candidate winner);
/// How far everybody else is from meeting a supermajority over a winner who is the status quo. Nothing where somebody
/// meets all of them, or the winner is not what they are asked to beat.
[[nodiscard]] std::optional<std::vector<limit>> limits_of_status_quo(const recount& count, const pairwise_tally& duels,
                                                                     candidate winner);

/// The fewest ballots that can move one of the limits through. Nothing where all of them cannot.
[[nodiscard]] std::optional<std::uint64_t> fewest_that_move(tampering what, const recount& count, const proof& by);

}  // namespace delib::integrity
