#include "delib/engine/registry.hpp"
#include "delib/rule/all.hpp"
#include "engine/engine.hpp"

#include <set>

namespace delib::testing {
namespace {

TEST(Registry, HoldsEveryRuleOnce) {
    std::set<std::string_view> ids;
    for (const rule_entry& entry : all_rule_entries()) {
        EXPECT_TRUE(ids.insert(entry.info.id).second) << entry.info.id;
        EXPECT_FALSE(entry.info.name_en.empty() || entry.info.name_fr.empty() || entry.info.summary_en.empty() ||
                     entry.info.summary_fr.empty())
            << entry.info.id;
        const auto found = find_rule(entry.info.id);
        ASSERT_TRUE(found);
        EXPECT_EQ((*found)->info.id, entry.info.id);
    }
    for (const char* id : {"plurality", "borda", "positional", "ranked-priorities", "condorcet", "minimax", "schulze",
                           "irv", "majority-judgment", "approval"}) {
        EXPECT_TRUE(ids.contains(id)) << id;
    }
}

TEST(Registry, SuggestsWhatSoundsAlike) {
    EXPECT_EQ(refusal(find_rule("shulze")), "error: there is no rule 'shulze'; did you mean schulze?");
    EXPECT_EQ(refusal(find_rule("Borda")), "error: there is no rule 'Borda'; did you mean borda?");
    EXPECT_EQ(refusal(find_rule("tea-leaves")), "error: there is no rule 'tea-leaves'; `delib rules` lists them");
    EXPECT_EQ(refusal(find_rule("")), "error: there is no rule ''; `delib rules` lists them");
    // A hostile name is shortened and made visible.
    const std::string told = refusal(find_rule(std::string("\x1b[31m") + std::string(100'000, 'x')));
    EXPECT_EQ(told.find('\x1b'), std::string::npos);
    EXPECT_LT(told.size(), 200U);
}

// The defaults that the registry tells are those of the options struct in C++.
template <class... Rules>
void expect_same_defaults(rule_list<Rules...>) {
    std::size_t at = 0;
    const auto check = [&](const rule_entry& entry, const option_texts& of_struct) {
        const auto told = entry.effective({});
        ASSERT_TRUE(told) << entry.info.id;
        EXPECT_EQ(*told, of_struct) << entry.info.id;
    };
    (check(all_rule_entries()[at++], effective_options<Rules>(typename Rules::options{})), ...);
    EXPECT_EQ(at, all_rule_entries().size());
}

TEST(Registry, TellsTheDefaultsOfTheStructs) {
    expect_same_defaults(all_rules{});
}

TEST(Registry, ReadsEveryOptionItTells) {
    for (const rule_entry& entry : all_rule_entries()) {
        const auto defaults = entry.effective({});
        ASSERT_TRUE(defaults) << entry.info.id;
        ASSERT_EQ(defaults->size(), entry.rows.size()) << entry.info.id;
        // What is echoed is read again, to the same end.
        const auto again = entry.effective(*defaults);
        ASSERT_TRUE(again) << entry.info.id << ": " << to_text(again.error());
        EXPECT_EQ(*again, *defaults) << entry.info.id;
        for (const option_row& row : entry.rows) {
            SCOPED_TRACE(std::string(entry.info.id) + ":" + std::string(row.name));
            EXPECT_FALSE(row.meaning_en.empty() || row.meaning_fr.empty() || row.values.empty());
            EXPECT_FALSE(entry.effective({{std::string(row.name), "\x01nonsense"}})) << "nonsense was accepted";
            strings values;
            if (row.type == option_type::word) {
                for (const std::string_view word : detail::split_list(row.values, '|')) values.emplace_back(word);
            } else if (row.type == option_type::whole) {
                values = {std::to_string(row.least), std::to_string(row.most)};
                EXPECT_FALSE(entry.effective({{std::string(row.name), std::to_string(row.most + 1)}}));
                EXPECT_FALSE(entry.effective({{std::string(row.name), std::to_string(row.least - 1)}}));
            } else if (row.type == option_type::flag) {
                values = {"true", "false"};
            } else if (row.type == option_type::numbers) {
                values = {"3,2,1", "1,1/2,1/3"};
            } else {
                values = {"all", "parallel", "order:A>B", "ballot:A>B=C", "seed:2026-11-22"};
            }
            for (const std::string& value : values) {
                const auto read = entry.effective({{std::string(row.name), value}});
                ASSERT_TRUE(read) << value << ": " << to_text(read.error());
                for (const auto& [name, echoed] : *read) {
                    if (name == row.name && row.type != option_type::ties) {
                        EXPECT_EQ(echoed, value);
                    }
                }
            }
        }
    }
}

TEST(Registry, RefusesUnknownOptions) {
    for (const rule_entry& entry : all_rule_entries()) {
        const auto read = entry.effective({{"colour", "blue"}});
        ASSERT_FALSE(read) << entry.info.id;
        EXPECT_EQ(read.error().message.find("there is no option 'colour'; expected "), 0U) << read.error().message;
        if (entry.rows.empty()) continue;
        const std::string name(entry.rows[0].name);
        const std::string value = (*entry.effective({}))[0].second;
        EXPECT_EQ(refusal(entry.effective({{name, value}, {name, value}})),
                  "error: option " + name + " is given twice");
    }
}

TEST(Registry, DecidesByEveryRule) {
    // One ballot body serves them all: grades are rankings, scores and approvals too, or the rule says why not.
    const profile graded = ballots_of("A,B,C\n2,1,0\n2,0,1\n0,2,1\n", {.format = "grades"});
    const profile approved = ballots_of("A,B,C\n1,1,0\n1,0,0\n0,1,1\n", {.format = "approvals"});
    for (const rule_entry& entry : all_rule_entries()) {
        const profile& p = entry.info.basis == basis_kind::approvals ? approved : graded;
        const decided out = decide(p, entry.info.id);
        EXPECT_EQ(out.all.rule, entry.info.id);
        EXPECT_EQ(out.all.options, *entry.effective({}));
        EXPECT_FALSE(out.all.decided.has_value());
        const auto none = try_deciding(p, entry.info.id, {}, 0);
        ASSERT_FALSE(none);
        EXPECT_EQ(to_text(none.error()), "error: a count fills at least one seat, got 0");
        if (entry.info.seats == seats_kind::one) {
            EXPECT_EQ(refusal(try_deciding(p, entry.info.id, {}, 2)),
                      "error: " + std::string(entry.info.id) + " fills one seat, got 2");
        }
    }
}

}  // namespace
}  // namespace delib::testing
