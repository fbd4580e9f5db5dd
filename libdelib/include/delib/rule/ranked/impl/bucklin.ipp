#pragma once

#include "delib/rule/ranked/bucklin.hpp"

namespace delib {

namespace detail {

DELIB_INLINE outcome bucklin_totals(const positions_tally& tally, const std::function<rational(std::uint32_t)>& worth,
                                    bucklin_needs needs, std::int64_t seats) {
    const auto m = static_cast<std::uint32_t>(tally.size());
    const rational total = to_rational(tally.total(), tally.denominator());
    outcome out = begin_outcome(seats);
    for (std::uint32_t depth = 1; depth <= m; ++depth) {
        const auto points = [&](std::uint32_t, std::uint32_t place) {
            return place <= depth ? worth(place) : rational(0);
        };
        const auto behind = [&](std::uint32_t ranked) {
            const bool last = tally.policy().unranked != unranked_policy::no_opinion;
            return last ? average_points(points, ranked, ranked + 1, m) : rational(0);
        };
        out.scores = sum_points(tally, points, behind);
        events::round shown{depth, {}, 0, total / 2};
        bool enough = false;
        for (std::size_t c = 0; c < m; ++c) {
            const rational& held = *out.scores[c];
            shown.totals.emplace_back(candidate_at(c), held);
            enough = enough || held * 2 > total || (needs == bucklin_needs::at_least_half && held * 2 == total);
        }
        out.rounds.emplace_back(std::move(shown));
        if (!enough) continue;
        for (std::size_t c = 0; c < m && needs == bucklin_needs::more_than_half; ++c) {
            if (*out.scores[c] * 2 > total)
                out.rounds.emplace_back(events::majority{depth, candidate_at(c), *out.scores[c], total});
        }
        break;
    }
    return out;
}

}  // namespace detail

}  // namespace delib
