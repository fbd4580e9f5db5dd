#pragma once

#include "delib/number/weight.hpp"

namespace delib {

DELIB_INLINE std::string to_text(const weight& w) {
    return w.denominator() == 1 ? to_text(w.numerator()) : to_text(w.numerator()) + "/" + to_text(w.denominator());
}

DELIB_INLINE result<weight> parse_weight(std::string_view text) {
    text = trim(text);
    const auto wrong = [&](const std::string& what, error_code code = error_code::parse) {
        return error{code, what + ", got '" + visible(text.substr(0, 60)) + "'", {}};
    };
    if (text.starts_with('-')) return wrong("a weight must not be negative");
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto too_long = [&](std::string_view digits) {
        return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        const auto above = trim(text.substr(0, slash));
        const auto below = trim(text.substr(slash + 1));
        const auto p = parse_digits(above);
        const auto q = parse_digits(below);
        if ((!p && too_long(above)) || (!q && too_long(below))) {
            return wrong("a weight has too many digits", error_code::overflow);
        }
        if (!p || !q || *q == 0) return wrong("expected a weight such as 3, 0.25 or 1/4");
        return weight::ratio(*p, *q);
    }
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    auto fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    const auto digits_only = [](std::string_view t) {
        return t.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (text.empty() || text == "." || !digits_only(whole) || !digits_only(fraction)) {
        return wrong("expected a weight such as 3, 0.25 or 1/4");
    }
    int128 denominator = 1;
    for (std::size_t i = 0; i < fraction.size(); ++i) {
        const auto next = checked_multiply(denominator, 10);
        if (!next) return wrong("a weight has too many digits; round it with --weight-digits", error_code::overflow);
        denominator = *next;
    }
    const auto numerator = parse_digits(std::string(whole) + std::string(fraction));
    if (!numerator && (!whole.empty() || !fraction.empty())) {
        return wrong("a weight has too many digits; round it with --weight-digits", error_code::overflow);
    }
    return weight::ratio(numerator.value_or(0), denominator);
}

DELIB_INLINE result<weight> rounded(const weight& w, int digits) {
    int128 scale = 1;
    for (int i = 0; i < digits; ++i) {
        const auto next = checked_multiply(scale, 10);
        if (!next) return error{error_code::overflow, "too many weight digits", {}};
        scale = *next;
    }
    const int128 whole = w.numerator() / w.denominator();
    const int128 rest = w.numerator() % w.denominator();
    const auto scaled_rest = checked_multiply(rest, scale);
    const auto scaled_whole = checked_multiply(whole, scale);
    if (!scaled_rest || !scaled_whole) return error{error_code::overflow, "a weight has too many digits", {}};
    const int128 down = *scaled_rest / w.denominator();
    const int128 left = *scaled_rest % w.denominator();
    const int128 up = left >= w.denominator() - left ? 1 : 0;
    return weight::ratio(*scaled_whole + down + up, scale);
}

DELIB_INLINE std::optional<weight> checked_add(const weight& a, const weight& b) noexcept {
    if (a.denominator() == 1 && b.denominator() == 1) {
        const auto sum = checked_add(a.numerator(), b.numerator());
        if (!sum) return std::nullopt;
        return weight::ratio(*sum, 1);
    }
    const auto denominator = checked_lcm(a.denominator(), b.denominator());
    if (!denominator) return std::nullopt;
    const auto left = checked_multiply(a.numerator(), *denominator / a.denominator());
    const auto right = checked_multiply(b.numerator(), *denominator / b.denominator());
    const auto sum = left && right ? checked_add(*left, *right) : std::nullopt;
    if (!sum) return std::nullopt;
    return weight::ratio(*sum, *denominator);
}

DELIB_INLINE std::optional<weight> checked_subtract(const weight& a, const weight& b) noexcept {
    const auto denominator = checked_lcm(a.denominator(), b.denominator());
    if (!denominator) return std::nullopt;
    const auto left = checked_multiply(a.numerator(), *denominator / a.denominator());
    const auto right = checked_multiply(b.numerator(), *denominator / b.denominator());
    if (!left || !right) return std::nullopt;
    return weight::ratio(*left - *right, *denominator);
}

DELIB_INLINE std::optional<weight> checked_multiply(const weight& a, const weight& b) noexcept {
    if (b == weight(1)) return a;
    const int128 left = gcd(a.numerator(), b.denominator());
    const int128 right = gcd(b.numerator(), a.denominator());
    if (left == 0 || right == 0) return weight(0);
    const auto numerator = checked_multiply(a.numerator() / left, b.numerator() / right);
    const auto denominator = checked_multiply(a.denominator() / right, b.denominator() / left);
    if (!numerator || !denominator) return std::nullopt;
    return weight::ratio(*numerator, *denominator);
}

DELIB_INLINE std::optional<weight> checked_divide(const weight& a, const weight& b) noexcept {
    return checked_multiply(a, weight::ratio(b.denominator(), b.numerator()));
}

DELIB_INLINE std::strong_ordering compare(const weight& a, const weight& b) noexcept {
    const int128 whole_a = a.numerator() / a.denominator();
    const int128 whole_b = b.numerator() / b.denominator();
    if (whole_a != whole_b) return whole_a < whole_b ? std::strong_ordering::less : std::strong_ordering::greater;
    int128 ra = a.numerator() % a.denominator(), rb = b.numerator() % b.denominator();
    if (ra == 0 || rb == 0)
        return ra == rb ? std::strong_ordering::equal
                        : (ra < rb ? std::strong_ordering::less : std::strong_ordering::greater);
    // 0 < ra/da, rb/db < 1: compare the reciprocals the other way round (a continued fraction, never overflowing).
    return compare(weight::ratio(b.denominator(), rb), weight::ratio(a.denominator(), ra));
}

}  // namespace delib
