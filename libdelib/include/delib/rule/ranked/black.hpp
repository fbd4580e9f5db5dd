// Black's rule (1958): the Condorcet winner, or, if there is none, the Borda winner.
//
// Borda points are read from duels (rule/ranked/duel_points.hpp); scores show them where they decide. Time O(m²).
#pragma once

#include "delib/rule/ranked/duel_points.hpp"
#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct black_options {
    tie_policy ties = ties_all;
};

namespace rules {

struct black {
    static constexpr rule_info info{
        "black",
        "Black",
        "Méthode de Black",
        "Who wins every duel is elected; if there is nobody, the Borda count decides.",
        "Qui gagne tous ses duels est élu ; s’il n’y a personne, la méthode de Borda tranche.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = black_options;
    static constexpr std::array rows{DELIB_TIES_ROW(black_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, tally.candidates(), c));
        outcome out = begin_outcome(seats);
        if (elect_condorcet_winner(out, tally, c)) return out;
        for (const rational& points : duel_points(tally, candidates_left(tally.size(), true)))
            out.scores.emplace_back(points);
        settle(out, rank_by_score(out.scores), breaker, c);
        return out;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::black> black{};

}  // namespace delib
