// Leximax: minimax, refined. Each candidate's margins against, in all duels, are sorted from the largest; a duel that is
// won counts as negative. The lexicographically smallest list wins: the smallest worst margin, then the smallest second
// worst, and so on. The winners are among those of minimax. The order is that of the lists.
// Time O(m² log m).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace delib {

namespace rules {

struct leximax {
    static constexpr rule_info info{"leximax",
                                    "Leximax",
                                    "Leximax",
                                    "The candidate whose worst duel is the least bad wins; equal ones are told apart "
                                    "by the second worst, and so on.",
                                    "L’emporte le candidat dont le pire duel est le moins mauvais ; à égalité, le "
                                    "deuxième pire départage, et ainsi de suite.",
                                    basis_kind::pairwise,
                                    seats_kind::many};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        const auto all = detail::everybody(tally.size());
        std::vector<std::vector<int128>> against(all.size());
        for (const candidate who : all) {
            events::worst_duel shown{who, std::nullopt};
            int128 worst = 0;
            for (const candidate other : all) {
                if (other == who) continue;
                const int128 margin = tally.margin(other, who);
                against[index(who)].push_back(margin);
                if (margin <= worst) continue;
                worst = margin;
                shown.against = events::duel_of(tally, who, other);
            }
            std::sort(against[index(who)].begin(), against[index(who)].end(), std::greater<>{});
            out.rounds.emplace_back(std::move(shown));
        }
        auto order =
            rank_by(all.size(), [&](candidate a, candidate b) { return against[index(a)] < against[index(b)]; });
        return detail::settle_order(std::move(out), std::move(order), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::leximax> leximax{};

}  // namespace delib
