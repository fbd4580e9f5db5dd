// plurality, borda, positional and ranked-priorities against points counted ballot by ballot.
#include "delib/rule/ranked/borda.hpp"
#include "delib/rule/ranked/plurality.hpp"
#include "delib/rule/ranked/positional.hpp"
#include "delib/rule/ranked/ranked_priorities.hpp"
#include "oracle/positional.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;

// Scores, order and winners of a rule must be those of the oracle's scores.
void expect_scores(const result<outcome>& got, const std::vector<rational>& expected, const election& e,
                   std::string_view what) {
    ASSERT_EQ(scores(got), scores(expected)) << what << " of " << text(e);
    ASSERT_EQ(order(got), order_by(expected)) << what << " of " << text(e);
    std::string top;
    for (std::size_t c = 0; c < expected.size(); ++c) {
        if (expected[c] == *std::max_element(expected.begin(), expected.end()))
            top += static_cast<char>('A' + static_cast<int>(c));
    }
    ASSERT_EQ(winners(got), top) << what << " of " << text(e);
}

TEST(plurality, counts_first_places_under_each_reading_of_ties) {
    each_ranked_election(300, [](const election& e) {
        constexpr const char* words[] = {"exhaust", "split", "approval"};
        for (const auto reading : {tied_tops::exhaust, tied_tops::split, tied_tops::full}) {
            expect_scores(plurality(to_profile(e), {.tied_tops = reading}),
                          first_places(e, words[static_cast<std::size_t>(reading)]), e, "plurality");
        }
    });
}

TEST(borda, is_half_a_point_for_a_tie_and_one_for_each_candidate_below) {
    each_ranked_election(
        300, [](const election& e) { expect_scores(borda(to_profile(e)), borda_by_comparison(e), e, "borda"); });
}

TEST(borda, reads_short_ballots_by_zero_and_modified) {
    each_ranked_election(200, [](const election& e) {
        const profile p = to_profile(e);
        expect_scores(borda(p, {.truncated = borda_truncated::zero}), borda_scores(e, "zero"), e, "zero");
        expect_scores(borda(p, {.truncated = borda_truncated::modified}), borda_scores(e, "modified"), e, "modified");
    });
}

TEST(positional, averages_points_over_tied_places_and_repeats_the_last_weight) {
    const std::vector<std::vector<rational>> vectors{
        {1, 0}, {0, 1}, {3, 1, 0}, {rational(1), rational(1) / 2, rational(1) / 3}, {2}, {5, -1}};
    each_ranked_election(120, [&](const election& e) {
        const profile p = to_profile(e);
        for (const auto& weights : vectors) {
            expect_scores(positional(p, {.weights = weights}), weighted_places(e, true, weights), e, "unranked last");
            expect_scores(positional(p, {.weights = weights}, 1, {.unranked = unranked_policy::no_opinion}),
                          weighted_places(e, false, weights), e, "no opinion");
        }
    });
    EXPECT_EQ(positional(rankings("A", {}), {.weights = {}}).error().code, error_code::usage);
}

TEST(positional, by_default_is_plurality) {
    const profile p = rankings("A B C", {"2: A>B>C", "3: C>B>A", "1: B"});
    EXPECT_EQ(scores(positional(p)), scores(plurality(p)));
}

TEST(ranked_priorities, spoils_long_ballots_and_shares_weights_in_a_tier) {
    const std::map<int, std::vector<rational>> defaults{{1, {1}}, {2, {2, 1}}, {3, {3, 2, 1}}, {5, {5, 4, 3, 2, 1}}};
    each_ranked_election(200, [&](const election& e) {
        const profile p = to_profile(e);
        for (const auto& [places, weights] : defaults) {
            expect_scores(ranked_priorities(p, {.places = places}), priorities(e, places, weights), e,
                          "places " + std::to_string(places));
        }
        expect_scores(ranked_priorities(p, {.places = 3, .weights = {rational(7) / 2, 1}}),
                      priorities(e, 3, {rational(7) / 2, 1}), e, "weights");
    });
}

TEST(ranked_priorities, countback_orders_equal_scores_by_first_then_second_places) {
    each_ranked_election(200, [](const election& e) {
        const auto got = ranked_priorities(to_profile(e), {.places = 3, .countback = true});
        ASSERT_EQ(order(got), order_by(priorities_with_countback(e, 3, {3, 2, 1}))) << text(e);
        ASSERT_EQ(scores(got), scores(priorities(e, 3, {3, 2, 1}))) << text(e);
    });
}

TEST(ranked_priorities, tells_how_much_weight_is_spoilt) {
    const profile p = rankings("A B C", {"2x1/3: A>B>C", "1: C"});
    const auto out = ranked_priorities(p, {.places = 2});
    ASSERT_TRUE(out);
    ASSERT_EQ(out->rounds.size(), 1U);
    EXPECT_EQ(std::get<events::spoilt>(out->rounds[0]).weight, rational(2) / 3);
    EXPECT_EQ(std::get<events::spoilt>(out->rounds[0]).more_than, 2);
    EXPECT_EQ(scores(out), "0 0 2");
}

TEST(ranked_priorities, refuses_more_weights_than_places) {
    EXPECT_EQ(ranked_priorities(rankings("A", {}), {.places = 1, .weights = {2, 1}}).error().code, error_code::usage);
}

// The weights in force are listed in the result, so a thousand million places once filled the memory.
TEST(ranked_priorities, knows_a_limit_of_places) {
    const profile p = rankings("A B", {"1: A>B"});
    EXPECT_EQ(scores(ranked_priorities(p, {.places = 65'535})), "65535 65534");
    for (const std::int64_t places :
         {std::int64_t{65'536}, std::int64_t{1'000'000'000}, std::int64_t{0}, std::int64_t{-1}}) {
        EXPECT_EQ(ranked_priorities(p, {.places = places}).error().code, error_code::usage) << places;
    }
}

TEST(positional_rules, fill_several_seats_and_leave_ties_open) {
    const profile p = rankings("A B C D", {"3: A>B>C>D", "3: A>C>B>D"});
    const auto two = borda(p, {}, 2);
    ASSERT_TRUE(two);
    EXPECT_EQ(testing::show(p.candidates(), two->elected), "A");
    EXPECT_EQ(testing::show(p.candidates(), two->tied), "B C");
    EXPECT_EQ(two->committees.size(), 2U);
    const auto drawn = borda(p, {.ties = *parse_tie_policy("order:D>C>B>A")}, 2);
    EXPECT_EQ(testing::show(p.candidates(), drawn->elected), "A C");
    EXPECT_EQ(borda(p, {}, 0).error().code, error_code::usage);
}

}  // namespace
}  // namespace delib
