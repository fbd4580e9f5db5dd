// then and among: which ballots the second rule sees, what is left of its order, and combinations of combinations.
#include "delib/rule/combine.hpp"
#include "delib/rule/ranked/borda.hpp"
#include "delib/rule/ranked/condorcet.hpp"
#include "delib/rule/ranked/copeland.hpp"
#include "delib/rule/ranked/irv.hpp"
#include "delib/rule/ranked/minimax.hpp"
#include "delib/rule/ranked/smith.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;
using testing::value;

// A, B and C go round; D loses to each of them. A>B 5:4, B>C 7:2, C>A 6:3.
const profile& cycle() {
    static const profile p = rankings("A B C D", {"3: A>B>C>D", "4: B>C>A>D", "2: C>A>B>D"});
    return p;
}

TEST(restrict_to, compares_the_same_ballots_on_some_candidates) {
    const auto whole = value(tally_of<pairwise_tally>(cycle()));
    const std::vector<candidate> kept{candidate_at(0), candidate_at(2)};
    const auto part = value(restrict_to(whole, kept));
    EXPECT_EQ(part, value(tally_of<pairwise_tally>(value(restrict_to(cycle(), kept)))));
    EXPECT_EQ(part.candidates().name(candidate_at(1)), "C");
    const profile thirds = rankings("A B C", {"1x1/3: A>B>C", "2x1/2: B"});
    const auto exact = value(restrict_to(value(tally_of<pairwise_tally>(thirds)), {candidate_at(1), candidate_at(2)}));
    EXPECT_EQ(to_rational(exact(candidate_at(0), candidate_at(1)), exact.denominator()), rational(4) / 3);
    EXPECT_EQ(to_rational(exact.total(), exact.denominator()), rational(4) / 3);
}

TEST(then, lets_the_second_rule_decide_among_the_winners_of_the_first) {
    const auto both = then(smith, borda);
    const auto out = both(cycle());
    EXPECT_EQ(scores(out), "8 11 8 -");  // of A, B and C among themselves
    EXPECT_EQ(winners(out), "B");
    EXPECT_FALSE(out->scores[3]);
    ASSERT_FALSE(out->rounds.empty());
    EXPECT_TRUE(std::holds_alternative<events::smith_set>(out->rounds.front()));
}

TEST(then, works_on_a_tally_when_both_do) {
    const auto tally = value(tally_of<pairwise_tally>(cycle()));
    const auto from_tally = then(smith, minimax)(tally);
    EXPECT_EQ(winners(from_tally), winners(then(smith, minimax)(cycle())));
    EXPECT_EQ(winners(from_tally), "B");
}

TEST(then, asks_everybody_when_the_first_rule_elects_nobody) {
    EXPECT_EQ(winners(then(condorcet, irv)(cycle())), winners(irv(cycle())));
    EXPECT_EQ(winners(then(condorcet, irv)(rankings("A B", {"2: A>B", "1: B>A"}))), "A");
}

TEST(then, takes_options_and_other_combinations) {
    const auto three = then(then(smith, with(copeland, {.tie = duel_tie::whole})), minimax);
    EXPECT_EQ(winners(three(cycle())), winners(then(smith, minimax)(cycle())));
}

TEST(then, reads_ballots_under_a_policy) {
    ballot_policy no_opinion;
    no_opinion.unranked = unranked_policy::no_opinion;
    const profile p = rankings("A B C", {"3: A", "2: B>A>C", "2: C>B"});
    EXPECT_EQ(winners(then(smith, minimax)(p, 1, no_opinion)), winners(minimax(p, {}, 1, no_opinion)));
}

TEST(among, keeps_the_order_of_the_second_rule) {
    const auto out = among(smith, borda)(cycle());
    EXPECT_EQ(order(out), "B>A=C");
    EXPECT_EQ(scores(out), "17 20 17 -");  // among all four
    const auto two = among(smith, borda)(cycle(), 2);
    EXPECT_EQ(letters(two->elected), "B");
    EXPECT_EQ(letters(two->tied), "AC");
    EXPECT_FALSE(among(borda, condorcet)(cycle()));  // condorcet makes no order
}

}  // namespace
}  // namespace delib
