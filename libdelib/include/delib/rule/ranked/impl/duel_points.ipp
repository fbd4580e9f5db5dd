#pragma once

#include "delib/rule/ranked/duel_points.hpp"

namespace delib {

DELIB_INLINE std::vector<rational> duel_points(const pairwise_tally& tally, const candidates_left& left) {
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

DELIB_INLINE events::round points_shown(const std::vector<rational>& points, const std::vector<candidate>& standing,
                                        std::int64_t number) {
    events::round out{number, {}, 0, std::nullopt};
    for (const candidate who : standing) out.totals.emplace_back(who, points[index(who)]);
    return out;
}

}  // namespace delib
