// Exact integers and ratios of any size: Boost.Multiprecision without expression templates, behind one header.
#pragma once

#include "delib/core/checked.hpp"
#include "delib/number/weight.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <string>

namespace delib {

using integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
using rational =
    boost::multiprecision::number<boost::multiprecision::cpp_rational_backend, boost::multiprecision::et_off>;

/// A count as an integer of any size.
[[nodiscard]] inline integer to_integer(int128 n) {
    const bool negative = n < 0;
    const uint128 size = negative ? ~static_cast<uint128>(n) + 1 : static_cast<uint128>(n);
    integer out = static_cast<std::uint64_t>(size >> 64);
    out <<= 64;
    out += static_cast<std::uint64_t>(size);
    return negative ? integer(-out) : out;
}

/// numerator / denominator. Precondition: denominator > 0.
[[nodiscard]] inline rational to_rational(int128 numerator, int128 denominator = 1) {
    return rational(to_integer(numerator), to_integer(denominator));
}

[[nodiscard]] inline rational to_rational(const weight& w) {
    return to_rational(w.numerator(), w.denominator());
}

/// An integer or `p/q` in lowest terms: the form in which results carry exact numbers.
[[nodiscard]] inline std::string to_text(const rational& value) {
    const integer below = boost::multiprecision::denominator(value);
    const integer above = boost::multiprecision::numerator(value);
    return below == 1 ? above.str() : above.str() + "/" + below.str();
}

[[nodiscard]] inline std::string to_text(const integer& value) {
    return value.str();
}

/// The nearest double, for bars and percentages on a page; never for a decision.
[[nodiscard]] inline double to_double(const rational& value) {
    return value.convert_to<double>();
}

/// Reads an integer, decimal or ratio, which may be negative.
[[nodiscard]] inline result<rational> parse_rational(std::string_view text) {
    text = trim(text);
    const bool negative = text.starts_with('-');
    auto size = parse_weight(negative ? text.substr(1) : text);
    if (!size) {
        if (size.error().code == error_code::overflow) return size.error();
        return error{error_code::parse,
                     "expected a number such as 3, -0.25 or 1/4, got '" + visible(text.substr(0, 60)) + "'",
                     {}};
    }
    const rational value = to_rational(*size);
    return negative ? rational(-value) : value;
}

}  // namespace delib
