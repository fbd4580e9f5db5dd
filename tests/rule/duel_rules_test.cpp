// condorcet, minimax and schulze against their definitions on every small election, under every policy and
// strength.
#include "delib/rule/ranked/condorcet.hpp"
#include "delib/rule/ranked/minimax.hpp"
#include "delib/rule/ranked/schulze.hpp"
#include "oracle/duels.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;
using testing::value;

constexpr const char* measures[] = {"margins", "winning-votes", "winning-votes-then-opposition", "losing-votes",
                                    "ratio"};

template <class F>
void each_reading(int samples, F&& f) {
    each_ranked_election(samples, [&](const election& e) {
        const profile p = to_profile(e);
        for (const bool last : {true, false}) {
            for (const bool half : {false, true}) {
                ballot_policy policy;
                policy.unranked = last ? unranked_policy::last : unranked_policy::no_opinion;
                policy.pairwise_ties = half ? pairwise_ties_policy::half : pairwise_ties_policy::neutral;
                f(e, duels(e, last, half), value(tally_of<pairwise_tally>(p, policy)));
            }
        }
    });
}

TEST(condorcet, is_who_beats_everybody_or_nobody) {
    each_reading(150, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        ASSERT_EQ(winners(condorcet(tally)), letters(condorcet_winners(votes))) << text(e);
    });
}

TEST(minimax, elects_the_smallest_worst_defeat_under_each_measure) {
    each_reading(60, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        for (std::size_t i = 0; i < 6; ++i) {
            const std::string measure = i < 5 ? measures[i] : "opposition";
            const auto got = minimax(tally, {.strength = static_cast<minimax_strength>(i)});
            ASSERT_EQ(winners(got), letters(minimax_winners(votes, measure))) << measure << " of " << text(e);
            const auto worst = worst_defeats(votes, measure);
            std::vector<std::optional<strength>> better(worst.size());
            for (std::size_t c = 0; c < worst.size(); ++c) {
                // Turned round, so that a larger value is a better one; no defeat is best.
                better[c] = worst[c] ? strength{-worst[c]->first, -worst[c]->second} : strength{1'000'000, 0};
            }
            ASSERT_EQ(order(got), order_by(better)) << measure << " of " << text(e);
        }
    });
}

TEST(minimax, scores_are_the_measure_of_the_worst_defeat) {
    const profile p = rankings("A B C", {"5: A>B>C", "4: B>C>A", "2: C>A>B"});  // A>B 7:4, B>C 9:2, C>A 6:5
    const auto show = [&](minimax_strength s) { return scores(minimax(p, {.strength = s})); };
    using enum minimax_strength;
    EXPECT_EQ(show(margins), "1 3 7");
    EXPECT_EQ(show(winning_votes), "6 7 9");
    EXPECT_EQ(show(winning_votes_then_opposition), "6 7 9");
    EXPECT_EQ(show(losing_votes), "5 4 2");
    EXPECT_EQ(show(ratio), "6/5 7/4 9/2");
    EXPECT_EQ(show(opposition), "6 7 9");
    EXPECT_EQ(scores(minimax(rankings("A B", {"1: A"}), {.strength = ratio})), "0 -");  // infinite: no score
}

TEST(schulze, elects_who_no_stronger_path_defeats_under_each_measure) {
    each_reading(60, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        for (std::size_t i = 0; i < 5; ++i) {
            const auto got = schulze(tally, {.strength = static_cast<strength_measure>(i)});
            ASSERT_EQ(winners(got), letters(schulze_winners(votes, measures[i]))) << measures[i] << " of " << text(e);
        }
    });
}

