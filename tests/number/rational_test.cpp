#include "delib/number/rational.hpp"

#include <gtest/gtest.h>

#include <string>

namespace delib {
namespace {

TEST(rational, takes_counts_of_128_bits) {
    EXPECT_EQ(to_text(to_integer(int128_max)), "170141183460469231731687303715884105727");
    EXPECT_EQ(to_text(to_integer(-int128_max - 1)), "-170141183460469231731687303715884105728");
    EXPECT_EQ(to_text(to_integer(int128{1} << 64)), "18446744073709551616");
    EXPECT_EQ(to_text(to_rational(6, 4)), "3/2");
    EXPECT_EQ(to_text(to_rational(-6, 3)), "-2");
    EXPECT_EQ(to_rational(weight::ratio(1, 3)) * 3, 1);
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
