#pragma once

#include "delib/rule/ranked/plurality_rounds.hpp"

namespace delib {

DELIB_INLINE bool elect_condorcet_winner(outcome& out, const pairwise_tally& tally, const control& c) {
    const std::vector<candidate> all = everybody(tally.candidates());
    const auto winner = condorcet_winner(tally, all);
    if (!winner) {
        out.rounds.emplace_back(events::smith_set{smith_set(tally)});
        return false;
    }
    std::vector<candidate> others;
    for (const candidate who : all) {
        if (who == *winner) continue;
        others.push_back(who);
        out.rounds.emplace_back(events::duel_of(tally, *winner, who));
    }
    out.order = ranking{{*winner}};
    if (!others.empty()) out.order->push_back(std::move(others));
    seat(out, {*winner}, {}, c.max_committees);
    return true;
}

}  // namespace delib
