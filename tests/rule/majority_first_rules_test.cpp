// black, daunou, condorcet-plurality, superior, two-round and star against their definitions.
#include "delib/rule/graded/star.hpp"
#include "delib/rule/ranked/black.hpp"
#include "delib/rule/ranked/condorcet_plurality.hpp"
#include "delib/rule/ranked/daunou.hpp"
#include "delib/rule/ranked/superior.hpp"
#include "delib/rule/ranked/two_round.hpp"
#include "oracle/runoffs.hpp"
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

// Calls f(votes, first places among all, policy, reading, profile).
template <class F>
void each_case(int samples, F&& f) {
    each_ranked_election(samples, [&](const election& e) {
        const profile p = to_profile(e);
        for (const auto unranked : {unranked_policy::last, unranked_policy::no_opinion}) {
            const matrix votes = duels(e, unranked == unranked_policy::last, false);
            for (const auto tops : {tied_tops::exhaust, tied_tops::split, tied_tops::full})
                f(e, p, votes, readings[static_cast<std::size_t>(tops)], tops, ballot_policy{.unranked = unranked});
        }
    });
}

TEST(black, is_borda_without_a_condorcet_winner) {
    each_case(200, [](const election& e, const profile& p, const matrix& votes, const char*, tied_tops tops,
                      const ballot_policy& policy) {
        if (tops != tied_tops::exhaust) return;
        ASSERT_EQ(winners(black(p, {}, 1, policy)), letters(black_winners({e, true, "", votes}))) << text(e);
    });
}

TEST(condorcet_plurality, is_plurality_without_a_condorcet_winner) {
    each_case(150, [](const election& e, const profile& p, const matrix& votes, const char* word, tied_tops tops,
                      const ballot_policy& policy) {
        const group expected = condorcet_plurality_winners({e, true, word, votes});
        ASSERT_EQ(winners(condorcet_plurality(p, {.tied_tops = tops}, 1, policy)), letters(expected)) << text(e);
    });
}

TEST(daunou, takes_out_condorcet_losers_first) {
    each_case(200, [](const election& e, const profile& p, const matrix& votes, const char* word, tied_tops tops,
                      const ballot_policy& policy) {
        const group expected = daunou_winners({e, true, word, votes});
        ASSERT_EQ(winners(daunou(p, {.tied_tops = tops}, 1, policy)), letters(expected)) << text(e);
    });
}

TEST(daunou, tells_who_left_and_why) {
    // A and C draw, so nobody wins every duel; D loses each.
    const auto out = value(daunou(rankings("A B C D", {"3: A>B>C>D", "2: B>C>A>D", "2: C>A>B>D", "1: D>A>B>C"})));
    EXPECT_EQ(order(out), "A>B=C>D");
    bool told = false;
    for (const event& e : out.rounds) {
        if (const auto* gone = std::get_if<events::elimination>(&e)) {
            told = gone->because == events::elimination::reason::condorcet_loser && letters(gone->who) == "D";
        }
    }
    EXPECT_TRUE(told);
}

TEST(superior, gives_a_point_to_the_first_and_to_who_beats_it) {
    each_case(150, [](const election& e, const profile& p, const matrix& votes, const char* word, tied_tops tops,
                      const ballot_policy& policy) {
        const auto expected = superior_scores({e, true, word, votes});
        const auto got = superior(p, {.tied_tops = tops}, 1, policy);
        ASSERT_EQ(scores(got), scores(expected)) << text(e);
        ASSERT_EQ(order(got), order_by(expected)) << text(e);
    });
}

TEST(two_round, holds_every_runoff_that_may_be_meant) {
    each_case(200, [](const election& e, const profile& p, const matrix& votes, const char* word, tied_tops tops,
                      const ballot_policy& policy) {
        const irv_round now = irv_totals(e, everyone(e), word);
        group expected = runoff_winners(votes, now.held, false);
        for (const auto& [c, n] : now.held) {
            if (tops != tied_tops::full && n * 2 > now.speaking) expected = {c};
        }
        for (const tie_policy& ties : {ties_parallel, ties_all}) {
            const auto got = two_round(p, {.tied_tops = tops, .ties = ties}, 1, policy);
            ASSERT_EQ(winners(got), letters(expected)) << word << " of " << text(e);
            ASSERT_TRUE(got->complete);
        }
    });
}

