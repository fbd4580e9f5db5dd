// Figures on one distribution: values that the R package agrmt gives (Ruedin 2021), definitions, and what must not matter.
#include "delib/consensus/agreement.hpp"
#include "delib/core/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace delib {
namespace {

using row = std::vector<double>;
using figure_of = std::optional<double> (*)(std::span<const double>);

const row agrmt{30, 40, 210, 130, 530, 50, 10};

const std::vector<std::pair<const char*, figure_of>> figures{
    {"A", van_der_eijk},   {"Cns", [](std::span<const double> v) { return tastle_wierman(v); }},
    {"D", leik},           {"H", shannon_entropy},
    {"l", blair_lacy},     {"l2", blair_lacy_squared},
    {"IOV", berry_mielke}, {"ER", [](std::span<const double> v) { return esteban_ray(v); }},
};

void expect_near(const std::optional<double>& got, double expected, double by = 1e-12) {
    ASSERT_TRUE(got.has_value());
    EXPECT_NEAR(*got, expected, by);
}

TEST(Agreement, VanDerEijk) {
    expect_near(van_der_eijk(agrmt), .6113333, 5e-8);
    expect_near(van_der_eijk(row{2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6}), .60972, 5e-6);
    expect_near(van_der_eijk(row{1.6, 2.6, 8.2, 21, 29.3, 27, 10.3}), .48233, 5e-6);
    expect_near(van_der_eijk(row{50, 0, 0, 0, 50}), -1);
    expect_near(van_der_eijk(row{20, 20, 20, 20, 20}), 0);
    expect_near(van_der_eijk(row{10, 20, 40, 20, 10}), .35);
    expect_near(van_der_eijk(row{0, 50, 0, 50, 0}), 1.0 / 6);
    // Two categories have no triples: only what is beyond the even part agrees.
    expect_near(van_der_eijk(row{30, 70}), .4);
}

TEST(Agreement, Polarization) {
    expect_near((1 - *van_der_eijk(agrmt)) / 2, .1943333, 5e-8);
}

TEST(Agreement, TastleWierman) {
    expect_near(tastle_wierman(agrmt), .7256876, 5e-8);
    expect_near(tastle_wierman(row{1, 1, 1, 1, 1}), .433985, 5e-7);
    expect_near(tastle_wierman(row{10, 20, 40, 20, 10}), .633985, 5e-7);
    expect_near(tastle_wierman(row{7, 0, 0, 7}), 0);
    expect_near(tastle_wierman(row{1, 0, 1e20}), 1);
    // Where the numbers stand matters, their unit does not.
    expect_near(tastle_wierman(row{1, 1, 1}, row{0, 1, 10}), *tastle_wierman(row{1, 1, 1}, row{0, .5, 5}));
    EXPECT_NE(*tastle_wierman(row{1, 1, 1}, row{0, 1, 10}), *tastle_wierman(row{1, 1, 1}));
}

TEST(Agreement, OthersOfAgrmt) {
    expect_near(leik(agrmt), .2866667, 5e-8);
    expect_near(shannon_entropy(agrmt), 1.9609692, 5e-8);
    expect_near(blair_lacy_squared(agrmt), .5973333, 5e-8);
    expect_near(blair_lacy(agrmt), .7728734, 5e-8);
}

// Σ n_i n_j (j − i) over pairs of categories, over the most that N people can reach.
TEST(Agreement, BerryMielkeByDefinition) {
    for (const row& counts : {agrmt, row{3, 1, 4}, row{1, 0, 0, 2}, row{5, 0, 5}, row{2, 3}}) {
        double sum = 0, total = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            total += counts[i];
            for (std::size_t j = i + 1; j < counts.size(); ++j)
                sum += counts[i] * counts[j] * static_cast<double>(j - i);
        }
        const double half = std::floor(total / 2);
        expect_near(berry_mielke(counts), sum / (half * (total - half) * static_cast<double>(counts.size() - 1)));
    }
    expect_near(berry_mielke(row{3, 0, 4}), 1);
    expect_near(berry_mielke(row{0, 1, 0}), 0);
    // Three people cannot be halved, weights that come to three can.
    expect_near(berry_mielke(row{1.5, 0, 1.5}), 1);
    expect_near(berry_mielke(row{.5, 0, .5}), 1);
    expect_near(berry_mielke(row{.25, .75}), .75);
}

