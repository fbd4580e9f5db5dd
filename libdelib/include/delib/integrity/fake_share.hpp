// The largest share of fake voters for which a result would still stand under a supermajority made for them.
//
// If a share σ of the votes may be fake, a change of the status quo asks for more than ½ + σ/2 of them: then no fake votes
// alone can bring it about (Shahaf, Shapiro and Talmon, arXiv 1807.11105). With p the share of the winner in the duel that
// is closest, the result stands for σ < 2p − 1. From σ = 1/3 on the same rule lets fake votes block any change.
#pragma once

#include "delib/core/result.hpp"
#include "delib/integrity/recount.hpp"

#include <optional>

namespace delib {

struct fake_share {
    candidate rival{};     ///< in the winner's closest duel
    rational support = 0;  ///< p: of those who prefer one of the two, who prefers the winner
    rational below = 0;    ///< 2p − 1: the result stands while the share of fake votes is below
};

/// Nothing where there is not one winner, where it does not win each of its duels, and where nobody compares the two.
/// Ballots of all kinds are read as rankings, under the policy in force. Error: the ballots cannot be compared.
[[nodiscard]] result<std::optional<fake_share>> fake_share_of(const recount& count, const outcome& decided);

}  // namespace delib
