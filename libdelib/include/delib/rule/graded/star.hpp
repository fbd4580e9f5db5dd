// STAR voting, "score then automatic runoff" (Equal Vote 2014): the two candidates with the highest sums of points meet
// in a duel, which goes to whom more ballots give more points.
//
// By default, where it is not clear who the two are, every pair that may be meant is followed. A drawn duel elects both,
// or with `runoff-tie=score` the one with the higher sum. Missing points are read by the ballot policy: in sums as
// `ungraded` says, in duels as `unranked`. Scores are the sums. The order is the winner, the other finalist, then sums.
// Time O(m · values + m log m), O(m²) where all are level.
#pragma once

#include "delib/rule/graded/score.hpp"
#include "delib/rule/ranked/runoff.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct star_options {
    drawn_runoff runoff_tie = drawn_runoff::both;
    tie_policy ties = ties_parallel;
};

namespace rules {

struct star {
    static constexpr rule_info info{"star",
                                    "STAR voting",
                                    "Vote STAR",
                                    "The two candidates with the highest sums of points meet in a duel.",
                                    "Les deux candidats aux plus fortes sommes de points s’affrontent en duel.",
                                    basis_kind::scores,
                                    seats_kind::one,
                                    basis_kind::pairwise};
    using basis = joint_basis<scores_tally, pairwise_tally>;
    using options = star_options;
    static constexpr std::array rows{
        option_row{"runoff-tie", option_type::word, "both|score",
                   "what a drawn runoff does: both win, or who has the higher sum",
                   "ce que fait un duel nul : les deux l’emportent, ou celui qui a la plus forte somme",
                   offsetof(star_options, runoff_tie)},
        DELIB_RUNOFF_TIES_ROW(star_options)};

    [[nodiscard]] static result<outcome> decide(const basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& tally = from.get<scores_tally>();
        outcome out = begin_outcome(seats);
        for (std::size_t i = 0; i < tally.size(); ++i)
            out.scores.push_back(points_of(tally, candidate_at(i), score_mode::sum, 0));
        const auto held = out.scores;
        return decide_by_runoff(std::move(out), held, from.get<pairwise_tally>(), opts.runoff_tie, opts.ties, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::star> star{};

}  // namespace delib
