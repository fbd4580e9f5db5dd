// Iterated removal of Condorcet losers: as long as somebody loses to everybody who remains, they leave; all that remain
// win. Never more than one leaves at a time. The order is that of leaving, reversed, the winners together. It never
// elects a Condorcet loser. Time O(m²).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <algorithm>
#include <array>

namespace delib {

namespace rules {

struct iterated_condorcet_loser {
    static constexpr rule_info info{
        "iterated-condorcet-loser",
        "Iterated removal of Condorcet losers",
        "Retrait successif des perdants de Condorcet",
        "Whoever loses to all who remain leaves, again and again; all that are left win.",
        "Qui perd contre tous ceux qui restent est retiré, de proche en proche ; tous ceux qui restent l’emportent.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        std::vector<candidate> left = detail::everybody(tally.size());
        std::vector<std::size_t> losses(tally.size(), 0);
        for (const auto& edge : majority_graph(tally).edges) ++losses[index(edge.second)];
        ranking leaving;
        for (std::int64_t round = 1; left.size() > 1; ++round) {
            const auto loser = std::find_if(left.begin(), left.end(),
                                            [&](candidate who) { return losses[index(who)] == left.size() - 1; });
            if (loser == left.end()) break;
            out.rounds.emplace_back(events::removal{round, {*loser}, events::removal::reason::condorcet_loser});
            leaving.push_back({*loser});  // beat nobody who remains, so that their losses stay
            left.erase(loser);
        }
        if (!left.empty()) leaving.push_back(left);
        out.order = ranking(leaving.rbegin(), leaving.rend());
        return detail::elect(std::move(out), left, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::iterated_condorcet_loser> iterated_condorcet_loser{};

}  // namespace delib
