// Raynaud's rule (Arrow and Raynaud 1986): round after round the candidate with the worst defeat among those who remain
// leaves, by margin; several with the same worst defeat leave together. When all that remain have the same, they win.
// It elects Condorcet winners. The order is that of leaving, reversed. Time O(m³).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <algorithm>
#include <array>

namespace delib {

namespace rules {

struct raynaud {
    static constexpr rule_info info{"raynaud",
                                    "Raynaud’s rule",
                                    "Méthode de Raynaud",
                                    "Round after round, whoever has the worst defeat among those who remain leaves.",
                                    "À chaque tour, celui qui a la pire défaite parmi ceux qui restent est éliminé.",
                                    basis_kind::pairwise,
                                    seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        std::vector<candidate> left = detail::everybody(tally.size());
        ranking leaving;
        for (std::int64_t round = 1;; ++round) {
            if (c.cancelled()) return cancelled_error();
            const auto last =
                detail::highest(left, [&](candidate who) { return detail::worst_margin(tally, who, left); });
            if (last.size() == left.size()) break;
            std::erase_if(left, [&](candidate who) { return std::binary_search(last.begin(), last.end(), who); });
            out.rounds.emplace_back(events::removal{round, last, events::removal::reason::worst_defeat});
            leaving.push_back(last);
        }
        if (!left.empty()) leaving.push_back(left);
        out.order = ranking(leaving.rbegin(), leaving.rend());
        return detail::elect(std::move(out), left, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::raynaud> raynaud{};

}  // namespace delib
