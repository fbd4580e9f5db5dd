// Checked 128-bit integers. Counts are exact: what does not fit is an error, never a wrap.
#pragma once

#include "delib/core/config.hpp"
#include "delib/core/result.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace delib {

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

inline constexpr int128 int128_max = static_cast<int128>(~static_cast<uint128>(0) >> 1);

[[nodiscard]] constexpr std::optional<int128> checked_add(int128 a, int128 b) noexcept {
    int128 sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
    return sum;
}

[[nodiscard]] constexpr std::optional<int128> checked_multiply(int128 a, int128 b) noexcept {
    int128 product = 0;
    if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
    return product;
}

/// Greatest common divisor of two numbers that are not negative; gcd(0, 0) is 0.
[[nodiscard]] constexpr int128 gcd(int128 a, int128 b) noexcept {
    while (b != 0) {
        const int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// Least common multiple of two positive numbers, if it fits.
[[nodiscard]] constexpr std::optional<int128> checked_lcm(int128 a, int128 b) noexcept {
    return checked_multiply(a / gcd(a, b), b);
}

[[nodiscard]] constexpr bool fits_int64(int128 n) noexcept {
    return n >= std::numeric_limits<std::int64_t>::min() && n <= std::numeric_limits<std::int64_t>::max();
}

/// Decimal digits, with a minus sign where needed.
[[nodiscard]] std::string to_text(int128 n);

/// Digits only, at least one, no sign; nothing if it is anything else or does not fit.
[[nodiscard]] constexpr std::optional<int128> parse_digits(std::string_view text) noexcept {
    if (text.empty()) return std::nullopt;
    int128 value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        const auto shifted = checked_multiply(value, 10);
        const auto next = shifted ? checked_add(*shifted, c - '0') : std::nullopt;
        if (!next) return std::nullopt;
        value = *next;
    }
    return value;
}

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/core/impl/checked.ipp"
#endif
