// Highest medians, score, approval-disapproval and satisfaction-approval against grades written out one by one.
#include "delib/rule/graded/approval_disapproval.hpp"
#include "delib/rule/graded/highest_medians.hpp"
#include "delib/rule/graded/satisfaction_approval.hpp"
#include "delib/rule/graded/score.hpp"
#include "oracle/medians.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace delib {
namespace {

using namespace oracle;
using testing::grades;
using testing::value;

void expect_medians(const char* name, const std::function<result<outcome>(const profile&, const ballot_policy&)>& rule,
                    const median_tie_break& tie_break) {
    const auto ballots = all_vectors(3, -1, 3, [](const plain_ballot&) { return true; });
    each_small_election(
        {.candidates = 3, .kind = ballot_kind::graded, .grades = 4}, ballots, 1, 500, 3, [&](const election& e) {
            for (const bool worst : {true, false}) {
                std::vector<median_key> keys;
                for (std::size_t c = 0; c < 3; ++c)
                    keys.push_back(key_of_median(grades_received(e, c, worst), tie_break));
                const auto got =
                    rule(to_profile(e), {.ungraded = worst ? ungraded_policy::worst : ungraded_policy::exclude});
                ASSERT_EQ(order(got), order_by(keys)) << name << " of " << text(e);
                if (got->scores.empty()) continue;
                for (std::size_t c = 0; c < 3; ++c) {
                    if (keys[c].empty()) {
                        ASSERT_FALSE(got->scores[c].has_value());
                    } else {
                        ASSERT_EQ(got->scores[c], keys[c][0] + keys[c][1]) << name << " of " << text(e);
                    }
                }
                // Half a grade at most on either side: who is behind never shows more.
                for (std::size_t t = 1; t < got->order->size(); ++t) {
                    const auto& ahead = got->scores[index((*got->order)[t - 1].front())];
                    const auto& behind = got->scores[index((*got->order)[t].front())];
                    ASSERT_TRUE(behind <= ahead) << name << " of " << text(e);
                }
            }
        });
}

#define DELIB_CALL(rule) [](const profile& p, const ballot_policy& policy) { return rule(p, {}, 1, policy); }

TEST(highest_medians, break_ties_by_their_definitions) {
    expect_medians("majority-gauge", DELIB_CALL(majority_gauge), by_gauge);
    expect_medians("typical", DELIB_CALL(typical_judgment), by_difference);
    expect_medians("usual", DELIB_CALL(usual_judgment), by_usual);
    expect_medians("central", DELIB_CALL(central_judgment), by_central);
    expect_medians("bosworth", DELIB_CALL(bosworth), by_share_below);
}

TEST(highest_medians, can_disagree) {
    // Of twenty grades: A has 9 above and 8 below its median, B 5 and 3, C 1 and 0.
    const profile p = grades("A B C", "bad fair good",
                             {"1: good good good", "4: good good fair", "4: good fair fair", "3: fair fair fair",
                              "3: bad bad fair", "5: bad fair fair"});
    EXPECT_EQ(order(majority_gauge(p)), "A>B>C");
    EXPECT_EQ(order(typical_judgment(p)), "B>A=C");
    EXPECT_EQ(order(central_judgment(p)), "C>B>A");
    EXPECT_EQ(order(bosworth(p)), "C>B>A");
    EXPECT_EQ(testing::show(value(central_judgment(p)).scores), "35/34 9/8 3/2");
}

TEST(score, averages_sums_and_trims) {
    const auto ballots = all_vectors(3, -1, 3, [](const plain_ballot&) { return true; });
    each_small_election(
        {.candidates = 3, .kind = ballot_kind::graded, .grades = 4}, ballots, 0, 400, 3, [](const election& numbered) {
            const profile graded = to_profile(numbered);  // its labels are g0, g1 …: build the same with numbers
            auto builder =
                value(profile_builder::scored({"A", "B", "C"}, value(scale::named({"-1", "0", "1/2", "4"}))));
            const rational worth[] = {-1, 0, rational(1) / 2, 4};
            for (std::size_t i = 0; i < graded.size(); ++i)
                (void)value(builder.add({.entries = graded[i].entries, .heads = graded[i].heads}));
            const profile p = value(builder.freeze());
            for (const bool worst : {true, false}) {
                std::vector<std::optional<rational>> sum, mean, trimmed;
                for (std::size_t c = 0; c < 3; ++c) {
                    std::vector<rational> all;
                    for (const int g : grades_received(numbered, c, worst)) all.push_back(worth[g]);
                    sum.emplace_back();
                    mean.push_back(trimmed_mean(all, 0));
                    trimmed.push_back(trimmed_mean(all, 25));
                    if (all.empty()) continue;
                    sum.back() = std::accumulate(all.begin(), all.end(), rational(0));
                }
                const ballot_policy policy{.ungraded = worst ? ungraded_policy::worst : ungraded_policy::exclude};
                const auto shown = [](const auto& all) { return testing::show(all); };
                ASSERT_EQ(scores(score(p, {}, 1, policy)), shown(mean)) << text(numbered);
                ASSERT_EQ(scores(score(p, {.mode = score_mode::sum}, 1, policy)), shown(sum)) << text(numbered);
                ASSERT_EQ(scores(score(p, {.mode = score_mode::trimmed, .trim = 25}, 1, policy)), shown(trimmed))
                    << text(numbered);
                ASSERT_EQ(order(score(p, {}, 1, policy)), order_by(mean)) << text(numbered);
            }
        });
}

TEST(score, needs_points) {
    EXPECT_EQ(score(grades("A B", "bad good", {"1: bad good"})).error().code, error_code::unsupported);
    const profile p = grades("A B", "0 1", {"1: 0 1"}, ballot_kind::scored);
    EXPECT_EQ(score(p, {.trim = 50}).error().code, error_code::usage);
    EXPECT_EQ(winners(score(p)), "B");
}

TEST(approval_disapproval, is_for_less_against) {
    const auto ballots = all_vectors(3, -1, 2, [](const plain_ballot&) { return true; });
    each_small_election({.candidates = 3, .kind = ballot_kind::graded, .grades = 3}, ballots, 1, 300, 4,
                        [](const election& e) {
                            const auto expected = for_less_against(e);
                            const auto got = approval_disapproval(to_profile(e));
                            ASSERT_EQ(scores(got), scores(expected)) << text(e);
                            ASSERT_EQ(order(got), order_by(expected)) << text(e);
                        });
    // Signs count where there are negative numbers; four named grades say neither for nor against.
    const profile signs = grades("A B", "-1 1 2", {"2: 1 2", "1: -1 -"}, ballot_kind::scored);
    EXPECT_EQ(testing::show(value(approval_disapproval(signs)).scores), "1 2");
    EXPECT_EQ(approval_disapproval(grades("A", "a b c d", {"1: a"})).error().code, error_code::unsupported);
}

TEST(satisfaction_approval, shares_each_ballot) {
    const auto ballots = all_vectors(4, 0, 1, [](const plain_ballot&) { return true; });
    each_small_election({.candidates = 4, .kind = ballot_kind::approval}, ballots, 2, 300, 5, [](const election& e) {
        const auto expected = approvals_of(e, true);
        const auto got = satisfaction_approval(to_profile(e));
        ASSERT_EQ(scores(got), scores(expected)) << text(e);
        ASSERT_EQ(order(got), order_by(expected)) << text(e);
    });
    const auto two = value(satisfaction_approval(testing::approvals("A B C", {"3: A B", "2: C"}), {}, 2));
    EXPECT_EQ(letters(two.elected), "C");
    EXPECT_EQ(letters(two.tied), "AB");
}

}  // namespace
}  // namespace delib
