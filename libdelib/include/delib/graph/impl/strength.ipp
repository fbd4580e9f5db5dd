#pragma once

#include "delib/graph/strength.hpp"

#include <boost/sort/pdqsort/pdqsort.hpp>

namespace delib {

namespace detail {

// Defeats in the order of `before`, each with its place among those that are equally strong, from 1.
template <class Defeat, class Before>
void place_defeats(std::vector<Defeat>& defeats, strength_matrix& matrix, Before&& before) {
    boost::sort::pdqsort_branchless(defeats.begin(), defeats.end(), before);
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < defeats.size(); ++i) {
        if (i == 0 || before(defeats[i - 1], defeats[i])) ++place;
        matrix.places[defeats[i].cell] = place;
    }
}

// Whether a measure is one number of 64 bits for every defeat of a tally.
[[nodiscard]] inline bool is_one_number(strength_measure measure, const pairwise_tally& tally) {
    return measure != strength_measure::ratio && measure != strength_measure::winning_votes_then_opposition &&
           fits_int64(tally.total());
}

}  // namespace detail

DELIB_INLINE strength_matrix strengths(const pairwise_tally& tally, strength_measure measure) {
    const std::size_t m = tally.size();
    strength_matrix matrix{m, std::vector<std::uint32_t>(m * m, 0)};
    const auto for_each_defeat = [&](auto&& f) {
        for (std::size_t a = 0; a < m; ++a) {
            for (std::size_t b = a + 1; b < m; ++b) {
                const int128 forth = tally(candidate_at(a), candidate_at(b));
                const int128 back = tally(candidate_at(b), candidate_at(a));
                if (forth > back) f(forth, back, a * m + b);
                if (back > forth) f(back, forth, b * m + a);
            }
        }
    };
    if (detail::is_one_number(measure, tally)) {
        struct defeat {
            std::int64_t strength;
            std::size_t cell;
        };
        std::vector<defeat> defeats;
        defeats.reserve(m * m / 2);
        for_each_defeat([&](int128 won, int128 lost, std::size_t cell) {
            const int128 strength = measure == strength_measure::margins         ? won - lost
                                    : measure == strength_measure::winning_votes ? won
                                                                                 : -lost;
            defeats.push_back({static_cast<std::int64_t>(strength), cell});
        });
        detail::place_defeats(defeats, matrix,
                              [](const defeat& x, const defeat& y) { return x.strength < y.strength; });
        return matrix;
    }
    struct defeat {
        int128 won, lost;
        std::size_t cell;
    };
    std::vector<defeat> defeats;
    defeats.reserve(m * m / 2);
    for_each_defeat([&](int128 won, int128 lost, std::size_t cell) { defeats.push_back({won, lost, cell}); });
    detail::place_defeats(defeats, matrix, [measure](const defeat& x, const defeat& y) {
        return compare_defeats(measure, x.won, x.lost, y.won, y.lost) < 0;
    });
    return matrix;
}

}  // namespace delib
