// What rules on duels share: who beats whom, and the seat that a set of winners leaves to fill.
#pragma once

#include "delib/core/config.hpp"
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

[[nodiscard]] std::vector<candidate> everybody(std::size_t candidates);

/// Row a, column b: a beats b by a strict majority.
[[nodiscard]] bit_matrix majorities(const pairwise_tally& tally);

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
[[nodiscard]] result<outcome> elect(outcome out, const std::vector<candidate>& winners, const tie_policy& ties,
                                    const candidate_list& candidates, const control& c);

/// The same for the winners of a combination of rules, whose own seats are taken back; its order would leave out those
/// whom the first rule did not choose, so that there is none.
[[nodiscard]] result<outcome> elect_from(result<outcome> combined, const tie_policy& ties,
                                         const candidate_list& candidates, const control& c);

/// What rules say that follow every way or one given way: an error for any other tie policy.
[[nodiscard]] result<void> need_parallel_or_order(const tie_policy& ties, std::string_view rule);

/// Restricts the record of a resolved tie to the candidates it is between, and keeps it if there are any.
void record_tie(outcome& out, tie record, const std::vector<candidate>& between);

/// Seats the top of an order.
[[nodiscard]] result<outcome> settle_order(outcome out, ranking order, const tie_policy& ties,
                                           const candidate_list& candidates, const control& c);

}  // namespace detail

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/duels.ipp"
#endif
