// irv against the recursion over orders of elimination.
#include "delib/core/random.hpp"
#include "delib/rule/ranked/irv.hpp"
#include "oracle/elimination.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

#include <numeric>
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

// A profile keeps the ranks that were left out, so its order is not that of the candidates: A>B, A>B>C, A>C, A>B.
TEST(irv, moves_ballots_that_leave_ranks_out) {
    auto builder = value(profile_builder::ranked({"A", "B", "C"}));
    const auto add = [&](std::uint64_t heads, std::vector<entry> ballot) {
        ASSERT_TRUE(builder.add({.entries = ballot, .heads = heads}));
    };
    const candidate a = candidate_at(0), b = candidate_at(1), c = candidate_at(2);
    add(6, {{b, 1}});
    add(9, {{c, 1}});
    add(1, {{a, 1}, {b, 2}});
    add(1, {{a, 1}, {b, 2}, {c, 3}});
    add(1, {{a, 1}, {c, 2}});
    add(1, {{a, 2}, {b, 3}});
    const auto out = value(irv(value(builder.freeze())));
    EXPECT_EQ(letters(out.winners), "C");
    EXPECT_EQ(std::get<events::majority>(out.rounds.back()).votes, 10);
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

std::string round_text(const event& e) {
    std::string out;
    if (const auto* round = std::get_if<events::round>(&e)) {
        out = std::to_string(round->number) + ":";
        for (const auto& [who, held] : round->totals) out += " " + letters(std::vector{who}) + to_text(held);
        out += " exhausted " + to_text(round->exhausted);
        if (round->needed) out += " needed " + to_text(*round->needed);
    } else if (const auto* gone = std::get_if<events::elimination>(&e)) {
        out = letters(gone->who) + " leaves";
    } else if (const auto* won = std::get_if<events::majority>(&e)) {
        out = letters(std::vector{won->who}) + " has " + to_text(won->votes) + " of " + to_text(won->of);
    }
    return out;
}

TEST(irv, counts_bit_planes_like_the_ballots) {
    random_source random(31);
    std::size_t strict = 0;
    for (std::size_t trial = 0; trial < 300; ++trial) {
        const std::size_t m = 1 + random.below(7), ballots = random.below(40);
        std::vector<std::string> names;
        for (std::size_t c = 0; c < m; ++c)
            names.push_back(std::string(1, static_cast<char>('A' + static_cast<int>(c))));
        auto planes = value(rank_planes_builder::create(names));
        auto builder = value(profile_builder::ranked(names));
        for (std::size_t b = 0; b < ballots; ++b) {
            std::vector<int> ranks(m);
            std::iota(ranks.begin(), ranks.end(), 1);
            random.shuffle(std::span(ranks));
            for (int& rank : ranks) {
                if (random.below(4) == 0) rank = 0;
                if (trial % 3 == 0 && random.below(8) == 0) rank = 1;
            }
            std::vector<entry> row;
            for (std::size_t c = 0; c < m; ++c) {
                if (ranks[c] > 0) row.push_back({candidate_at(c), static_cast<std::uint32_t>(ranks[c])});
            }
            ASSERT_TRUE(planes.add_ranks(std::span<const int>(ranks)));
            ASSERT_TRUE(builder.add({.entries = row}));
        }
        const profile p = value(builder.freeze());
        const rank_planes laid = planes.freeze();
        if (laid.strict()) ++strict;
        for (std::size_t i = 0; i < 3; ++i) {
            for (const tie_policy& ties : {ties_all, ties_parallel}) {
                const irv_options options{.tied_tops = static_cast<tied_tops>(i), .ties = ties};
                const auto got = irv(laid, options), wanted = irv(p, options);
                ASSERT_EQ(winners(got), winners(wanted)) << trial;
                ASSERT_EQ(order(got), order(wanted)) << trial;
                ASSERT_EQ(got->options, wanted->options);
                ASSERT_EQ(got->rounds.size(), wanted->rounds.size());
                for (std::size_t r = 0; r < got->rounds.size(); ++r)
                    ASSERT_EQ(round_text(got->rounds[r]), round_text(wanted->rounds[r])) << trial;
            }
        }
    }
    EXPECT_GT(strict, 150U);
    EXPECT_LT(strict, 299U);
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
