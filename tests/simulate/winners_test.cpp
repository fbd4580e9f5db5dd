// Fast winners against the rules of the registry, on elections small enough for every kind of tie, by every kernel that
// this machine has.
#include "delib/engine/registry.hpp"
#include "delib/simulate/winners.hpp"
#include "delib/tally/simd/dispatch.hpp"
#include "simulate/elections.hpp"

#include <gtest/gtest.h>

#include <string>

namespace delib {
namespace {

candidate_set by_registry(std::string_view id, const simulated_election& votes) {
    bases from(profile_of(votes), {});
    const auto decided = (*find_rule(id))->decide(from, {}, 1, {});
    EXPECT_TRUE(decided.has_value()) << id;
    candidate_set out = 0;
    for (const candidate who : decided->winners) out |= candidate_set{1} << index(who);
    return out;
}

TEST(fast_winners, are_those_of_the_registry) {
    random_source random(2022);
    std::map<std::string_view, int> known, several;
    for (int i = 0; i < 1500; ++i) {
        const std::size_t m = 1 + random.below(6);
        const std::uint64_t n = i % 10 == 0 ? 500 + random.below(600) : 1 + random.below(12);
        auto votes = simulated_election::create(n, m);
        const auto kernels = simd::available_kernels();
        votes->use(*simd::order_kernels_named(kernels[static_cast<std::size_t>(i) % kernels.size()]->name));
        set_orders(*votes, random_orders(m, n, random));
        for (const std::string_view id : fast_rule_ids()) {
            const auto fast = find_fast_rule(id)(*votes);
            if (!fast) continue;
            ++known[id];
            several[id] += std::popcount(*fast) > 1;
            ASSERT_EQ(*fast, by_registry(id, *votes)) << id << ", " << n << " voters, " << m << " candidates, " << i;
        }
    }
    for (const std::string_view id : fast_rule_ids()) {
        EXPECT_GT(known[id], 500) << id;
        if (id != "condorcet") {
            EXPECT_GT(several[id], 50) << id;
        }
    }
}

TEST(fast_winners, are_rules_of_the_registry) {
    for (const std::string_view id : fast_rule_ids()) EXPECT_TRUE(find_rule(id).has_value()) << id;
    EXPECT_EQ(find_fast_rule("kemeny"), nullptr);
}

}  // namespace
}  // namespace delib
