#include "delib/ballot/transform.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace delib {
namespace {

using testing::approvals;
using testing::grades;
using testing::rankings;
using testing::value;

// `2 A>B=C`: total weight and tiers.
std::vector<std::string> listed(const profile& p) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < p.size(); ++i) {
        std::string text = to_text(weight::ratio(p[i].numerator, p.denominator()));
        for (std::size_t k = 0; k < p[i].entries.size(); ++k) {
            text += k == 0 ? " " : p[i].entries[k].value == p[i].entries[k - 1].value ? "=" : ">";
            text += p.candidates().name(p[i].entries[k].who);
        }
        out.push_back(text);
    }
    return out;
}
using lines = std::vector<std::string>;

profile with_towns(std::initializer_list<std::pair<std::string_view, std::string_view>> ballots) {
    auto builder = value(profile_builder::ranked({"A", "B"}));
    builder.add_stratum("town", {"Nowhere"});
    for (const auto& [town, ballot] : ballots) {
        const auto counted = testing::parse_count(ballot);
        const auto entries = testing::ranking_entries(builder.candidates(), counted.text);
        const std::uint32_t strata[] = {builder.stratum_value(0, town)};
        (void)value(
            builder.add({.entries = entries, .weight = counted.each, .heads = counted.heads, .strata = strata}));
    }
    return value(builder.freeze());
}

TEST(select, keeps_the_ballots_of_one_stratum) {
    const profile p = with_towns({{"Lyon", "2: A>B"}, {"Arles", "3: B"}, {"Lyon", "1: B"}});
    EXPECT_EQ(listed(value(select(p, "town", "Lyon"))), (lines{"2 A>B", "1 B"}));
    EXPECT_EQ(value(select(p, "town", "Nowhere")).size(), 0U);
    EXPECT_EQ(value(select(p, "town", "Lyon")).strata(), p.strata());
    EXPECT_EQ(select(p, "town", "Paris").error().code, error_code::name);
    const auto wrong = select(p, "city", "Lyon");
    EXPECT_NE(wrong.error().message.find("town"), std::string::npos);
}

TEST(reweight, gives_every_stratum_exactly_its_declared_weight) {
    const profile p = with_towns(
        {{"Lyon", "2: A>B"}, {"Lyon", "1: B"}, {"Lyon", "4:"}, {"Arles", "1x1/3: B"}, {"Arles", "1x0.5: A"}});
    std::vector<stratum_weight> report;
    const profile scaled = value(
        reweight(p, "town", {{"Lyon", weight(10)}, {"Arles", weight::ratio(2, 3)}, {"Nowhere", weight(9)}}, &report));
    for (const auto& [town, declared] : {std::pair("Lyon", weight(10)), std::pair("Arles", weight::ratio(2, 3))}) {
        const profile part = value(select(scaled, "town", town));
        EXPECT_EQ(weight::ratio(part.total() + part.blank_total(), part.denominator()), declared) << town;
    }
    EXPECT_EQ(listed(value(select(scaled, "town", "Lyon"))), (lines{"40/7", "20/7 A>B", "10/7 B"}));
    EXPECT_EQ(listed(value(select(scaled, "town", "Arles"))), (lines{"2/5 A", "4/15 B"}));
    EXPECT_EQ(scaled.heads(), p.heads());
    ASSERT_EQ(report.size(), 3U);
    EXPECT_EQ(report[0].value, "Nowhere");
    EXPECT_FALSE(report[0].used);
    EXPECT_EQ(report[0].declared, weight(9));
    EXPECT_EQ(report[1].cast, weight::ratio(5, 6));
    EXPECT_TRUE(report[2].used);
}

