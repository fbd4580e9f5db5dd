// Most wins, smallest loss (Holliday 2025, “Axiomatizations of a simple Condorcet voting method for Final Four and Final
// Five elections”): the candidate who wins the most duels, a tied one counting half; among several, the one whose
// smallest loss is the smallest, by margin. With up to four candidates nobody who wins the most duels loses two, and
// the rule is copeland-minimax with `scope=global`. It elects Condorcet winners. Time O(m²).
#pragma once

#include "delib/rule/ranked/copeland.hpp"

#include <array>

namespace delib {

namespace rules {

struct most_wins_smallest_loss {
    static constexpr rule_info info{
        "most-wins-smallest-loss",
        "Most wins, smallest loss",
        "Plus de victoires, plus petite défaite",
        "The candidate who wins the most duels wins; among several, the one with the smallest loss.",
        "L’emporte qui gagne le plus de duels ; entre plusieurs, celui dont une défaite est la plus petite de toutes.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_TRY(most, copeland::decide(tally, {}, 1, c));
        outcome out = begin_outcome(seats);
        out.scores = std::move(most.scores);
        const auto all = detail::everybody(tally.size());
        const auto smallest = [&](candidate who) {
            int128 loss = 0;  // of who loses none
            for (const candidate other : all) {
                const int128 margin = tally.margin(other, who);
                if (margin > 0 && (loss == 0 || margin < loss)) loss = margin;
            }
            return loss;
        };
        const auto winners = detail::highest(most.winners, [&](candidate who) { return -smallest(who); });
        return detail::elect(std::move(out), winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::most_wins_smallest_loss> most_wins_smallest_loss{};

}  // namespace delib
