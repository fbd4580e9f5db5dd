#include "properties/axioms.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace delib::properties {

std::string named(candidates_set set) {
    std::string out;
    for (; set != 0; set &= set - 1) {
        const bool last = std::has_single_bit(set);
        out += (out.empty() ? ""
                : last      ? " and "
                            : ", ") +
               std::string(1, static_cast<char>('A' + std::countr_zero(set)));
    }
    return out.empty() ? "nobody" : out;
}

namespace {

using cases_out = std::vector<axiom_case>;

constexpr std::uint64_t pair_bit(std::size_t a, std::size_t b) {
    return std::uint64_t{1} << (a * most_candidates + b);
}

placed_election itself(election_number e, std::size_t candidates) {
    placed_election out{e, {}};
    out.at.fill(most_candidates);
    std::iota(out.at.begin(), out.at.begin() + static_cast<std::ptrdiff_t>(candidates), std::uint8_t{0});
    return out;
}

// An election kept in the book, with its ballots at hand.
struct looked_at {
    election_book& book;
    counted_ballots of;  // a copy: the book grows while cases are made
    placed_election here;

    looked_at(election_book& b, election_number e) : book(b), of(b.kept(e)), here(itself(e, of.candidates)) {}

    [[nodiscard]] ballot_kind kind() const { return book.form().kind; }
    [[nodiscard]] const plain_ballot& ballot(const ballot_count& line) const {
        return book.ballots(of.candidates)[line.ballot];
    }
    // The highest grade, or 1 for an approval.
    [[nodiscard]] int best_value() const { return kind() == ballot_kind::graded ? book.form().grades - 1 : 1; }

