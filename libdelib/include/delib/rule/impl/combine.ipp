#pragma once

#include "delib/rule/combine.hpp"

#include <algorithm>

namespace delib {

namespace detail {

DELIB_INLINE std::vector<candidate> chosen_by(const outcome& first, std::size_t candidates) {
    if (!first.winners.empty()) return first.winners;
    std::vector<candidate> all;
    for (std::size_t i = 0; i < candidates; ++i) all.push_back(candidate_at(i));
    return all;
}

DELIB_INLINE void put_before(const outcome& first, const std::vector<candidate>& chosen, std::size_t candidates,
                             outcome& out) {
    std::vector<event> rounds = first.rounds;
    events::removal left{1, {}, events::removal::reason::not_chosen};
    for (std::size_t i = 0; i < candidates; ++i) {
        if (!std::binary_search(chosen.begin(), chosen.end(), candidate_at(i))) left.who.push_back(candidate_at(i));
    }
    if (!left.who.empty()) rounds.emplace_back(std::move(left));
    rounds.insert(rounds.end(), out.rounds.begin(), out.rounds.end());
    out.rounds = std::move(rounds);
    out.complete = out.complete && first.complete;
}

DELIB_INLINE result<outcome> keep_only(outcome out, const std::vector<candidate>& kept,
                                       const candidate_list& candidates, const control& c) {
    if (!out.order)
        return error{
            error_code::unsupported, "among needs a rule that makes an order; " + out.rule + " makes none", {}};
    const auto left_out = [&](candidate who) { return !std::binary_search(kept.begin(), kept.end(), who); };
    ranking order = *out.order;
    for (auto& tier : order) std::erase_if(tier, left_out);
    std::erase_if(order, [](const auto& tier) { return tier.empty(); });
    for (std::size_t i = 0; i < out.scores.size(); ++i) {
        if (left_out(candidate_at(i))) out.scores[i].reset();
    }
    out.ties.clear();
    DELIB_TRY(breaker, tie_breaker::create(ties_all, candidates, c));
    settle(out, std::move(order), breaker, c);
    return out;
}

}  // namespace detail

}  // namespace delib