TEST(two_round, resolves_who_the_finalists_are_and_a_draw) {
    const profile p = rankings("A B C", {"3: A>B>C", "2: B>A>C", "2: C>B>A", "1:"});
    const auto parallel = value(two_round(p));
    EXPECT_EQ(letters(parallel.winners), "AB");  // A loses to B and beats C
    EXPECT_FALSE(parallel.order.has_value());
    EXPECT_EQ(parallel.ties.at(0).how, tie::resolution::parallel);
    const auto told = value(two_round(p, {.ties = value(parse_tie_policy("order:C>A>B"))}));
    EXPECT_EQ(order(told), "A>C>B");
    EXPECT_EQ(letters(told.elected), "A");
    // A drawn runoff goes to who had more before, if told to look back.
    const profile even = rankings("A B C", {"3: A>B>C", "2: B>A>C", "1: C>B>A"});
    EXPECT_EQ(letters(value(two_round(even)).tied), "AB");
    const auto back = value(two_round(even, {.ties = value(parse_tie_policy("backward"))}));
    EXPECT_EQ(order(back), "A>B>C");
    const auto& duel = std::get<events::runoff>(back.rounds.back());
    EXPECT_EQ(duel.between.votes_a, 3);
    EXPECT_EQ(duel.between.votes_b, 3);
}

TEST(two_round, ends_at_a_majority) {
    const auto out = value(two_round(rankings("A B C", {"3: A", "1: B>A", "1: C>B"})));
    EXPECT_EQ(order(out), "A>B=C");
    EXPECT_EQ(std::get<events::majority>(out.rounds.back()).of, 5);
    EXPECT_EQ(winners(two_round(rankings("A", {"1: A"}))), "A");
}

TEST(star, is_the_runoff_of_the_two_highest_sums) {
    const auto ballots = all_vectors(3, -1, 3, [](const plain_ballot&) { return true; });
    each_small_election(
        {.candidates = 3, .kind = ballot_kind::graded, .grades = 4}, ballots, 0, 600, 3, [](const election& e) {
            if (e.ballots.empty()) return;
            // The same ballots with points: grade g is worth g.
            auto builder = value(profile_builder::scored({"A", "B", "C"}, value(scale::named({"0", "1", "2", "3"}))));
            std::map<std::size_t, rational> sums{{0, 0}, {1, 0}, {2, 0}};
            matrix votes(3, std::vector<rational>(3, rational(0)));
            for (const auto& [ballot, count] : e.ballots) {
                std::vector<entry> row;
                for (std::size_t a = 0; a < 3; ++a) {
                    if (ballot[a] >= 0) row.push_back({candidate_at(a), static_cast<std::uint32_t>(ballot[a])});
                    sums[a] += rational(std::max(ballot[a], 0)) * count;
                    for (std::size_t b = 0; b < 3; ++b) {
                        if (ballot[a] > ballot[b]) votes[a][b] += count;
                    }
                }
                (void)value(builder.add({.entries = row, .heads = static_cast<std::uint64_t>(count)}));
            }
            const profile p = value(builder.freeze());
            const auto got = star(p);
            ASSERT_EQ(winners(got), letters(runoff_winners(votes, sums, false))) << text(e);
            ASSERT_EQ(scores(got), scores(std::vector<rational>{sums[0], sums[1], sums[2]})) << text(e);
            const auto by_score = star(p, {.runoff_tie = drawn_runoff::score});
            ASSERT_EQ(winners(by_score), letters(runoff_winners(votes, sums, true))) << text(e);
        });
}

TEST(joint_bases, are_built_from_tallies_as_well) {
    const profile p = rankings("A B C", {"2: A>B>C", "2: B>C>A", "1: C>A>B"});
    const auto first = value(tally_of<first_tally>(p));
    const auto votes = value(tally_of<pairwise_tally>(p));
    const auto out = value(condorcet_plurality(first_places_and_duels(votes, first)));
    EXPECT_EQ(letters(out.winners), "AB");
    EXPECT_EQ(out.rule, "condorcet-plurality");
}

}  // namespace
}  // namespace delib
