#include "delib/core/random.hpp"
#include "delib/number/rational.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <gtest/gtest.h>

#include <string>

namespace delib {
namespace {

TEST(rational, takes_counts_of_128_bits) {
    EXPECT_EQ(to_text(rational(int128_max)), "170141183460469231731687303715884105727");
    EXPECT_EQ(to_text(rational(-int128_max - 1)), "-170141183460469231731687303715884105728");
    EXPECT_EQ(to_text(rational(-int128_max - 1, 2)), "-85070591730234615865843651857942052864");
    EXPECT_EQ(to_text(rational(int128{1} << 64)), "18446744073709551616");
    EXPECT_EQ(to_text(to_rational(6, 4)), "3/2");
    EXPECT_EQ(to_text(to_rational(-6, 3)), "-2");
    EXPECT_EQ(to_rational(weight::ratio(1, 3)) * 3, 1);
}

using boost_integer = boost::multiprecision::cpp_int;
using boost_rational = boost::multiprecision::cpp_rational;

// Numbers on both sides of every change of form: small, 63 bits, 64, 128.
int128 some_number(random_source& random) {
    const auto bits = static_cast<int>(random.below(127)) + 1;
    uint128 value = static_cast<uint128>(random.bits()) << 64 | random.bits();
    value >>= 128 - bits;
    if (random.below(8) == 0) value = static_cast<uint128>(INT64_MAX) + random.below(3);
    if (random.below(8) == 0) value = random.below(4);
    const auto number = static_cast<int128>(value & static_cast<uint128>(int128_max));
    return random.below(2) == 0 ? number : -number;
}

boost_integer boosted(int128 n) {
    return boost_integer(to_text(n));
}

std::string shown(const boost_rational& value) {
    return denominator(value) == 1 ? numerator(value).str() : value.str();
}

TEST(rational, computes_like_boost_whatever_the_size) {
    random_source random(9);
    for (int i = 0; i < 4'000; ++i) {
        const auto pick = [&](rational& ours, boost_rational& theirs) {
            const int128 above = some_number(random);
            const int128 below = some_number(random);
            const int128 positive = below > 0 ? below : below < 0 ? -below : 1;
            ours = rational(above, positive);
            theirs = boost_rational(boosted(above), boosted(positive));
        };
        rational a, b;
        boost_rational x, y;
        pick(a, x);
        pick(b, y);
        ASSERT_EQ(to_text(a), shown(x));
        ASSERT_EQ(to_text(a + b), shown(x + y)) << to_text(a) << " + " << to_text(b);
        ASSERT_EQ(to_text(a - b), shown(x - y)) << to_text(a) << " - " << to_text(b);
        ASSERT_EQ(to_text(a * b), shown(x * y)) << to_text(a) << " * " << to_text(b);
        if (y != 0) {
            ASSERT_EQ(to_text(a / b), shown(x / y)) << to_text(a) << " / " << to_text(b);
        }
        ASSERT_EQ(a < b, x < y);
        ASSERT_EQ(a == b, x == y);
        ASSERT_EQ(a - a, 0);
        ASSERT_EQ(a + b - b, a);  // and back to the same form
        ASSERT_EQ(to_text(-a), shown(-x));
        ASSERT_EQ(a.is_whole(), denominator(x) == 1);
        ASSERT_EQ(to_text(a.numerator()), numerator(x).str());
        ASSERT_EQ(to_text(a.denominator()), denominator(x).str());
        const rational down = a.floor();
        ASSERT_TRUE(down.is_whole() && down <= a && a < down + 1) << to_text(a);
        const rational copy = a;
        a = b;
        ASSERT_EQ(to_text(copy), shown(x));
        ASSERT_EQ(to_text(a), shown(y));
    }
}

TEST(rational, reads_signed_numbers) {
    const auto read = [](std::string_view text) {
        const auto r = parse_rational(text);
        return r ? to_text(*r) : std::string("error");
    };
    EXPECT_EQ(read("3"), "3");
    EXPECT_EQ(read(" -0.25 "), "-1/4");
    EXPECT_EQ(read("-2/6"), "-1/3");
    EXPECT_EQ(read("-0"), "0");
    for (const char* wrong : {"", "-", "--1", "1/0", "a", "1e9", "- -1"}) EXPECT_EQ(read(wrong), "error") << wrong;
    EXPECT_EQ(parse_rational("x").error().code, error_code::parse);
    EXPECT_EQ(parse_rational("999999999999999999999999999999999999999").error().code, error_code::overflow);
}

TEST(rational, is_shown_as_a_double_only_for_display) {
    EXPECT_DOUBLE_EQ(to_double(to_rational(1, 3)), 1.0 / 3);
    EXPECT_DOUBLE_EQ(to_double(to_rational(int128_max)), 0x1p127);
}

}  // namespace
}  // namespace delib
