// Rules that define a set from who beats whom, against their definitions on every small election.
#include "delib/rule/ranked/condorcet_loser.hpp"
#include "delib/rule/ranked/copeland.hpp"
#include "delib/rule/ranked/leximax.hpp"
#include "delib/rule/ranked/pareto.hpp"
#include "delib/rule/ranked/schwartz.hpp"
#include "delib/rule/ranked/smith.hpp"
#include "delib/rule/ranked/split_cycle.hpp"
#include "delib/rule/ranked/uncovered.hpp"
#include "delib/rule/ranked/weak_condorcet.hpp"
#include "rule/duels.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;

TEST(weak_condorcet, is_whoever_loses_no_duel) {
    each_duels(150, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(weak_condorcet(tally)), letters(unbeaten(votes, oracle::everybody(votes)))) << text(e);
    });
}

TEST(condorcet_loser, is_who_loses_every_duel) {
    each_duels(150, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(condorcet_loser(tally)), letters(beaten_by_all(votes, oracle::everybody(votes)))) << text(e);
    });
}

TEST(copeland, counts_wins_and_ties) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        std::vector<rational> half, whole, nothing;
        for (std::size_t a = 0; a < votes.size(); ++a) {
            half.push_back(wins(votes, a, rational(1) / 2));
            whole.push_back(wins(votes, a, 1));
            nothing.push_back(wins(votes, a, 0));
        }
        const auto got = copeland(tally);
        ASSERT_EQ(scores(got), scores(half)) << text(e);
        ASSERT_EQ(order(got), order_by(half)) << text(e);
        ASSERT_EQ(scores(llull(tally)), scores(whole)) << text(e);
        ASSERT_EQ(scores(copeland(tally, {.tie = duel_tie::nothing})), scores(nothing)) << text(e);
        ASSERT_EQ(scores(llull(tally, {.tie = duel_tie::half})), scores(half)) << text(e);
    });
}

TEST(copeland, fills_several_seats) {
    const auto out = copeland(rankings("A B C", {"2: A>B>C", "1: B>A>C"}), {}, 2);
    EXPECT_EQ(winners(out), "AB");
    EXPECT_EQ(out->open, 0);
}

TEST(leximax, compares_all_margins_against) {
    each_duels(150, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(order(leximax(tally)), order_by(sorted_margins(votes))) << text(e);
    });
}

TEST(smith, is_the_smallest_dominant_set) {
    each_duels(150, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(smith(tally)), letters(oracle::smith_set(votes))) << text(e);
    });
}

TEST(schwartz, is_the_union_of_the_smallest_undominated_sets) {
    each_duels(150, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(schwartz(tally)), letters(schwartz_set(votes))) << text(e);
    });
}

// Two ballots on which others elect a (VoteKit's tiers), or c alone (votelib): b and c are undefeated.
TEST(schwartz, keeps_both_of_a_tied_duel) {
    const profile p = rankings("a b c", {"1: b>c>a", "1: c>a>b"});
    EXPECT_EQ(winners(schwartz(p)), "BC");
    EXPECT_EQ(winners(split_cycle(p)), "BC");
    EXPECT_EQ(winners(smith(p)), "ABC");
}

TEST(uncovered, is_whom_nobody_covers_in_each_reading) {
    each_duels(150, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        constexpr const char* variants[] = {"gillies", "fishburn", "bordes", "mckelvey"};
        for (std::size_t i = 0; i < 4; ++i) {
            ASSERT_EQ(winners(uncovered(tally, {.variant = static_cast<covering>(i)})),
                      letters(uncovered_set(votes, variants[i])))
                << variants[i] << " of " << text(e);
        }
    });
}

TEST(pareto, leaves_out_whom_every_ballot_puts_below_one_other) {
    each_ranked_election(
        150, [](const election& e) { ASSERT_EQ(winners(pareto(to_profile(e))), letters(undominated(e))) << text(e); });
}

TEST(split_cycle, discards_the_weakest_of_every_cycle) {
    each_duels(60, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        constexpr const char* measures[] = {"margins", "winning-votes", "winning-votes-then-opposition", "losing-votes",
                                            "ratio"};
        for (std::size_t i = 0; i < 5; ++i) {
            ASSERT_EQ(winners(split_cycle(tally, {.strength = static_cast<strength_measure>(i)})),
                      letters(split_cycle_winners(votes, measures[i])))
                << measures[i] << " of " << text(e);
        }
    });
}

TEST(sets, let_a_tie_policy_fill_the_seat) {
    const profile p = rankings("A B C", {"1: A>B>C", "1: B>C>A", "1: C>A>B"});
    const tie_policy policy = testing::value(parse_tie_policy("order:C>A>B"));
    const auto out = smith(p, {.ties = policy});
    EXPECT_EQ(winners(out), "C");
    ASSERT_EQ(out->ties.size(), 1U);
    EXPECT_EQ(out->ties[0].how, tie::resolution::order);
    EXPECT_EQ(winners(smith(p)), "ABC");
    EXPECT_EQ(winners(smith(rankings("A B C", {}))), "ABC");
}

}  // namespace
}  // namespace delib
