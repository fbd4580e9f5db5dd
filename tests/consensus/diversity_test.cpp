#include "delib/consensus/diversity.hpp"
#include "delib/consensus/rankings.hpp"
#include "delib/core/random.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace delib {
namespace {

using testing::rankings;
using testing::value;
using order = std::vector<std::uint32_t>;

ranking_figures of(const profile& p) {
    return value(ranking_figures_of(p));
}

// Identity, antagonism: the corners of the map of elections (Faliszewski et al. 2023).
TEST(Diversity, OfOneOrderAndOfTwoOpposedCamps) {
    const ranking_figures identity = of(rankings("A B C D", {"7: A>B>C>D"}));
    EXPECT_EQ(identity.agreement, 1);
    EXPECT_EQ(identity.kemeny_diversity, 0);
    EXPECT_EQ(identity.kemeny_polarization, 0);
    const ranking_figures antagonism = of(rankings("A B C D", {"4: A>B>C>D", "4: D>C>B>A"}));
    EXPECT_EQ(antagonism.agreement, 0);
    EXPECT_EQ(antagonism.kemeny_polarization, 1);
    EXPECT_EQ(antagonism.kemeny_diversity, .5);
}

// By hand: all six orders of three, each once. One centre is 0, 1, 1, 2, 2, 3 away from them, 9 of 18. Two opposite
// centres have all others one away, 4; three leave 3, and so on.
TEST(Diversity, OfEveryOrderOfThree) {
    const ranking_figures uniform =
        of(rankings("A B C", {"1: A>B>C", "1: A>C>B", "1: B>A>C", "1: B>C>A", "1: C>A>B", "1: C>B>A"}));
    const double d[] = {9, 4, 3, 2, 1, 0};
    double sum = 0;
    for (int k = 0; k < 6; ++k) sum += d[k] / 18 / (k + 1);
    EXPECT_NEAR(*uniform.kemeny_diversity, sum, 1e-12);
    EXPECT_NEAR(*uniform.kemeny_polarization, 2 * (9.0 - 4) / 18, 1e-12);
}

// The three of Hashemi and Endriss (2014), by hand, of 2 A>B>C, C>B>A, B>A>C: three different orders; pairs of candidates
// turned round 2 · 3 + 2 · 1 + 2 = 10 over all six pairs of voters; 4 of them against the best compromise, A>B>C.
TEST(Diversity, OfHashemiAndEndriss) {
    const auto seen = order_distances({{0, 1, 2}, {2, 1, 0}, {1, 0, 2}}).figures(std::vector<double>{2, 1, 1});
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->distances.size(), 3U);
    EXPECT_NEAR(seen->distances[0] * 4 * 3, 4, 1e-12);
    const ranking_figures figures = of(rankings("A B C", {"2: A>B>C", "1: C>B>A", "1: B>A>C"}));
    EXPECT_NEAR(*figures.kemeny_distance * 6 / 2, 10, 1e-12);
}

std::size_t apart(const order& a, const order& b) {
    std::vector<double> x(a.size()), y(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        x[a[i]] = static_cast<double>(i);
        y[b[i]] = static_cast<double>(i);
    }
    return kemeny_distance(x, y) / 2;
}

// Every choice of k centres among all orders.
TEST(Diversity, ByDefinition) {
    random_source random(31);
    std::vector<order> all;
    order one(4);
    std::iota(one.begin(), one.end(), 0U);
    do all.push_back(one);
    while (std::next_permutation(one.begin(), one.end()));
    for (int round = 0; round < 20; ++round) {
        std::vector<order> some = all;
        random.shuffle(std::span(some));
        some.resize(1 + random.below(5));
        std::vector<double> weights;
        double total = 0;
        for (std::size_t i = 0; i < some.size(); ++i) {
            weights.push_back(static_cast<double>(1 + random.below(5)));
            total += weights.back();
        }
        const auto seen = order_distances(some).figures(weights);
        ASSERT_TRUE(seen.has_value());
        ASSERT_EQ(seen->distances.size(), some.size());
        for (std::size_t k = 1; k <= std::min<std::size_t>(3, some.size()); ++k) {
            double best = total * 6;
            std::vector<std::size_t> centres(k);
            const std::function<void(std::size_t, std::size_t)> choose = [&](std::size_t at, std::size_t from) {
                if (at < k) {
                    for (std::size_t c = from; c < all.size(); ++c) {
                        centres[at] = c;
                        choose(at + 1, c);
                    }
                    return;
                }
                double sum = 0;
                for (std::size_t i = 0; i < some.size(); ++i) {
                    std::size_t nearest = 6;
                    for (const std::size_t c : centres) nearest = std::min(nearest, apart(all[c], some[i]));
                    sum += weights[i] * static_cast<double>(nearest);
                }
                best = std::min(best, sum);
            };
            choose(0, 0);
            EXPECT_NEAR(seen->distances[k - 1], best / (total * 6), 1e-12) << "k " << k << " round " << round;
        }
        EXPECT_EQ(seen->distances.back(), 0);
    }
}

TEST(Diversity, NothingForTiesShortBallotsAndManyOrders) {
    EXPECT_FALSE(of(rankings("A B C", {"1: A>B=C"})).kemeny_diversity);
    EXPECT_FALSE(of(rankings("A B C", {"1: A>B>C", "1: A"})).kemeny_diversity);
    // Whoever alone is left out stands alone below the others.
    EXPECT_EQ(of(rankings("A B C", {"1: A>B>C", "1: A>B"})).kemeny_diversity, 0);
    EXPECT_FALSE(
        value(ranking_figures_of(rankings("A B C", {"1: A>B>C", "1: A>B"}), {.unranked = unranked_policy::no_opinion}))
            .kemeny_diversity);
    EXPECT_FALSE(of(rankings("A B C D E F G", {"1: A>B>C>D>E>F>G"})).kemeny_diversity);
    EXPECT_TRUE(of(rankings("A B C D E F", {"1: A>B>C>D>E>F"})).kemeny_diversity);
    EXPECT_FALSE(of(rankings("A B C", {"1:"})).kemeny_diversity);
    EXPECT_FALSE(
        of(rankings("A B C D", {"1: A>B>C>D", "1: A>B>D>C", "1: A>C>B>D", "1: A>C>D>B", "1: A>D>B>C", "1: A>D>C>B",
                                "1: B>A>C>D", "1: B>A>D>C", "1: B>C>A>D", "1: B>C>D>A", "1: B>D>A>C"}))
            .kemeny_diversity);
}

}  // namespace
}  // namespace delib
