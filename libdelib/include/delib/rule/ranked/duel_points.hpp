// Borda points among some of the candidates, from duels alone: a ballot gives one point for each candidate that it
// places below, and half a point for each that it places level or does not compare. With unranked candidates last this
// is the Borda count of the ballots from which the others were taken off. Time O(k²) for k candidates.
#pragma once

#include "delib/outcome/trace.hpp"
#include "delib/rule/ranked/top_places.hpp"
#include "delib/tally/pairwise.hpp"

#include <vector>

namespace delib {

/// By candidate; 0 for those who are out.
[[nodiscard]] inline std::vector<rational> duel_points(const pairwise_tally& tally, const candidates_left& left) {
    std::vector<rational> points(left.size(), rational(0));
    const std::vector<candidate> standing = members(left);
    const rational unit = to_rational(1, tally.denominator()) / 2;
    for (const candidate a : standing) {
        rational sum = 0;
        for (const candidate b : standing) {
            if (a != b) sum += to_rational(tally.total()) + to_rational(tally.margin(a, b));
        }
        points[index(a)] = sum * unit;
    }
    return points;
}

/// A round in which `standing` hold points.
[[nodiscard]] inline events::round points_shown(const std::vector<rational>& points,
                                                const std::vector<candidate>& standing, std::int64_t number) {
    events::round out{number, {}, 0, std::nullopt};
    for (const candidate who : standing) out.totals.emplace_back(who, points[index(who)]);
    return out;
}

}  // namespace delib
