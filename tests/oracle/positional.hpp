// Points by place, ballot by ballot: a ballot with ties is the average of all the strict orders that it
// allows.
#pragma once

#include "delib/number/rational.hpp"
#include "oracle/election.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace delib::oracle {

/// How many candidates a ranked ballot names.
inline int ranked_on(const plain_ballot& b) {
    return static_cast<int>(std::count_if(b.begin(), b.end(), [](int v) { return v > 0; }));
}

/// Points of each candidate on one ballot. `points(place, ranked)` gives those of a place from 1; the
/// unranked stand behind all ranked in any order if `unranked_last`, and get nothing otherwise.
inline std::vector<rational> points_on(const plain_ballot& b, bool unranked_last,
                                       const std::function<rational(int, int)>& points) {
    std::vector<std::size_t> order;
    for (std::size_t c = 0; c < b.size(); ++c) {
        if (b[c] > 0 || unranked_last) order.push_back(c);
    }
    const auto rank = [&](std::size_t c) { return b[c] > 0 ? b[c] : 1000; };
    std::vector<rational> sum(b.size(), rational(0));
    int orders = 0;
    do {
        const bool allowed =
            std::is_sorted(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return rank(x) < rank(y); });
        if (!allowed) continue;
        ++orders;
        for (std::size_t i = 0; i < order.size(); ++i) sum[order[i]] += points(static_cast<int>(i) + 1, ranked_on(b));
    } while (std::next_permutation(order.begin(), order.end()));
    for (rational& s : sum) s /= orders;
    return sum;
}

inline std::vector<rational> positional_scores(const election& e, bool unranked_last,
                                               const std::function<rational(int, int)>& points) {
    std::vector<rational> total(e.candidates, rational(0));
    for (const auto& [ballot, count] : e.ballots) {
        if (is_blank(e, ballot)) continue;
        const auto here = points_on(ballot, unranked_last, points);
        for (std::size_t c = 0; c < e.candidates; ++c) total[c] += here[c] * count;
    }
    return total;
}

/// Borda as everybody knows it: one point for each candidate below, half a point for each on the same tier.
inline std::vector<rational> borda_by_comparison(const election& e) {
    std::vector<rational> total(e.candidates, rational(0));
    const auto rank = [](int v) { return v > 0 ? v : 1000; };
    for (const auto& [ballot, count] : e.ballots) {
        if (is_blank(e, ballot)) continue;
        for (std::size_t a = 0; a < e.candidates; ++a) {
            for (std::size_t b = 0; b < e.candidates; ++b) {
                if (a == b) continue;
                if (rank(ballot[a]) < rank(ballot[b])) total[a] += count;
                if (rank(ballot[a]) == rank(ballot[b])) total[a] += rational(count) / 2;
            }
        }
    }
    return total;
}

}  // namespace delib::oracle
