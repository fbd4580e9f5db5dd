// The table of claims, searched: where an axiom is said to fail, the search must find it violated; where it is said to
// hold, the same search must find nothing; an option changes no claim but those of its rows. And docs/properties.md says
// what the search finds.
#include "properties/page.hpp"
#include "properties/subject.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace delib::properties {
namespace {

std::string told(const std::optional<finding>& found) {
    return found ? found->ballots + ": " + found->winners + "; " + found->wrong : "";
}

void expect_claims(const searched_row& row) {
    ASSERT_EQ(row.row->claims.size(), all_axioms().size()) << row.row->rule;
    const std::string name = std::string(row.row->rule) + " " + text(row.row->options);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& [narrow, wide] = row.cells[i];
        const std::string what = name + ": " + std::string(all_axioms()[i].id);
        const claim said = row.row->claims[i];
        if (said == claim::fails) {
            EXPECT_TRUE(narrow) << what << " is said to fail; the search finds no example";
            continue;
        }
        EXPECT_FALSE(narrow) << what << " fails: " << told(narrow);
        if (narrow) continue;
        if (said == claim::holds)
            EXPECT_FALSE(wide) << what << " fails where there are ties: " << told(wide);
        else
            EXPECT_TRUE(wide) << what << " is said to fail where there are ties; the search finds no example";
    }
}

bool has_row(std::string_view rule, const option_texts& options) {
    return std::any_of(claims_table().begin(), claims_table().end(),
                       [&](const claims_row& row) { return row.rule == rule && row.options == options; });
}

// Whether two rules elect the same in every election that the search lists.
bool same_winners(const electing& a, const electing& b) {
    for (const domain where : {domain::strict, domain::any}) {
        for (const auto& [number, from] : elections_of(a.book().form(), where).elections) {
            if (a.winners(number) != b.winners(number)) return false;
        }
    }
    return true;
}

// The values of options that have no row make the claims of the defaults. Numbers have too many values.
void expect_no_other_claims(const searched_row& defaults) {
    const rule_entry& entry = **find_rule(defaults.row->rule);
    const electing rule = electing_by(entry, {}, defaults.row->most);
    for (const option_row& option : entry.rows) {
        if (option.type == option_type::whole || option.type == option_type::numbers) continue;
        for (const std::string& value : testing::values_to_try(option)) {
            const option_texts given{{std::string(option.name), value}};
            const auto in_force = entry.effective(given);
            if (!in_force || *in_force == *entry.effective({}) || has_row(entry.info.id, given)) continue;
            const electing other = electing_by(entry, given, defaults.row->most);
            if (same_winners(rule, other)) continue;
            for (std::size_t i = 0; i < all_axioms().size(); ++i) {
                const searched_row::cell cell = searched(other, all_axioms()[i]);
                EXPECT_EQ(to_text(claim_of(cell)), to_text(claim_of(defaults.cells[i])))
                    << other.name() << " needs a row: " << all_axioms()[i].id << " " << told(cell.narrow)
                    << told(cell.wide);
            }
        }
    }
}

// The two lines where texts first differ.
std::string first_difference(const std::string& a, const std::string& b) {
    std::istringstream left(a), right(b);
    std::string x, y;
    for (int line = 1;; ++line) {
        const bool more_left = static_cast<bool>(std::getline(left, x)),
                   more_right = static_cast<bool>(std::getline(right, y));
        if (!more_left && !more_right) return "";
        if (x != y || more_left != more_right)
            return "line " + std::to_string(line) + ":\n" + (more_left ? x : "(end)") + "\n" +
                   (more_right ? y : "(end)");
    }
}

// One test, so that the search is made once.
TEST(properties, are_those_claimed_and_those_on_the_page) {
    for (const searched_row& row : all_searched_rows()) {
        expect_claims(row);
        if (row.row->options.empty()) expect_no_other_claims(row);
    }
    const std::string page = properties_page(all_searched_rows());
    const std::string path(page_path);
    if (std::getenv(std::string(page_variable).c_str()) != nullptr) std::ofstream(path) << page;
    std::ifstream file(path);
    std::ostringstream committed;
    committed << file.rdbuf();
    EXPECT_EQ(first_difference(page, committed.str()), "")
        << path << " is not what the search finds; the command at its top makes it again";
}

TEST(claims, have_a_row_for_every_rule_in_its_place_and_a_failure_for_every_axiom) {
    std::vector<std::string_view> rules, registered;
    for (const claims_row& row : claims_table()) {
        if (rules.empty() || rules.back() != row.rule) rules.push_back(row.rule);
    }
    for (const rule_entry& entry : all_rule_entries()) registered.push_back(entry.info.id);
    EXPECT_EQ(rules, registered);
    for (std::size_t i = 0; i < all_axioms().size(); ++i) {
        bool fails = false;
        for (const claims_row& row : claims_table()) fails = fails || row.claims[i] == claim::fails;
        EXPECT_TRUE(fails) << "no rule shows that the test of " << all_axioms()[i].id << " can fail";
    }
}

TEST(find_violation, meets_the_smallest_election_first) {
    // Who gives a point for every place but the first violates Pareto with a single ballot.
    const electing rule = electing_by(**find_rule("positional"), {{"weights", "0,1"}});
    const auto found = find_violation(rule, all_axioms()[4], domain::strict);
    ASSERT_TRUE(found);
    EXPECT_EQ(told(found), "1: B>A: A; every ballot puts somebody above A");
    EXPECT_TRUE(found->smallest);
    EXPECT_EQ(found->voters, 1U);
}

TEST(find_violation, leaves_out_every_voter_it_can) {
    const electing rule = electing_by(**find_rule("positional"), {{"weights", "0,1"}});
    election_book& book = rule.book();
    const election large = parse_election({}, "5: A>B>C, 3: A>C>B, 2: B>A>C");
    const auto found =
        violation_within(rule, all_axioms()[0], domain::strict, book.kept(book.find(large).number), false);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->voters, 1U);
    EXPECT_FALSE(found->smallest);
}

}  // namespace
}  // namespace delib::properties
