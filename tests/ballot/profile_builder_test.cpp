#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace delib {
namespace {

using testing::rankings;
using testing::value;

// `2/3x2 A1 B2`: total weight, heads, entries.
std::vector<std::string> listed(const profile& p) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view b = p[i];
        std::string text = to_text(weight::ratio(b.numerator, p.denominator())) + "x" + std::to_string(b.heads);
        for (const entry& e : b.entries) text += " " + p.candidates().name(e.who) + std::to_string(e.value);
        for (std::size_t c = 0; c < b.strata.size(); ++c)
            text += " " + p.strata()[c].name + "=" + p.strata()[c].values[b.strata[c]];
        out.push_back(text);
    }
    return out;
}
using lines = std::vector<std::string>;

TEST(profile_builder, merges_equal_ballots_and_forgets_their_order) {
    const profile p = rankings("A B C", {"1: B>A", "2: A>B=C", "1: B>A", "1: C"});
    EXPECT_EQ(listed(p), (lines{"2x2 A1 B2 C2", "2x2 B1 A2", "1x1 C1"}));
    EXPECT_EQ(listed(rankings("A B C", {"1: C", "2: B>A", "1: A>C=B", "1: A>B=C"})), listed(p));
    EXPECT_EQ(p.heads(), 5U);
    EXPECT_EQ(p.total(), 5);
}

TEST(profile_builder, keeps_what_was_written) {
    auto builder = value(profile_builder::ranked({"A", "B", "C"}));
    const entry gaps[] = {{candidate_at(2), 7}, {candidate_at(0), 3}};
    EXPECT_EQ(value(builder.add({.entries = gaps})), added::counted);
    EXPECT_EQ(listed(value(builder.freeze())), (lines{"1x1 A3 C7"}));
}

TEST(profile_builder, counts_blank_ballots_apart) {
    const profile p = rankings("A B", {"3x1/2:", "2: A"});
    EXPECT_EQ(p.blank_heads(), 3U);
    EXPECT_EQ(p.heads(), 2U);
    EXPECT_EQ(to_text(weight::ratio(p.blank_total(), p.denominator())), "3/2");
    EXPECT_EQ(to_text(weight::ratio(p.total(), p.denominator())), "2");
    auto builder = value(profile_builder::ranked({"A"}));
    EXPECT_EQ(value(builder.add({})), added::blank);
}

TEST(profile_builder, sums_weights_exactly_over_one_denominator) {
    const profile p = rankings("A B", {"1x1/3: A", "1x0.25: B", "1x2/3: A", "1x0: B>A"});
    EXPECT_EQ(listed(p), (lines{"1x2 A1", "1/4x1 B1", "0x1 B1 A2"}));
    EXPECT_EQ(p.denominator(), 4);
}

TEST(profile_builder, lets_the_last_ballot_of_a_voter_count) {
    auto builder = value(profile_builder::ranked({"A", "B"}));
    const entry a[] = {{candidate_at(0), 1}}, b[] = {{candidate_at(1), 1}};
    EXPECT_EQ(value(builder.add({.entries = a, .weight = weight(3), .voter = "v"})), added::counted);
    EXPECT_EQ(value(builder.add({.entries = a, .voter = "w"})), added::counted);
    EXPECT_EQ(value(builder.add({.entries = b, .weight = weight(5), .voter = "v"})), added::replaced);
    EXPECT_EQ(value(builder.add({.entries = b, .weight = weight(4), .voter = "v"})),
              added::replaced);                                      // the same row again
    EXPECT_EQ(value(builder.add({.voter = "w"})), added::replaced);  // a blank one
    EXPECT_EQ(listed(value(builder.freeze())), (lines{"1x1", "4x1 B1"}));
}

TEST(profile_builder, or_the_first_one_or_refuses_the_second) {
    const entry a[] = {{candidate_at(0), 1}}, b[] = {{candidate_at(1), 1}};
    auto builder = value(profile_builder::ranked({"A", "B"}));
    builder.set_revote(revote_policy::first);
    EXPECT_EQ(value(builder.add({.entries = a, .voter = "v"})), added::counted);
    EXPECT_EQ(value(builder.add({.entries = b, .voter = "v"})), added::superseded);
    EXPECT_EQ(listed(value(builder.freeze())), (lines{"1x1 A1"}));
    builder.set_revote(revote_policy::reject);
    EXPECT_EQ(builder.add({.entries = b, .voter = "v"}).error().code, error_code::name);
    EXPECT_EQ(listed(value(builder.freeze())), (lines{"1x1 A1"}));
}

