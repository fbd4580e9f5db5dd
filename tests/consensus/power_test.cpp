// Power indices: known games, and every coalition counted one by one.
#include "delib/consensus/power.hpp"
#include "delib/core/random.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace delib {
namespace {

using testing::value;

std::vector<power_member> members(const std::vector<std::int64_t>& weights) {
    std::vector<power_member> out;
    for (const std::int64_t w : weights) out.push_back({"m" + std::to_string(out.size()), weight(w)});
    return out;
}

TEST(Power, AnIslandAsStrongAsACoast) {
    const power_indices power = value(power_of(members({50, 49, 1}), 51));
    EXPECT_EQ(power.total, 100);
    const rational swings[] = {3, 1, 1}, fifths[] = {3, 1, 1}, sixths[] = {4, 1, 1};
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(power.members[i].swings, swings[i]);
        EXPECT_EQ(power.members[i].banzhaf, fifths[i] / 5);
        EXPECT_EQ(power.members[i].shapley, sixths[i] / 6);
    }
}

TEST(Power, LuxembourgIn1958) {
    const power_indices power = value(power_of(members({4, 4, 4, 2, 2, 1}), 12));
    const rational swings[] = {10, 10, 10, 6, 6, 0};
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(power.members[i].swings, swings[i]);
        EXPECT_EQ(power.members[i].banzhaf, swings[i] / 42);
        EXPECT_EQ(power.members[i].shapley, i < 3 ? to_rational(7, 30) : i < 5 ? to_rational(3, 20) : rational(0));
    }
}

TEST(Power, CoalitionByCoalition) {
    random_source random(9);
    for (int round = 0; round < 200; ++round) {
        const std::size_t n = 1 + random.below(8);
        std::vector<std::int64_t> weights(n);
        std::int64_t total = 0;
        for (std::int64_t& w : weights) total += w = 1 + static_cast<std::int64_t>(random.below(9));
        const std::int64_t quota = 1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(total)));
        const power_indices power = value(power_of(members(weights), quota));
        rational banzhaf = 0, shapley = 0;
        for (std::size_t i = 0; i < n; ++i) {
            rational swings = 0, share = 0;
            for (unsigned coalition = 0; coalition < 1U << n; ++coalition) {
                std::int64_t sum = 0, size = 0;
                for (std::size_t j = 0; j < n; ++j) {
                    if ((coalition >> j & 1U) == 0) continue;
                    sum += weights[j];
                    ++size;
                }
                if ((coalition >> i & 1U) != 0 || sum >= quota || sum + weights[i] < quota) continue;
                swings += 1;
                rational orders = 1;  // size! (n − 1 − size)! / n!
                for (std::int64_t k = 1; k <= size; ++k) orders *= k;
                for (std::int64_t k = 1; k <= static_cast<std::int64_t>(n) - 1 - size; ++k) orders *= k;
                for (std::size_t k = 1; k <= n; ++k) orders /= rational(k);
                share += orders;
            }
            EXPECT_EQ(power.members[i].swings, swings);
            EXPECT_EQ(power.members[i].shapley, share);
            banzhaf += power.members[i].banzhaf;
            shapley += share;
        }
        EXPECT_EQ(banzhaf, 1);
        EXPECT_EQ(shapley, 1);
    }
}

TEST(Power, WeightsMayBeFractions) {
    const power_indices power =
        value(power_of({{"a", weight::ratio(1, 2)}, {"b", weight::ratio(49, 100)}, {"c", weight::ratio(1, 100)}},
                       weight::ratio(51, 100)));
    EXPECT_EQ(power.total, 1);
    EXPECT_EQ(power.members[0].banzhaf, to_rational(3, 5));
    EXPECT_EQ(power.members[2].shapley, to_rational(1, 6));
}

// With n equals each has 1/n, and as many swings as there are coalitions just below the quota.
TEST(Power, ManyMembersOfOneWeight) {
    for (const std::size_t n : {63U, 64U, 127U, 128U, 191U, 192U, 200U, 250U}) {
        const power_indices power =
            value(power_of(members(std::vector<std::int64_t>(n, 3)), static_cast<std::int64_t>(3 * (n / 2 + 1))));
        rational below = 1;  // C(n − 1, n / 2)
        for (std::size_t k = 1; k <= n / 2; ++k) below = below * rational(n - k) / rational(k);
        EXPECT_EQ(power.members.back().swings, below);
        EXPECT_EQ(power.members.back().banzhaf, to_rational(1, static_cast<int128>(n)));
        EXPECT_EQ(power.members.front().shapley, to_rational(1, static_cast<int128>(n)));
    }
}

TEST(Power, TwoHundredMembersOfFortyWeights) {
    std::vector<std::int64_t> weights;
    for (std::int64_t w = 0; w < 200; ++w) weights.push_back(w / 5 + 1);
    const power_indices power = value(power_of(members(weights), 2'051));
    rational banzhaf = 0, shapley = 0;
    for (std::size_t i = 0; i < 200; ++i) {
        banzhaf += power.members[i].banzhaf;
        shapley += power.members[i].shapley;
        if (i > 0) {
            EXPECT_LE(power.members[i - 1].shapley, power.members[i].shapley);
        }
    }
    EXPECT_EQ(banzhaf, 1);
    EXPECT_EQ(shapley, 1);
}

TEST(Power, Errors) {
    const auto message = [](const std::vector<power_member>& of, const weight& quota) {
        const auto power = power_of(of, quota);
        return power ? std::string() : power.error().message;
    };
    EXPECT_EQ(message({}, 1), "there is no member");
    EXPECT_EQ(message({{"a", 1}, {"a", 2}}, 1), "the member 'a' stands twice");
    EXPECT_EQ(message({{"a", 1}, {"b", 0}}, 1), "the weight of 'b' is 0; a member has some");
    EXPECT_EQ(message({{"a", 1}}, 0), "the quota is 0, so that nobody decides anything; it is above 0");
    EXPECT_EQ(message({{"a", 1}, {"b", weight::ratio(3, 2)}}, 3),
              "the quota 3 is beyond the total weight 5/2: nobody can reach it");
    EXPECT_EQ(power_of(members(std::vector<std::int64_t>(251, 1)), 100).error().code, error_code::limit);
    EXPECT_EQ(power_of({{"a", 1'000'000'007}, {"b", 1'000'000'009}}, 1'000'000'010).error().code, error_code::limit);
    EXPECT_EQ(power_of({{"a", weight::ratio(1, int128_max)}, {"b", weight::ratio(1, int128_max - 2)}}, 1).error().code,
              error_code::overflow);
}

}  // namespace
}  // namespace delib
