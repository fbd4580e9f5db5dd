#pragma once

#include "delib/tally/count_table.hpp"

namespace delib {

DELIB_INLINE result<count_table> count_table::from_cells(const std::vector<int128>& cells, int128 denominator,
                                                         int128 bound, int128 factor) {
    if (denominator < 1 || denominator > largest || bound < 0 || bound > largest) return too_large();
    for (const int128 cell : cells) {
        if (cell < 0 || cell > bound) return too_large();
    }
    count_table out(0, factor);
    out.denominator_ = denominator;
    out.bound_ = bound;
    out.is_wide_ = !fits_int64(bound);
    if (out.is_wide_) {
        out.wide_ = cells;
    } else {
        out.narrow_.reserve(cells.size());
        for (const int128 cell : cells) out.narrow_.push_back(static_cast<std::int64_t>(cell));
    }
    return out;
}

DELIB_INLINE result<int128> count_table::admit(int128 numerator, int128 denominator) {
    DELIB_TRY(parts, parts_of(numerator, denominator));
    const auto growth = checked_multiply(parts, factor_);
    const auto bound = growth ? checked_add(bound_, *growth) : std::nullopt;
    if (!bound || *bound > largest) return too_large();
    bound_ = *bound;
    if (!is_wide_ && !fits_int64(bound_)) widen();
    return parts;
}

DELIB_INLINE result<int128> count_table::parts_of(int128 numerator, int128 denominator) {
    if (denominator == denominator_) return numerator;
    const int128 common = gcd(numerator, denominator);
    numerator /= common == 0 ? 1 : common;
    denominator /= common == 0 ? 1 : common;
    const auto shared = checked_lcm(denominator_, denominator);
    if (!shared) return too_large();
    DELIB_CHECK(rescale(*shared / denominator_));
    const auto scaled = checked_multiply(numerator, denominator_ / denominator);
    if (!scaled) return too_large();
    return *scaled;
}

DELIB_INLINE result<int128> count_table::admit_table(const count_table& other) {
    const auto shared = checked_lcm(denominator_, other.denominator_);
    if (!shared) return too_large();
    const int128 factor = *shared / other.denominator_;
    const auto theirs = checked_multiply(other.bound_, factor);
    const auto mine = checked_multiply(bound_, *shared / denominator_);
    const auto bound = theirs && mine ? checked_add(*theirs, *mine) : std::nullopt;
    if (!bound || *bound > largest) return too_large();
    DELIB_CHECK(rescale(*shared / denominator_));
    bound_ = *bound;
    if (!is_wide_ && !fits_int64(bound_)) widen();
    return factor;
}

DELIB_INLINE result<void> count_table::merge(const count_table& other) {
    DELIB_TRY(factor, admit_table(other));
    for (std::size_t i = 0; i < size(); ++i) add(i, other[i] * factor);
    return {};
}

DELIB_INLINE bool operator==(const count_table& a, const count_table& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (weight::ratio(a[i], a.denominator_) != weight::ratio(b[i], b.denominator_)) return false;
    }
    return true;
}

DELIB_INLINE error count_table::too_large() {
    return {error_code::overflow, "the sum of weights is beyond 128 bits; round them with --weight-digits", {}};
}

DELIB_INLINE result<void> count_table::rescale(int128 factor) {
    if (factor == 1) return {};
    const auto bound = checked_multiply(bound_, factor);
    const auto denominator = checked_multiply(denominator_, factor);
    if (!bound || *bound > largest || !denominator || *denominator > largest) return too_large();
    bound_ = *bound;
    denominator_ = *denominator;
    if (!is_wide_ && !fits_int64(bound_)) widen();
    for (std::int64_t& cell : narrow_) cell = static_cast<std::int64_t>(cell * factor);
    for (int128& cell : wide_) cell *= factor;
    return {};
}

DELIB_INLINE void count_table::widen() {
    wide_.assign(narrow_.begin(), narrow_.end());
    narrow_.clear();
    is_wide_ = true;
}

}  // namespace delib
