// The axioms about what changes in an election: ballots, voters, candidates.
#include "properties/cases.hpp"

#include <bit>
#include <map>
#include <string>
#include <utility>

namespace delib::properties {

namespace {

// A preference of one candidate to another, in a set of them.
constexpr std::uint64_t pair_bit(std::size_t a, std::size_t b) {
    return std::uint64_t{1} << (a * most_candidates + b);
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

std::string quoted(const std::string& ballots) {
    return "`" + ballots + "`";
}

// What makes the second election of the first, in ballots: who came, who went.
std::pair<election, election> difference(const election& before, const election& after) {
    std::map<plain_ballot, std::int64_t> more;
    for (const auto& [ballot, voters] : after.ballots) more[ballot] += voters;
    for (const auto& [ballot, voters] : before.ballots) more[ballot] -= voters;
    election came = before, went = before;
    came.ballots.clear();
    went.ballots.clear();
    for (const auto& [ballot, voters] : more) {
        if (voters > 0) came.ballots.emplace_back(ballot, voters);
        if (voters < 0) went.ballots.emplace_back(ballot, -voters);
    }
    return {came, went};
}

std::string told_change(election_book& book, const axiom_case& one, const winners_of& winners) {
    const auto [came, went] = difference(book.plain(one.first), book.plain(one.second));
    return quoted(compact(went)) + " becomes " + quoted(compact(came)) + ": " + named(winners(one.second));
}
std::string told_growth(election_book& book, const axiom_case& one, const winners_of& winners) {
    const auto [came, went] = difference(book.plain(one.first), book.plain(one.second));
    return "with " + quoted(compact(came)) + " more: " + named(winners(one.second));
}

// --- two elections ---

// Raising a winner on ballots, and nobody else, leaves them a winner. `first` before, `second` after, `whom` is raised.
void monotonicity_cases(election_book& book, election_number n, domain where, bool all, cases_out& out) {
    const looked_at e(book, n);
    for (const ballot_count& line : e.of.lines) {
        for (std::size_t a = 0; a < e.of.candidates; ++a) {
            const plain_ballot ballot = e.ballot(line);
            plain_ballot raised = ballot;
            if (e.kind() != ballot_kind::ranked) {
                if (ballot[a] == e.best_value()) continue;
                ++raised[a];
            } else if (ballot[a] == 0) {
                raised[a] = *std::max_element(ballot.begin(), ballot.end()) + 1;
            } else if (std::count(ballot.begin(), ballot.end(), ballot[a]) > 1) {
                for (std::size_t c = 0; c < raised.size(); ++c) raised[c] += c != a && ballot[c] >= ballot[a] ? 1 : 0;
            } else if (ballot[a] == 1) {
                continue;
            } else if (where == domain::any) {
                --raised[a];
            } else {
                std::swap(raised[a], *std::find(raised.begin(), raised.end(), ballot[a] - 1));
            }
            if (e.kind() == ballot_kind::ranked) raised = dense(raised);
            e.each_part(line, all, [&](int some) {
                out.push_back({e.here, e.changed(line, raised, some), {}, only(a)});
            });
        }
    }
}
bool no_longer_wins(const axiom_case& one, const winners_of& winners) {
    const candidates_set before = winners(one.first) & static_cast<candidates_set>(one.whom);
    return before != 0 && (before & ~winners(one.second)) != 0;
}

// A candidate who wins alone does not win when every ballot is turned round.
void reversal_cases(election_book& book, election_number n, domain, bool, cases_out& out) {
    const looked_at e(book, n);
    if (e.of.candidates < 2) return;
    counted_ballots other{e.of.candidates, {}};
    for (const ballot_count& line : e.of.lines) {
        plain_ballot turned = e.ballot(line);
        const int deepest = *std::max_element(turned.begin(), turned.end());
        for (int& v : turned) {
            if (e.kind() != ballot_kind::ranked)
                v = e.best_value() - v;
            else
                v = v == 0 ? 1 : deepest + 2 - v;
        }
        if (e.kind() == ballot_kind::ranked) turned = dense(turned);
        // An approval of everybody, turned round, approves nobody and says nothing.
        if (e.kind() == ballot_kind::approval && *std::max_element(turned.begin(), turned.end()) == 0) continue;
        other.add(book.ballots(e.of.candidates).number(turned), line.voters);
    }
    if (!other.lines.empty()) out.push_back({e.here, book.find(other), {}, 0});
}
bool wins_both_ways(const axiom_case& one, const winners_of& winners) {
    const candidates_set before = winners(one.first);
    return std::has_single_bit(before) && (before & winners(one.second)) != 0;
}
std::string told_reversal(election_book& book, const axiom_case& one, const winners_of& winners) {
    return "turned round, " + quoted(compact(book.plain(one.second))) + ": " + named(winners(one.second));
}

// More voters of one mind do not replace the winner by somebody they like less (both winning alone). `first` before,
// `second` with them, `whom` their preferences.
void participation_cases(election_book& book, election_number n, domain, bool all, cases_out& out) {
    const looked_at e(book, n);
    for (const ballot_count& line : e.of.lines) {
        std::uint64_t likes = 0;
        for (std::size_t a = 0; a < e.of.candidates; ++a) {
            for (std::size_t b = 0; b < e.of.candidates; ++b)
                likes |= prefers(e.kind(), e.ballot(line), a, b) ? pair_bit(a, b) : 0;
        }
        if (likes == 0 || e.of.lines.size() == 1) continue;
        e.each_part(line, all, [&](int some) { out.push_back({e.without(line, some), e.here, {}, likes}); });
    }
}
bool stayed_away_better(const axiom_case& one, const winners_of& winners) {
    const candidates_set before = winners(one.first);
    if (!std::has_single_bit(before)) return false;
    const candidates_set after = winners(one.second);
    if (!std::has_single_bit(after) || after == before) return false;
    return (one.whom & pair_bit(static_cast<std::size_t>(std::countr_zero(before)),
                                static_cast<std::size_t>(std::countr_zero(after)))) != 0;
}

// More voters who put a winner alone on top leave them a winner. `whom` is on top.
void positive_involvement_cases(election_book& book, election_number n, domain, bool all, cases_out& out) {
    const looked_at e(book, n);
    for (const ballot_count& line : e.of.lines) {
        for (std::size_t a = 0; a < e.of.candidates && e.of.lines.size() > 1; ++a) {
            if (!alone_on_top(e.kind(), e.ballot(line), a)) continue;
            e.each_part(line, all, [&](int some) { out.push_back({e.without(line, some), e.here, {}, only(a)}); });
        }
    }
}

// Two groups of voters who agree on some winners elect just these together: `first`, `second`, and both, `third`.
void consistency_cases(election_book& book, election_number n, domain, bool all, cases_out& out) {
    const looked_at e(book, n);
    const bool one_by_one = all && e.divides_in_few_ways();
    std::vector<int> part(e.of.lines.size(), 0);
    for (;;) {
        std::size_t i = 0;
        while (i < part.size() && part[i] == e.of.lines[i].voters) part[i++] = 0;
        if (i == part.size()) return;
        part[i] = one_by_one ? part[i] + 1 : static_cast<int>(e.of.lines[i].voters);
        counted_ballots a{e.of.candidates, {}}, b{e.of.candidates, {}};
        for (std::size_t j = 0; j < part.size(); ++j) {
            if (part[j] > 0) a.add(e.of.lines[j].ballot, part[j]);
            if (part[j] < e.of.lines[j].voters) b.add(e.of.lines[j].ballot, e.of.lines[j].voters - part[j]);
        }
        // Each division once: the larger group first.
        if (a.voters() < b.voters() || (a.voters() == b.voters() && a.lines < b.lines) || b.lines.empty()) continue;
        out.push_back({book.find(a), book.find(b), e.here, 0});
    }
}
bool together_otherwise(const axiom_case& one, const winners_of& winners) {
    const candidates_set both = winners(one.first) & winners(one.second);
    return both != 0 && winners(one.third) != both;
}
std::string told_consistency(election_book& book, const axiom_case& one, const winners_of& winners) {
    return quoted(compact(book.plain(one.second))) + ": " + named(winners(one.second)) +
           "; together: " + named(winners(one.third));
}

// --- clones ---

// The ballot with candidate `x` replaced by itself and clones at the end of the list, in this order from the top; where
// somebody else shares the tier of `x`, the clones share it too.
plain_ballot with_clones(ballot_kind kind, const plain_ballot& ballot, std::size_t x,
                         const std::vector<std::size_t>& order) {
    plain_ballot out = ballot;
    for (std::size_t i = 1; i < order.size(); ++i) out.push_back(ballot[x]);
    if (kind != ballot_kind::ranked || ballot[x] == 0 || std::count(ballot.begin(), ballot.end(), ballot[x]) > 1)
        return out;
    const int width = static_cast<int>(order.size());
    for (int& v : out) v += v > ballot[x] ? width - 1 : 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        out[order[i] == 0 ? x : ballot.size() + order[i] - 1] = ballot[x] + static_cast<int>(i);
    return out;
}

// Replacing a candidate by clones, whom every voter puts side by side, changes nothing for the others, and one of the
// clones wins just when the candidate did. `second` with the clones: `whom`.
void clone_cases(election_book& book, election_number n, domain, bool all, cases_out& out) {
    static const std::vector<std::vector<std::size_t>> pairs{{0, 1}, {1, 0}}, triples{{0, 1, 2}, {1, 2, 0}, {2, 0, 1}};
    const looked_at e(book, n);
    if (e.of.candidates + 2 > most_candidates) return;
    const bool one_by_one = all && e.divides_in_few_ways();
    for (std::size_t x = 0; x < e.of.candidates; ++x) {
        std::vector<election_number> met;
        const auto add = [&](const counted_ballots& other) {
            const candidates_set fresh = (only(other.candidates) - 1) & ~(only(e.of.candidates) - 1);
            const placed_election there = book.find(other);
            if (std::find(met.begin(), met.end(), there.number) != met.end()) return;
            met.push_back(there.number);
            out.push_back({e.here, there, {}, only(x) | fresh});
        };
        const auto put = [&](counted_ballots& other, const ballot_count& line, const std::vector<std::size_t>& order,
                             int voters) {
            if (voters == 0) return;
            other.add(book.ballots(other.candidates).number(with_clones(e.kind(), e.ballot(line), x, order)), voters);
        };
        // Two clones: of the voters on each ballot some put the one first, some the other.
        std::vector<int> part(e.of.lines.size(), 0);
        for (std::size_t i = 0; i < part.size();) {
            counted_ballots other{e.of.candidates + 1, {}};
            for (std::size_t j = 0; j < part.size(); ++j) {
                put(other, e.of.lines[j], pairs[0], e.of.lines[j].voters - part[j]);
                put(other, e.of.lines[j], pairs[1], part[j]);
            }
            add(other);
            i = 0;
            while (i < part.size() && part[i] == e.of.lines[i].voters) part[i++] = 0;
            if (i < part.size()) part[i] = one_by_one ? part[i] + 1 : static_cast<int>(e.of.lines[i].voters);
        }
        // Three clones: voter after voter the next turn of the cycle, begun at each place.
        for (std::size_t way = 0; way < 3; ++way) {
            counted_ballots other{e.of.candidates + 2, {}};
            std::size_t turn = way;
            for (const ballot_count& line : e.of.lines) {
                for (int voter = 0; voter < line.voters; ++voter) put(other, line, triples[turn++ % 3], 1);
            }
            add(other);
        }
    }
}
bool clones_matter(const axiom_case& one, const winners_of& winners) {
    const auto clones = static_cast<candidates_set>(one.whom);
    const candidates_set before = winners(one.first), after = winners(one.second);
    return ((after & clones) != 0) != ((before & clones) != 0) || (after & ~clones) != (before & ~clones);
}
std::string told_clones(election_book& book, const axiom_case& one, const winners_of& winners) {
    const auto clones = static_cast<candidates_set>(one.whom);
    return "with " + named(clones & (clones - 1)) + " like " + named(clones & -clones) + ", " +
           quoted(compact(book.plain(one.second))) + ": " + named(winners(one.second));
}

// Saying more about candidates below a winner (ranking those left out, or grading up to the winner's grade) on a ballot
// does not take the winner down. `whom` stand above those of whom more is said.
void later_no_harm_cases(election_book& book, election_number n, domain, bool all, cases_out& out) {
    const looked_at e(book, n);
    for (const ballot_count& line : e.of.lines) {
        for (std::size_t c = 0; c < e.of.candidates; ++c) {
            const plain_ballot ballot = e.ballot(line);
            plain_ballot longer = ballot;
            if (e.kind() == ballot_kind::ranked) {
                if (ballot[c] != 0) continue;
                longer[c] = *std::max_element(ballot.begin(), ballot.end()) + 1;
            } else {
                if (ballot[c] == e.best_value()) continue;
                ++longer[c];
            }
            candidates_set above = 0;
            for (std::size_t a = 0; a < e.of.candidates; ++a) above |= prefers(e.kind(), ballot, a, c) ? only(a) : 0;
            if (above == 0) continue;
            e.each_part(line, all, [&](int some) {
                out.push_back({e.here, e.changed(line, longer, some), {}, above});
            });
        }
    }
}

}  // namespace

std::vector<axiom> axioms_of_changes() {
    using enum domain;
    return {{"monotonicity", 2, strict, monotonicity_cases, no_longer_wins, told_change},
            {"reversal-symmetry", 2, strict, reversal_cases, wins_both_ways, told_reversal},
            {"participation", 2, strict, participation_cases, stayed_away_better, told_growth},
            {"positive-involvement", 2, strict, positive_involvement_cases, no_longer_wins, told_growth},
            {"consistency", 3, strict, consistency_cases, together_otherwise, told_consistency},
            {"clone-independence", 2, strict, clone_cases, clones_matter, told_clones, true},
            {"later-no-harm", 2, short_strict, later_no_harm_cases, no_longer_wins, told_change}};
}

}  // namespace delib::properties
