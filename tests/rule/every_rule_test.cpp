// Every rule of the registry against its definition (oracle/every_rule.hpp): on all elections of up to four voters on
// three candidates, with ties, short and blank ballots, and on samples of four and five candidates.
#include "delib/core/random.hpp"
#include "delib/engine/registry.hpp"
#include "oracle/every_rule.hpp"
#include "rule/small.hpp"
#include "support/options.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {
namespace {

using namespace oracle;

TEST(every_rule, has_a_definition_to_be_compared_with) {
    std::set<std::string_view> rules;
    for (const rule_entry& entry : all_rule_entries()) {
        rules.insert(entry.info.id);
        EXPECT_TRUE(winners_by_definition_of().contains(entry.info.id))
            << entry.info.id << " needs a line in tests/oracle/every_rule.hpp";
    }
    for (const auto& [id, definition] : winners_by_definition_of()) EXPECT_TRUE(rules.contains(id)) << id;
}

ballot_kind kind_read_by(const rule_entry& entry) {
    switch (entry.info.basis) {
        case basis_kind::approvals: return ballot_kind::approval;
        case basis_kind::grades:
        case basis_kind::scores: return ballot_kind::graded;
        default: return ballot_kind::ranked;
    }
}

// A rule with all options in force, and its definition.
struct compared {
    const rule_entry* entry;
    option_texts given{};
    option_texts options{};
    winners_by_definition definition;
    bool failed = false;  ///< once told, not told again
};

// Rules on ballots of this kind, under their defaults; or with one option each, ties by an order among them, which
// begins neither with the first nor with the last of the list.
std::vector<compared> all_compared(ballot_kind kind, bool with_options, std::size_t candidates) {
    std::vector<compared> out;
    for (const rule_entry& entry : all_rule_entries()) {
        if (kind_read_by(entry) != kind) continue;
        const auto definition = winners_by_definition_of().at(entry.info.id);
        if (!with_options) out.push_back({&entry, {}, *entry.effective({}), definition});
        for (const option_row& row : entry.rows) {
            auto values = testing::values_to_try(row);
            if (row.type == option_type::ties) {
                values.emplace_back("order:B");
                for (std::size_t c = 2; c < candidates; ++c) values.back() += ">" + letters(people{c});
                values.back() += ">A";
            }
            for (const std::string& value : values) {
                const option_texts given{{std::string(row.name), value}};
                const auto options = entry.effective(given);
                if (with_options && options && *options != *entry.effective({}))
                    out.push_back({&entry, given, *options, definition});
            }
        }
    }
    return out;
}

void expect_definitions(std::vector<compared>& rules, const election& e) {
    bases from(to_profile(e), {});
    for (compared& rule : rules) {
        if (rule.failed) continue;
        const std::string got = winners(rule.entry->decide(from, rule.given, 1, {}));
        const std::string expected = letters(rule.definition(question{e, rule.options}));
        rule.failed = got != expected;
        EXPECT_EQ(got, expected) << rule.entry->info.id << " " << (rule.given.empty() ? "" : rule.given[0].second)
                                 << ": " << text(e);
    }
}

TEST(every_rule, elects_whom_its_definition_elects_among_three) {
    auto rules = all_compared(ballot_kind::ranked, false, 3);
    each_small_election({.candidates = 3}, rankings_of_three(), 4, 100, 9,
                        [&](const election& e) { expect_definitions(rules, e); });
}

TEST(every_rule, elects_whom_its_definition_elects_among_four_and_five) {
    auto rules = all_compared(ballot_kind::ranked, false, 4);
    each_small_election({.candidates = 4}, rankings_of_four(), 1, 100, 5,
                        [&](const election& e) { expect_definitions(rules, e); });
    static const auto five = all_rankings(5);
    each_small_election({.candidates = 5}, five, 0, 20, 4, [&](const election& e) { expect_definitions(rules, e); });
}

TEST(every_rule, elects_whom_its_definition_elects_under_every_option) {
    auto three = all_compared(ballot_kind::ranked, true, 3), four = all_compared(ballot_kind::ranked, true, 4);
    each_small_election({.candidates = 3}, rankings_of_three(), 3, 100, 4,
                        [&](const election& e) { expect_definitions(three, e); });
    each_small_election({.candidates = 4}, rankings_of_four(), 0, 60, 5,
                        [&](const election& e) { expect_definitions(four, e); });
}

// The same order with other numbers: ranks are left out before the first candidate, or between two.
TEST(every_rule, elects_the_same_where_ballots_leave_ranks_out) {
    random_source random(17);
    for (std::size_t trial = 0; trial < 60; ++trial) {
        const std::size_t m = 3 + trial % 3;
        auto ballots = all_rankings(m);
        if (trial % 2 == 0) {
            std::erase_if(ballots, [](const plain_ballot& b) {
                std::set<int> ranks;
                return std::any_of(b.begin(), b.end(),
                                   [&](int rank) { return rank > 0 && !ranks.insert(rank).second; });
            });
        }
        election dense{.candidates = m}, gaps{.candidates = m};
        for (std::size_t i = 0; i < 40; ++i) {
            plain_ballot ballot = ballots[random.below(ballots.size())];
            dense.ballots.emplace_back(ballot, 1);
            const std::size_t from = 1 + random.below(2);
            for (int& rank : ballot) rank += rank >= static_cast<int>(from) && i % 2 == 0 ? 2 : 0;
            gaps.ballots.emplace_back(ballot, 1);
        }
        bases of_dense(to_profile(dense), {}), of_gaps(to_profile(gaps), {});
        for (const compared& rule : all_compared(ballot_kind::ranked, false, m)) {
            const auto wanted = rule.entry->decide(of_dense, rule.given, 1, {});
            const auto got = rule.entry->decide(of_gaps, rule.given, 1, {});
            EXPECT_EQ(winners(got), winners(wanted)) << rule.entry->info.id << ": " << text(gaps);
            EXPECT_EQ(order(got), order(wanted)) << rule.entry->info.id << ": " << text(gaps);
        }
    }
}

TEST(every_rule, elects_whom_its_definition_elects_by_grades_and_approvals) {
    const auto any = [](const plain_ballot&) { return true; };
    for (const bool with_options : {false, true}) {
        for (const std::size_t m : {2U, 3U, 4U}) {
            // Grades 0 to 2, and none; a form with three grades suits all rules on grades.
            auto graded = all_compared(ballot_kind::graded, with_options, m);
            each_small_election({.candidates = m, .kind = ballot_kind::graded, .grades = 3}, all_vectors(m, -1, 2, any),
                                m == 2   ? 4
                                : m == 3 ? 2
                                         : 0,
                                100, 4, [&](const election& e) { expect_definitions(graded, e); });
            auto approving = all_compared(ballot_kind::approval, with_options, m);
            each_small_election({.candidates = m, .kind = ballot_kind::approval}, all_vectors(m, 0, 1, any),
                                m == 4 ? 2 : 4, 100, 4, [&](const election& e) { expect_definitions(approving, e); });
        }
    }
}

}  // namespace
}  // namespace delib
