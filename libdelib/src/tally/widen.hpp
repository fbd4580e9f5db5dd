// Candidates whom no ballot had named yet, in tallies that are still being counted.
#pragma once

#include "delib/tally/first.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/positions.hpp"

#include <vector>

namespace delib {

/// What the same ballots come to if `all` are the candidates: those of the tally in the same order among themselves, and
/// others that none of the ballots ranks. Exact under every policy: under `unranked=last` the others lose to whomever a
/// ballot ranks and tie with the rest, under `no-opinion` they meet nobody, and under `reject` no ballot but the blank
/// ones stands any more. Time O(cells log cells).
[[nodiscard]] result<first_tally> widened(const first_tally& tally, const shared_candidates& all);
[[nodiscard]] result<positions_tally> widened(const positions_tally& tally, const shared_candidates& all);

/// The same for duels; `ranked` is for each candidate of the tally the weight of the counted ballots that rank it, which
/// duels do not tell. Time O(m²).
[[nodiscard]] result<pairwise_tally> widened(const pairwise_tally& tally, const shared_candidates& all,
                                             const std::vector<weight>& ranked);

}  // namespace delib
