// Eliminations by recursion, without memory, and the sets that they go by, from their definitions over all subsets.
#pragma once

#include "oracle/duels.hpp"
#include "oracle/elimination.hpp"

#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace delib::oracle {

using group = std::set<std::size_t>;

inline group everyone(const election& e) {
    group all;
    for (std::size_t c = 0; c < e.candidates; ++c) all.insert(c);
    return all;
}

/// Everything that is not empty and lies within `all`.
inline std::vector<group> subsets(const group& all) {
    std::vector<group> out{{}};
    for (const std::size_t c : all) {
        const std::size_t before = out.size();
        for (std::size_t i = 0; i < before; ++i) {
            out.push_back(out[i]);
            out.back().insert(c);
        }
    }
    out.erase(out.begin());
    return out;
}

/// Whether every member of `in` stands so to every other member of `all`.
template <class Stands>
bool towards_outside(const group& in, const group& all, Stands&& stands) {
    for (const std::size_t a : in) {
        for (const std::size_t b : all) {
            if (!in.contains(b) && !stands(a, b)) return false;
        }
    }
    return true;
}

/// The smallest set whose members beat all others of `all`.
inline group smith_among(const matrix& votes, const group& all) {
    group best = all;
    for (const group& g : subsets(all)) {
        const auto beats = [&](std::size_t a, std::size_t b) { return votes[a][b] > votes[b][a]; };
        if (g.size() < best.size() && towards_outside(g, all, beats)) best = g;
    }
    return best;
}

/// The union of the minimal sets that nobody outside them beats.
inline group schwartz_among(const matrix& votes, const group& all) {
    std::vector<group> unbeaten;
    for (const group& g : subsets(all)) {
        if (towards_outside(g, all, [&](std::size_t a, std::size_t b) { return votes[b][a] <= votes[a][b]; }))
            unbeaten.push_back(g);
    }
    group out;
    for (const group& g : unbeaten) {
        const bool minimal = std::none_of(unbeaten.begin(), unbeaten.end(), [&](const group& h) {
            return h != g && std::includes(g.begin(), g.end(), h.begin(), h.end());
        });
        if (minimal) out.insert(g.begin(), g.end());
    }
    return out;
}

inline std::optional<std::size_t> condorcet_among(const matrix& votes, const group& all, bool loser = false) {
    for (const std::size_t a : all) {
        const bool every = std::all_of(all.begin(), all.end(), [&](std::size_t b) {
            return a == b || (loser ? votes[a][b] < votes[b][a] : votes[a][b] > votes[b][a]);
        });
        if (every) return a;
    }
    return std::nullopt;
}

/// Who has the least (or most) of something.
inline group extreme(const std::map<std::size_t, rational>& held, bool most) {
    group out;
    for (const auto& [c, n] : held) {
        const rational best = held.at(out.empty() ? c : *out.begin());
        if (most ? n > best : n < best) out.clear();
        if (out.empty() || n == held.at(*out.begin())) out.insert(c);
    }
    return out;
}

/// Last places: all orders that a ballot allows are looked at, and each gives its part to the one at the end.
inline std::map<std::size_t, rational> last_place_shares(const election& e, const group& left) {
    std::map<std::size_t, rational> out;
    for (const std::size_t c : left) out[c] = 0;
    for (const auto& [ballot, count] : e.ballots) {
        if (is_blank(e, ballot)) continue;
        const auto depth = [&b = ballot](std::size_t c) { return b[c] == 0 ? 1000 : b[c]; };
        group bottom;
        for (const std::size_t c : left) {
            const bool deepest =
                std::all_of(left.begin(), left.end(), [&](std::size_t d) { return depth(d) <= depth(c); });
            if (deepest) bottom.insert(c);
        }
        for (const std::size_t c : bottom) out[c] += rational(count) / static_cast<std::int64_t>(bottom.size());
    }
    return out;
}

/// One point for each candidate of `left` below on a ballot, half a point for each level or not compared.
inline std::map<std::size_t, rational> borda_among(const matrix& votes, const rational& total, const group& left) {
    std::map<std::size_t, rational> out;
    for (const std::size_t a : left) {
        out[a] = 0;
        for (const std::size_t b : left) {
            if (a != b) out[a] += votes[a][b] + (total - votes[a][b] - votes[b][a]) / 2;
        }
    }
    return out;
}

inline rational ballots_in(const election& e) {
    rational total = 0;
    for (const auto& [ballot, count] : e.ballots) {
        if (!is_blank(e, ballot)) total += count;
    }
    return total;
}

/// An elimination as its definition tells it.
struct plain_elimination {
    std::function<group(const group&)> stays = [](const group& g) { return g; };
    std::function<std::optional<std::size_t>(const group&)> ends = [](const group&) { return std::nullopt; };
    std::function<group(const group&)> last{};
    std::function<group(const group&)> contenders = [](const group& g) { return g; };  ///< who can win
};

/// All who could leave leave together.
inline group winners_together(const plain_elimination& rule, group left) {
    left = rule.stays(left);
    const group contending = rule.contenders(left);
    if (const auto winner = rule.ends(left)) return {*winner};
    if (contending.size() <= 1) return contending;
    for (const std::size_t c : rule.last(left)) left.erase(c);
    const bool some_stay =
        std::any_of(contending.begin(), contending.end(), [&](std::size_t c) { return left.contains(c); });
    return some_stay ? winners_together(rule, left) : contending;
}

/// Everybody who wins when some one of those leaves, each time.
inline group winners_in_parallel(const plain_elimination& rule, group left) {
    left = rule.stays(left);
    if (const auto winner = rule.ends(left)) return {*winner};
    const group contending = rule.contenders(left);
    if (contending.size() <= 1) return contending;
    group out;
    for (const std::size_t c : rule.last(left)) {
        group rest = left;
        rest.erase(c);
        out.merge(winners_in_parallel(rule, rest));
    }
    return out;
}

/// Who wins when, of those who could leave, the latest in `preference` does.
inline group winners_by_order(const plain_elimination& rule, group left, const std::vector<std::size_t>& preference) {
    left = rule.stays(left);
    if (const auto winner = rule.ends(left)) return {*winner};
    const group contending = rule.contenders(left);
    if (contending.size() <= 1) return contending;
    const group last = rule.last(left);
    std::size_t leaves = 0;
    for (const std::size_t c : preference) {
        if (last.contains(c)) leaves = c;
    }
    left.erase(leaves);
    return winners_by_order(rule, left, preference);
}

}  // namespace delib::oracle
