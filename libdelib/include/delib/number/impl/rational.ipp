#pragma once

#include "delib/number/rational.hpp"

#include <boost/multiprecision/cpp_int.hpp>

namespace delib {

struct rational::large_value {
    using integer =
        boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
    using ratio =
        boost::multiprecision::number<boost::multiprecision::cpp_rational_backend, boost::multiprecision::et_off>;

    ratio value{};

    [[nodiscard]] static integer whole(int128 n) {
        const uint128 size = n < 0 ? ~static_cast<uint128>(n) + 1 : static_cast<uint128>(n);
        integer out = static_cast<std::uint64_t>(size >> 64);
        out <<= 64;
        out += static_cast<std::uint64_t>(size);
        return n < 0 ? integer(-out) : out;
    }
    [[nodiscard]] static ratio of(const rational& r) {
        return r.large_ != nullptr ? r.large_->value : ratio(whole(r.numerator_), whole(r.denominator_));
    }
    // In its one form: small if it fits.
    [[nodiscard]] static rational from(ratio value) {
        const integer above = boost::multiprecision::numerator(value),
                      below = boost::multiprecision::denominator(value);
        rational out;
        if (boost::multiprecision::abs(above) <= INT64_MAX && below <= INT64_MAX) {
            out.numerator_ = above.convert_to<std::int64_t>();
            out.denominator_ = below.convert_to<std::int64_t>();
        } else {
            out.large_ = new large_value{std::move(value)};
        }
        return out;
    }
};

DELIB_INLINE void rational::assign_large(int128 numerator, int128 denominator) {
    using large = large_value;
    *this = large::from(large::ratio(large::whole(numerator), large::whole(denominator)));
}

DELIB_INLINE void rational::copy(const rational& other) {
    large_ = new large_value(*other.large_);
}

DELIB_INLINE void rational::release() noexcept {
    delete large_;
}

DELIB_INLINE rational& rational::add_large(const rational& other) {
    return *this = large_value::from(large_value::of(*this) + large_value::of(other));
}

DELIB_INLINE rational& rational::multiply_large(const rational& other) {
    return *this = large_value::from(large_value::of(*this) * large_value::of(other));
}

DELIB_INLINE rational& rational::divide_large(const rational& other) {
    return *this = large_value::from(large_value::of(*this) / large_value::of(other));
}

DELIB_INLINE rational rational::negated_large() const {
    return large_value::from(-large_->value);
}

DELIB_INLINE bool rational::is_whole_large() const {
    return boost::multiprecision::denominator(large_->value) == 1;
}

DELIB_INLINE std::strong_ordering rational::compare_large(const rational& a, const rational& b) {
    const int order = large_value::of(a).compare(large_value::of(b));
    return order <=> 0;
}

DELIB_INLINE rational rational::floor() const {
    using large = large_value;
    const large::ratio value = large::of(*this);
    const large::integer above = boost::multiprecision::numerator(value),
                         below = boost::multiprecision::denominator(value);
    large::integer down = above / below;  // towards zero
    if (above < 0 && down * below != above) --down;
    return large::from(large::ratio(down));
}

DELIB_INLINE rational rational::numerator() const {
    return large_value::from(large_value::ratio(boost::multiprecision::numerator(large_value::of(*this))));
}

DELIB_INLINE rational rational::denominator() const {
    return large_value::from(large_value::ratio(boost::multiprecision::denominator(large_value::of(*this))));
}

DELIB_INLINE std::string to_text(const rational& value) {
    if (value.large_ == nullptr) {
        const std::string above = std::to_string(value.numerator_);
        return value.denominator_ == 1 ? above : above + "/" + std::to_string(value.denominator_);
    }
    const auto above = boost::multiprecision::numerator(value.large_->value);
    const auto below = boost::multiprecision::denominator(value.large_->value);
    return below == 1 ? above.str() : above.str() + "/" + below.str();
}

DELIB_INLINE double to_double(const rational& value) {
    return rational::large_value::of(value).convert_to<double>();
}

DELIB_INLINE result<rational> parse_rational(std::string_view text) {
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
    return negative ? -value : value;
}

}  // namespace delib
