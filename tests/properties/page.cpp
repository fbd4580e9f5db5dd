#include "properties/page.hpp"

#include "properties/subject.hpp"

#include <algorithm>

namespace delib::properties {

namespace {

// `irv` and `ties=parallel`, as in the table.
std::string row_title(const claims_row& row) {
    return "`" + std::string(row.rule) + "`" + (row.options.empty() ? "" : " `" + text(row.options) + "`");
}

// A name that links lead to: letters, digits and hyphens.
std::string anchor(const claims_row& row, std::string_view axiom_id) {
    std::string out(row.rule);
    for (const auto& [name, value] : row.options) out += "-" + name + "-" + value;
    out += "-" + std::string(axiom_id);
    for (char& c : out) c = c == ',' || c == '/' ? '.' : c;
    return out;
}

std::string digits_of(std::size_t n) {
    std::string digits = std::to_string(n);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}
std::string count_of(std::size_t n, std::string_view one) {
    return digits_of(n) + " " + std::string(one) + (n == 1 ? "" : "s");
}

std::string bounds_text(const search_bounds& bounds) {
    std::string out;
    for (const exhausted& bound : bounds.all) {
        if (bound.candidates < 2) continue;
        out += (out.empty() ? "" : ", ") + std::to_string(bound.candidates) + " candidates " +
               count_of(bound.voters, "voter");
    }
    return out;
}

struct searched_domain {
    std::string_view name;
    ballot_form form;
    domain where;
};
const std::vector<searched_domain>& domains() {
    static const std::vector<searched_domain> all{
        {"complete rankings without ties", {ballot_kind::ranked, 0}, domain::strict},
        {"rankings without ties, short ones too", {ballot_kind::ranked, 0}, domain::short_strict},
        {"any rankings, with ties and short", {ballot_kind::ranked, 0}, domain::any},
        {"grades from 0 to 3", {ballot_kind::graded, 4}, domain::strict},
        {"grades from 0 to 2", {ballot_kind::graded, 3}, domain::strict},
        {"approvals", {ballot_kind::approval, 0}, domain::strict}};
    return all;
}

std::string intro() {
    std::string out = R"(# Properties of the rules

Which axioms each rule keeps, and for each that it breaks the smallest example found. This page is made by the search in `tests/properties` and compared with it by a test; do not edit it. This command makes it again, from the folder of the sources:

```sh
)" + std::string(page_variable) +
                      R"(=1 build-dev/tests/test_properties --gtest_filter='properties.*'
```

What the axioms ask is in [the index of rules](rules/README.md#axioms). Winners are sets, because ties stand.

- **holds**: on all ballots, with equal ranks and short ones. The claim rests on the literature (the references are on the page of the rule) or on a short argument from the definition; the search has met no violation, which alone would prove nothing.
- **strict**: holds where all ballots rank all candidates without ties (for later-no-harm: where they are without ties), in the same sense; elsewhere it fails, and the example is on such ballots.
- **fails**: on ballots that rank all candidates without ties (for later-no-harm: without ties), so that no reading of equal ranks or of short ballots is to blame.

## How far the search goes

Elections that differ only in the names of candidates are one. Every rule is asked about the same elections: all there are of a few voters on a few candidates, and those on record, which longer searches have found; the fewest voters first, then the fewest candidates. Then come samples of more voters. From an election on record or of a sample voters are left out as long as it stays an example. An example marked “≤” may not be the smallest: not all elections of fewer voters were gone through. None is known to be the smallest among elections of more candidates than those listed here. The size is that of the larger election of an example, without clones.

| ballots | all elections of up to | for clone-independence | on record | samples |
|---|---|---|---|---|
)";
    const auto clones =
        std::find_if(all_axioms().begin(), all_axioms().end(), [](const axiom& a) { return a.many_cases; });
    for (const searched_domain& d : domains()) {
        const search_list& list = elections_of(d.form, d.where);
        out += "| " + std::string(d.name) + " | " + bounds_text(bounds_of(d.form, d.where)) + ": " +
               count_of(list.count(origin::listed), "election") + " | " +
               (clones->narrow == d.where || d.where != domain::short_strict
                    ? bounds_text(bounds_of(d.form, d.where, *clones))
                    : "–") +
               " | " + std::to_string(list.count(origin::recorded)) + " | " +
               std::to_string(list.count(origin::sampled)) + " |\n";
    }
    out += "\nThese are the cases in which an axiom says something, each put to every rule that keeps it:\n\n"
           "| axiom | complete rankings | any rankings | grades from 0 to 3 | approvals |\n|---|---|---|---|---|\n";
    for (const axiom& law : all_axioms()) {
        const auto cases = [&](const ballot_form& form, domain where) {
            return " " + digits_of(cases_searched(form, law, where)) + " |";
        };
        out += "| " + std::string(law.id) + " |" + cases({}, law.narrow) + cases({}, domain::any) +
               cases({ballot_kind::graded, 4}, domain::strict) + cases({ballot_kind::approval, 0}, domain::strict) +
               "\n";
    }
    return out + "\nFor later-no-harm the second column is of rankings without ties, short ones too.\n";
}

}  // namespace

searched_row::cell searched(const electing& rule, const axiom& law) {
    searched_row::cell out{find_violation(rule, law, law.narrow), {}};
    // Graded ballots and approvals have one domain.
    if (!out.narrow && rule.book().form().kind == ballot_kind::ranked)
        out.wide = find_violation(rule, law, domain::any);
    return out;
}

const std::vector<searched_row>& all_searched_rows() {
    static const std::vector<searched_row> rows = [] {
        std::vector<searched_row> out;
        for (const claims_row& row : claims_table()) {
            const auto entry = find_rule(row.rule);
            if (!entry) continue;
            const electing rule = electing_by(**entry, row.options, row.most);
            out.push_back({&row, {}});
            for (const axiom& law : all_axioms()) out.back().cells.push_back(searched(rule, law));
        }
        return out;
    }();
    return rows;
}

std::string properties_page(const std::vector<searched_row>& rows) {
    std::string out = intro() + "\n## All rules\n\n| rule |", line = "|---|";
    for (const axiom& law : all_axioms()) {
        out += " " + std::string(law.id) + " |";
        line += "---|";
    }
    out += "\n" + line + "\n";
    for (const searched_row& row : rows) {
        out += "| [`" + std::string(row.row->rule) + "`](rules/" + std::string(row.row->rule) + ".md)" +
               (row.row->options.empty() ? "" : " `" + text(row.row->options) + "`") + " |";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto& cell = row.cells[i];
            const std::string at = "](#" + anchor(*row.row, all_axioms()[i].id) + ")";
            out += cell.narrow ? " [fails" + at + " |" : cell.wide ? " [strict" + at + " |" : " holds |";
        }
        out += "\n";
    }
    out += "\n## Examples\n\nBallots are written as `2: A>B=C`, two voters who rank A first, B and C together after "
           "it, and "
           "nobody else; grades as `1: A3 B0`; approvals as `2: A C`. After them comes who wins, and what is wrong "
           "with it.\n";
    for (const searched_row& row : rows) {
        out += "\n### " + row_title(*row.row) +
               "\n\n| axiom | size | ballots | winners | what is wrong |\n|---|---|---|---|---|\n";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto& cell = row.cells[i];
            const std::optional<finding>& found = cell.narrow ? cell.narrow : cell.wide;
            if (!found) continue;
            const std::string id(all_axioms()[i].id);
            out += "| <a id=\"" + anchor(*row.row, id) + "\"></a>" + id + (cell.narrow ? "" : " (strict)") + " | " +
                   (found->smallest ? "" : "≤ ") + count_of(found->voters, "voter") + ", " +
                   std::to_string(found->candidates) + " | `" + found->ballots + "` | " + found->winners + " | " +
                   found->wrong + " |\n";
        }
    }
    return out;
}

}  // namespace delib::properties
