// Rankings as a trie of preferences: ballots that begin alike are one branch, and move as one.
//
// Ballots are sorted, so those that begin alike stand side by side, and a branch is a run of them with the number of
// candidates that they have in common. Nothing is built: a branch is split where it is looked at.
// Time O(entries) to make, where ballots leave no ranks out; O(entries · log ballots) otherwise.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/checked.hpp"
#include "delib/core/config.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace delib {

/// For every candidate, whether it is still in the count.
using candidates_left = std::vector<bool>;

class preference_branches {
public:
    /// What a ballot that ranks several candidates equal is.
    enum class equal_ranks : std::uint8_t {
        set_aside,  ///< no part of the trie: it is listed in `others`
        end_there,  ///< a ballot that ends before the first tier with several candidates
    };

    /// Ballots `begin` … `end`−1 agree in their first `depth` candidates.
    struct branch {
        std::uint32_t begin, end, depth;

        friend bool operator==(const branch&, const branch&) = default;
    };

    preference_branches() = default;
    preference_branches(const profile& p, equal_ranks reading);

    /// All ballots; they have nothing in common yet.
    [[nodiscard]] branch all() const { return {0, static_cast<std::uint32_t>(begins_.size() - 1), 0}; }
    /// The places in the profile of the ballots that were set aside.
    [[nodiscard]] const std::vector<std::uint32_t>& others() const noexcept { return others_; }
    /// The weight of a branch, over the denominator of the profile.
    [[nodiscard]] int128 weight(const branch& b) const { return weight_before_[b.end] - weight_before_[b.begin]; }

    /// Splits a branch by the next candidate who is left: `place(part, candidate)` for each part that has one. What
    /// names nobody more is passed over. `open` is scratch.
    template <class Place>
    void split(branch whole, const candidates_left& left, std::vector<branch>& open, Place&& place) const {
        open.assign(1, whole);
        while (!open.empty()) {
            const auto [begin, end, depth] = open.back();
            open.pop_back();
            if (end - begin == 1) {
                const auto who = order(begin);
                std::uint32_t at = depth;
                while (at < who.size() && !left[who[at]]) ++at;
                if (at < who.size()) place(branch{begin, end, at + 1}, std::size_t{who[at]});
                continue;
            }
            for (std::uint32_t first = begin; first < end;) {
                if (depth >= order(first).size()) {
                    ++first;  // it says no more
                    continue;
                }
                const std::uint16_t next = order(first)[depth];
                const auto agrees = [&](std::uint32_t at) {
                    const auto other = order(at);
                    return depth < other.size() && other[depth] == next;
                };
                // Those who agree stand side by side: their end is looked for in growing steps, then by halves.
                std::uint32_t last = first, step = 1;
                for (; step < end - last && agrees(last + step); step *= 2) last += step;
                for (step /= 2; step > 0; step /= 2) {
                    if (step < end - last && agrees(last + step)) last += step;
                }
                const branch part{first, last + 1, depth + 1};
                first = last + 1;
                if (left[next]) {
                    place(part, std::size_t{next});
                } else {
                    open.push_back(part);
                }
            }
        }
    }

private:
    [[nodiscard]] std::span<const std::uint16_t> order(std::size_t ballot) const {
        return std::span(orders_).subspan(begins_[ballot], begins_[ballot + 1] - begins_[ballot]);
    }
    void sort_orders();

    // Their candidates, best first, and where each ballot begins in them.
    std::vector<std::uint16_t> orders_{};
    std::vector<std::size_t> begins_{0};
    std::vector<int128> weight_before_{0};  // the weight of the ballots before each, and of all of them
    std::vector<std::uint32_t> others_{};
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/preference_branches.ipp"
#endif
