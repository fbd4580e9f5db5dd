// The axioms. Each turns an election into cases: elections that differ in the way the axiom speaks of, and the
// candidates in question. A rule breaks the axiom where its answers in one case do not fit together. Cases depend on no
// rule, so they are made once for all. Winners are sets, so each axiom names its reading for ties.
#pragma once

#include "properties/elections.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace delib::properties {

/// What an axiom compares; what the parts are, each axiom says where it makes them.
struct axiom_case {
    placed_election first{}, second{}, third{};
    std::uint64_t whom = 0;
};

/// The winners of an election, as a rule says.
using winners_of = std::function<candidates_set(const placed_election&)>;

struct axiom {
    std::string_view id;
    int elections;  ///< how many of them a case compares
    domain narrow;  ///< the ballots among which a claim that fails must be seen to fail
    /// The cases of an election kept in the book, on ballots of this domain. `all`: with every part of the voters on
    /// each ballot; otherwise with one of them and with all.
    void (*cases)(election_book& book, election_number e, domain where, bool all, std::vector<axiom_case>& out);
    bool (*broken)(const axiom_case& one, const winners_of& winners);
    /// What is wrong, once the winners of `first` are told.
    std::string (*told)(election_book& book, const axiom_case& one, const winners_of& winners);
    bool many_cases = false;  ///< so many that the search must stop at fewer voters
};

/// Every axiom, in the order of the table of claims.
[[nodiscard]] const std::vector<axiom>& all_axioms();

/// Whether the ballot ranks, grades or approves `a` above `b`.
[[nodiscard]] inline bool prefers(ballot_kind kind, const plain_ballot& b, std::size_t above, std::size_t below) {
    if (kind != ballot_kind::ranked) return b[above] > b[below];
    return b[above] != 0 && (b[below] == 0 || b[above] < b[below]);
}

/// `A and C`, or `nobody`.
[[nodiscard]] std::string named(candidates_set set);

}  // namespace delib::properties