TEST(profile_builder, separates_strata_and_orders_them_without_a_trace_of_arrival) {
    const auto build = [](const std::vector<std::string>& order) {
        auto builder = value(profile_builder::ranked({"A"}));
        builder.add_stratum("town", {"Vienne"});
        builder.add_stratum("channel");
        const entry a[] = {{candidate_at(0), 1}};
        for (const std::string& town : order) {
            const std::uint32_t strata[] = {builder.stratum_value(0, town), builder.stratum_value(1, "web " + town)};
            (void)value(builder.add({.entries = a, .strata = strata}));
        }
        (void)value(builder.add({.entries = a}));  // none given: the empty value
        return listed(value(builder.freeze()));
    };
    const auto once = build({"Vienne", "Lyon", "Arles", "Lyon"});
    EXPECT_EQ(once, (lines{"1x1 A1 town=Vienne channel=web Vienne", "1x1 A1 town= channel=",
                           "1x1 A1 town=Arles channel=web Arles", "2x2 A1 town=Lyon channel=web Lyon"}));
    EXPECT_EQ(build({"Lyon", "Arles", "Lyon", "Vienne"}), once);
}

TEST(profile_builder, refuses_what_is_not_a_ballot_and_stays_as_it_was) {
    auto builder = value(profile_builder::ranked({"A", "B"}));
    builder.add_stratum("town", {"x"});
    const entry good[] = {{candidate_at(0), 1}};
    (void)value(builder.add({.entries = good, .heads = 2}));
    const auto before = listed(value(builder.freeze()));

    const entry twice[] = {{candidate_at(0), 1}, {candidate_at(0), 2}}, zero[] = {{candidate_at(0), 0}},
                nobody[] = {{candidate_at(2), 1}};
    const std::uint32_t strata[] = {0, 0};
    EXPECT_EQ(builder.add({.entries = twice}).error().code, error_code::name);
    EXPECT_EQ(builder.add({.entries = zero}).error().code, error_code::usage);
    EXPECT_EQ(builder.add({.entries = nobody}).error().code, error_code::name);
    EXPECT_EQ(builder.add({.entries = good, .strata = strata}).error().code, error_code::usage);
    EXPECT_EQ(builder.add({.entries = good, .heads = 0}).error().code, error_code::usage);
    EXPECT_EQ(builder.add({.entries = good, .heads = std::uint64_t{1} << 63}).error().code, error_code::overflow);
    EXPECT_EQ(builder.add({.entries = good, .weight = weight::ratio(int128_max, 1), .heads = 3}).error().code,
              error_code::overflow);
    EXPECT_EQ(builder.add({.entries = good, .weight = weight::ratio(int128_max, 1)}).error().code,
              error_code::overflow);
    EXPECT_EQ(listed(value(builder.freeze())), before);
}

TEST(profile_builder, checks_grades_against_the_scale_and_approvals_say_yes) {
    auto graded = value(profile_builder::graded({"A"}, value(scale::named({"bad", "good"}))));
    const entry best[] = {{candidate_at(0), 1}}, beyond[] = {{candidate_at(0), 2}};
    EXPECT_TRUE(graded.add({.entries = best}));
    EXPECT_EQ(graded.add({.entries = beyond}).error().code, error_code::name);
    auto approval = value(profile_builder::approval({"A"}));
    EXPECT_TRUE(approval.add({.entries = beyond}));
    EXPECT_EQ(listed(value(approval.freeze())), (lines{"1x1 A1"}));
    EXPECT_EQ(profile_builder::ranked({"A", "A"}).error().code, error_code::name);
}

TEST(profile_builder, says_when_weights_have_no_common_denominator) {
    auto builder = value(profile_builder::ranked({"A", "B", "C"}));
    const entry a[] = {{candidate_at(0), 1}}, b[] = {{candidate_at(1), 1}};
    (void)value(builder.add({.entries = a, .weight = weight::ratio(1, int128_max)}));
    (void)value(builder.add({.entries = b, .weight = weight::ratio(1, int128_max - 1)}));
    EXPECT_EQ(builder.freeze().error().code, error_code::overflow);
}

TEST(profile_builder, tells_apart_many_ballots_that_look_alike) {
    // More distinct ballots than a hash could keep apart by luck, each added twice in another order.
    auto builder = value(profile_builder::ranked({"A", "B", "C", "D"}));
    std::vector<std::vector<entry>> all;
    for (std::uint32_t i = 0; i < 5 * 5 * 5 * 5; ++i) {
        std::vector<entry> row;
        for (std::uint32_t c = 0, rest = i; c < 4; ++c, rest /= 5) {
            if (rest % 5 != 0) row.push_back({candidate_at(c), rest % 5});
        }
        all.push_back(row);
    }
    for (const auto& row : all) (void)value(builder.add({.entries = row}));
    for (auto row = all.rbegin(); row != all.rend(); ++row) (void)value(builder.add({.entries = *row}));
    const profile p = value(builder.freeze());
    ASSERT_EQ(p.size(), all.size());
    for (std::size_t i = 0; i < p.size(); ++i) EXPECT_EQ(p[i].heads, 2U);
}

}  // namespace
}  // namespace delib
