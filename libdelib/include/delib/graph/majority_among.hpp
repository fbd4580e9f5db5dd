// Majorities among some of the candidates: who beats all the others, who loses to all, and the Smith and Schwartz sets of
// a part. Rules that eliminate ask this again in every round. Time O(k²) for k candidates.
#pragma once

#include "delib/core/config.hpp"
#include "delib/graph/majority_graph.hpp"

#include <optional>
#include <vector>

namespace delib {

/// Who beats each of the others of `among` by a strict majority; alone, a candidate does.
[[nodiscard]] std::optional<candidate> condorcet_winner(const pairwise_tally& tally,
                                                        const std::vector<candidate>& among);

/// Who is beaten by each of the others of `among`, of which there must be some.
[[nodiscard]] std::optional<candidate> condorcet_loser_among(const pairwise_tally& tally,
                                                             const std::vector<candidate>& among);

/// The smallest set of `among` whose members beat everybody of `among` outside it (Smith 1973).
[[nodiscard]] std::vector<candidate> smith_set(const pairwise_tally& tally, const std::vector<candidate>& among);

/// The union of the smallest sets of `among` that nobody of `among` outside them beats (Schwartz 1972): the components
/// of the majority graph that no edge leads into.
[[nodiscard]] std::vector<candidate> schwartz_set(const pairwise_tally& tally, const std::vector<candidate>& among);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/graph/impl/majority_among.ipp"
#endif
