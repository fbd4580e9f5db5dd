// irv against the recursion over orders of elimination.
#include "delib/rule/ranked/irv.hpp"
#include "oracle/elimination.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;
using testing::value;

constexpr const char* readings[] = {"exhaust", "split", "approval"};

std::set<std::size_t> everybody(const election& e) {
    std::set<std::size_t> all;
    for (std::size_t c = 0; c < e.candidates; ++c) all.insert(c);
    return all;
}

TEST(irv, drops_all_tied_last_candidates_together) {
    each_ranked_election(400, [](const election& e) {
        const profile p = to_profile(e);
        for (std::size_t i = 0; i < 3; ++i) {
            const auto got = irv(p, {.tied_tops = static_cast<tied_tops>(i)});
            ASSERT_EQ(winners(got), letters(irv_all(e, everybody(e), readings[i]))) << readings[i] << " of " << text(e);
        }
    });
}

TEST(irv, follows_every_order_of_elimination_in_parallel) {
    each_ranked_election(400, [](const election& e) {
        const profile p = to_profile(e);
        for (std::size_t i = 0; i < 3; ++i) {
            const auto got = irv(p, {.tied_tops = static_cast<tied_tops>(i), .ties = ties_parallel});
            ASSERT_EQ(winners(got), letters(irv_parallel(e, everybody(e), readings[i])))
                << readings[i] << " of " << text(e);
            ASSERT_TRUE(got->complete);
        }
    });
}

TEST(irv, eliminates_the_last_of_a_given_order) {
    each_ranked_election(200, [](const election& e) {
        std::vector<std::size_t> preference;  // B>C>D>A: neither the first nor the last of the list comes first
        for (std::size_t c = 0; c < e.candidates; ++c) preference.push_back((c + 1) % e.candidates);
        std::string policy = "order:";
        for (const std::size_t c : preference)
            policy += (policy.back() == ':' ? "" : ">") + std::string(1, static_cast<char>('A' + static_cast<int>(c)));
        const auto got = irv(to_profile(e), {.ties = value(parse_tie_policy(policy))});
        const auto expected = irv_order(e, everybody(e), "exhaust", preference);
        std::string line;
        for (const std::size_t c : expected)
            line += (line.empty() ? "" : ">") + std::string(1, static_cast<char>('A' + static_cast<int>(c)));
        ASSERT_EQ(order(got), line) << policy << " of " << text(e);
        ASSERT_EQ(winners(got), line.substr(0, 1)) << policy << " of " << text(e);
    });
}

TEST(irv, shows_every_round_until_it_is_decided) {
    const profile p = rankings("A B C D", {"7: A>B>C>D", "4: B>A", "5: C>B", "2: D>C", "3: B=D>A", "2:"});
    const auto out = value(irv(p));
    ASSERT_EQ(out.rounds.size(), 6U);
    const auto& first = std::get<events::round>(out.rounds[0]);
    EXPECT_EQ(first.number, 1);
    ASSERT_EQ(first.totals.size(), 4U);
    EXPECT_EQ(first.totals[0].second, 7);
    EXPECT_EQ(first.totals[3].second, 2);
    EXPECT_EQ(first.exhausted, 3);  // the tied tops; blank ballots never spoke
    EXPECT_EQ(first.needed, rational(9));
    EXPECT_EQ(letters(std::get<events::elimination>(out.rounds[1]).who), "D");
    EXPECT_EQ(letters(std::get<events::elimination>(out.rounds[3]).who), "B");
    const auto& won = std::get<events::majority>(out.rounds[5]);
    EXPECT_EQ(won.votes, 11);
    EXPECT_EQ(won.of, 18);
    EXPECT_EQ(won.round, 3);
    EXPECT_EQ(order(out), "A>C>B>D");
}

TEST(irv, stops_at_a_majority_of_what_still_speaks) {
    // A has 4 of the 7 that speak after round one, though not of all 9.
    const auto out = value(irv(rankings("A B C", {"4: A", "3: B", "2: C"})));
    EXPECT_EQ(letters(out.winners), "A");
    EXPECT_EQ(std::get<events::majority>(out.rounds.back()).of, 7);
}

TEST(irv, records_the_ties_it_met) {
    const profile p = rankings("A B C", {"2: A", "1: B>A", "1: C>B"});
    const auto all = value(irv(p));
    ASSERT_EQ(all.ties.size(), 1U);
    EXPECT_EQ(all.ties[0].where, tie::place::elimination);
    EXPECT_EQ(letters(all.ties[0].among), "BC");
    const auto parallel = value(irv(p, {.ties = ties_parallel}));
    EXPECT_EQ(letters(parallel.winners), "AB");
    EXPECT_FALSE(parallel.order.has_value());
    EXPECT_EQ(parallel.ties.at(0).how, tie::resolution::parallel);
}

TEST(irv, looks_back_at_earlier_rounds_where_told) {
    // Round 1: A 4, B 3, C 2, D 1. In round 2 the ballot of D makes C level with B, who was ahead before.
    const profile p = rankings("A B C D", {"4: A", "3: B>A", "2: C>A", "1: D>C"});
    const auto back = value(irv(p, {.ties = value(parse_tie_policy("backward"))}));
    EXPECT_EQ(order(back), "A>B>C>D");
    ASSERT_EQ(back.ties.size(), 1U);
    EXPECT_EQ(back.ties[0].round, 2);
    EXPECT_EQ(back.ties[0].how, tie::resolution::backward);
}

TEST(irv, says_when_a_limit_ended_the_search) {
    std::vector<std::string> ballots;
    std::string names;
    for (char c = 'A'; c <= 'J'; ++c) names += std::string(1, c) + " ";
    for (char c = 'A'; c <= 'J'; ++c) ballots.push_back("1: " + std::string(1, c));
    const profile p = rankings(names, ballots);
    control few;
    few.max_states = 5;
    const auto cut = value(irv(p, {.ties = ties_parallel}, 1, few));
    EXPECT_FALSE(cut.complete);
    const auto whole = value(irv(p, {.ties = ties_parallel}));
    EXPECT_TRUE(whole.complete);
    EXPECT_EQ(letters(whole.winners), "ABCDEFGHIJ");
    control stop;
    stop.progress = [](double) { return false; };
    EXPECT_EQ(irv(p, {}, 1, stop).error().code, error_code::cancelled);
}

TEST(irv, counts_rankings_only) {
    EXPECT_EQ(irv(testing::approvals("A B", {"1: A"})).error().code, error_code::unsupported);
    EXPECT_EQ(irv(rankings("A B", {"1: A"}), {}, 2).error().code, error_code::usage);
}

}  // namespace
}  // namespace delib