TEST(schulze, order_takes_the_undefeated_out_tier_by_tier_on_the_same_paths) {
    each_reading(20, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        const auto edge = defeats(votes, "margins");
        std::set<std::size_t> left;
        for (std::size_t c = 0; c < e.candidates; ++c) left.insert(c);
        std::string expected;
        while (!left.empty()) {
            std::vector<std::size_t> tier;
            for (const std::size_t b : left) {
                const bool beaten = std::any_of(left.begin(), left.end(), [&](std::size_t a) {
                    return strongest_simple_path(edge, b, a) < strongest_simple_path(edge, a, b);
                });
                if (!beaten) tier.push_back(b);
            }
            for (std::size_t i = 0; i < tier.size(); ++i) {
                if (!expected.empty()) expected += i == 0 ? '>' : '=';
                expected += static_cast<char>('A' + static_cast<int>(tier[i]));
                left.erase(tier[i]);
            }
        }
        ASSERT_EQ(order(schulze(tally)), expected) << text(e);
    });
}

// Two ballots on which several programs elect A, whom everybody ranks below C: undefeated are B and C, and
// merging the incomparable with those they do not defeat would bring A in.
TEST(schulze, two_ballots_do_not_elect_a_dominated_candidate) {
    const profile p = rankings("A B C", {"1: B>C>A", "1: C>A>B"});
    for (std::size_t i = 0; i < 5; ++i) {
        const auto out = schulze(p, {.strength = static_cast<strength_measure>(i)});
        EXPECT_EQ(winners(out), "BC") << measures[i];
        EXPECT_EQ(order(out), "B=C>A") << measures[i];
    }
    EXPECT_EQ(winners(minimax(p)), "BC");
    EXPECT_EQ(winners(condorcet(p)), "");
}

TEST(schulze, counts_bit_planes_like_the_ballots) {
    auto planes = value(rank_planes_builder::create({"A", "B", "C", "D"}));
    // A>B, A>B, C>A=D: D and whoever is unranked come last, or say nothing.
    const int rows[] = {1, 2, 0, 0, 1, 2, 0, 0, 2, 0, 1, 2};
    ASSERT_TRUE(planes.add_ranks(std::span<const int>(rows)));
    const profile p = rankings("A B C D", {"2: A>B", "1: C>A=D"});
    for (const auto unranked : {unranked_policy::last, unranked_policy::no_opinion}) {
        const ballot_policy policy{.unranked = unranked};
        const auto got = schulze(planes.freeze(), {}, 1, policy), wanted = schulze(p, {}, 1, policy);
        EXPECT_EQ(winners(got), winners(wanted));
        EXPECT_EQ(order(got), order(wanted));
    }
    EXPECT_EQ(order(schulze(planes.freeze())), "A>B>C>D");
    EXPECT_FALSE(schulze(planes.freeze(), {}, 1, {.unranked = unranked_policy::reject}).has_value());
}

TEST(schulze, explains_the_way_there_and_back) {
    const profile p = rankings("A B C", {"5: A>B>C", "4: B>C>A", "2: C>A>B"});
    const auto out = value(schulze(p));
    EXPECT_EQ(letters(out.winners), "A");
    ASSERT_EQ(out.rounds.size(), 2U);
    const auto& to_c = std::get<events::paths>(out.rounds[1]);
    EXPECT_EQ(letters(to_c.there), "ABC");  // A reaches C through B: 7:4, then 9:2
    EXPECT_EQ(letters(to_c.back), "CA");
    EXPECT_EQ(to_c.weakest_there->votes_a, 7);
    EXPECT_EQ(to_c.weakest_back->votes_a, 6);
}

TEST(condorcet, shows_the_duels_or_the_smith_set) {
    const auto cycle = value(condorcet(rankings("A B C D", {"1: A>B>C>D", "1: B>C>A>D", "1: C>A>B>D"})));
    ASSERT_EQ(cycle.rounds.size(), 1U);
    EXPECT_EQ(letters(std::get<events::smith_set>(cycle.rounds[0]).who), "ABC");
    EXPECT_EQ(cycle.open, 1);
    const auto won = value(condorcet(rankings("A B C", {"2: B>A>C"})));
    ASSERT_EQ(won.rounds.size(), 2U);
    EXPECT_EQ(std::get<events::duel>(won.rounds[0]).votes_a, 2);
    EXPECT_EQ(condorcet(rankings("A B", {}), {}, 2).error().code, error_code::usage);
}

}  // namespace
}  // namespace delib
