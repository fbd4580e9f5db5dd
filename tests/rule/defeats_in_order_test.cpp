// ranked-pairs and river: every order of equal defeats, orders given beforehand, and what is said about ties.
#include "delib/rule/ranked/ranked_pairs.hpp"
#include "delib/rule/ranked/river.hpp"
#include "rule/duels.hpp"

#include <gtest/gtest.h>

#include <map>
#include <tuple>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;
using testing::value;

constexpr const char* measures[] = {"margins", "winning-votes", "winning-votes-then-opposition", "losing-votes",
                                    "ratio"};

TEST(ranked_pairs, elects_whoever_wins_in_some_order_of_equal_defeats) {
    each_duels(60, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        for (std::size_t i = 0; i < 5; i += e.candidates == 3 ? 1 : 4) {
            const auto got = ranked_pairs(tally, {.strength = static_cast<strength_measure>(i)});
            ASSERT_EQ(winners(got), letters(winners_in_every_order(votes, measures[i], false)))
                << measures[i] << " of " << text(e);
        }
    });
}

TEST(river, elects_whoever_wins_in_some_order_of_equal_defeats) {
    each_duels(60, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        for (std::size_t i = 0; i < 5; i += e.candidates == 3 ? 1 : 4) {
            const auto got = river(tally, {.strength = static_cast<strength_measure>(i)});
            ASSERT_EQ(winners(got), letters(winners_in_every_order(votes, measures[i], true)))
                << measures[i] << " of " << text(e);
        }
    });
}

// Pairs by strength, then the winner's place, then the loser's; tied duels last: then one order is left.
std::string in_given_order(const matrix& votes, const people& given) {
    std::vector<std::size_t> place(votes.size());
    for (std::size_t i = 0; i < given.size(); ++i) place[given[i]] = i;
    std::map<std::tuple<rational, std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < votes.size(); ++a) {
        for (std::size_t b = 0; b < votes.size(); ++b) {
            if (a != b && margin(votes, a, b) >= 0) pairs[{-margin(votes, a, b), place[a], place[b]}] = {a, b};
        }
    }
    std::vector<std::vector<bool>> locked(votes.size(), std::vector<bool>(votes.size(), false));
    for (const auto& [key, pair] : pairs) {
        if (!reaches(locked, pair.second, pair.first)) locked[pair.first][pair.second] = true;
    }
    people line = oracle::everybody(votes);
    std::sort(line.begin(), line.end(), [&](std::size_t a, std::size_t b) { return a != b && reaches(locked, a, b); });
    std::string out;
    for (const std::size_t who : line) out += (out.empty() ? "" : ">") + letters(people{who});
    return out;
}

TEST(ranked_pairs, takes_an_order_of_candidates) {
    each_duels(60, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        people given = oracle::everybody(votes);
        do {
            std::string policy = "order:";
            for (const std::size_t who : given) policy += (policy.back() == ':' ? "" : ">") + letters(people{who});
            ASSERT_EQ(order(ranked_pairs(tally, {.ties = value(parse_tie_policy(policy))})),
                      in_given_order(votes, given))
                << policy << " of " << text(e);
        } while (std::next_permutation(given.begin(), given.end()));
    });
}

TEST(ranked_pairs, says_what_an_order_decided) {
    const profile cycle = rankings("A B C", {"1: A>B>C", "1: B>C>A", "1: C>A>B"});
    const auto open = ranked_pairs(cycle);
    EXPECT_EQ(winners(open), "ABC");
    EXPECT_EQ(order(open), "none");
    ASSERT_EQ(open->ties.size(), 1U);
    EXPECT_EQ(open->ties[0].how, tie::resolution::parallel);
    EXPECT_TRUE(open->complete);
    const auto drawn = ranked_pairs(cycle, {.ties = value(parse_tie_policy("ballot:B>C=A"))});
    EXPECT_EQ(order(drawn), "A>B>C");  // B>C first; of A>B and C>A, whose winners are level, that of the higher loser
    ASSERT_EQ(drawn->ties.size(), 1U);
    EXPECT_EQ(drawn->ties[0].how, tie::resolution::ballot);
    const auto clear = ranked_pairs(rankings("A B C", {"3: A>B>C"}), {.ties = value(parse_tie_policy("order:C>B>A"))});
    EXPECT_EQ(order(clear), "A>B>C");
    EXPECT_TRUE(clear->ties.empty());
    EXPECT_FALSE(ranked_pairs(cycle, {.ties = ties_all}));
    EXPECT_FALSE(river(cycle, {.ties = value(parse_tie_policy("backward"))}));
}

