// The axioms about one election, and the list of all.
#include "properties/axioms.hpp"

#include "properties/cases.hpp"

#include <bit>

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

}  // namespace

std::vector<axiom> axioms_of_one_election() {
    using enum domain;
    return {{"majority", 1, strict, majority_cases, not_alone, told_majority},
            {"condorcet-winner", 1, strict, condorcet_winner_cases, not_alone, told_condorcet_winner},
            {"condorcet-loser", 1, strict, condorcet_loser_cases, some_of_them_win, told_condorcet_loser},
            {"smith", 1, strict, smith_cases, some_of_them_win, told_smith},
            {"pareto", 1, strict, pareto_cases, some_of_them_win, told_pareto}};
}

const std::vector<axiom>& all_axioms() {
    static const std::vector<axiom> all = [] {
        std::vector<axiom> out = axioms_of_one_election();
        for (const axiom& law : axioms_of_changes()) out.push_back(law);
        return out;
    }();
    return all;
}

}  // namespace delib::properties
