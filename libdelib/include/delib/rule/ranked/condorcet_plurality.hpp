// Condorcet//plurality: the Condorcet winner, or, if there is none, who has the most first places.
//
// Majorities are duels under the ballot policy, `tied-tops` reads first places as in plurality; scores show them where
// they decide. Time O(m²).
#pragma once

#include "delib/rule/ranked/plurality.hpp"
#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct condorcet_plurality_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace rules {

struct condorcet_plurality {
    static constexpr rule_info info{
        "condorcet-plurality",
        "Condorcet//plurality",
        "Condorcet//majoritaire",
        "Who wins every duel is elected; if there is nobody, the most first places decide.",
        "Qui gagne tous ses duels est élu ; s’il n’y a personne, le plus de premières places l’emporte.",
        basis_kind::pairwise,
        seats_kind::one,
        basis_kind::first};
    using basis = first_places_and_duels;
    using options = condorcet_plurality_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(condorcet_plurality_options),
                                     DELIB_TIES_ROW(condorcet_plurality_options)};

    [[nodiscard]] static result<outcome> decide(const first_places_and_duels& from, const options& opts,
                                                std::int64_t seats, const control& c) {
        const auto& duels = from.get<pairwise_tally>();
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, duels.candidates(), c));
        outcome out = begin_outcome(seats);
        if (elect_condorcet_winner(out, duels, c)) return out;
        out.scores = first_places(from.get<first_tally>(), opts.tied_tops);
        settle(out, rank_by_score(out.scores), breaker, c);
        return out;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::condorcet_plurality> condorcet_plurality{};

}  // namespace delib
