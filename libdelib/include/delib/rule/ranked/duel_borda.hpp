// The Borda count read off the duels (Young 1974): a candidate scores the weight that prefers it to each other one, and
// half of the weight that prefers neither. Where unranked candidates are last this is `borda` with averages for equal
// ranks. It stands here for rules on duels that use Borda scores. Time O(m²).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <array>

namespace delib {

namespace rules {

struct duel_borda {
    static constexpr rule_info info{"duel-borda",
                                    "Borda count on duels",
                                    "Décompte de Borda des duels",
                                    "The candidate with the most votes in all duels together wins.",
                                    "Le candidat qui réunit le plus de voix dans l’ensemble des duels l’emporte.",
                                    basis_kind::pairwise,
                                    seats_kind::many};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        const auto all = detail::everybody(tally.size());
        const rational even = to_rational(tally.total(), tally.denominator()) * (tally.size() - 1) / 2;
        for (const candidate who : all)
            out.scores.emplace_back(even + to_rational(detail::net_margin(tally, who, all), tally.denominator()) / 2);
        return settle_scores(std::move(out), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

/// Not in the list of rules: `borda` counts ballots.
inline constexpr rule_function<rules::duel_borda> duel_borda{};

}  // namespace delib
