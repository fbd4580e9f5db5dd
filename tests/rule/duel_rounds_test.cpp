// Rules that take candidates out round after round, and those that put two rules together, against their definitions.
#include "delib/rule/ranked/borda_minimax_faceoff.hpp"
#include "delib/rule/ranked/copeland_tiebreaks.hpp"
#include "delib/rule/ranked/iterated_condorcet_loser.hpp"
#include "delib/rule/ranked/knockout.hpp"
#include "delib/rule/ranked/loss_trimmer.hpp"
#include "delib/rule/ranked/most_wins_smallest_loss.hpp"
#include "delib/rule/ranked/raynaud.hpp"
#include "delib/rule/ranked/smith_minimax.hpp"
#include "delib/rule/ranked/stable.hpp"
#include "rule/duels.hpp"

#include <gtest/gtest.h>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;
using testing::value;

TEST(simple_stable, elects_who_would_win_without_another) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        const people all = oracle::everybody(votes);
        ASSERT_EQ(winners(simple_stable(tally)), letters(simple_stable_winners(votes, all))) << text(e);
    });
}

TEST(stable, chooses_among_the_undefeated) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        const people undefeated = split_cycle_winners(votes, "margins");
        ASSERT_EQ(winners(stable(tally)), letters(stable_winners_of(votes, oracle::everybody(votes), undefeated)))
            << text(e);
    });
}

TEST(stable, says_what_is_beyond_its_limits) {
    std::string names;
    std::vector<std::string> ballots(3, "1: ");
    for (int i = 0; i < 70; ++i) names += "c" + std::to_string(i) + " ";
    for (int i = 0; i < 69; ++i) {  // a cycle of three on top of 66 others
        for (std::size_t b = 0; b < 3; ++b) {
            const int who = i < 3 ? static_cast<int>((static_cast<std::size_t>(i) + b) % 3) : i;
            ballots[b] += (i == 0 ? "c" : ">c") + std::to_string(who);
        }
    }
    const profile wide = rankings(names, ballots);
    EXPECT_EQ(simple_stable(wide).error().code, error_code::limit);
    control few;
    few.max_states = 1;
    const profile cycle = rankings("A B C D", {"1: A>B>C>D", "1: B>C>A>D", "1: C>A>B>D"});
    EXPECT_EQ(simple_stable(cycle, {}, 1, {}, few).error().code, error_code::limit);
    EXPECT_EQ(winners(simple_stable(rankings(names, {"1: c3"}))), "D");
}

TEST(raynaud, takes_out_the_worst_defeat) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(raynaud(tally)), letters(raynaud_winners(votes))) << text(e);
    });
    EXPECT_EQ(order(raynaud(rankings("A B C", {"2: A>B>C", "1: B>A>C"}))), "A>B>C");
}

TEST(iterated_condorcet_loser, takes_out_losers_until_there_is_none) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(iterated_condorcet_loser(tally)), letters(loser_free(votes))) << text(e);
    });
    EXPECT_EQ(order(iterated_condorcet_loser(rankings("A B C", {"1: A>B>C", "1: B>A>C"}))), "A=B>C");
}

TEST(loss_trimmer, takes_out_the_largest_sum_of_defeats) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(loss_trimmer(tally)), letters(loss_trimmer_winners(votes, oracle::everybody(votes))))
            << text(e);
    });
}

TEST(knockout, takes_out_the_loser_of_the_two_lowest) {
    each_duels(60, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(knockout(tally)), letters(knockout_winners(votes, oracle::everybody(votes)))) << text(e);
    });
}

TEST(knockout, takes_an_order_of_candidates) {
    const profile cycle = rankings("A B C", {"1: A>B>C", "1: B>C>A", "1: C>A>B"});
    EXPECT_EQ(winners(knockout(cycle)), "ABC");
    // C and B are the lowest; B wins their duel, and A the one against B.
    const auto out = knockout(cycle, {.ties = value(parse_tie_policy("order:A>B>C"))});
    EXPECT_EQ(winners(out), "A");
    ASSERT_EQ(out->ties.size(), 1U);
    EXPECT_EQ(out->ties[0].how, tie::resolution::order);
    EXPECT_FALSE(knockout(cycle, {.ties = ties_all}));
}

TEST(smith_minimax, looks_at_the_smith_set_alone) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(smith_minimax(tally)), letters(smith_minimax_winners(votes))) << text(e);
    });
}

TEST(copeland_borda, breaks_ties_in_both_scopes) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        const people set = copeland_winners(votes);
        const auto best = [&](const people& against) { return letters(highest_net(votes, set, against)); };
        ASSERT_EQ(winners(copeland_borda(tally)), best(set)) << text(e);
        ASSERT_EQ(winners(copeland_borda(tally, {.scope = tiebreak_scope::global})), best(oracle::everybody(votes)))
            << text(e);
    });
}

TEST(copeland_minimax, breaks_ties_in_both_scopes) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        const people set = copeland_winners(votes);
        const auto best = [&](const people& against) { return letters(least_worst_loss(votes, set, against)); };
        ASSERT_EQ(winners(copeland_minimax(tally)), best(set)) << text(e);
        ASSERT_EQ(winners(copeland_minimax(tally, {.scope = tiebreak_scope::global})), best(oracle::everybody(votes)))
            << text(e);
    });
}

TEST(most_wins_smallest_loss, takes_the_smallest_of_all_their_losses) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(most_wins_smallest_loss(tally)), letters(most_wins_smallest_loss_winners(votes))) << text(e);
    });
}

TEST(borda_minimax_faceoff, pits_one_against_the_other) {
    each_duels(100, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(borda_minimax_faceoff(tally)), letters(borda_minimax_faceoff_winners(votes))) << text(e);
    });
}

}  // namespace
}  // namespace delib
