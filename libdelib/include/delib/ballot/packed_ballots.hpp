// Ballots that fit two machine words, for the builder of profiles: a million of them are sorted sooner than looked up in
// a table, and equal ones then stand side by side.
//
// Packed are rankings that leave no rank out and tie nobody, approvals, and ballots that grade everybody, as far as there
// is room: 24 ranks of up to 31 candidates, 18 of up to 127, 42 grades on a scale of 8, 20 on one of 64. Fields stand from the highest bit in
// the order of entries, candidates from 1, so that the numbers sort like the rows of a profile. A number is one voter.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/checked.hpp"
#include "delib/core/config.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace delib::detail {

/// Distinct ballots in the order of a profile, and how many voters cast each.
struct packed_counts {
    std::vector<uint128> ballots{};
    std::vector<std::uint64_t> heads{};
};

class packed_ballots {
public:
    packed_ballots() = default;
    /// `values` is how many places the scale has, where there is one.
    packed_ballots(ballot_kind kind, std::size_t candidates, std::size_t values);

    /// Adds a ballot of one voter. False if it has another form, or is not a ballot at all; then nothing is added.
    /// Amortised time O(entries + log of distinct ballots).
    [[nodiscard]] bool add(std::span<const entry> ballot);

    [[nodiscard]] bool empty() const noexcept { return fresh_.empty() && counted_.ballots.empty(); }

    /// All of them. Time O(n log n).
    [[nodiscard]] packed_counts counts() const;

    /// How many entries a ballot has.
    [[nodiscard]] std::size_t length(uint128 ballot) const noexcept;
    /// Writes them from `to` on, and returns their end.
    entry* unpack(uint128 ballot, entry* to) const noexcept;

private:
    static constexpr std::size_t most_places = 128;

    // Where a field stands: in the high word or in the low one, and how far from its lowest bit.
    struct field {
        std::uint8_t low = 0;
        std::uint8_t shift = 0;
    };
    using words = std::array<std::uint64_t, 2>;

    void put(words& into, std::size_t place, std::uint64_t value) const noexcept {
        into[fields_[place].low] |= value << fields_[place].shift;
    }
    [[nodiscard]] bool pack_ranking(std::span<const entry> ballot, words& into) const noexcept;
    [[nodiscard]] bool pack_approvals(std::span<const entry> ballot, words& into) const noexcept;
    [[nodiscard]] bool pack_grades(std::span<const entry> ballot, words& into) const noexcept;

    // Sorts `fresh`.
    static void count_into(packed_counts& counted, std::vector<uint128>& fresh);

    ballot_kind kind_ = ballot_kind::ranked;
    std::size_t candidates_ = 0;
    std::size_t values_ = 0;
    int bits_ = 1;            // of a field
    std::size_t places_ = 0;  // for which there is room
    std::array<field, most_places> fields_{};
    std::vector<uint128> fresh_{};  // in the order of arrival
    packed_counts counted_{};
};

}  // namespace delib::detail

#ifdef DELIB_HEADER_ONLY
#    include "delib/ballot/impl/packed_ballots.ipp"
#endif
