#pragma once

#include "delib/ballot/packed_ballots.hpp"

#include <boost/sort/pdqsort/pdqsort.hpp>

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace delib::detail {

DELIB_INLINE packed_ballots::packed_ballots(ballot_kind kind, std::size_t candidates, std::size_t values)
    : kind_(kind), candidates_(candidates), values_(values) {
    const bool grades = kind == ballot_kind::graded || kind == ballot_kind::scored;
    const auto largest = grades ? std::max<std::size_t>(values, 1) - 1 : candidates;
    bits_ = std::max(static_cast<int>(std::bit_width(largest)), 1);
    const auto in_a_word = static_cast<std::size_t>(64 / bits_);
    places_ = 2 * in_a_word;
    for (std::size_t place = 0; place < places_; ++place) {
        const std::size_t at = place % in_a_word;
        fields_[place] = {static_cast<std::uint8_t>(place / in_a_word),
                          static_cast<std::uint8_t>(64 - static_cast<int>(at + 1) * bits_)};
    }
}

// Entries may come in any order; the field of a rank is its own.
DELIB_INLINE bool packed_ballots::pack_ranking(std::span<const entry> ballot, words& into) const noexcept {
    const std::size_t size = ballot.size();
    if (size > std::min<std::size_t>(places_, 64)) return false;
    std::uint64_t ranks = 0, named = 0;
    for (const entry& e : ballot) {
        const std::size_t who = index(e.who);
        if (who >= candidates_ || e.value == 0 || e.value > size) return false;
        ranks |= std::uint64_t{1} << (e.value - 1);
        named |= std::uint64_t{1} << (who % 64);
        put(into, e.value - 1, who + 1);
    }
    if (static_cast<std::size_t>(std::popcount(ranks)) != size) return false;
    if (static_cast<std::size_t>(std::popcount(named)) == size) return true;
    if (candidates_ <= 64) return false;
    for (std::size_t i = 1; i < size; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (ballot[i].who == ballot[j].who) return false;
        }
    }
    return true;
}

DELIB_INLINE bool packed_ballots::pack_approvals(std::span<const entry> ballot, words& into) const noexcept {
    if (ballot.size() > places_) return false;
    std::size_t least = 0;
    for (std::size_t i = 0; i < ballot.size(); ++i) {
        const std::size_t who = index(ballot[i].who);
        if (who < least || who >= candidates_) return false;
        least = who + 1;
        put(into, i, who + 1);
    }
    return true;
}

DELIB_INLINE bool packed_ballots::pack_grades(std::span<const entry> ballot, words& into) const noexcept {
    if (ballot.size() != candidates_ || candidates_ > places_ || candidates_ == 0) return false;
    for (std::size_t i = 0; i < ballot.size(); ++i) {
        if (index(ballot[i].who) != i || ballot[i].value >= values_) return false;
        put(into, i, ballot[i].value);
    }
    return true;
}

DELIB_INLINE bool packed_ballots::add(std::span<const entry> ballot) {
    words packed{};
    const bool fits = kind_ == ballot_kind::ranked     ? pack_ranking(ballot, packed)
                      : kind_ == ballot_kind::approval ? pack_approvals(ballot, packed)
                                                       : pack_grades(ballot, packed);
    if (!fits) return false;
    constexpr std::size_t least_batch = std::size_t{1} << 16;
    if (fresh_.size() >= std::max(least_batch, counted_.ballots.size())) {
        count_into(counted_, fresh_);
        fresh_.clear();
    }
    fresh_.push_back(static_cast<uint128>(packed[0]) << 64 | packed[1]);
    return true;
}

DELIB_INLINE void packed_ballots::count_into(packed_counts& counted, std::vector<uint128>& fresh) {
    boost::sort::pdqsort_branchless(fresh.begin(), fresh.end(), std::less<>());
    packed_counts out;
    out.ballots.reserve(counted.ballots.size() + fresh.size());
    out.heads.reserve(counted.ballots.size() + fresh.size());
    std::size_t before = 0;
    const auto take_before = [&](std::size_t end) {
        out.ballots.insert(out.ballots.end(), counted.ballots.begin() + static_cast<std::ptrdiff_t>(before),
                           counted.ballots.begin() + static_cast<std::ptrdiff_t>(end));
        out.heads.insert(out.heads.end(), counted.heads.begin() + static_cast<std::ptrdiff_t>(before),
                         counted.heads.begin() + static_cast<std::ptrdiff_t>(end));
        before = end;
    };
    for (std::size_t i = 0; i < fresh.size();) {
        const uint128 ballot = fresh[i];
        std::uint64_t heads = 0;
        for (; i < fresh.size() && fresh[i] == ballot; ++i) ++heads;
        std::size_t end = before;
        while (end < counted.ballots.size() && counted.ballots[end] < ballot) ++end;
        if (end != before) take_before(end);
        if (before < counted.ballots.size() && counted.ballots[before] == ballot) heads += counted.heads[before++];
        out.ballots.push_back(ballot);
        out.heads.push_back(heads);
    }
    take_before(counted.ballots.size());
    counted = std::move(out);
}

DELIB_INLINE packed_counts packed_ballots::counts() const {
    packed_counts out = counted_;
    if (!fresh_.empty()) {
        auto fresh = fresh_;
        count_into(out, fresh);
    }
    return out;
}

DELIB_INLINE std::size_t packed_ballots::length(uint128 ballot) const noexcept {
    if (kind_ == ballot_kind::graded || kind_ == ballot_kind::scored) return candidates_;
    const auto high = static_cast<std::uint64_t>(ballot >> 64), low = static_cast<std::uint64_t>(ballot);
    const std::uint64_t last = low != 0 ? low : high;
    if (last == 0) return 0;
    const auto fields = static_cast<std::size_t>((64 - std::countr_zero(last) + bits_ - 1) / bits_);
    return low != 0 ? places_ / 2 + fields : fields;
}

DELIB_INLINE entry* packed_ballots::unpack(uint128 ballot, entry* to) const noexcept {
    const std::size_t size = length(ballot), in_a_word = places_ / 2;
    const std::uint64_t mask = bits_ == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits_) - 1;
    const bool grades = kind_ == ballot_kind::graded || kind_ == ballot_kind::scored;
    std::uint64_t word = static_cast<std::uint64_t>(ballot >> 64);
    for (std::size_t place = 0; place < size; ++place, ++to) {
        if (place == in_a_word) word = static_cast<std::uint64_t>(ballot);
        const std::uint64_t value = word >> fields_[place].shift & mask;
        if (grades)
            *to = {candidate_at(place), static_cast<std::uint32_t>(value)};
        else
            *to = {candidate_at(static_cast<std::size_t>(value) - 1),
                   kind_ == ballot_kind::ranked ? static_cast<std::uint32_t>(place + 1) : 1};
    }
    return to;
}

}  // namespace delib::detail
