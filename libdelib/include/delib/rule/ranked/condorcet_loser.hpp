// The Condorcet loser: the candidate whom every other beats in a duel, by strict majority. This names a loser, not a
// winner: the candidate that the rule singles out stands where others show the winner. There may be none. Time O(m²).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <algorithm>
#include <array>

namespace delib {

struct condorcet_loser_options {};

namespace rules {

struct condorcet_loser {
    static constexpr rule_info info{
        "condorcet-loser",
        "Condorcet loser",
        "Perdant de Condorcet",
        "Singles out the candidate who loses the duel against every other, if there is one.",
        "Désigne le candidat qui perd son duel contre chacun des autres, s’il y en a un.",
        basis_kind::pairwise,
        seats_kind::one,
        std::nullopt,
        silence::by_policy,
        singled_out::loser};
    using basis = pairwise_tally;
    using options = condorcet_loser_options;
    static constexpr std::array<option_row, 0> rows{};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options&, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        const auto all = detail::everybody(tally.size());
        const auto losers = detail::those(all, [&](candidate who) {
            return std::all_of(all.begin(), all.end(),
                               [&](candidate other) { return other == who || tally.margin(other, who) > 0; });
        });
        for (const candidate other : all) {
            if (!losers.empty() && other != losers[0])
                out.rounds.emplace_back(events::duel_of(tally, losers[0], other));
        }
        seat(out, losers, {}, c.max_committees);
        return out;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::condorcet_loser> condorcet_loser{};

}  // namespace delib
