// Krippendorff's and Fleiss' own examples, and α counted pair by pair.
#include "delib/consensus/raters.hpp"
#include "delib/core/random.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace delib {
namespace {

using row = std::vector<double>;

constexpr rating_level levels[] = {rating_level::nominal, rating_level::ordinal, rating_level::interval,
                                   rating_level::ratio};

// Four observers rate twelve units from 1 to 5; 0 is missing (Krippendorff 2013, part C).
const std::vector<std::vector<int>> observers{{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
                                              {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
                                              {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
                                              {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0}};

row table_of(const std::vector<std::vector<int>>& raters, std::size_t categories) {
    row out(raters[0].size() * categories, 0);
    for (const auto& rater : raters) {
        for (std::size_t u = 0; u < rater.size(); ++u) {
            if (rater[u] > 0) ++out[u * categories + static_cast<std::size_t>(rater[u]) - 1];
        }
    }
    return out;
}

TEST(Raters, KrippendorffsExample) {
    const double expected[] = {.743421, .815388, .849107, .797403};
    const row values{1, 2, 3, 4, 5};
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_NEAR(*krippendorff_alpha(levels[i], table_of(observers, 5), 5, values), expected[i], 5e-7);
}

TEST(Raters, FleissExample) {
    const row counts{0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1,
                     7, 7, 0, 0, 0,  3, 2, 6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7};
    EXPECT_NEAR(*fleiss_kappa(counts, 5), .2099307, 5e-8);
}

// 1 − observed / expected, both means of a squared distance over pairs of ratings.
TEST(Raters, AlphaPairByPair) {
    random_source random(11);
    for (int round = 0; round < 200; ++round) {
        const std::size_t categories = 2 + random.below(4), units = 1 + random.below(6);
        std::vector<std::vector<int>> raters(2 + random.below(4), std::vector<int>(units));
        for (auto& rater : raters) {
            for (int& rating : rater) rating = static_cast<int>(random.below(categories + 1));
        }
        const row counts = table_of(raters, categories);
        row values(categories), all(categories, 0);
        for (std::size_t c = 0; c < categories; ++c) values[c] = static_cast<double>(c * c + 1);
        std::vector<std::vector<std::size_t>> pairable;
        for (std::size_t u = 0; u < units; ++u) {
            std::vector<std::size_t> ratings;
            for (const auto& rater : raters) {
                if (rater[u] > 0) ratings.push_back(static_cast<std::size_t>(rater[u]) - 1);
            }
            if (ratings.size() > 1) pairable.push_back(ratings);
        }
        double n = 0;
        for (const auto& ratings : pairable) {
            for (const std::size_t c : ratings) {
                ++all[c];
                ++n;
            }
        }
        for (const rating_level level : levels) {
            const auto distance = [&](std::size_t c, std::size_t k) {
                double d = c == k ? 0 : 1;
                if (level == rating_level::ordinal) {
                    d = -(all[c] + all[k]) / 2;
                    for (std::size_t g = std::min(c, k); g <= std::max(c, k); ++g) d += all[g];
                }
                if (level == rating_level::interval) d = values[c] - values[k];
                if (level == rating_level::ratio) d = (values[c] - values[k]) / (values[c] + values[k]);
                return d * d;
            };
            double observed = 0, expected = 0;
            for (const auto& ratings : pairable) {
                for (std::size_t a = 0; a < ratings.size(); ++a) {
                    for (std::size_t b = 0; b < ratings.size(); ++b) {
                        if (a != b)
                            observed += distance(ratings[a], ratings[b]) / static_cast<double>(ratings.size() - 1);
                    }
                }
            }
            for (std::size_t c = 0; c < categories; ++c) {
                for (std::size_t k = 0; k < categories; ++k) expected += all[c] * all[k] * distance(c, k);
            }
            const auto got = krippendorff_alpha(level, counts, categories, values);
            ASSERT_EQ(got.has_value(), expected > 0);
            if (got) {
                EXPECT_NEAR(*got, 1 - (n - 1) * observed / expected, 1e-12);
            }
        }
    }
}

// Every rater drawn twice is no more news than every rater once.
TEST(Raters, CopiesAreNoPairs) {
    row once = table_of(observers, 5), twice = once, copies(12, 0);
    for (std::size_t i = 0; i < once.size(); ++i) {
        twice[i] *= 2;
        copies[i / 5] += 2 * once[i];
    }
    const row values{1, 2, 3, 4, 5};
    for (const rating_level level : levels) {
        EXPECT_NEAR(*krippendorff_alpha(level, twice, 5, values, copies), *krippendorff_alpha(level, once, 5, values),
                    1e-12);
        EXPECT_GT(*krippendorff_alpha(level, twice, 5, values), *krippendorff_alpha(level, once, 5, values) + 0.01);
    }
    const row one{2, 1, 0, 3, 1, 2}, two{4, 2, 0, 6, 2, 4};
    EXPECT_NEAR(*fleiss_kappa(two, 2, row{6, 6, 6}), *fleiss_kappa(one, 2), 1e-12);
    EXPECT_FALSE(fleiss_kappa(row{2, 0, 0, 2}, 2, row{2, 2}).has_value());  // one rater
}

TEST(Raters, NothingToSay) {
    const row values{1, 2, 3};
    for (const rating_level level : levels) {
        EXPECT_FALSE(krippendorff_alpha(level, row{}, 3, values).has_value());
        EXPECT_FALSE(krippendorff_alpha(level, row{0, 5, 0, 0, 4, 0}, 3, values).has_value());  // one category
        EXPECT_FALSE(krippendorff_alpha(level, row{1, 0, 0, 0, 1, 0}, 3, values).has_value());  // one rating a unit
        EXPECT_EQ(krippendorff_alpha(level, row{2, 0, 0, 0, 2, 0}, 3, values), 1);
    }
    EXPECT_FALSE(krippendorff_alpha(rating_level::ratio, row{2, 0, 0, 2}, 2, row{-1, 1}).has_value());
    EXPECT_TRUE(krippendorff_alpha(rating_level::ratio, row{2, 0, 0, 2}, 2, row{0, 1}).has_value());
    EXPECT_FALSE(krippendorff_alpha(rating_level::ratio, row{2, 0, 0, 2}, 2).has_value());
    EXPECT_EQ(krippendorff_alpha(rating_level::interval, table_of(observers, 5), 5),
              krippendorff_alpha(rating_level::interval, table_of(observers, 5), 5, row{1, 2, 3, 4, 5}));
    EXPECT_FALSE(fleiss_kappa(row{}, 3).has_value());
    EXPECT_FALSE(fleiss_kappa(row{1, 0, 0, 1}, 2).has_value());  // one rater
    EXPECT_FALSE(fleiss_kappa(row{2, 0, 1, 0}, 2).has_value());  // a rating is missing
    EXPECT_FALSE(fleiss_kappa(row{2, 0, 2, 0}, 2).has_value());  // one category
    EXPECT_EQ(fleiss_kappa(row{2, 0, 0, 2}, 2), 1);
}

}  // namespace
}  // namespace delib
