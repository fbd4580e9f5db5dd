#pragma once

#include "delib/rule/ranked/preference_branches.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace delib {

DELIB_INLINE preference_branches::preference_branches(const profile& p, equal_ranks reading) {
    static_assert(max_candidates <= 0xFFFF);
    std::size_t entries = 0;
    for (std::size_t i = 0; i < p.size(); ++i) entries += p[i].entries.size();
    orders_.resize(entries);
    begins_.reserve(p.size() + 1);
    weight_before_.reserve(p.size() + 1);
    bool unsorted = false;
    for (std::uint32_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        std::uint16_t* const to = orders_.data() + begins_.back();
        std::size_t length = ballot.entries.size();
        std::uint32_t differs = 0;  // from the ranks 1, 2, 3, …
        for (std::size_t at = 0; at < ballot.entries.size(); ++at) {
            differs |= ballot.entries[at].value ^ static_cast<std::uint32_t>(at + 1);
            to[at] = static_cast<std::uint16_t>(index(ballot.entries[at].who));
        }
        if (differs != 0) {
            const auto same_rank = [](const entry& a, const entry& b) { return a.value == b.value; };
            const auto tier = std::ranges::adjacent_find(ballot.entries, same_rank);
            if (tier != ballot.entries.end() && reading == equal_ranks::set_aside) {
                others_.push_back(i);
                continue;
            }
            length = static_cast<std::size_t>(std::distance(ballot.entries.begin(), tier));
            unsorted = true;
        }
        begins_.push_back(begins_.back() + length);
        weight_before_.push_back(weight_before_.back() + ballot.numerator);
    }
    if (unsorted) sort_orders();
}

// A profile is sorted by ranks, too: where ballots leave ranks out or end early, its order is not that of the candidates.
DELIB_INLINE void preference_branches::sort_orders() {
    std::vector<std::uint32_t> places(begins_.size() - 1);
    std::iota(places.begin(), places.end(), 0U);
    std::stable_sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::ranges::lexicographical_compare(order(a), order(b));
    });
    std::vector<std::uint16_t> orders;
    std::vector<std::size_t> begins{0};
    std::vector<int128> weight_before{0};
    orders.reserve(orders_.size());
    begins.reserve(begins_.size());
    weight_before.reserve(weight_before_.size());
    for (const std::uint32_t i : places) {
        orders.insert(orders.end(), order(i).begin(), order(i).end());
        begins.push_back(orders.size());
        weight_before.push_back(weight_before.back() + weight_before_[i + 1] - weight_before_[i]);
    }
    orders_ = std::move(orders);
    begins_ = std::move(begins);
    weight_before_ = std::move(weight_before);
}

}  // namespace delib
