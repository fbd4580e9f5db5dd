// The weight of a ballot: an exact number, not negative, held as a fraction of checked 128-bit integers in lowest terms.
//
// Written as an integer (`3`), a decimal (`0.34610232558139536`) or a ratio (`2/3`).
#pragma once

#include "delib/core/checked.hpp"
#include "delib/core/config.hpp"
#include "delib/core/text.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace delib {

class weight {
public:
    constexpr weight() = default;
    constexpr weight(std::int64_t whole) noexcept : numerator_(whole) {}

    /// Precondition: numerator ≥ 0, denominator > 0.
    [[nodiscard]] static constexpr weight ratio(int128 numerator, int128 denominator) noexcept {
        weight w;
        if (denominator == 1) {
            w.numerator_ = numerator;
            return w;
        }
        const int128 common = gcd(numerator, denominator);
        w.numerator_ = numerator / common;
        w.denominator_ = denominator / common;
        return w;
    }

    [[nodiscard]] constexpr int128 numerator() const noexcept { return numerator_; }
    [[nodiscard]] constexpr int128 denominator() const noexcept { return denominator_; }
    friend constexpr bool operator==(const weight&, const weight&) = default;

private:
    int128 numerator_ = 1;
    int128 denominator_ = 1;
};

/// An integer or `p/q` in lowest terms.
[[nodiscard]] std::string to_text(const weight& w);

/// Reads an integer, a decimal or a ratio; anything else, a negative number, a zero denominator or more digits than
/// 128 bits hold is an error without a place.
[[nodiscard]] result<weight> parse_weight(std::string_view text);

/// The weight rounded to `digits` decimals, halves away from zero.
[[nodiscard]] result<weight> rounded(const weight& w, int digits);

[[nodiscard]] std::optional<weight> checked_add(const weight& a, const weight& b) noexcept;

/// a − b. Precondition: b ≤ a.
[[nodiscard]] std::optional<weight> checked_subtract(const weight& a, const weight& b) noexcept;

[[nodiscard]] std::optional<weight> checked_multiply(const weight& a, const weight& b) noexcept;

/// a / b. Precondition: b is not zero.
[[nodiscard]] std::optional<weight> checked_divide(const weight& a, const weight& b) noexcept;

/// The order of two weights, if their comparison fits.
[[nodiscard]] std::strong_ordering compare(const weight& a, const weight& b) noexcept;

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/number/impl/weight.ipp"
#endif
