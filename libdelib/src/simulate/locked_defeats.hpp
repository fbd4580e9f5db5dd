// Ranked pairs among a few candidates, on the stack.
#pragma once

#include "simulate/candidate_sets.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace delib {

/// Ranked pairs among a few candidates, following every order of equal defeats (rule/ranked/ranked_pairs.hpp).
class locked_defeats {
public:
    static constexpr std::size_t most = 8;

    /// Precondition: up to `most` members.
    locked_defeats(const simulated_election& votes, candidate_set among) {
        for_each(among, [&](std::size_t who) { members_[size_++] = who; });
        for (std::size_t a = 0; a < size_; ++a) {
            for (std::size_t b = 0; b < size_; ++b) {
                const std::int64_t margin = votes.margin(members_[a], members_[b]);
                if (margin > 0) defeats_[count_++] = {margin, a, b};
            }
        }
        std::sort(defeats_.begin(), defeats_.begin() + static_cast<std::ptrdiff_t>(count_),
                  [](const defeat& a, const defeat& b) { return a.margin > b.margin; });
    }

    /// None where there are too many orders to follow.
    [[nodiscard]] std::optional<candidate_set> winners() {
        locked none;
        for (std::size_t i = 0; i < size_; ++i) none.below[i] = only(i);
        none.unbeaten = first_candidates(size_);
        follow(0, none);
        if (visits_ > most_visits) return std::nullopt;
        candidate_set out = 0;
        for_each(winners_, [&](std::size_t i) { out |= only(members_[i]); });
        return out;
    }

private:
    static constexpr int most_visits = 300;

    struct defeat {
        std::int64_t margin;
        std::size_t winner, loser;
    };
    struct locked {
        std::array<candidate_set, most> below{};  // themselves, and whom they are locked in above
        candidate_set unbeaten = 0;
    };

    void lock(locked& in, const defeat& e) const {
        for (std::size_t i = 0; i < size_; ++i) {
            if ((in.below[i] & only(e.winner)) != 0) in.below[i] |= in.below[e.loser];
        }
        in.unbeaten &= ~only(e.loser);
    }

    /// Takes up the defeats from `first` on, which is the first of its margin.
    void follow(std::size_t first, locked in) {
        while (first < count_) {
            std::size_t end = first, open = 0, next = 0;
            for (; end < count_ && defeats_[end].margin == defeats_[first].margin; ++end) {
                const auto [margin, winner, loser] = defeats_[end];
                if ((in.below[loser] & only(winner)) != 0 || (in.below[winner] & only(loser)) != 0) continue;
                next = end;
                ++open;
            }
            if (open > 1) {
                for (std::size_t i = first; i < end; ++i) {
                    const auto [margin, winner, loser] = defeats_[i];
                    if ((in.below[loser] & only(winner)) != 0 || (in.below[winner] & only(loser)) != 0) continue;
                    if (++visits_ > most_visits) return;
                    locked then = in;
                    lock(then, defeats_[i]);
                    follow(first, then);
                }
                return;
            }
            if (open == 1) lock(in, defeats_[next]);
            first = end;
        }
        winners_ |= in.unbeaten;
    }

    std::array<std::size_t, most> members_{};
    std::array<defeat, most*(most - 1) / 2> defeats_{};
    std::size_t size_ = 0, count_ = 0;
    candidate_set winners_ = 0;
    int visits_ = 0;
};

}  // namespace delib
