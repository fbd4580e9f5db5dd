// The pages in docs/rules say what the code does: every rule has one, with every option as its row has it,
// and the table of axioms is the table of claims.
#include "delib/engine/registry.hpp"
#include "properties/axioms.hpp"
#include "properties/claims.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace delib::properties {
namespace {

std::string page(std::string_view name) {
    std::ifstream file(std::string("docs/rules/") + std::string(name) + ".md");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

// The cells of `| a | b |`, without code marks.
std::vector<std::string> cells(std::string_view line) {
    std::vector<std::string> out;
    if (!line.starts_with("| ")) return out;
    for (const std::string_view cell : detail::split_list(line.substr(1, line.size() - 2), '|')) {
        std::string text(cell);
        std::erase(text, '`');
        out.push_back(text);
    }
    return out;
}

// The claims of a page: options, as in a column's head, to the words in order of the axioms.
std::map<std::string, std::vector<std::string>> claims_on(const std::string& text) {
    std::map<std::string, std::vector<std::string>> out;
    std::vector<std::string> head;
    std::size_t at = 0;
    for (const std::string& line : lines(text)) {
        const auto row = cells(line);
        if (!row.empty() && row[0] == "axiom") head = row;
        if (head.empty() || row.size() != head.size() || row[0] == "axiom" || row[0].starts_with("---")) continue;
        const std::string expected = at < all_axioms().size() ? std::string(all_axioms()[at++].id) : "no more axioms";
        for (std::size_t c = 1; c < row.size(); ++c) {
            out[head[c]].push_back(row[0] == expected ? row[c] : row[0] + " where " + expected + " belongs");
        }
    }
    return out;
}

// The bases that a rule reads, each in code marks.
std::string bases_of(const rule_info& info, std::string_view between) {
    std::string out = "`" + std::string(to_text(info.basis)) + "`";
    if (info.also) out += std::string(between) + "`" + std::string(to_text(*info.also)) + "`";
    return out;
}

std::string column_of(const option_texts& options) {
    std::string out;
    for (const auto& [name, value] : options) out += (out.empty() ? "" : " ") + name + "=" + value;
    return out.empty() ? "defaults" : out;
}

TEST(docs, have_the_claims_of_the_tests) {
    for (const rule_entry& entry : all_rule_entries()) {
        std::map<std::string, std::vector<std::string>> expected;
        for (const claims_row& row : claims_table()) {
            if (row.rule != entry.info.id) continue;
            for (const claim c : row.claims) expected[column_of(row.options)].emplace_back(to_text(c));
        }
        EXPECT_EQ(claims_on(page(entry.info.id)), expected) << "docs/rules/" << entry.info.id << ".md";
    }
}

TEST(docs, name_every_option_with_values_default_and_meaning) {
    for (const rule_entry& entry : all_rule_entries()) {
        const std::string text = page(entry.info.id);
        EXPECT_NE(text.find("# " + std::string(entry.info.name_en) + "\n"), std::string::npos) << entry.info.id;
        EXPECT_NE(text.find("Identifier `" + std::string(entry.info.id) + "`; basis " + bases_of(entry.info, " and ") +
                            ".\n"),
                  std::string::npos)
            << entry.info.id;
        const option_texts defaults = *entry.effective({});
        for (std::size_t i = 0; i < entry.rows.size(); ++i) {
            std::string values(entry.rows[i].values);
            for (std::size_t bar = values.find('|'); bar != std::string::npos; bar = values.find('|'))
                values.replace(bar, 1, ", ");
            const std::string line = "| `" + std::string(entry.rows[i].name) + "` | `" + values + "` | `" +
                                     defaults[i].second + "` | " + std::string(entry.rows[i].meaning_en) + " |";
            EXPECT_NE(text.find(line + "\n"), std::string::npos)
                << "docs/rules/" << entry.info.id << ".md needs the line\n"
                << line;
        }
    }
}

TEST(docs, have_the_same_parts_in_the_same_order) {
    for (const rule_entry& entry : all_rule_entries()) {
        std::vector<std::string> parts;
        for (const std::string& line : lines(page(entry.info.id))) {
            if (line.starts_with("## ")) parts.push_back(line.substr(3));
        }
        EXPECT_EQ(parts, (std::vector<std::string>{"Definition", "Options", "Result", "Ties", "Axioms", "References"}))
            << "docs/rules/" << entry.info.id << ".md";
    }
}

TEST(docs, lead_to_the_examples) {
    for (const rule_entry& entry : all_rule_entries()) {
        EXPECT_NE(page(entry.info.id).find("](../properties.md#" + std::string(entry.info.id) + ")"), std::string::npos)
            << "docs/rules/" << entry.info.id << ".md";
    }
}

TEST(docs, list_every_rule_and_axiom_in_the_index) {
    const std::string index = page("README");
    for (const rule_entry& entry : all_rule_entries()) {
        const std::string id(entry.info.id);
        EXPECT_NE(index.find("| [`" + id + "`](" + id + ".md) | " + bases_of(entry.info, ", ") + " |"),
                  std::string::npos)
            << id;
    }
    for (const axiom& law : all_axioms())
        EXPECT_NE(index.find("| " + std::string(law.id) + " |"), std::string::npos) << law.id;
}

TEST(docs, are_read_as_written) {
    const auto read = claims_on("| axiom | defaults | `a=b` |\n|---|---|---|\n| majority | holds | fails "
                                "|\n| pareto | strict | holds |\n");
    EXPECT_EQ(read.at("defaults"), (std::vector<std::string>{"holds", "pareto where condorcet-winner belongs"}));
    EXPECT_EQ(read.at("a=b").front(), "fails");
}

}  // namespace
}  // namespace delib::properties
