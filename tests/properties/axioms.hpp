// The axioms: each looks at one election, changes it in every way that the axiom speaks of, and says what is
// wrong if the rule's answers do not fit together. Winners are sets, so each axiom names its reading for
// ties.
#pragma once

#include "properties/subject.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace delib::properties {

/// The ballots that voters may cast.
enum class domain { strict, short_strict, any };

/// What is wrong, in words; empty if nothing is.
using finding = std::string;

struct axiom {
    std::string_view id;
    finding (*violation)(const subject& rule, const election& e, domain where);
    domain narrow;  ///< the ballots among which a claim that fails must be seen to fail
};

/// Every axiom, in the order of the table of claims.
[[nodiscard]] const std::vector<axiom>& all_axioms();

/// Grades on the scale of graded elections: majority judgment needs four to show all that it does.
inline constexpr int grades_here = 4;

/// All ballots of a kind that say something.
[[nodiscard]] const std::vector<plain_ballot>& ballots_in(ballot_kind kind, std::size_t m, domain where);

/// Whether the ballot ranks, grades or approves `a` above `b`.
[[nodiscard]] inline bool prefers(ballot_kind kind, const plain_ballot& b, std::size_t above, std::size_t below) {
    if (kind != ballot_kind::ranked) return b[above] > b[below];
    return b[above] != 0 && (b[below] == 0 || b[above] < b[below]);
}

}  // namespace delib::properties
