// Simulations: probabilities that are known in closed form lie in the interval that is told, and nothing depends on the
// number of threads.
#include "delib/core/control.hpp"
#include "delib/simulate/simulation.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace delib {
namespace {

simulation run(const simulation_request& request, const control& c = {}) {
    auto out = simulate(request, c);
    EXPECT_TRUE(out.has_value()) << (out.has_value() ? "" : out.error().message);
    return out ? *std::move(out) : simulation{};
}

simulation_request asked(spec model, std::uint64_t voters, std::size_t candidates, std::uint64_t elections,
                         std::vector<spec> rules = {{"copeland", {}}}) {
    return {std::move(model), voters, candidates, elections, std::move(rules), 2022, 1};
}

void expect_share(const simulation& seen, double wanted) {
    const estimated_share found = estimate_share(seen.condorcet, seen.elections);
    EXPECT_LT(found.low, wanted);
    EXPECT_GT(found.high, wanted);
    EXPECT_LT(found.high - found.low, 0.006);
}

// Exact values: Guilbaud 1952, Niemi and Weisberg 1968, Gehrlein 2006 (tables 3.1 and 4.1).
TEST(simulations, find_how_often_there_is_a_condorcet_winner) {
    expect_share(run(asked({"ic", {}}, 3, 3, 100'000)), 17.0 / 18);
    expect_share(run(asked({"ic", {}}, 3, 4, 100'000)), 8.0 / 9);
    expect_share(run(asked({"ic", {}}, 100'001, 3, 60'000)), 0.91226);
    // IAC of n odd voters and three candidates: 15 (n + 3)² / (16 (n + 2) (n + 4)) (Gehrlein and Fishburn 1976).
    expect_share(run(asked({"iac", {}}, 3, 3, 100'000)), 15.0 * 36 / (16 * 5 * 7));
    expect_share(run(asked({"iac", {}}, 11, 3, 100'000)), 15.0 * 196 / (16 * 13 * 15));
    // An urn with contagion 1/6 is IAC for three candidates; without contagion it is IC.
    expect_share(run(asked({"urn", {{"contagion", "1/6"}}}, 11, 3, 100'000)), 15.0 * 196 / (16 * 13 * 15));
    expect_share(run(asked({"urn", {{"contagion", "0"}}}, 3, 3, 100'000)), 17.0 / 18);
}

TEST(simulations, are_sure_where_the_culture_is) {
    const auto all = run(asked({"mallows", {{"dispersion", "0"}}}, 11, 5, 1'000, {{"borda", {}}, {"irv", {}}}));
    EXPECT_EQ(all.condorcet, 1'000U);
    EXPECT_EQ(all.rules[0].condorcet, 1'000U);
    EXPECT_EQ(all.rules[1].resolute, 1'000U);
    EXPECT_EQ(all.same, (std::vector<std::uint64_t>(4, 1'000)));
    const auto line = run(asked({"euclidean", {{"dimension", "1"}}}, 101, 5, 1'000, {{"plurality", {}}}));
    EXPECT_EQ(line.condorcet, 1'000U);
    EXPECT_LT(line.rules[0].condorcet, 900U);
}

TEST(simulations, do_not_depend_on_threads) {
    for (const char* model : {"ic", "urn", "euclidean"}) {
        auto request = asked({model, {}}, 25, 4, 3'000, {{"irv", {}}, {"schulze", {}}, {"kemeny", {}}});
        const auto one = run(request);
        for (const unsigned threads : {2U, 3U, 8U}) {
            request.threads = threads;
            const auto several = run(request);
            EXPECT_EQ(several.condorcet, one.condorcet);
            EXPECT_EQ(several.same, one.same);
            for (std::size_t i = 0; i < one.rules.size(); ++i) {
                EXPECT_EQ(several.rules[i].resolute, one.rules[i].resolute);
                EXPECT_EQ(several.rules[i].condorcet, one.rules[i].condorcet);
            }
        }
        request.seed = 2023;
        EXPECT_NE(run(request).same, one.same);
    }
}

// A rule gives the same whether it is counted fast or, by an option that changes nothing here, by the registry.
TEST(simulations, count_alike_by_both_ways) {
    const std::vector<spec> rules{{"schulze", {}},      {"schulze", {{"strength", "winning-votes"}}},
                                  {"minimax", {}},      {"minimax", {{"strength", "ratio"}}},
                                  {"ranked-pairs", {}}, {"ranked-pairs", {{"strength", "losing-votes"}}}};
    const auto seen = run(asked({"ic", {}}, 12, 4, 1'000, rules));
    for (std::size_t i = 0; i < rules.size(); i += 2) {
        EXPECT_EQ(seen.rules[i].resolute, seen.rules[i + 1].resolute);
        EXPECT_EQ(seen.same[i * rules.size() + i + 1], 1'000U) << rules[i].name;
        EXPECT_EQ(seen.same[(i + 1) * rules.size() + i], 1'000U) << rules[i].name;
    }
    EXPECT_LT(seen.same[2], 1'000U);
    EXPECT_EQ(seen.rules[1].options.front().second, "winning-votes");
}

TEST(simulations, stop_when_they_must) {
    control late;
    late.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1);
    const auto none = run(asked({"ic", {}}, 11, 3, 10'000), late);
    EXPECT_FALSE(none.complete());
    EXPECT_EQ(none.elections, 0U);
    control stopping;
    stopping.progress = [](double share) { return share < 0.5; };
    const auto cancelled = simulate(asked({"ic", {}}, 11, 3, 10'000), stopping);
    ASSERT_FALSE(cancelled.has_value());
    EXPECT_EQ(cancelled.error().code, error_code::cancelled);
}

TEST(simulations, refuse_what_they_cannot_count) {
    const auto message = [](std::vector<spec> rules, std::uint64_t elections = 1) {
        const auto out = simulate(asked({"ic", {}}, 3, 3, elections, std::move(rules)));
        return out ? std::string("nothing") : out.error().message;
    };
    EXPECT_EQ(message({}), "a simulation has at least one rule");
    EXPECT_EQ(message({{"borda", {}}}, 0), "a simulation has at least one election");
    EXPECT_EQ(message({{"bordo", {}}}), "there is no rule 'bordo'; did you mean borda?");
    EXPECT_EQ(message({{"condorcet-loser", {}}}), "'condorcet-loser' names a loser; rules that elect are simulated");
    EXPECT_NE(message({{"majority-judgment", {}}}), "nothing");
    EXPECT_NE(message({{"borda", {{"size", "3"}}}}), "nothing");
}

// Wilson's interval for 81 of 263 (Newcombe 1998, table I).
TEST(simulations, estimate_shares_by_wilson) {
    const estimated_share some = estimate_share(81, 263), none = estimate_share(0, 20), all = estimate_share(20, 20);
    EXPECT_NEAR(some.low, 0.2553, 5e-5);
    EXPECT_NEAR(some.high, 0.3662, 5e-5);
    EXPECT_NEAR(none.high, 0.1611, 5e-5);
    EXPECT_NEAR(all.low, 0.8389, 5e-5);
    EXPECT_EQ(none.low, 0);
    EXPECT_EQ(all.high, 1);
    EXPECT_EQ(estimate_share(0, 0).high, 1);
}

}  // namespace
}  // namespace delib
