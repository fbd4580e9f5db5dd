#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <algorithm>

namespace delib {

namespace detail {

DELIB_INLINE std::vector<candidate> everybody(std::size_t candidates) {
    std::vector<candidate> all;
    for (std::size_t i = 0; i < candidates; ++i) all.push_back(candidate_at(i));
    return all;
}

DELIB_INLINE bit_matrix majorities(const pairwise_tally& tally) {
    bit_matrix wins(tally.size());
    for (const auto& [winner, loser] : majority_graph(tally).edges) wins.set(winner, loser);
    return wins;
}

DELIB_INLINE result<outcome> elect(outcome out, const std::vector<candidate>& winners, const tie_policy& ties,
                                   const candidate_list& candidates, const control& c) {
    DELIB_TRY(breaker, tie_breaker::create(ties, candidates, c));
    settle_set(out, winners, breaker, c);
    return out;
}

DELIB_INLINE result<outcome> elect_from(result<outcome> combined, const tie_policy& ties,
                                        const candidate_list& candidates, const control& c) {
    DELIB_TRY(out, std::move(combined));
    out.ties.clear();
    out.order.reset();
    const std::vector<candidate> winners = out.winners;
    return elect(std::move(out), winners, ties, candidates, c);
}

DELIB_INLINE result<void> need_parallel_or_order(const tie_policy& ties, std::string_view rule) {
    for (const tie_step& step : ties.steps) {
        using enum tie::resolution;
        if (step.method == parallel || step.method == order || step.method == ballot || step.method == seed) continue;
        return error{error_code::usage,
                     std::string(rule) + " takes ties=parallel, order:…, ballot:… or seed:…, not " +
                         std::string(to_text(step.method)),
                     {}};
    }
    return {};
}

DELIB_INLINE void record_tie(outcome& out, tie record, const std::vector<candidate>& between) {
    if (between.empty()) return;
    for (auto& tier : record.order) {
        std::erase_if(tier, [&](candidate who) { return !std::binary_search(between.begin(), between.end(), who); });
    }
    std::erase_if(record.order, [](const auto& tier) { return tier.empty(); });
    record.among = between;
    out.ties.push_back(std::move(record));
}

DELIB_INLINE result<outcome> settle_order(outcome out, ranking order, const tie_policy& ties,
                                          const candidate_list& candidates, const control& c) {
    DELIB_TRY(breaker, tie_breaker::create(ties, candidates, c));
    settle(out, std::move(order), breaker, c);
    return out;
}

}  // namespace detail

}  // namespace delib
