// What rules on duels share: who beats whom, and the seat that a set of winners leaves to fill.
#pragma once

#include "delib/graph/bit_matrix.hpp"
#include "delib/rule/ranked/condorcet.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {

/// The options of a rule that defines a set of winners and nothing else to choose.
struct set_options {
    tie_policy ties = ties_all;
};

namespace detail {

[[nodiscard]] inline std::vector<candidate> everybody(std::size_t candidates) {
    std::vector<candidate> all;
    for (std::size_t i = 0; i < candidates; ++i) all.push_back(candidate_at(i));
    return all;
}

/// Row a, column b: a beats b by a strict majority.
[[nodiscard]] inline bit_matrix majorities(const pairwise_tally& tally) {
    bit_matrix wins(tally.size());
    for (const auto& [winner, loser] : majority_graph(tally).edges) wins.set(winner, loser);
    return wins;
}

/// The candidates of a set that satisfy a condition.
template <class Condition>
[[nodiscard]] std::vector<candidate> those(const std::vector<candidate>& among, Condition&& condition) {
    std::vector<candidate> out;
    std::copy_if(among.begin(), among.end(), std::back_inserter(out), condition);
    return out;
}

/// The candidates of a set with the highest key.
template <class Key>
[[nodiscard]] std::vector<candidate> highest(const std::vector<candidate>& among, Key&& key) {
    std::vector<candidate> out;
    for (const candidate who : among) {
        if (!out.empty() && key(out.front()) < key(who)) out.clear();
        if (out.empty() || !(key(who) < key(out.front()))) out.push_back(who);
    }
    return out;
}

/// The largest margin of defeat of a candidate against some others, 0 if it loses to none of them.
[[nodiscard]] inline int128 worst_margin(const pairwise_tally& tally, candidate who,
                                         const std::vector<candidate>& against) {
    int128 worst = 0;
    for (const candidate other : against) worst = std::max(worst, tally.margin(other, who));
    return worst;
}

/// The sum of margins over some others: twice the Borda score among them, less a constant.
[[nodiscard]] inline int128 net_margin(const pairwise_tally& tally, candidate who,
                                       const std::vector<candidate>& against) {
    int128 sum = 0;
    for (const candidate other : against) sum += tally.margin(who, other);
    return sum;
}

/// Seats one of a set of winners; the order, if the outcome has one, stays.
[[nodiscard]] inline result<outcome> elect(outcome out, const std::vector<candidate>& winners, const tie_policy& ties,
                                           const candidate_list& candidates, const control& c) {
    DELIB_TRY(breaker, tie_breaker::create(ties, candidates, c));
    settle_set(out, winners, breaker, c);
    return out;
}

/// The same for the winners of a combination of rules, whose own seats are taken back; its order would leave out those
/// whom the first rule did not choose, so that there is none.
[[nodiscard]] inline result<outcome> elect_from(result<outcome> combined, const tie_policy& ties,
                                                const candidate_list& candidates, const control& c) {
    DELIB_TRY(out, std::move(combined));
    out.ties.clear();
    out.order.reset();
    const std::vector<candidate> winners = out.winners;
    return elect(std::move(out), winners, ties, candidates, c);
}

/// What rules say that follow every way or one given way: an error for any other tie policy.
[[nodiscard]] inline result<void> need_parallel_or_order(const tie_policy& ties, std::string_view rule) {
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

/// Restricts the record of a resolved tie to the candidates it is between, and keeps it if there are any.
inline void record_tie(outcome& out, tie record, const std::vector<candidate>& between) {
    if (between.empty()) return;
    for (auto& tier : record.order) {
        std::erase_if(tier, [&](candidate who) { return !std::binary_search(between.begin(), between.end(), who); });
    }
    std::erase_if(record.order, [](const auto& tier) { return tier.empty(); });
    record.among = between;
    out.ties.push_back(std::move(record));
}

/// Seats the top of an order.
[[nodiscard]] inline result<outcome> settle_order(outcome out, ranking order, const tie_policy& ties,
                                                  const candidate_list& candidates, const control& c) {
    DELIB_TRY(breaker, tie_breaker::create(ties, candidates, c));
    settle(out, std::move(order), breaker, c);
    return out;
}

}  // namespace detail

}  // namespace delib
