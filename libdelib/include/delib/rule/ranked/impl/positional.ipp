#pragma once

#include "delib/rule/ranked/positional.hpp"

namespace delib {

namespace detail {

DELIB_INLINE std::vector<std::optional<rational>> sum_points(const positions_tally& tally,
                                                             const points_of_place& points, const points_behind& behind,
                                                             std::uint32_t longest) {
    std::vector<rational> totals(tally.size(), rational(0));
    const auto positions = tally.sorted();
    for (std::size_t i = 0; i < positions.size();) {
        const std::uint32_t ranked = positions[i].first.ranked;
        std::vector<int128> ranked_by(tally.size(), 0);
        for (; i < positions.size() && positions[i].first.ranked == ranked; ++i) {
            const auto& [where, votes] = positions[i];
            if (ranked > longest) continue;
            rational tier = 0;
            for (std::uint32_t k = 0; k < where.size; ++k) tier += points(ranked, where.place + k);
            totals[index(where.who)] += to_rational(votes) * tier / where.size;
            ranked_by[index(where.who)] += votes;
        }
        const rational rest = ranked > longest || ranked >= tally.size() ? rational(0) : behind(ranked);
        if (rest == 0) continue;
        for (std::size_t c = 0; c < tally.size(); ++c) {
            totals[c] += rest * to_rational(tally.ballots_ranking(ranked) - ranked_by[c]);
        }
    }
    std::vector<std::optional<rational>> scores;
    for (const rational& total : totals) scores.emplace_back(total / to_rational(tally.denominator()));
    return scores;
}

DELIB_INLINE rational average_points(const points_of_place& points, std::uint32_t ranked, std::uint32_t first,
                                     std::uint32_t last) {
    rational sum = 0;
    for (std::uint32_t place = first; place <= last; ++place) sum += points(ranked, place);
    return sum / (last - first + 1);
}

DELIB_INLINE result<outcome> decide_by_points(const positions_tally& tally, const points_of_place& points,
                                              std::int64_t seats, const tie_policy& ties, const control& c) {
    const auto m = static_cast<std::uint32_t>(tally.size());
    const auto behind = [&](std::uint32_t ranked) {
        const bool last = tally.policy().unranked != unranked_policy::no_opinion;
        return last ? average_points(points, ranked, ranked + 1, m) : rational(0);
    };
    outcome out = begin_outcome(seats);
    out.scores = sum_points(tally, points, behind);
    return settle_scores(std::move(out), ties, tally.candidates(), c);
}

}  // namespace detail

}  // namespace delib
