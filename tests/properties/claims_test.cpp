// The table of claims, searched: where an axiom is said to fail, the search must find it violated; where it
// is said to hold, the same search must find nothing.
#include "properties/claims.hpp"
#include "properties/search.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace delib::properties {
namespace {

class claims : public ::testing::TestWithParam<std::size_t> {};

TEST_P(claims, are_what_the_search_finds) {
    const claims_row& row = claims_table()[GetParam()];
    const auto entry = find_rule(row.rule);
    ASSERT_TRUE(entry);
    const subject rule = rule_subject(**entry, row.options);
    ASSERT_EQ(row.claims.size(), all_axioms().size());
    for (std::size_t i = 0; i < row.claims.size(); ++i) {
        const axiom& law = all_axioms()[i];
        const finding narrow = find_violation(rule, law, law.narrow);
        if (row.claims[i] == claim::fails) {
            EXPECT_NE(narrow, "") << rule.name << " is said to violate " << law.id << "; the search finds no example";
            continue;
        }
        EXPECT_EQ(narrow, "") << rule.name << " violates " << law.id;
        if (rule.kind != ballot_kind::ranked) continue;  // graded ballots and approvals have one domain
        const finding wide = find_violation(rule, law, domain::any);
        if (row.claims[i] == claim::holds) {
            EXPECT_EQ(wide, "") << rule.name << " violates " << law.id;
        } else {
            EXPECT_NE(wide, "") << rule.name << " is said to violate " << law.id
                                << " with ties; the search finds no example";
        }
    }
}

std::string row_name(const ::testing::TestParamInfo<std::size_t>& info) {
    std::string out(claims_table()[info.param].rule);
    for (const auto& [name, value] : claims_table()[info.param].options) out += "_" + name + "_" + value;
    for (char& c : out) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return out;
}
INSTANTIATE_TEST_SUITE_P(every, claims, ::testing::Range(std::size_t{0}, claims_table().size()), row_name);

TEST(claims_table, has_a_row_for_every_rule_and_a_failure_for_every_axiom) {
    std::set<std::string_view> rules;
    for (const claims_row& row : claims_table()) rules.insert(row.rule);
    for (const rule_entry& entry : all_rule_entries()) EXPECT_TRUE(rules.contains(entry.info.id)) << entry.info.id;
    for (std::size_t i = 0; i < all_axioms().size(); ++i) {
        bool fails = false;
        for (const claims_row& row : claims_table()) fails = fails || row.claims[i] == claim::fails;
        EXPECT_TRUE(fails) << "no rule shows that the test of " << all_axioms()[i].id << " can fail";
    }
}

TEST(find_violation, leaves_out_every_voter_it_can) {
    // Who gives a point for every place but the first violates Pareto with a single ballot, whatever the
    // search met first.
    const subject rule = rule_subject(**find_rule("positional"), {{"weights", "0,1"}});
    EXPECT_EQ(find_violation(rule, all_axioms()[4], domain::strict), "[1: 4 1 3 2] elects {ACD}");
}

}  // namespace
}  // namespace delib::properties