TEST(reweight, reports_what_it_cannot_use) {
    const profile p = with_towns({{"Lyon", "1x0: A"}, {"Arles", "1: B"}});
    std::vector<stratum_weight> report;
    const profile scaled =
        value(reweight(p, "town", {{"Lyon", weight(5)}, {"Arles", weight(1)}, {"Mars", weight(2)}}, &report));
    EXPECT_EQ(listed(scaled), (lines{"0 A", "1 B"}));
    ASSERT_EQ(report.size(), 4U);
    EXPECT_FALSE(report[2].used);  // Lyon: its ballots weigh nothing
    EXPECT_EQ(report[3].value, "Mars");
    EXPECT_FALSE(report[3].used);
    EXPECT_EQ(reweight(p, "town", {{"Lyon", weight(1)}}).error().code, error_code::name);
    EXPECT_EQ(reweight(p, "city", {}).error().code, error_code::name);
}

TEST(apply, resolves_overvotes_as_the_policy_says) {
    const profile p = rankings("A B C D", {"1: A=B>C", "2: A>B=C>D", "3: A>B"});
    EXPECT_EQ(listed(value(apply(p, {}))), listed(p));
    std::vector<set_aside> aside;
    EXPECT_EQ(listed(value(apply(p, {.overvote = overvote_policy::skip}, &aside))), (lines{"3 A>B", "2 A>D", "1 C"}));
    EXPECT_EQ(listed(value(apply(p, {.overvote = overvote_policy::truncate}, &aside))), (lines{"1", "2 A", "3 A>B"}));
    EXPECT_TRUE(aside.empty());
    EXPECT_EQ(listed(value(apply(p, {.overvote = overvote_policy::spoil}, &aside))), (lines{"3 A>B"}));
    ASSERT_EQ(aside.size(), 1U);
    EXPECT_EQ(aside[0].heads, 3U);
}

TEST(apply, sets_incomplete_ballots_aside_where_the_policy_rejects_them) {
    std::vector<set_aside> aside;
    const profile p = rankings("A B", {"2: A>B", "3: A", "1:"});
    EXPECT_EQ(listed(value(apply(p, {.unranked = unranked_policy::reject}, &aside))), (lines{"1", "2 A>B"}));
    ASSERT_EQ(aside.size(), 1U);
    EXPECT_EQ(aside[0].heads, 3U);
    const profile g = grades("A B", "bad good", {"2: good bad", "3: - good"});
    EXPECT_EQ(value(apply(g, {.ungraded = ungraded_policy::reject})).heads(), 2U);
    // Each policy speaks of its own kind of ballots only.
    EXPECT_EQ(value(apply(g, {.unranked = unranked_policy::reject})).heads(), 5U);
    EXPECT_EQ(value(apply(p, {.ungraded = ungraded_policy::reject})).heads(), 5U);
}

TEST(apply, sets_aside_a_ballot_that_its_overvote_made_incomplete) {
    const profile p = rankings("A B C", {"1: A=B>C", "1: C>B>A"});
    const ballot_policy policy{.unranked = unranked_policy::reject, .overvote = overvote_policy::skip};
    EXPECT_EQ(listed(value(apply(p, policy))), (lines{"1 C>B>A"}));
}

TEST(rankings_of, reads_grades_points_and_approvals_as_tiers) {
    EXPECT_EQ(
        listed(value(rankings_of(grades("A B C", "bad fair good", {"2: fair good -", "1: bad bad good", "1: - - -"})))),
        (lines{"1", "2 B>A", "1 C>A=B"}));
    EXPECT_EQ(listed(value(rankings_of(grades("A B", "-1 0 2.5", {"1: -1 2.5"}, ballot_kind::scored)))),
              (lines{"1 B>A"}));
    EXPECT_EQ(listed(value(rankings_of(approvals("A B C", {"3x1/2: C A"})))), (lines{"3/2 A=C"}));
    const profile p = rankings("A B", {"1: A>B"});
    EXPECT_EQ(listed(value(rankings_of(p))), listed(p));
}

TEST(rankings_of, merges_ballots_that_rank_alike) {
    const profile p = value(rankings_of(grades("A B", "bad fair good", {"1: good bad", "1: fair bad"})));
    EXPECT_EQ(listed(p), (lines{"2 A>B"}));
}

}  // namespace
}  // namespace delib
