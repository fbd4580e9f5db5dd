#include "delib/core/checked.hpp"
#include "delib/core/random.hpp"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <vector>

namespace delib {
namespace {

constexpr int128 int128_min = -int128_max - 1;

TEST(checked, sums_and_products_stop_at_128_bits) {
    EXPECT_EQ(checked_add(2, 3), int128{5});
    EXPECT_EQ(checked_add(int128_max, 0), int128_max);
    EXPECT_FALSE(checked_add(int128_max, 1));
    EXPECT_FALSE(checked_add(int128_min, -1));
    EXPECT_EQ(checked_multiply(int128{1} << 63, int128{1} << 63), int128{1} << 126);
    EXPECT_FALSE(checked_multiply(int128{1} << 64, int128{1} << 63));
    EXPECT_EQ(checked_multiply(int128{1} << 64, -(int128{1} << 63)), int128_min);
}

TEST(checked, gcd_and_lcm) {
    EXPECT_EQ(gcd(0, 0), 0);
    EXPECT_EQ(gcd(0, 7), 7);
    for (int a = 1; a <= 30; ++a) {
        for (int b = 1; b <= 30; ++b) {
            EXPECT_EQ(gcd(a, b), std::gcd(a, b));
            EXPECT_EQ(checked_lcm(a, b), int128{std::lcm(a, b)});
        }
    }
    EXPECT_FALSE(checked_lcm(int128_max, int128_max - 1));
    EXPECT_EQ(checked_lcm(int128_max, int128_max), int128_max);  // no step on the way overflows
}

TEST(checked, fits_int64_at_the_edges) {
    constexpr int128 most = std::numeric_limits<std::int64_t>::max();
    constexpr int128 least = std::numeric_limits<std::int64_t>::min();
    EXPECT_TRUE(fits_int64(most));
    EXPECT_FALSE(fits_int64(most + 1));
    EXPECT_TRUE(fits_int64(least));
    EXPECT_FALSE(fits_int64(least - 1));
}

TEST(checked, text_of_128_bits_reads_back) {
    EXPECT_EQ(to_text(int128{0}), "0");
    EXPECT_EQ(to_text(int128{-12}), "-12");
    EXPECT_EQ(to_text(int128_max), "170141183460469231731687303715884105727");
    EXPECT_EQ(to_text(int128_min), "-170141183460469231731687303715884105728");
    EXPECT_EQ(parse_digits("170141183460469231731687303715884105727"), int128_max);
    EXPECT_FALSE(parse_digits("170141183460469231731687303715884105728"));
    EXPECT_EQ(parse_digits("007"), int128{7});
    for (const char* wrong : {"", "-1", "+1", " 1", "1 ", "1a", "0x1"}) EXPECT_FALSE(parse_digits(wrong)) << wrong;
}

// The first words of xoshiro256** after seeding its state with splitmix64(0), computed from the published
// reference code of both generators (prng.di.unimi.it). Seeded searches and synthetic data rely on them.
TEST(random_source, gives_the_published_sequence) {
    random_source random(0);
    EXPECT_EQ(random.bits(), 0x99EC5F36CB75F2B4ULL);
    EXPECT_EQ(random.bits(), 0xBF6E1F784956452AULL);
    EXPECT_EQ(random.bits(), 0x1A5F849D4933E6E0ULL);
}

TEST(random_source, samples_below_a_bound_without_gaps) {
    random_source random(42);
    std::map<std::uint64_t, int> seen;
    for (int i = 0; i < 6000; ++i) ++seen[random.below(6)];
    ASSERT_EQ(seen.size(), 6U);
    for (const auto& [face, times] : seen) {
        EXPECT_LT(face, 6U);
        EXPECT_NEAR(times, 1000, 150);
    }
    EXPECT_EQ(random_source(7).below(1), 0U);
    const std::uint64_t huge = (std::uint64_t{1} << 63) + 1;  // where half of the raw words must be drawn again
    for (int i = 0; i < 100; ++i) EXPECT_LT(random.below(huge), huge);
}

TEST(random_source, shuffles_into_every_order) {
    random_source random(1);
    std::map<std::vector<int>, int> seen;
    for (int i = 0; i < 2400; ++i) {
        std::vector<int> items{0, 1, 2, 3};
        random.shuffle(std::span(items));
        ++seen[items];
    }
    ASSERT_EQ(seen.size(), 24U);
    for (const auto& [order, times] : seen) EXPECT_NEAR(times, 100, 50);
}

}  // namespace
}  // namespace delib