    // Who more voters prefer to the other, as a difference.
    [[nodiscard]] std::int64_t margin(std::size_t a, std::size_t b) const {
        std::int64_t sum = 0;
        for (const ballot_count& line : of.lines)
            sum += prefers(kind(), ballot(line), a, b)   ? line.voters
                   : prefers(kind(), ballot(line), b, a) ? -line.voters
                                                         : 0;
        return sum;
    }
    // Whether the ways to divide the voters on each ballot are few.
    [[nodiscard]] bool divides_in_few_ways() const {
        std::size_t ways = 1;
        for (const ballot_count& line : of.lines) ways *= line.voters + 1U;
        return ways <= 150;
    }
    // How many of the voters on a ballot to speak of: one and all, or each number.
    template <class F>
    void each_part(const ballot_count& line, bool all, F&& f) const {
        for (int some = 1; some <= line.voters; ++some) {
            if (all || some == 1 || some == line.voters) f(some);
        }
    }
    [[nodiscard]] placed_election changed(const ballot_count& line, const plain_ballot& to, int voters) const {
        counted_ballots other = of;
        other.add(line.ballot, -voters);
        other.add(book.ballots(of.candidates).number(to), voters);
        return book.find(other);
    }
    [[nodiscard]] placed_election without(const ballot_count& line, int voters) const {
        counted_ballots other = of;
        other.add(line.ballot, -voters);
        return book.find(other);
    }
};

bool alone_on_top(ballot_kind kind, const plain_ballot& ballot, std::size_t c) {
    for (std::size_t other = 0; other < ballot.size(); ++other) {
        if (other != c && !prefers(kind, ballot, c, other)) return false;
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

// --- one election: `first`, and in `whom` the candidates that the axiom speaks of ---

// A candidate whom more than half of the voters put alone on top wins alone.
void majority_cases(election_book& book, election_number n, domain, bool, cases_out& out) {
    const looked_at e(book, n);
    for (std::size_t c = 0; c < e.of.candidates; ++c) {
        std::size_t tops = 0;
        for (const ballot_count& line : e.of.lines)
            tops += alone_on_top(e.kind(), e.ballot(line), c) ? line.voters : 0U;
        if (2 * tops > e.of.voters()) out.push_back({e.here, {}, {}, only(c)});
    }
}
bool not_alone(const axiom_case& one, const winners_of& winners) {
    return winners(one.first) != one.whom;
}
std::string told_majority(election_book&, const axiom_case& one, const winners_of&) {
    return "more than half put " + named(static_cast<candidates_set>(one.whom)) + " alone on top";
}

// A candidate who beats every other in a duel wins alone.
void condorcet_winner_cases(election_book& book, election_number n, domain, bool, cases_out& out) {
    const looked_at e(book, n);
    for (std::size_t c = 0; c < e.of.candidates; ++c) {
        bool beats_all = true;
        for (std::size_t d = 0; d < e.of.candidates; ++d) beats_all = beats_all && (c == d || e.margin(c, d) > 0);
        if (beats_all) out.push_back({e.here, {}, {}, only(c)});
    }
}
std::string told_condorcet_winner(election_book&, const axiom_case& one, const winners_of&) {
    return named(static_cast<candidates_set>(one.whom)) + " beats every other";
}

// A candidate who loses to every other in a duel does not win.
void condorcet_loser_cases(election_book& book, election_number n, domain, bool, cases_out& out) {
    const looked_at e(book, n);
    for (std::size_t c = 0; c < e.of.candidates; ++c) {
        bool loses_all = e.of.candidates > 1;
        for (std::size_t d = 0; d < e.of.candidates; ++d) loses_all = loses_all && (c == d || e.margin(c, d) < 0);
        if (loses_all) out.push_back({e.here, {}, {}, only(c)});
    }
}
bool some_of_them_win(const axiom_case& one, const winners_of& winners) {
    return (winners(one.first) & one.whom) != 0;
}
std::string told_condorcet_loser(election_book&, const axiom_case& one, const winners_of&) {
    return named(static_cast<candidates_set>(one.whom)) + " loses to every other";
}

// Winners are in the smallest set whose members beat everybody outside. `whom` are the others.
void smith_cases(election_book& book, election_number n, domain, bool, cases_out& out) {
    const looked_at e(book, n);
    const candidates_set everybody = only(e.of.candidates) - 1;
    candidates_set smallest = everybody;
    for (candidates_set set = 1; set < everybody; ++set) {
        bool dominates = std::popcount(set) < std::popcount(smallest);
        for (std::size_t a = 0; dominates && a < e.of.candidates; ++a) {
            for (std::size_t b = 0; b < e.of.candidates; ++b) {
                if (has(set, a) && !has(set, b) && e.margin(a, b) <= 0) dominates = false;
            }
        }
        if (dominates) smallest = set;
    }
    if (smallest != everybody) out.push_back({e.here, {}, {}, everybody & ~smallest});
}
std::string told_smith(election_book& book, const axiom_case& one, const winners_of&) {
    const candidates_set everybody = only(book.kept(one.first.number).candidates) - 1;
    return "each of " + named(everybody & ~static_cast<candidates_set>(one.whom)) + " beats each of " +
           named(static_cast<candidates_set>(one.whom));
}

// Nobody wins whom every voter puts below the same other candidate.
void pareto_cases(election_book& book, election_number n, domain, bool, cases_out& out) {
    const looked_at e(book, n);
    candidates_set dominated = 0;
    const auto everybody = static_cast<std::int64_t>(e.of.voters());
    for (std::size_t a = 0; a < e.of.candidates; ++a) {
        for (std::size_t b = 0; b < e.of.candidates; ++b) {
            if (a != b && e.margin(a, b) == everybody) dominated |= only(b);
        }
    }
    if (dominated != 0 && everybody > 0) out.push_back({e.here, {}, {}, dominated});
}
std::string told_pareto(election_book&, const axiom_case& one, const winners_of& winners) {
    const candidates_set they = winners(one.first) & static_cast<candidates_set>(one.whom);
    return "every ballot puts somebody above " + named(they);
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

const std::vector<axiom>& all_axioms() {
    using enum domain;
    static const std::vector<axiom> all{
        {"majority", 1, strict, majority_cases, not_alone, told_majority},
        {"condorcet-winner", 1, strict, condorcet_winner_cases, not_alone, told_condorcet_winner},
        {"condorcet-loser", 1, strict, condorcet_loser_cases, some_of_them_win, told_condorcet_loser},
        {"smith", 1, strict, smith_cases, some_of_them_win, told_smith},
        {"pareto", 1, strict, pareto_cases, some_of_them_win, told_pareto},
        {"monotonicity", 2, strict, monotonicity_cases, no_longer_wins, told_change},
        {"reversal-symmetry", 2, strict, reversal_cases, wins_both_ways, told_reversal},
        {"participation", 2, strict, participation_cases, stayed_away_better, told_growth},
        {"positive-involvement", 2, strict, positive_involvement_cases, no_longer_wins, told_growth},
        {"consistency", 3, strict, consistency_cases, together_otherwise, told_consistency},
        {"clone-independence", 2, strict, clone_cases, clones_matter, told_clones, true},
        {"later-no-harm", 2, short_strict, later_no_harm_cases, no_longer_wins, told_change}};
    return all;
}

}  // namespace delib::properties
