// The weighted inclusive Gregory way of counting: every vote that an elected candidate holds passes on at the same
// share of what it was worth, surplus / votes. Several statutes and rules share it; they differ in the quota, in the
// digits that a value keeps, and in how ties are resolved.
//
// Ballots move as branches of the trie of preferences (rule/ranked/preference_branches.hpp). A pile holds branches, each
// with the value of its votes; there are few values, so votes are sums of whole weights times a value, exactly.
// Time O(entries + stages · (m + values of a pile)) without ties.
#pragma once

#include "delib/core/config.hpp"
#include "delib/rule/stv/seats.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace delib {

class gregory_count final : public stv_count {
public:
    /// Values keep so many decimals, the rest is dropped; without `digits` they are exact.
    gregory_count(const profile& p, std::size_t seats, stv_quota formula, std::optional<int> digits);

    [[nodiscard]] std::unique_ptr<stv_count> copy() const override { return std::make_unique<gregory_count>(*this); }
    [[nodiscard]] std::size_t bytes() const override;

protected:
    void look() override;
    [[nodiscard]] bool has_quota(std::size_t who) const override {
        return quota_.passed ? held_[who] > quota_.votes : held_[who] >= quota_.votes;
    }
    [[nodiscard]] std::vector<candidate> largest_surplus() const override;
    events::transfer pass_on(candidate who) override;
    void exclude(const std::vector<candidate>& who) override;
    bool seated(const std::vector<candidate>& who) override;

private:
    using branch = preference_branches::branch;
    struct parcel {
        branch votes;
        std::uint32_t value;  // its place in `values_`
    };
    struct pile {
        std::vector<parcel> parcels{};
        std::vector<std::pair<std::uint32_t, int128>> weights{};  // by value
    };

    void put(const branch& votes, std::uint32_t value);
    [[nodiscard]] rational worth(const std::vector<std::pair<std::uint32_t, int128>>& weights) const;
    [[nodiscard]] rational shortened(const rational& value) const;
    [[nodiscard]] std::uint32_t value_number(rational value);
    static void add(std::vector<std::pair<std::uint32_t, int128>>& weights, std::uint32_t value, int128 more);

    std::shared_ptr<const preference_branches> ballots_;
    rational denominator_;
    std::optional<rational> unit_{};  // 10^digits
    std::vector<rational> values_{1};
    std::vector<pile> piles_;                                // by candidate
    std::vector<std::pair<std::uint32_t, int128>> ended_{};  // votes that name nobody more, by value
    std::vector<bool> changed_;                              // piles since the last look
    std::vector<candidate> waiting_{};                       // elected, with a surplus
    std::vector<branch> open_{};                             // scratch
};

/// The quota of V votes to S seats, in steps of whole votes.
[[nodiscard]] events::quota quota_of(stv_quota formula, const rational& votes, std::size_t seats);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/stv/impl/gregory.ipp"
#endif
