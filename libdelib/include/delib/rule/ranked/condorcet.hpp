// The Condorcet winner (1785): the candidate who beats every other in a duel, by strict majority. There may be none;
// then nobody wins, and the trace names the Smith set in which the majorities go round. Time O(m²).
#pragma once

#include "delib/graph/majority_graph.hpp"
#include "delib/rule/rule.hpp"
#include "delib/tally/pairwise.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct condorcet_options {};

namespace events {

/// The duel of two candidates, as exact weights.
[[nodiscard]] inline duel duel_of(const pairwise_tally& tally, candidate a, candidate b) {
    return {a, b, to_rational(tally(a, b), tally.denominator()), to_rational(tally(b, a), tally.denominator())};
}

}  // namespace events

namespace rules {

struct condorcet {
    static constexpr rule_info info{
        "condorcet",
        "Condorcet winner",
        "Vainqueur de Condorcet",
        "The candidate who beats every other in a duel wins; if there is none, nobody does.",
        "Le candidat qui bat chacun des autres en duel l’emporte ; s’il n’y en a pas, personne ne l’emporte.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = condorcet_options;
    static constexpr std::array<option_row, 0> rows{};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options&, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        std::vector<candidate> winners;
        for (std::size_t a = 0; a < tally.size(); ++a) {
            bool beats_all = true;
            for (std::size_t b = 0; b < tally.size() && beats_all; ++b) {
                beats_all = a == b || tally.margin(candidate_at(a), candidate_at(b)) > 0;
            }
            if (beats_all) winners.push_back(candidate_at(a));
        }
        if (winners.empty()) {
            out.rounds.emplace_back(events::smith_set{smith_set(tally)});
        } else {
            for (std::size_t b = 0; b < tally.size(); ++b) {
                if (candidate_at(b) != winners[0])
                    out.rounds.emplace_back(events::duel_of(tally, winners[0], candidate_at(b)));
            }
        }
        seat(out, winners, {}, c.max_committees);
        return out;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::condorcet> condorcet{};

}  // namespace delib
