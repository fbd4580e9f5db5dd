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
        for (const auto reading : {tied_tops::exhaust, tied_tops::split, tied_tops::full}) {
            std::vector<rational> expected(e.candidates, rational(0));
            for (const auto& [ballot, count] : e.ballots) {
                const auto tops = std::count(ballot.begin(), ballot.end(), 1);
                if (tops > 1 && reading == tied_tops::exhaust) continue;
                for (std::size_t c = 0; c < e.candidates; ++c) {
                    if (ballot[c] == 1)
                        expected[c] += reading == tied_tops::split ? rational(count) / tops : rational(count);
                }
            }
            expect_scores(plurality(to_profile(e), {.tied_tops = reading}), expected, e, "plurality");
        }
    });
}

TEST(borda, is_half_a_point_for_a_tie_and_one_for_each_candidate_below) {
    each_ranked_election(
        300, [](const election& e) { expect_scores(borda(to_profile(e)), borda_by_comparison(e), e, "borda"); });
}

TEST(borda, reads_short_ballots_by_zero_and_modified) {
    each_ranked_election(200, [](const election& e) {
        const auto m = static_cast<int>(e.candidates);
        const profile p = to_profile(e);
        expect_scores(borda(p, {.truncated = borda_truncated::zero}),
                      positional_scores(e, false, [&](int place, int) { return rational(m - place); }), e, "zero");
        expect_scores(borda(p, {.truncated = borda_truncated::modified}),
                      positional_scores(e, false, [&](int place, int ranked) { return rational(ranked - place + 1); }),
                      e, "modified");
    });
}

TEST(positional, averages_points_over_tied_places_and_repeats_the_last_weight) {
    const std::vector<std::vector<rational>> vectors{
        {1, 0}, {0, 1}, {3, 1, 0}, {rational(1), rational(1) / 2, rational(1) / 3}, {2}, {5, -1}};
    each_ranked_election(120, [&](const election& e) {
        const profile p = to_profile(e);
        for (const auto& weights : vectors) {
            const auto points = [&](int place, int) {
                return weights[std::min(static_cast<std::size_t>(place), weights.size()) - 1];
            };
            expect_scores(positional(p, {.weights = weights}), positional_scores(e, true, points), e, "unranked last");
            expect_scores(positional(p, {.weights = weights}, 1, {.unranked = unranked_policy::no_opinion}),
                          positional_scores(e, false, points), e, "no opinion");
        }
    });
    EXPECT_EQ(positional(rankings("A", {}), {.weights = {}}).error().code, error_code::usage);
}

TEST(positional, by_default_is_plurality) {
    const profile p = rankings("A B C", {"2: A>B>C", "3: C>B>A", "1: B"});
    EXPECT_EQ(scores(positional(p)), scores(plurality(p)));
}

// Ranked priorities with `places` places: longer ballots are spoilt, weights past the list are 0.
std::vector<rational> priorities(const election& e, int places, const std::vector<rational>& weights) {
    election kept = e;
    std::erase_if(kept.ballots, [&](const auto& b) { return ranked_on(b.first) > places; });
    return positional_scores(kept, false, [&](int place, int) {
        return static_cast<std::size_t>(place) <= weights.size() ? weights[static_cast<std::size_t>(place) - 1]
                                                                 : rational(0);
    });
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
        // The score first, then the share of each place in turn: compared like words.
        std::vector<std::vector<rational>> keys(e.candidates);
        const auto totals = priorities(e, 3, {3, 2, 1});
        for (std::size_t c = 0; c < e.candidates; ++c) keys[c].push_back(totals[c]);
        for (std::size_t place = 1; place <= 3; ++place) {
            std::vector<rational> only(place, rational(0));
            only.back() = 1;
            const auto held = priorities(e, 3, only);
            for (std::size_t c = 0; c < e.candidates; ++c) keys[c].push_back(held[c]);
        }
        const auto got = ranked_priorities(to_profile(e), {.places = 3, .countback = true});
        ASSERT_EQ(order(got), order_by(keys)) << text(e);
        ASSERT_EQ(scores(got), scores(totals)) << text(e);
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
