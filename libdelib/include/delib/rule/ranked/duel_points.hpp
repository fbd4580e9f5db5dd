// Borda points among some of the candidates, from duels alone: a ballot gives one point for each candidate that it
// places below, and half a point for each that it places level or does not compare. With unranked candidates last this
// is the Borda count of the ballots from which the others were taken off. Time O(k²) for k candidates.
#pragma once

#include "delib/core/config.hpp"
#include "delib/outcome/trace.hpp"
#include "delib/rule/ranked/top_places.hpp"
#include "delib/tally/pairwise.hpp"

#include <vector>

namespace delib {

/// By candidate; 0 for those who are out.
[[nodiscard]] std::vector<rational> duel_points(const pairwise_tally& tally, const candidates_left& left);

/// A round in which `standing` hold points.
[[nodiscard]] events::round points_shown(const std::vector<rational>& points, const std::vector<candidate>& standing,
                                         std::int64_t number);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/duel_points.ipp"
#endif
