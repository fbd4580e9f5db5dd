// Weak Condorcet winners (Fishburn 1977, §2): the candidates who lose no duel; a tied duel is not lost. There may be
// several, or none; then nobody wins, and the trace names the Smith set. A Condorcet winner is the only one there is.
// Time O(m²).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <array>

namespace delib {

namespace rules {

struct weak_condorcet {
    static constexpr rule_info info{"weak-condorcet",
                                    "Weak Condorcet winners",
                                    "Vainqueurs faibles de Condorcet",
                                    "Whoever loses no duel wins; there may be several, or nobody.",
                                    "Qui ne perd aucun duel l’emporte ; ils peuvent être plusieurs, ou personne.",
                                    basis_kind::pairwise,
                                    seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        const auto all = detail::everybody(tally.size());
        const auto winners =
            detail::those(all, [&](candidate who) { return detail::worst_margin(tally, who, all) == 0; });
        if (winners.empty()) out.rounds.emplace_back(events::smith_set{smith_set(tally)});
        return detail::elect(std::move(out), winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::weak_condorcet> weak_condorcet{};

}  // namespace delib
