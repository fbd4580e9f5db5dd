// Points by place, ballot by ballot: a ballot with ties is the average of all the strict orders that it
// allows.
#pragma once

#include "delib/number/rational.hpp"
#include "oracle/election.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>
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

/// Votes for those on top of a ballot; several there are read by a word: exhaust, split or approval.
inline std::vector<rational> first_places(const election& e, std::string_view tied_tops) {
    std::vector<rational> total(e.candidates, rational(0));
    for (const auto& [ballot, count] : e.ballots) {
        const auto tops = std::count(ballot.begin(), ballot.end(), 1);
        if (tops > 1 && tied_tops == "exhaust") continue;
        for (std::size_t c = 0; c < e.candidates; ++c) {
            if (ballot[c] == 1) total[c] += tied_tops == "split" ? rational(count) / tops : rational(count);
        }
    }
    return total;
}

/// The weight that is last on no ballot; the unranked are last.
inline std::vector<rational> not_last(const election& e) {
    const auto m = static_cast<int>(e.candidates);
    return positional_scores(e, true, [m](int place, int) { return rational(place == m ? 0 : 1); });
}

/// Borda, where a ballot that leaves candidates out is read by a word: average, zero or modified.
inline std::vector<rational> borda_scores(const election& e, std::string_view truncated) {
    const auto m = static_cast<int>(e.candidates);
    if (truncated == "average") return borda_by_comparison(e);
    return positional_scores(e, false, [&](int place, int ranked) {
        return rational(truncated == "zero" ? m - place : ranked - place + 1);
    });
}

/// A list of weights, the last of which is repeated.
inline std::vector<rational> weighted_places(const election& e, bool unranked_last,
                                             const std::vector<rational>& weights) {
    return positional_scores(e, unranked_last, [&](int place, int) {
        return weights[std::min(static_cast<std::size_t>(place), weights.size()) - 1];
    });
}

/// Ranked priorities with `places` places: longer ballots are spoilt, weights past the list are 0.
inline std::vector<rational> priorities(const election& e, int places, const std::vector<rational>& weights) {
    election kept = e;
    std::erase_if(kept.ballots, [&](const auto& b) { return ranked_on(b.first) > places; });
    return positional_scores(kept, false, [&](int place, int) {
        return static_cast<std::size_t>(place) <= weights.size() ? weights[static_cast<std::size_t>(place) - 1]
                                                                 : rational(0);
    });
}
/// With countback: the score first, then the share of each place in turn, to be compared like words.
inline std::vector<std::vector<rational>> priorities_with_countback(const election& e, int places,
                                                                    const std::vector<rational>& weights) {
    std::vector<std::vector<rational>> keys(e.candidates);
    const auto add = [&](const std::vector<rational>& held) {
        for (std::size_t c = 0; c < e.candidates; ++c) keys[c].push_back(held[c]);
    };
    add(priorities(e, places, weights));
    for (std::size_t place = 1; place <= static_cast<std::size_t>(places); ++place) {
        std::vector<rational> only(place, rational(0));
        only.back() = 1;
        add(priorities(e, places, only));
    }
    return keys;
}

/// Bucklin's totals at the depth where the count ends, and whether anybody had enough there. Weighted, place r of m
/// counts (m−r)/(m−1) and half is enough.
inline std::pair<std::vector<rational>, bool> bucklin_totals(const election& e, bool unranked_last, bool weighted) {
    const auto m = static_cast<int>(e.candidates);
    rational total = 0;
    for (const auto& [ballot, count] : e.ballots) total += is_blank(e, ballot) ? 0 : count;
    std::vector<rational> held;
    for (int depth = 1; depth <= m; ++depth) {
        held = positional_scores(e, unranked_last, [&](int place, int) {
            return place > depth ? rational(0) : weighted ? rational(m - place) / (m - 1) : rational(1);
        });
        const rational most = *std::max_element(held.begin(), held.end());
        if (weighted ? most * 2 >= total : most * 2 > total) return {held, true};
    }
    return {held, false};
}
/// Everybody who passes half there; who has most, if nobody does.
inline std::vector<std::size_t> all_who_pass(const election& e, bool unranked_last) {
    const auto [held, passed] = bucklin_totals(e, unranked_last, false);
    rational total = 0;
    for (const auto& [ballot, count] : e.ballots) total += is_blank(e, ballot) ? 0 : count;
    const rational most = *std::max_element(held.begin(), held.end());
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < held.size(); ++c) {
        if (passed ? held[c] * 2 > total : held[c] == most) out.push_back(c);
    }
    return out;
}

}  // namespace delib::oracle