TEST(Agreement, EstebanRay) {
    expect_near(esteban_ray(row{1, 0, 0, 0, 1}), .2030631, 5e-8);
    expect_near(esteban_ray(row{1, 1, 1, 1, 1}), .0493627, 5e-8);
    double sum = 0;
    const row at{1, 2, 5, 9};
    const row share{.1, .2, .3, .4};
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) sum += std::pow(share[i], 1.8) * share[j] * std::abs(at[i] - at[j]) / 8;
    }
    expect_near(esteban_ray(row{10, 20, 30, 40}, at, .8), sum);
}

TEST(Agreement, AllInOneAndHalfAtEachEnd) {
    const row one{0, 0, 9, 0}, ends{9, 0, 0, 9};
    const std::vector<std::pair<double, double>> expected{
        {1, -1}, {1, 0}, {0, 1}, {0, 1}, {1, 0}, {1, 0}, {0, 1}, {0, std::pow(2, -1 - usual_esteban_ray_alpha)}};
    for (std::size_t i = 0; i < figures.size(); ++i) {
        SCOPED_TRACE(figures[i].first);
        expect_near(figures[i].second(one), expected[i].first);
        expect_near(figures[i].second(ends), expected[i].second);
    }
}

TEST(Agreement, NothingWithoutCountsOrCategories) {
    for (const auto& [name, figure] : figures) {
        SCOPED_TRACE(name);
        EXPECT_FALSE(figure(row{}).has_value());
        EXPECT_FALSE(figure(row{0, 0, 0}).has_value());
        EXPECT_EQ(figure(row{4}).has_value(), std::string_view(name) == "H");
    }
}

TEST(Agreement, ScaleReversedAndCountsMultiplied) {
    random_source random(7);
    for (int round = 0; round < 300; ++round) {
        row counts(2 + random.below(8));
        for (double& n : counts) n = static_cast<double>(random.below(12));
        row reversed = counts, doubled = counts;
        std::reverse(reversed.begin(), reversed.end());
        for (double& n : doubled) n *= 2;
        for (const auto& [name, figure] : figures) {
            SCOPED_TRACE(name);
            const auto here = figure(counts), there = figure(reversed), twice = figure(doubled);
            ASSERT_EQ(here.has_value(), there.has_value());
            if (!here) continue;
            EXPECT_NEAR(*here, *there, 1e-12);
            if (std::string_view(name) != "IOV") {
                EXPECT_NEAR(*here, *twice, 1e-12);
            }
        }
    }
}

// The triples of van der Eijk, counted one by one.
TEST(Agreement, VanDerEijkByDefinition) {
    const auto by_definition = [](row left) {
        const std::size_t k = left.size();
        double total = 0, out = 0;
        for (const double n : left) total += n;
        for (;;) {
            double least = 0, ones = 0, single = 0, twin = 0;
            for (const double n : left) {
                if (n > 0) least = least > 0 ? std::min(least, n) : n;
                if (n > 0) ++ones;
            }
            if (ones < 1) return out / total;
            for (std::size_t a = 0; a < k; ++a) {
                for (std::size_t b = a + 1; b < k; ++b) {
                    for (std::size_t c = b + 1; c < k; ++c) {
                        const int pattern = (left[a] > 0) * 4 + (left[b] > 0) * 2 + (left[c] > 0);
                        single += pattern == 6 || pattern == 3;
                        twin += pattern == 5;
                    }
                }
            }
            const auto size = static_cast<double>(k);
            const double u =
                single + twin < 1 ? 0 : ((size - 2) * single - (size - 1) * twin) / ((size - 2) * (single + twin));
            out += least * ones * (ones < 2 ? 1 : u * (1 - (ones - 1) / (size - 1)));
            for (double& n : left) n -= n > 0 ? least : 0;
        }
    };
    random_source random(3);
    for (int round = 0; round < 500; ++round) {
        row counts(3 + random.below(6));
        for (double& n : counts) n = static_cast<double>(random.below(5));
        if (const auto got = van_der_eijk(counts)) {
            EXPECT_NEAR(*got, by_definition(counts), 1e-12);
        }
    }
}

}  // namespace
}  // namespace delib
