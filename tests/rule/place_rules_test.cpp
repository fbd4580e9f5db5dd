// anti-plurality, approval-k, dowdall, positive-negative and the Bucklin family against points counted ballot by ballot.
#include "delib/rule/ranked/anti_plurality.hpp"
#include "delib/rule/ranked/approval_k.hpp"
#include "delib/rule/ranked/bucklin.hpp"
#include "delib/rule/ranked/dowdall.hpp"
#include "delib/rule/ranked/positive_negative.hpp"
#include "oracle/positional.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;
using testing::value;

constexpr unranked_policy policies[] = {unranked_policy::last, unranked_policy::no_opinion};

void expect_points(const result<outcome>& got, const std::vector<rational>& expected, const election& e) {
    ASSERT_EQ(scores(got), scores(expected)) << text(e);
    ASSERT_EQ(order(got), order_by(expected)) << text(e);
}

TEST(anti_plurality, counts_who_is_not_last) {
    each_ranked_election(200, [](const election& e) {
        const auto m = static_cast<int>(e.candidates);
        const auto last = [&](int place, int) { return rational(place == m ? 1 : 0); };
        expect_points(anti_plurality(to_profile(e)), not_last(e), e);
        // Who has no opinion of a candidate does not put it last.
        std::vector<rational> expected = positional_scores(e, false, last);
        rational total = 0;
        for (const auto& [ballot, count] : e.ballots) total += is_blank(e, ballot) ? 0 : count;
        for (rational& n : expected) n = total - n;
        expect_points(anti_plurality(to_profile(e), {}, 1, {.unranked = unranked_policy::no_opinion}), expected, e);
    });
}

TEST(positional_rules, give_the_points_of_their_places) {
    each_ranked_election(200, [](const election& e) {
        const auto m = static_cast<int>(e.candidates);
        const profile p = to_profile(e);
        for (const auto unranked : policies) {
            const bool last = unranked == unranked_policy::last;
            const auto reciprocal = [](int place, int) { return rational(1) / place; };
            expect_points(dowdall(p, {}, 1, {.unranked = unranked}), positional_scores(e, last, reciprocal), e);
            const auto both_ends = [&](int place, int) { return rational((place == 1) - (place == m)); };
            expect_points(positive_negative(p, {}, 1, {.unranked = unranked}), positional_scores(e, last, both_ends),
                          e);
            for (int k = 1; k <= m + 1; ++k) {
                const auto first_k = [&](int place, int) { return rational(place <= k ? 1 : 0); };
                expect_points(approval_k(p, {.k = k}, 1, {.unranked = unranked}), positional_scores(e, last, first_k),
                              e);
            }
        }
    });
}

// B is second, third and sixth: 1/2 + 1/3 + 1/6 is 1, exactly.
TEST(dowdall, keeps_exact_ties) {
    const profile p = rankings("A B C D E F", {"1: A>B>C>D>E>F", "1: C>D>B>A>E>F", "1: D>C>A>E>F>B"});
    const auto out = value(dowdall(p));
    EXPECT_EQ(out.scores.at(0), rational(1) + rational(1) / 4 + rational(1) / 3);
    EXPECT_EQ(out.scores.at(1), rational(1));
}

TEST(bucklin, ends_at_the_first_depth_with_enough) {
    each_ranked_election(300, [](const election& e) {
        const profile p = to_profile(e);
        for (const auto unranked : policies) {
            const bool last = unranked == unranked_policy::last;
            expect_points(bucklin(p, {}, 1, {.unranked = unranked}), bucklin_totals(e, last, false).first, e);
            expect_points(weighted_bucklin(p, {}, 1, {.unranked = unranked}), bucklin_totals(e, last, true).first, e);
            const auto simplified = simplified_bucklin(p, {}, 1, {.unranked = unranked});
            ASSERT_EQ(winners(simplified), letters(all_who_pass(e, last))) << text(e);
            ASSERT_FALSE(simplified->order.has_value());
        }
    });
}

// pref_voting 1.18.1 answers c alone: in binary fractions 2·(1/3) + 2·(2/3) + 1 misses 3.
TEST(weighted_bucklin, keeps_the_exact_tie_of_c_and_d) {
    const profile p = rankings("a b c d", {"2: b>d>c>a", "2: c>a>d>b", "1: d>a>c>b"});
    const auto out = value(weighted_bucklin(p));
    EXPECT_EQ(testing::show(out.scores), "2 2 3 3");
    EXPECT_EQ(testing::show(p.candidates(), out.winners), "c d");
}

TEST(bucklin, shows_each_depth_and_who_passes) {
    const auto out = value(bucklin(rankings("A B C", {"2: A>B>C", "2: B>C>A", "1: C>B>A"})));
    ASSERT_EQ(out.rounds.size(), 4U);
    EXPECT_EQ(std::get<events::round>(out.rounds[0]).totals.at(1).second, 2);
    EXPECT_EQ(std::get<events::round>(out.rounds[1]).needed, rational(5) / 2);
    EXPECT_EQ(std::get<events::majority>(out.rounds[2]).votes, 5);
    EXPECT_EQ(letters(std::vector{std::get<events::majority>(out.rounds[3]).who}), "C");
    EXPECT_EQ(order(out), "B>C>A");
}

TEST(bucklin, resolves_a_tie_as_told) {
    const profile p = rankings("A B", {"1: A>B", "1: B>A"});
    EXPECT_EQ(letters(value(bucklin(p)).tied), "AB");
    const auto told = value(simplified_bucklin(p, {.ties = value(parse_tie_policy("order:B>A"))}));
    EXPECT_EQ(letters(told.elected), "B");
}

}  // namespace
}  // namespace delib