// Two ballots on which VoteKit elects the dominated a, and votelib b alone.
TEST(ranked_pairs, elects_no_dominated_candidate) {
    const profile p = rankings("a b c", {"1: b>c>a", "1: c>a>b"});
    EXPECT_EQ(winners(ranked_pairs(p)), "BC");
    EXPECT_EQ(winners(river(p)), "BC");
}

TEST(ranked_pairs, leaves_an_order_with_ties_where_nothing_decides) {
    EXPECT_EQ(order(ranked_pairs(rankings("A B C", {"1: A>B>C", "1: A>C>B"}))), "A>B=C");
    EXPECT_EQ(order(ranked_pairs(rankings("A B C D", {"1: A>B>C>D", "1: B>A>D>C"}))), "A=B>C=D");
    EXPECT_EQ(winners(ranked_pairs(rankings("A", {"1: A"}))), "A");
}

// Everybody in one large cycle of equal defeats: every one wins, and few states are visited to know it.
TEST(ranked_pairs, ends_early_when_everybody_can_win) {
    std::string names;
    std::vector<std::string> ballots;
    for (int i = 0; i < 24; ++i) names += std::string(1, static_cast<char>('A' + i)) + " ";
    for (int shift = 0; shift < 24; ++shift) {
        std::string ballot = "1: ";
        for (int i = 0; i < 24; ++i) {
            ballot += (i == 0 ? "" : ">") + std::string(1, static_cast<char>('A' + (i + shift) % 24));
        }
        ballots.push_back(ballot);
    }
    const profile p = rankings(names, ballots);
    EXPECT_EQ(winners(ranked_pairs(p)), "ABCDEFGHIJKLMNOPQRSTUVWX");
    EXPECT_EQ(winners(river(p)), "ABCDEFGHIJKLMNOPQRSTUVWX");
}

TEST(ranked_pairs, says_when_a_limit_ended_the_work) {
    control few;
    few.max_states = 1;
    const auto out = ranked_pairs(rankings("A B C", {"1: A>B>C", "1: B>C>A", "1: C>A>B"}), {}, 1, {}, few);
    ASSERT_TRUE(out);
    EXPECT_FALSE(out->complete);
    EXPECT_FALSE(out->winners.empty());
}

// What is locked in, and how many of them there were at once.
struct counted_pairs : detail::locked_pairs {
    explicit counted_pairs(std::size_t size) : locked_pairs(size) { note(1); }
    counted_pairs(const counted_pairs& other) : locked_pairs(other) { note(1); }
    counted_pairs& operator=(const counted_pairs&) = default;
    ~counted_pairs() { note(-1); }

    static void note(int more) { peak = std::max(peak, alive += more); }
    static inline int alive = 0, peak = 0;
};

// One state of this cycle has dozens of followers; each is as large as a relation.
TEST(ranked_pairs, a_limit_bounds_what_is_kept) {
    std::vector<std::string> ballots;
    for (const char* ballot : {"1: A>B>C>D>E>F>G", "1: B>C>D>E>F>G>A", "1: C>D>E>F>G>A>B", "1: D>E>F>G>A>B>C",
                               "1: E>F>G>A>B>C>D", "1: F>G>A>B>C>D>E", "1: G>A>B>C>D>E>F"})
        ballots.emplace_back(ballot);
    const pairwise_tally tally = value(tally_of<pairwise_tally>(rankings("A B C D E F G", ballots)));
    control few;
    few.max_states = 5;
    const auto groups = value(detail::defeat_groups::create(tally, {}, "ranked-pairs", few)).groups;
    const auto found = value(detail::every_order<counted_pairs>(groups, few).run(tally.size()));
    EXPECT_FALSE(found.complete);
    EXPECT_FALSE(found.winners.empty());
    EXPECT_LE(counted_pairs::peak, 16);  // five, twice while a list of them grows, and those in hand
}

}  // namespace
}  // namespace delib
