// Rules that look for a Condorcet winner first, and rules that end in one duel, from their definitions.
#pragma once

#include "oracle/elimination_rules.hpp"

#include <string_view>
#include <vector>

namespace delib::oracle {

inline group black_winners(const ballot_reading& r) {
    if (const auto winner = condorcet_among(r.votes, everyone(r.e))) return {*winner};
    return extreme(borda_among(r.votes, ballots_in(r.e), everyone(r.e)), true);
}

inline group condorcet_plurality_winners(const ballot_reading& r) {
    if (const auto winner = condorcet_among(r.votes, everyone(r.e))) return {*winner};
    return extreme(r.round(everyone(r.e)).held, true);
}

inline group daunou_winners(const ballot_reading& r) {
    group left = everyone(r.e);
    if (const auto winner = condorcet_among(r.votes, left)) return {*winner};
    while (const auto loser = condorcet_among(r.votes, left, true)) left.erase(*loser);
    return extreme(r.round(left).held, true);
}

/// A first place is a point for that candidate and for all who beat it.
inline std::vector<rational> superior_scores(const ballot_reading& r) {
    std::vector<rational> out(r.e.candidates, rational(0));
    for (const auto& [top, n] : r.round(everyone(r.e)).held) {
        for (std::size_t c = 0; c < out.size(); ++c) {
            if (c == top || r.votes[c][top] > r.votes[top][c]) out[c] += n;
        }
    }
    return out;
}

/// Winners of the duel of every two who come first in some order of `held`. Where `score_decides`, a drawn duel goes to
/// who held more.
inline group runoff_winners(const matrix& votes, const std::map<std::size_t, rational>& held, bool score_decides) {
    group out;
    for (const auto& order : orders_by(held)) {
        if (order.size() < 2) return {order.begin(), order.end()};
        const std::size_t a = order[0], b = order[1];
        const bool more = score_decides && held.at(a) > held.at(b);
        if (votes[a][b] >= votes[b][a]) out.insert(a);
        if (votes[b][a] > votes[a][b] || (votes[b][a] == votes[a][b] && !more)) out.insert(b);
    }
    return out;
}
/// The same where an order of candidates says who the two are, and who of them wins a drawn duel.
inline group runoff_winner(const matrix& votes, const std::map<std::size_t, rational>& held, bool score_decides,
                           const std::vector<std::size_t>& preference) {
    const auto order = order_by_and(held, preference);
    if (order.size() < 2) return {order.begin(), order.end()};
    const std::size_t a = order[0], b = order[1];
    if (votes[a][b] != votes[b][a]) return {votes[a][b] > votes[b][a] ? a : b};
    if (score_decides && held.at(a) > held.at(b)) return {a};
    return {std::find(preference.begin(), preference.end(), a) < std::find(preference.begin(), preference.end(), b)
                ? a
                : b};
}

}  // namespace delib::oracle
