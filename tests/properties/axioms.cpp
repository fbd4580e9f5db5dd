#include "properties/axioms.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace delib::properties {

const std::vector<plain_ballot>& ballots_in(ballot_kind kind, std::size_t m, domain where) {
    static std::map<std::tuple<ballot_kind, std::size_t, domain>, std::vector<plain_ballot>> known;
    auto& out = known[{kind, m, where}];
    if (!out.empty()) return out;
    if (kind == ballot_kind::ranked) {
        out = oracle::all_rankings(m);
        std::erase_if(out, [&](const plain_ballot& b) {
            const bool blank = std::all_of(b.begin(), b.end(), [](int v) { return v == 0; });
            return blank || (where != domain::any && !oracle::is_strict(b, where == domain::strict));
        });
    } else {
        // Grades, or approvals; an approval of nobody says nothing.
        out = oracle::all_vectors(m, 0, kind == ballot_kind::graded ? grades_here - 1 : 1, [&](const plain_ballot& b) {
            return kind == ballot_kind::graded || std::any_of(b.begin(), b.end(), [](int v) { return v > 0; });
        });
    }
    return out;
}

namespace {

std::string named(candidates_set set) {
    std::string out = "{";
    for (std::size_t c = 0; c < 8; ++c)
        out += has(set, c) ? std::string(1, static_cast<char>('A' + static_cast<int>(c))) : "";
    return out + "}";
}

finding changed(const election& e, candidates_set before, const election& other, candidates_set after) {
    return "[" + oracle::text(e) + "] elects " + named(before) + ", [" + oracle::text(other) + "] " + named(after);
}
finding wrong(const election& e, candidates_set winners) {
    return "[" + oracle::text(e) + "] elects " + named(winners);
}

std::int64_t voters(const election& e) {
    std::int64_t sum = 0;
    for (const auto& [ballot, count] : e.ballots) sum += count;
    return sum;
}

/// Who more voters prefer to the other, as a difference.
std::int64_t margin(const election& e, std::size_t a, std::size_t b) {
    std::int64_t sum = 0;
    for (const auto& [ballot, count] : e.ballots) {
        sum += prefers(e.kind, ballot, a, b) ? count : prefers(e.kind, ballot, b, a) ? -count : 0;
    }
    return sum;
}

// The highest grade, or 1 for an approval.
int best_value(const election& e) {
    return e.kind == ballot_kind::graded ? e.grades - 1 : 1;
}

bool alone_on_top(const election& e, const plain_ballot& ballot, std::size_t c) {
    for (std::size_t other = 0; other < e.candidates; ++other) {
        if (other != c && !prefers(e.kind, ballot, c, other)) return false;
    }
    return true;
}

// Ranks without gaps, as all ballots here are written.
plain_ballot dense(plain_ballot b) {
    std::vector<int> ranks;
    for (const int v : b) {
        if (v > 0) ranks.push_back(v);
    }
    std::sort(ranks.begin(), ranks.end());
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    for (int& v : b) {
        if (v > 0) v = static_cast<int>(std::find(ranks.begin(), ranks.end(), v) - ranks.begin()) + 1;
    }
    return b;
}

// The election with one, or all, of the ballots at `i` changed.
template <class F>
void with_changed_ballot(const election& e, std::size_t i, const plain_ballot& to, F&& f) {
    for (const std::int64_t some : {std::int64_t{1}, e.ballots[i].second}) {
        election other = e;
        other.ballots[i].second -= some;
        other.ballots.emplace_back(to, some);
        f(canonical(std::move(other)));
        if (e.ballots[i].second == 1) return;
    }
}

// --- one election ---

// A candidate whom more than half of the voters put alone on top wins alone.
finding majority(const subject& rule, const election& e, domain) {
    for (std::size_t c = 0; c < e.candidates; ++c) {
        std::int64_t tops = 0;
        for (const auto& [ballot, count] : e.ballots) tops += alone_on_top(e, ballot, c) ? count : 0;
        if (2 * tops > voters(e) && rule.winners(e) != only(c)) return wrong(e, rule.winners(e));
    }
    return {};
}

// A candidate who beats every other in a duel wins alone.
finding condorcet_winner(const subject& rule, const election& e, domain) {
    for (std::size_t c = 0; c < e.candidates; ++c) {
        bool beats_all = true;
        for (std::size_t d = 0; d < e.candidates; ++d) beats_all = beats_all && (c == d || margin(e, c, d) > 0);
        if (beats_all && rule.winners(e) != only(c)) return wrong(e, rule.winners(e));
    }
    return {};
}

// A candidate who loses to every other in a duel does not win.
finding condorcet_loser(const subject& rule, const election& e, domain) {
    for (std::size_t c = 0; c < e.candidates; ++c) {
        bool loses_all = e.candidates > 1;
        for (std::size_t d = 0; d < e.candidates; ++d) loses_all = loses_all && (c == d || margin(e, c, d) < 0);
        if (loses_all && has(rule.winners(e), c)) return wrong(e, rule.winners(e));
    }
    return {};
}

// Winners are in the smallest set whose members beat everybody outside.
finding smith(const subject& rule, const election& e, domain) {
    candidates_set smallest = only(e.candidates) - 1;
    for (candidates_set set = 1; set < only(e.candidates); ++set) {
        bool dominates = true;
        for (std::size_t a = 0; a < e.candidates; ++a) {
            for (std::size_t b = 0; b < e.candidates; ++b) {
                if (has(set, a) && !has(set, b) && margin(e, a, b) <= 0) dominates = false;
            }
        }
        if (dominates && __builtin_popcount(set) < __builtin_popcount(smallest)) smallest = set;
    }
    return (rule.winners(e) & ~smallest) == 0 ? finding{} : wrong(e, rule.winners(e));
}

// Nobody wins whom every voter puts below the same other candidate.
finding pareto(const subject& rule, const election& e, domain) {
    if (e.ballots.empty()) return {};
    for (std::size_t a = 0; a < e.candidates; ++a) {
        for (std::size_t b = 0; b < e.candidates; ++b) {
            if (a != b && margin(e, a, b) == voters(e) && has(rule.winners(e), b)) return wrong(e, rule.winners(e));
        }
    }
    return {};
}

// --- two elections ---

// Raising a winner on ballots, and nobody else, leaves them a winner.
finding monotonicity(const subject& rule, const election& e, domain where) {
    finding found;
    const candidates_set before = rule.winners(e);
    for (std::size_t i = 0; i < e.ballots.size() && found.empty(); ++i) {
        const plain_ballot& ballot = e.ballots[i].first;
        for (std::size_t a = 0; a < e.candidates && found.empty(); ++a) {
            if (!has(before, a)) continue;
            plain_ballot raised = ballot;
            const int deepest = *std::max_element(ballot.begin(), ballot.end());
            if (e.kind != ballot_kind::ranked) {
                if (ballot[a] == best_value(e)) continue;
                ++raised[a];
            } else if (ballot[a] == 0) {
                raised[a] = deepest + 1;
            } else if (std::count(ballot.begin(), ballot.end(), ballot[a]) > 1) {
                for (std::size_t c = 0; c < e.candidates; ++c) raised[c] += c != a && ballot[c] >= ballot[a] ? 1 : 0;
            } else if (ballot[a] == 1) {
                continue;
            } else if (where == domain::any) {
                --raised[a];
            } else {
                std::swap(raised[a], *std::find(raised.begin(), raised.end(), ballot[a] - 1));
            }
            with_changed_ballot(e, i, e.kind == ballot_kind::ranked ? dense(raised) : raised,
                                [&](const election& other) {
                                    if (!has(rule.winners(other), a))
                                        found = changed(e, before, other, rule.winners(other));
                                });
        }
    }
    return found;
}

// A candidate who wins alone does not win when every ballot is turned round.
finding reversal_symmetry(const subject& rule, const election& e, domain) {
    const candidates_set before = rule.winners(e);
    if (e.candidates < 2 || __builtin_popcount(before) != 1) return {};
    election other = e;
    for (auto& [ballot, count] : other.ballots) {
        const int deepest = *std::max_element(ballot.begin(), ballot.end());
        for (int& v : ballot) {
            if (e.kind != ballot_kind::ranked)
                v = best_value(e) - v;
            else
                v = v == 0 ? 1 : deepest + 2 - v;
        }
        if (e.kind == ballot_kind::ranked) ballot = dense(ballot);
    }
    other = canonical(std::move(other));
    return (rule.winners(other) & before) == 0 ? finding{} : changed(e, before, other, rule.winners(other));
}

template <class F>
void with_more_ballots(const election& e, domain where, F&& f) {
    for (const plain_ballot& ballot : ballots_in(e.kind, e.candidates, where)) {
        for (const std::int64_t count : {1, 2, 3}) {
            election other = e;
            other.ballots.emplace_back(ballot, count);
            f(ballot, canonical(std::move(other)));
        }
    }
}

// More voters of one mind do not replace the winner by somebody they like less (both winning alone).
finding participation(const subject& rule, const election& e, domain where) {
    finding found;
    const candidates_set before = rule.winners(e);
    if (__builtin_popcount(before) != 1) return {};
    with_more_ballots(e, where, [&](const plain_ballot& ballot, const election& other) {
        if (!found.empty()) return;
        const candidates_set after = rule.winners(other);
        if (__builtin_popcount(after) != 1 || after == before) return;
        if (prefers(e.kind, ballot, static_cast<std::size_t>(__builtin_ctz(before)),
                    static_cast<std::size_t>(__builtin_ctz(after)))) {
            found = changed(e, before, other, after);
        }
    });
    return found;
}

// More voters who put a winner alone on top leave them a winner.
finding positive_involvement(const subject& rule, const election& e, domain where) {
    finding found;
    const candidates_set before = rule.winners(e);
    with_more_ballots(e, where, [&](const plain_ballot& ballot, const election& other) {
        for (std::size_t a = 0; a < e.candidates && found.empty(); ++a) {
            if (has(before, a) && alone_on_top(e, ballot, a) && !has(rule.winners(other), a))
                found = changed(e, before, other, rule.winners(other));
        }
    });
    return found;
}

// Two groups of voters who agree on some winners elect just these together.
finding consistency(const subject& rule, const election& e, domain) {
    for (std::uint32_t half = 1; half + 1 < (1U << e.ballots.size()); ++half) {
        election a = e, b = e;
        a.ballots.clear();
        b.ballots.clear();
        for (std::size_t i = 0; i < e.ballots.size(); ++i) (has(half, i) ? a : b).ballots.push_back(e.ballots[i]);
        const candidates_set both = rule.winners(a) & rule.winners(b);
        if (both != 0 && rule.winners(e) != both)
            return changed(a, rule.winners(a), b, rule.winners(b)) + ", together " + named(rule.winners(e));
    }
    return {};
}

// The ballot with candidate `x` replaced by itself and clones at the end of the list, in this order from the
// top; where somebody else shares the tier of `x`, the clones share it too.
plain_ballot with_clones(const election& e, const plain_ballot& ballot, std::size_t x,
                         const std::vector<std::size_t>& order) {
    plain_ballot out = ballot;
    for (std::size_t i = 1; i < order.size(); ++i) out.push_back(ballot[x]);
    if (e.kind != ballot_kind::ranked || ballot[x] == 0 || std::count(ballot.begin(), ballot.end(), ballot[x]) > 1)
        return out;
    const int width = static_cast<int>(order.size());
    for (int& v : out) v += v > ballot[x] ? width - 1 : 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        out[order[i] == 0 ? x : e.candidates + order[i] - 1] = ballot[x] + static_cast<int>(i);
    return out;
}

// Replacing a candidate by clones, whom every voter puts side by side, changes nothing for the others, and
// one of the clones wins just when the candidate did.
finding clone_independence(const subject& rule, const election& e, domain) {
    static const std::vector<std::vector<std::size_t>> pairs{{0, 1}, {1, 0}}, triples{{0, 1, 2}, {1, 2, 0}, {2, 0, 1}};
    const candidates_set before = rule.winners(e);
    const auto kinds = e.ballots.size();
    for (std::size_t x = 0; x < e.candidates; ++x) {
        for (const auto* orders : {&pairs, &triples}) {
            // For two clones every way to order them, ballot by ballot; for three the cycle, begun at each
            // place.
            const std::size_t ways = orders == &pairs ? std::size_t{1} << std::min<std::size_t>(kinds, 4) : 3;
            for (std::size_t way = 0; way < ways; ++way) {
                election other = e;
                other.candidates = e.candidates + orders->front().size() - 1;
                for (std::size_t i = 0; i < kinds; ++i) {
                    const std::size_t pick = orders == &pairs ? (way >> (i % 4)) & 1U : (way + i) % 3;
                    other.ballots[i].first = with_clones(e, e.ballots[i].first, x, (*orders)[pick]);
                }
                other = canonical(std::move(other));
                const candidates_set after = rule.winners(other);
                const candidates_set clones = only(x) | ((only(other.candidates) - 1) & ~(only(e.candidates) - 1));
                const candidates_set others = (only(e.candidates) - 1) & ~only(x);
                if (((after & clones) != 0) != has(before, x) || (after & others) != (before & others))
                    return changed(e, before, other, after);
            }
        }
    }
    return {};
}

// Saying more about candidates below a winner (ranking those left out, or grading up to the winner's grade)
// on a ballot does not take the winner down.
finding later_no_harm(const subject& rule, const election& e, domain) {
    finding found;
    const candidates_set before = rule.winners(e);
    for (std::size_t i = 0; i < e.ballots.size() && found.empty(); ++i) {
        const plain_ballot& ballot = e.ballots[i].first;
        for (std::size_t c = 0; c < e.candidates && found.empty(); ++c) {
            plain_ballot longer = ballot;
            if (e.kind == ballot_kind::ranked) {
                if (ballot[c] != 0) continue;
                longer[c] = *std::max_element(ballot.begin(), ballot.end()) + 1;
            } else {
                if (ballot[c] == best_value(e)) continue;
                ++longer[c];
            }
            with_changed_ballot(e, i, longer, [&](const election& other) {
                for (std::size_t a = 0; a < e.candidates; ++a) {
                    if (has(before, a) && prefers(e.kind, ballot, a, c) && !has(rule.winners(other), a)) {
                        found = changed(e, before, other, rule.winners(other));
                    }
                }
            });
        }
    }
    return found;
}

}  // namespace

const std::vector<axiom>& all_axioms() {
    static const std::vector<axiom> all{{"majority", majority, domain::strict},
                                        {"condorcet-winner", condorcet_winner, domain::strict},
                                        {"condorcet-loser", condorcet_loser, domain::strict},
                                        {"smith", smith, domain::strict},
                                        {"pareto", pareto, domain::strict},
                                        {"monotonicity", monotonicity, domain::strict},
                                        {"reversal-symmetry", reversal_symmetry, domain::strict},
                                        {"participation", participation, domain::strict},
                                        {"positive-involvement", positive_involvement, domain::strict},
                                        {"consistency", consistency, domain::strict},
                                        {"clone-independence", clone_independence, domain::strict},
                                        {"later-no-harm", later_no_harm, domain::short_strict}};
    return all;
}

}  // namespace delib::properties
