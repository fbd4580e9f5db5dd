// Exact ratios of any size, as one small class.
//
// Nearly every number in a count is a small fraction, so a ratio is two 64-bit integers in lowest terms, and the
// arithmetic on them is checked in 128 bits. What does not fit goes on as Boost.Multiprecision's `cpp_rational`, and
// comes back when it is small again: a value has one form only. Boost stays in `impl/rational.ipp`, so that a header
// which computes with ratios costs nothing to include (docs/design/0009-rationals.md).
#pragma once

#include "delib/core/checked.hpp"
#include "delib/core/config.hpp"
#include "delib/number/weight.hpp"

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace delib {

class rational {
public:
    constexpr rational() noexcept = default;
    /// A whole number.
    template <std::integral T>
    rational(T whole) : rational(static_cast<int128>(whole), 1) {}
    rational(int128 whole) : rational(whole, 1) {}
    /// Not from floating point: no rule computes with it.
    template <std::floating_point T>
    rational(T) = delete;
    /// numerator / denominator. Precondition: denominator > 0.
    rational(int128 numerator, int128 denominator) { assign(numerator, denominator); }

    rational(const rational& other) : numerator_(other.numerator_), denominator_(other.denominator_) {
        if (other.large_ != nullptr) copy(other);
    }
    rational(rational&& other) noexcept
        : numerator_(other.numerator_),
          denominator_(other.denominator_),
          large_(std::exchange(other.large_, nullptr)) {}
    rational& operator=(const rational& other) {
        if (this != &other) *this = rational(other);
        return *this;
    }
    rational& operator=(rational&& other) noexcept {
        std::swap(numerator_, other.numerator_);
        std::swap(denominator_, other.denominator_);
        std::swap(large_, other.large_);
        return *this;
    }
    ~rational() {
        if (large_ != nullptr) release();
    }

    rational& operator+=(const rational& other) {
        if (!both_small(other)) return add_large(other);
        if (denominator_ == 1 && other.denominator_ == 1) {
            assign(static_cast<int128>(numerator_) + other.numerator_, 1);
        } else {
            assign(static_cast<int128>(numerator_) * other.denominator_ +
                       static_cast<int128>(other.numerator_) * denominator_,
                   static_cast<int128>(denominator_) * other.denominator_);
        }
        return *this;
    }
    rational& operator-=(const rational& other) { return *this += -other; }
    rational& operator*=(const rational& other) {
        if (!both_small(other)) return multiply_large(other);
        assign(static_cast<int128>(numerator_) * other.numerator_,
               static_cast<int128>(denominator_) * other.denominator_);
        return *this;
    }
    /// Precondition: other is not 0.
    rational& operator/=(const rational& other) {
        if (!both_small(other)) return divide_large(other);
        const int sign = other.numerator_ < 0 ? -1 : 1;
        assign(static_cast<int128>(numerator_) * other.denominator_ * sign,
               static_cast<int128>(denominator_) * other.numerator_ * sign);
        return *this;
    }
    [[nodiscard]] rational operator-() const {
        if (large_ != nullptr) return negated_large();
        rational out;
        out.numerator_ = -numerator_;
        out.denominator_ = denominator_;
        return out;
    }
    [[nodiscard]] friend rational operator+(rational a, const rational& b) { return std::move(a += b); }
    [[nodiscard]] friend rational operator-(rational a, const rational& b) { return std::move(a -= b); }
    [[nodiscard]] friend rational operator*(rational a, const rational& b) { return std::move(a *= b); }
    [[nodiscard]] friend rational operator/(rational a, const rational& b) { return std::move(a /= b); }

    [[nodiscard]] friend bool operator==(const rational& a, const rational& b) { return (a <=> b) == 0; }
    [[nodiscard]] friend std::strong_ordering operator<=>(const rational& a, const rational& b) {
        if (!a.both_small(b)) return compare_large(a, b);
        return static_cast<int128>(a.numerator_) * b.denominator_ <=>
               static_cast<int128>(b.numerator_) * a.denominator_;
    }

    [[nodiscard]] bool is_whole() const { return large_ == nullptr ? denominator_ == 1 : is_whole_large(); }
    /// The greatest whole number that is not above this one.
    [[nodiscard]] rational floor() const;
    /// The numerator and the denominator in lowest terms, the latter positive.
    [[nodiscard]] rational numerator() const;
    [[nodiscard]] rational denominator() const;

    /// An integer or `p/q` in lowest terms.
    friend std::string to_text(const rational& value);
    /// The nearest double, or one beside it.
    friend double to_double(const rational& value);

private:
    struct large_value;

    [[nodiscard]] bool both_small(const rational& other) const noexcept {
        return large_ == nullptr && other.large_ == nullptr;
    }
    // Brings to lowest terms; small where both parts fit 63 bits and a sign.
    void assign(int128 numerator, int128 denominator) {
        if (denominator != 1) {
            if (numerator < -int128_max) return assign_large(numerator, denominator);  // it has no opposite
            const int128 common = gcd(numerator < 0 ? -numerator : numerator, denominator);
            numerator /= common;
            denominator /= common;
        }
        constexpr int128 most = INT64_MAX;
        if (numerator < -most || numerator > most || denominator > most) return assign_large(numerator, denominator);
        numerator_ = static_cast<std::int64_t>(numerator);
        denominator_ = static_cast<std::int64_t>(denominator);
    }
    void assign_large(int128 numerator, int128 denominator);
    void copy(const rational& other);
    void release() noexcept;
    rational& add_large(const rational& other);
    rational& multiply_large(const rational& other);
    rational& divide_large(const rational& other);
    [[nodiscard]] rational negated_large() const;
    [[nodiscard]] bool is_whole_large() const;
    [[nodiscard]] static std::strong_ordering compare_large(const rational& a, const rational& b);

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
    large_value* large_ = nullptr;  // where it is set, the other two mean nothing
};

/// An integer or `p/q` in lowest terms: the form in which results carry exact numbers.
[[nodiscard]] std::string to_text(const rational& value);

/// For bars and percentages on a page; never for a decision.
[[nodiscard]] double to_double(const rational& value);

/// numerator / denominator. Precondition: denominator > 0.
[[nodiscard]] inline rational to_rational(int128 numerator, int128 denominator = 1) {
    return {numerator, denominator};
}
[[nodiscard]] inline rational to_rational(const weight& w) {
    return {w.numerator(), w.denominator()};
}

/// Reads an integer, decimal or ratio, which may be negative.
[[nodiscard]] result<rational> parse_rational(std::string_view text);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/number/impl/rational.ipp"
#endif
