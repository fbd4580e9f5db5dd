// Loss-trimmer voting: as long as everybody who remains loses a duel against somebody who remains, the candidate with
// the largest sum of margins of defeat against them leaves. Whoever is then unbeaten wins. Where several have the same
// sum, each may leave, and whoever wins in one of the ways wins. It elects Condorcet winners.
// Time O(m²) a set of remaining candidates; without ties there are at most m.
#pragma once

#include "delib/rule/ranked/removal_sets.hpp"

#include <algorithm>
#include <array>

namespace delib {

namespace rules {

struct loss_trimmer {
    static constexpr rule_info info{
        "loss-trimmer",
        "Loss-trimmer voting",
        "Élagage des défaites",
        "Until somebody is unbeaten, whoever loses by the most in all duels together leaves.",
        "Tant que personne n’est invaincu, celui qui perd le plus largement, tous duels confondus, est éliminé.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto step = [&](const std::vector<candidate>& left) -> detail::removal_step {
            const auto defeats = [&](candidate who) {
                int128 sum = 0;
                for (const candidate other : left) sum += std::max<int128>(0, tally.margin(other, who));
                return sum;
            };
            auto unbeaten = detail::those(left, [&](candidate who) { return defeats(who) == 0; });
            if (!unbeaten.empty()) return {{}, std::move(unbeaten)};
            return {detail::highest(left, defeats), {}};
        };
        DELIB_TRY(found, detail::every_removal(tally.size(), step, c));
        return detail::elect(detail::tell_removals(seats, found, events::removal::reason::sum_of_defeats),
                             found.winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::loss_trimmer> loss_trimmer{};

}  // namespace delib
