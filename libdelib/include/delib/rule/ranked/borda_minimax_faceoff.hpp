// Borda–minimax faceoff (Foley): if Borda and minimax (margins) choose the same winners, they win. Otherwise every Borda
// winner meets every minimax winner in a duel; whoever wins one of these duels, or ties in it, wins. Borda scores are
// read off the duels. A Condorcet winner wins, since minimax chooses it. Time O(m²).
#pragma once

#include "delib/rule/ranked/duel_borda.hpp"
#include "delib/rule/ranked/minimax.hpp"

#include <array>

namespace delib {

namespace rules {

struct borda_minimax_faceoff {
    static constexpr rule_info info{
        "borda-minimax-faceoff",
        "Borda–minimax faceoff",
        "Face-à-face Borda–minimax",
        "The Borda winner and the minimax winner meet in a duel, and its winner wins.",
        "Le vainqueur de Borda et celui du minimax s’affrontent en duel ; qui le gagne l’emporte.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_TRY(borda, duel_borda::decide(tally, {}, 1, c));
        DELIB_TRY(least, minimax::decide(tally, {}, 1, c));
        outcome out = begin_outcome(seats);
        std::vector<candidate> winners = borda.winners;
        if (borda.winners != least.winners) {
            std::vector<bool> wins(tally.size(), false);
            for (const candidate a : borda.winners) {
                for (const candidate b : least.winners) {
                    if (a != b) out.rounds.emplace_back(events::duel_of(tally, a, b));
                    if (tally.margin(a, b) >= 0) wins[index(a)] = true;
                    if (tally.margin(a, b) <= 0) wins[index(b)] = true;
                }
            }
            winners = detail::those(detail::everybody(tally.size()), [&](candidate who) { return wins[index(who)]; });
        }
        return detail::elect(std::move(out), winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::borda_minimax_faceoff> borda_minimax_faceoff{};

}  // namespace delib
