// More rules on duels from their definitions: by every subset, every order, every sequence. Only on a few candidates.
#pragma once

#include "oracle/duels.hpp"
#include "oracle/election.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace delib::oracle {

using people = std::vector<std::size_t>;

inline people everybody(const matrix& votes) {
    people all(votes.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}
inline bool has(const people& set, std::size_t who) {
    return std::find(set.begin(), set.end(), who) != set.end();
}
inline people without(people set, std::size_t who) {
    std::erase(set, who);
    return set;
}
inline bool beats(const matrix& votes, std::size_t a, std::size_t b) {
    return votes[a][b] > votes[b][a];
}

template <class Condition>
people those(const people& among, Condition&& condition) {
    people out;
    for (const std::size_t who : among) {
        if (condition(who)) out.push_back(who);
    }
    return out;
}
template <class Key>
people with_the_highest(const people& among, Key&& key) {
    return those(among, [&](std::size_t who) {
        return std::all_of(among.begin(), among.end(), [&](std::size_t other) { return !(key(who) < key(other)); });
    });
}

/// Every subset that is not empty.
inline std::vector<people> subsets(const people& of) {
    std::vector<people> out;
    for (std::size_t bits = 1; bits < (std::size_t{1} << of.size()); ++bits) {
        people one;
        for (std::size_t i = 0; i < of.size(); ++i) {
            if ((bits >> i & 1) != 0) one.push_back(of[i]);
        }
        out.push_back(one);
    }
    return out;
}

inline people unbeaten(const matrix& votes, const people& among) {
    return those(among, [&](std::size_t a) {
        return std::none_of(among.begin(), among.end(), [&](std::size_t b) { return beats(votes, b, a); });
    });
}
inline people beat_all(const matrix& votes, const people& among) {
    return those(among, [&](std::size_t a) {
        return std::all_of(among.begin(), among.end(), [&](std::size_t b) { return a == b || beats(votes, a, b); });
    });
}
inline people beaten_by_all(const matrix& votes, const people& among) {
    return those(among, [&](std::size_t a) {
        return std::all_of(among.begin(), among.end(), [&](std::size_t b) { return a == b || beats(votes, b, a); });
    });
}

inline rational wins(const matrix& votes, std::size_t a, const rational& tie) {
    rational sum = 0;
    for (std::size_t b = 0; b < votes.size(); ++b) {
        if (a != b && !beats(votes, b, a)) sum += beats(votes, a, b) ? rational(1) : tie;
    }
    return sum;
}
inline people copeland_winners(const matrix& votes) {
    return with_the_highest(everybody(votes), [&](std::size_t a) { return wins(votes, a, rational(1) / 2); });
}

/// The smallest set whose members beat everybody outside.
inline people smith_set(const matrix& votes) {
    people best;
    for (const people& set : subsets(everybody(votes))) {
        bool dominant = true;
        for (const std::size_t out : everybody(votes)) {
            if (has(set, out)) continue;
            for (const std::size_t in : set) dominant = dominant && beats(votes, in, out);
        }
        if (dominant && (best.empty() || set.size() < best.size())) best = set;
    }
    return best;
}

/// The union of the sets that nobody outside beats and that hold no smaller such set.
inline people schwartz_set(const matrix& votes) {
    std::vector<people> closed;
    for (const people& set : subsets(everybody(votes))) {
        bool beaten = false;
        for (const std::size_t out : everybody(votes)) {
            for (const std::size_t in : set) beaten = beaten || (!has(set, out) && beats(votes, out, in));
        }
        if (!beaten) closed.push_back(set);
    }
    people all;
    for (const people& set : closed) {
        const bool minimal = std::none_of(closed.begin(), closed.end(), [&](const people& other) {
            return other.size() < set.size() && std::includes(set.begin(), set.end(), other.begin(), other.end());
        });
        if (minimal) all.insert(all.end(), set.begin(), set.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

inline bool covers(const matrix& votes, std::string_view variant, std::size_t a, std::size_t b) {
    const auto everyone = [&](auto&& says) {
        const people all = everybody(votes);
        return std::all_of(all.begin(), all.end(), says);
    };
    const auto not_behind = [&](std::size_t x, std::size_t y) { return x != y && !beats(votes, y, x); };
    const bool left_ab = everyone([&](std::size_t x) { return !beats(votes, x, a) || beats(votes, x, b); });
    const bool left_ba = everyone([&](std::size_t x) { return !beats(votes, x, b) || beats(votes, x, a); });
    const bool weak_ab = everyone([&](std::size_t x) { return !not_behind(x, a) || not_behind(x, b); });
    if (variant == "fishburn") return left_ab && !left_ba;
    if (!beats(votes, a, b)) return false;
    if (variant == "gillies") return left_ab;
    if (variant == "bordes") return weak_ab;
    return left_ab && weak_ab;
}
inline people uncovered_set(const matrix& votes, std::string_view variant) {
    return those(everybody(votes), [&](std::size_t b) {
        const people all = everybody(votes);
        return std::none_of(all.begin(), all.end(),
                            [&](std::size_t a) { return a != b && covers(votes, variant, a, b); });
    });
}

/// Every cycle of defeats loses those that are as weak as its weakest; who is then undefeated.
inline people split_cycle_winners(const matrix& votes, std::string_view measure) {
    const auto edge = defeats(votes, measure);
    std::set<std::pair<std::size_t, std::size_t>> discarded;
    for (const people& set : subsets(everybody(votes))) {
        people cycle = set;
        do {
            std::vector<std::pair<std::size_t, std::size_t>> steps;
            for (std::size_t i = 0; i < cycle.size(); ++i) steps.emplace_back(cycle[i], cycle[(i + 1) % cycle.size()]);
            if (!std::all_of(steps.begin(), steps.end(), [&](auto s) { return edge[s.first][s.second].has_value(); })) {
                continue;
            }
            for (const auto& s : steps) {
                if (std::all_of(steps.begin(), steps.end(),
                                [&](auto t) { return edge[t.first][t.second] >= edge[s.first][s.second]; })) {
                    discarded.insert(s);
                }
            }
        } while (std::next_permutation(cycle.begin(), cycle.end()));
    }
    return those(everybody(votes), [&](std::size_t b) {
        const people all = everybody(votes);
        return std::none_of(all.begin(), all.end(), [&](std::size_t a) {
            return edge[a][b].has_value() && discarded.count({a, b}) == 0;
        });
    });
}

inline rational margin(const matrix& votes, std::size_t a, std::size_t b) {
    return a == b ? rational(0) : rational(votes[a][b] - votes[b][a]);
}

inline people simple_stable_winners(const matrix& votes, const people& among);

/// The earliest pairs (a, b) with a in `may_win` such that a wins by Simple Stable Voting without b.
inline people stable_winners_of(const matrix& votes, const people& among, const people& may_win) {
    if (among.size() == 1) return among;
    std::set<rational> margins;
    for (const std::size_t a : may_win) {
        for (const std::size_t b : among) {
            if (a != b) margins.insert(margin(votes, a, b));
        }
    }
    for (auto m = margins.rbegin(); m != margins.rend(); ++m) {
        const people winners = those(may_win, [&](std::size_t a) {
            return std::any_of(among.begin(), among.end(), [&](std::size_t b) {
                return a != b && margin(votes, a, b) == *m && has(simple_stable_winners(votes, without(among, b)), a);
            });
        });
        if (!winners.empty()) return winners;
    }
    return {};
}
inline people simple_stable_winners(const matrix& votes, const people& among) {
    return stable_winners_of(votes, among, among);
}

inline rational worst_loss(const matrix& votes, std::size_t a, const people& against) {
    rational worst = 0;
    for (const std::size_t b : against) worst = std::max(worst, margin(votes, b, a));
    return worst;
}
inline rational net(const matrix& votes, std::size_t a, const people& against) {
    rational sum = 0;
    for (const std::size_t b : against) sum += margin(votes, a, b);
    return sum;
}

inline people raynaud_winners(const matrix& votes) {
    people left = everybody(votes);
    for (;;) {
        const people last = with_the_highest(left, [&](std::size_t a) { return worst_loss(votes, a, left); });
        if (last.size() == left.size()) return left;
        for (const std::size_t a : last) left = without(left, a);
    }
}

inline people loser_free(const matrix& votes) {
    people left = everybody(votes);
    while (left.size() > 1 && !beaten_by_all(votes, left).empty()) left = without(left, beaten_by_all(votes, left)[0]);
    return left;
}

inline std::set<std::size_t> loss_trimmer_winners(const matrix& votes, const people& left) {
    const people safe = unbeaten(votes, left);
    if (!safe.empty()) return {safe.begin(), safe.end()};
    std::set<std::size_t> out;
    const people last = with_the_highest(left, [&](std::size_t a) {
        rational sum = 0;
        for (const std::size_t b : left) sum += std::max(rational(0), margin(votes, b, a));
        return sum;
    });
    for (const std::size_t a : last) out.merge(loss_trimmer_winners(votes, without(left, a)));
    return out;
}

/// Every way to line the candidates up by their scores, the lowest first; those of equal scores in every order.
inline std::set<std::size_t> knockout_winners(const matrix& votes, const people& left) {
    if (left.size() == 1) return {left[0]};
    std::set<std::size_t> out;
    const people all = everybody(votes);
    people line = left;
    std::sort(line.begin(), line.end());
    do {
        bool by_score = true;
        for (std::size_t i = 1; i < line.size(); ++i) {
            by_score = by_score && net(votes, line[i - 1], all) <= net(votes, line[i], all);
        }
        if (!by_score) continue;
        // Of the two lowest, the higher one wins a tied duel; one of equal scores does in one of the orders.
        const std::size_t loser = beats(votes, line[0], line[1]) ? line[1] : line[0];
        out.merge(knockout_winners(votes, without(left, loser)));
    } while (std::next_permutation(line.begin(), line.end()));
    return out;
}

struct kemeny_optima {
    rational reversed = 0;
    int count = 0;
    std::set<std::size_t> first{};
};
inline kemeny_optima kemeny(const matrix& votes) {
    kemeny_optima best;
    people order = everybody(votes);
    do {
        rational reversed = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            for (std::size_t j = i + 1; j < order.size(); ++j) reversed += votes[order[j]][order[i]];
        }
        if (best.count > 0 && reversed > best.reversed) continue;
        if (best.count == 0 || reversed < best.reversed) best = {reversed, 0, {}};
        ++best.count;
        best.first.insert(order.front());
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
}

/// Defeats taken up one by one, the strongest first, equal ones in every order: who is above everybody at some end.
/// `one_each` keeps one defeat a loser at most (river).
inline std::set<std::size_t> winners_in_every_order(const matrix& votes, std::string_view measure, bool one_each) {
    using step = std::pair<std::size_t, std::size_t>;
    const auto strength = defeats(votes, measure);
    std::set<std::size_t> out;
    const std::function<void(std::vector<std::vector<bool>>, std::vector<step>)> take =
        [&](const std::vector<std::vector<bool>>& locked, const std::vector<step>& left) {
            if (left.empty()) {
                for (std::size_t b = 0; b < votes.size(); ++b) {
                    if (std::none_of(locked.begin(), locked.end(), [&](const auto& row) { return row[b]; }))
                        out.insert(b);
                }
                return;
            }
            for (const step& now : left) {
                if (std::any_of(left.begin(), left.end(), [&](step s) {
                        return strength[s.first][s.second] > strength[now.first][now.second];
                    })) {
                    continue;
                }
                auto next = locked;
                const bool free = !one_each || std::none_of(locked.begin(), locked.end(),
                                                            [&](const auto& row) { return row[now.second]; });
                if (free && !reaches(locked, now.second, now.first)) next[now.first][now.second] = true;
                auto rest = left;
                std::erase(rest, now);
                take(next, rest);
            }
        };
    std::vector<step> all;
    for (std::size_t a = 0; a < votes.size(); ++a) {
        for (std::size_t b = 0; b < votes.size(); ++b) {
            if (strength[a][b]) all.emplace_back(a, b);
        }
    }
    take(std::vector(votes.size(), std::vector<bool>(votes.size(), false)), all);
    return out;
}

inline people least_worst_loss(const matrix& votes, const people& among, const people& against) {
    return with_the_highest(among, [&](std::size_t a) { return rational(-worst_loss(votes, a, against)); });
}
inline people highest_net(const matrix& votes, const people& among, const people& against) {
    return with_the_highest(among, [&](std::size_t a) { return net(votes, a, against); });
}
inline people smith_minimax_winners(const matrix& votes) {
    const people set = smith_set(votes);
    return least_worst_loss(votes, set, set);
}

/// Of those with the most wins, whose smallest loss is the smallest; none is smaller than any.
inline people most_wins_smallest_loss_winners(const matrix& votes) {
    return with_the_highest(copeland_winners(votes), [&](std::size_t a) {
        rational loss = 0;
        for (std::size_t b = 0; b < votes.size(); ++b) {
            const rational by = margin(votes, b, a);
            if (by > 0 && (loss == 0 || by < loss)) loss = by;
        }
        return rational(-loss);
    });
}

inline people borda_minimax_faceoff_winners(const matrix& votes) {
    const people all = everybody(votes);
    const people borda = highest_net(votes, all, all), least = least_worst_loss(votes, all, all);
    if (borda == least) return borda;
    return those(all, [&](std::size_t who) {
        for (const std::size_t a : borda) {
            for (const std::size_t b : least) {
                if (who == a && !beats(votes, b, a)) return true;
                if (who == b && !beats(votes, a, b)) return true;
            }
        }
        return false;
    });
}

/// All margins of a candidate, the worst first: more is better.
inline std::vector<std::vector<rational>> sorted_margins(const matrix& votes) {
    std::vector<std::vector<rational>> out(votes.size());
    for (std::size_t a = 0; a < votes.size(); ++a) {
        for (std::size_t b = 0; b < votes.size(); ++b) {
            if (a != b) out[a].push_back(margin(votes, a, b));
        }
        std::sort(out[a].begin(), out[a].end());
    }
    return out;
}

/// Whom no other candidate stands above on every ballot that says something.
inline people undominated(const election& e) {
    people out;
    for (std::size_t b = 0; b < e.candidates; ++b) {
        bool dominated = false;
        for (std::size_t a = 0; a < e.candidates; ++a) {
            bool all = false;
            for (const auto& [ballot, count] : e.ballots) {
                if (is_blank(e, ballot)) continue;
                all = ballot[a] > 0 && (ballot[b] == 0 || ballot[a] < ballot[b]);
                if (!all) break;
            }
            dominated = dominated || all;
        }
        if (!dominated) out.push_back(b);
    }
    return out;
}

}  // namespace delib::oracle
