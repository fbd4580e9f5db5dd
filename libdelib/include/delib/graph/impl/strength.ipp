#pragma once

#include "delib/graph/strength.hpp"

#include <algorithm>

namespace delib {

DELIB_INLINE strength_matrix strengths(const pairwise_tally& tally, strength_measure measure) {
    struct defeat {
        int128 won, lost;
        std::size_t cell;
    };
    const std::size_t m = tally.size();
    strength_matrix matrix{m, std::vector<std::uint32_t>(m * m, 0)};
    std::vector<defeat> defeats;
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b) {
            const int128 won = tally(candidate_at(a), candidate_at(b)), lost = tally(candidate_at(b), candidate_at(a));
            if (won > lost) defeats.push_back({won, lost, a * m + b});
        }
    }
    const auto order = [&](const defeat& x, const defeat& y) {
        return compare_defeats(measure, x.won, x.lost, y.won, y.lost);
    };
    std::sort(defeats.begin(), defeats.end(), [&](const defeat& x, const defeat& y) { return order(x, y) < 0; });
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < defeats.size(); ++i) {
        if (i == 0 || order(defeats[i - 1], defeats[i]) < 0) ++place;
        matrix.places[defeats[i].cell] = place;
    }
    return matrix;
}

}  // namespace delib
