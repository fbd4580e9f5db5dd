#include "delib/ballot/candidates.hpp"
#include "delib/ballot/policy.hpp"
#include "delib/ballot/scale.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace delib {
namespace {

TEST(candidate_list, finds_names_and_keeps_their_order) {
    const auto list = candidate_list::create({"Ada", "  Bea\t", "Zoé"});
    ASSERT_TRUE(list);
    EXPECT_EQ(list->size(), 3U);
    EXPECT_EQ(list->name(candidate_at(1)), "Bea");
    EXPECT_EQ(list->find(" Zoé "), candidate_at(2));
    EXPECT_FALSE(list->find("ada").has_value());
    EXPECT_TRUE(candidate_list::create({}));
}

TEST(candidate_list, refuses_empty_double_and_too_many_names) {
    EXPECT_EQ(candidate_list::create({"A", " "}).error().code, error_code::name);
    EXPECT_EQ(candidate_list::create({"A", "B", " A"}).error().code, error_code::name);
    std::vector<std::string> many;
    for (std::size_t i = 0; i <= max_candidates; ++i) many.push_back(std::to_string(i));
    EXPECT_EQ(candidate_list::create(many).error().code, error_code::limit);
    many.pop_back();
    EXPECT_TRUE(candidate_list::create(many));
}

TEST(ballot_policy, is_set_by_name_and_echoed) {
    ballot_policy policy;
    EXPECT_EQ(to_pairs(policy),
              (std::vector<std::pair<std::string, std::string>>{
                  {"unranked", "last"}, {"pairwise-ties", "neutral"}, {"overvote", "keep"}, {"ungraded", "worst"}}));
    for (const auto& row : detail::policy_rows) {
        for (const auto value : row.values) {
            if (value.empty()) continue;
            ASSERT_TRUE(set(policy, row.name, value)) << row.name << "=" << value;
            bool echoed = false;
            for (const auto& [name, text] : to_pairs(policy)) echoed = echoed || (name == row.name && text == value);
            EXPECT_TRUE(echoed) << row.name << "=" << value;
        }
    }
}

TEST(ballot_policy, refuses_what_does_not_exist) {
    ballot_policy policy;
    const auto wrong_value = set(policy, "unranked", "half");
    ASSERT_FALSE(wrong_value);
    EXPECT_NE(wrong_value.error().message.find("last, no-opinion, reject"), std::string::npos);
    EXPECT_FALSE(set(policy, "pairwise-ties", ""));
    const auto wrong_name = set(policy, "ranked", "last");
    ASSERT_FALSE(wrong_name);
    EXPECT_NE(wrong_name.error().message.find("unranked, pairwise-ties, overvote, ungraded"), std::string::npos);
    EXPECT_EQ(policy, ballot_policy{});
}

TEST(scale, keeps_named_grades_in_order) {
    const auto grades = scale::named({"reject", "fair", " good "});
    ASSERT_TRUE(grades);
    EXPECT_EQ(grades->find("good"), 2U);
    EXPECT_EQ(grades->label(0), "reject");
    EXPECT_TRUE(grades->values().empty());
    EXPECT_FALSE(grades->find("Fair").has_value());
    EXPECT_EQ(scale::named({"a", ""}).error().code, error_code::name);
    EXPECT_EQ(scale::named({"a", "b", "a "}).error().code, error_code::name);
}

TEST(scale, sorts_numbers_and_finds_equal_ones) {
    std::vector<points> values;
    for (const char* text : {"3", "-1", "1/2", "0.5", "-2.5", "0"}) values.push_back(*parse_points(text));
    const scale numbers = scale::numeric(values);
    EXPECT_EQ(numbers.labels(), (std::vector<std::string>{"-5/2", "-1", "0", "1/2", "3"}));
    EXPECT_EQ(numbers.find("0.50"), 3U);
    EXPECT_EQ(numbers.find("-2.5"), 0U);
    EXPECT_FALSE(numbers.find("7").has_value());
    const auto labelled = scale::named({"0", "1", "2"});
    EXPECT_EQ(labelled->find("2.0"), 2U);
    EXPECT_EQ(labelled->values().size(), 3U);
    // Numbers that do not rise from the worst to the best are names: as points they would count upside down.
    EXPECT_TRUE(scale::named({"3", "2", "1"})->values().empty());
    EXPECT_TRUE(scale::named({"1", "1.0"})->values().empty());
    EXPECT_EQ(scale::named({"3", "2", "1"})->find("1"), 2U);
}

TEST(points, compare_with_their_sign) {
    const auto p = [](std::string_view text) { return *parse_points(text); };
    EXPECT_TRUE(compare(p("-3"), p("-2")) < 0);
    EXPECT_TRUE(compare(p("-2"), p("0")) < 0);
    EXPECT_TRUE(compare(p("1/3"), p("0.333")) > 0);
    EXPECT_EQ(p("-0"), p("0"));
    EXPECT_EQ(to_text(p("-1.5")), "-3/2");
    EXPECT_EQ(parse_points("three").error().code, error_code::parse);
}

}  // namespace
}  // namespace delib
