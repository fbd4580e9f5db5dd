// The Schwartz set (Schwartz 1972), also called GOCHA: everybody in a smallest set that nobody outside it beats. It lies
// within the Smith set, and is the same where no duel is tied. These sets are the strong components of the majority
// graph into which no edge leads. Time O(m²).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <array>

namespace delib {

namespace rules {

struct schwartz {
    static constexpr rule_info info{
        "schwartz",
        "Schwartz set",
        "Ensemble de Schwartz",
        "Everybody wins who is in a smallest group that nobody outside it beats in a duel.",
        "L’emportent les membres des plus petits groupes qu’aucun candidat extérieur ne bat en duel.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const candidate_graph graph = majority_graph(tally);
        const auto parts = components(graph);
        std::vector<std::size_t> part_of(tally.size(), 0);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for (const candidate who : parts[i]) part_of[index(who)] = i;
        }
        std::vector<bool> entered(parts.size(), false);
        for (const auto& [winner, loser] : graph.edges) {
            if (part_of[index(winner)] != part_of[index(loser)]) entered[part_of[index(loser)]] = true;
        }
        const auto winners = detail::those(detail::everybody(tally.size()),
                                           [&](candidate who) { return !entered[part_of[index(who)]]; });
        return detail::elect(begin_outcome(seats), winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::schwartz> schwartz{};

}  // namespace delib
