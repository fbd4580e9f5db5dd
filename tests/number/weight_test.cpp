#include "delib/core/random.hpp"
#include "delib/number/rational.hpp"
#include "delib/number/weight.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace delib {
namespace {

std::string read(std::string_view text) {
    const auto w = parse_weight(text);
    return w ? to_text(*w) : "error: " + std::to_string(static_cast<int>(w.error().code));
}
const std::string parse_error = "error: " + std::to_string(static_cast<int>(error_code::parse));
const std::string overflow_error = "error: " + std::to_string(static_cast<int>(error_code::overflow));

TEST(weight, reads_integers_decimals_and_ratios_in_lowest_terms) {
    EXPECT_EQ(read("3"), "3");
    EXPECT_EQ(read(" +3 "), "3");
    EXPECT_EQ(read("0"), "0");
    EXPECT_EQ(read("007"), "7");
    EXPECT_EQ(read("0.25"), "1/4");
    EXPECT_EQ(read(".5"), "1/2");
    EXPECT_EQ(read("2."), "2");
    EXPECT_EQ(read("1.50000000000000000000000000000000000000000000"), "3/2");
    EXPECT_EQ(read("0.000"), "0");
    EXPECT_EQ(read("6/4"), "3/2");
    EXPECT_EQ(read(" 6 / 4 "), "3/2");
    EXPECT_EQ(read("0/5"), "0");
    EXPECT_EQ(read("0.34610232558139536"), "2163139534883721/6250000000000000");
    EXPECT_EQ(read("170141183460469231731687303715884105727"), "170141183460469231731687303715884105727");
}

TEST(weight, refuses_everything_else) {
    for (const char* wrong : {"",      " ",    ".", "-1",  "-0",  "1e3", "1,5", "1/0", "/2",   "1/",   "1/2/3",
                              "1.2.3", "0x10", "½", "inf", "nan", "1 2", "--1", "+-1", "1/-2", "1.5/2"}) {
        EXPECT_EQ(read(wrong), parse_error) << wrong;
    }
    for (const char* wrong :
         {"170141183460469231731687303715884105728", "1/170141183460469231731687303715884105728",
          "0.0000000000000000000000000000000000000001", "9999999999.99999999999999999999999999999999999"}) {
        EXPECT_EQ(read(wrong), overflow_error) << wrong;
    }
}

TEST(weight, rounds_halves_away_from_zero) {
    const auto round = [](std::string_view text, int digits) { return to_text(*rounded(*parse_weight(text), digits)); };
    EXPECT_EQ(round("0.125", 2), "13/100");
    EXPECT_EQ(round("0.1249999", 2), "3/25");
    EXPECT_EQ(round("1/3", 3), "333/1000");
    EXPECT_EQ(round("2/3", 3), "667/1000");
    EXPECT_EQ(round("0.5", 0), "1");
    EXPECT_EQ(round("1.4999", 0), "1");
    EXPECT_EQ(round("9.999", 2), "10");
    EXPECT_EQ(round("5", 30), "5");
    EXPECT_EQ(rounded(weight(1), 39).error().code, error_code::overflow);
    EXPECT_EQ(rounded(*parse_weight("99999999999999999999"), 20).error().code, error_code::overflow);
}

std::vector<weight> sample() {
    std::vector<weight> all{weight(0),
                            weight(1),
                            weight(7),
                            weight::ratio(int128_max, 1),
                            weight::ratio(1, int128_max),
                            weight::ratio(int128_max - 1, int128_max),
                            weight::ratio(int128_max, int128_max - 1)};
    random_source random(3);
    for (int i = 0; i < 60; ++i) {
        const int bits = 1 + static_cast<int>(random.below(60));
        const auto above = static_cast<int128>(random.below(std::uint64_t{1} << bits));
        const auto below = static_cast<int128>(1 + random.below(std::uint64_t{1} << bits));
        all.push_back(weight::ratio(above, below));
        all.push_back(weight::ratio(below, above + 1));
    }
    return all;
}

TEST(weight, compares_like_rationals_without_overflow) {
    for (const weight& a : sample()) {
        for (const weight& b : sample()) {
            const rational x = to_rational(a), y = to_rational(b);
            const auto expected = x < y   ? std::strong_ordering::less
                                  : x > y ? std::strong_ordering::greater
                                          : std::strong_ordering::equal;
            ASSERT_EQ(compare(a, b), expected) << to_text(a) << " and " << to_text(b);
        }
    }
}

TEST(weight, calculates_like_rationals_or_says_that_it_cannot) {
    int exact = 0, refused = 0;
    const auto check = [&](const std::optional<weight>& got, const rational& expected, const std::string& what) {
        if (!got) {
            // Refusing is right only where the numbers are really large.
            EXPECT_GT(expected.denominator() * expected.numerator(), rational(int128{1} << 60)) << what;
            ++refused;
            return;
        }
        EXPECT_EQ(to_rational(*got), expected) << what;
        ++exact;
    };
    for (const weight& a : sample()) {
        for (const weight& b : sample()) {
            const rational x = to_rational(a), y = to_rational(b);
            const std::string what = to_text(a) + ", " + to_text(b);
            if (x + y != 0) check(checked_add(a, b), x + y, "+ " + what);
            if (x > y) check(checked_subtract(a, b), x - y, "- " + what);
            if (x * y != 0) check(checked_multiply(a, b), x * y, "* " + what);
            if (x != 0 && y != 0) check(checked_divide(a, b), x / y, "/ " + what);
        }
    }
    EXPECT_GT(exact, 10'000);
    EXPECT_GT(refused, 100);
    EXPECT_EQ(checked_multiply(weight(0), weight::ratio(int128_max, 1)), weight(0));
}

}  // namespace
}  // namespace delib
