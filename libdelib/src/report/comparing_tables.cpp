// The tables of a comparison: how many rules elect whom, rule by rule, what changes a result, what has none.
#include "report/comparing.hpp"
#include "report/width.hpp"

#include <algorithm>

namespace delib::report {

namespace {

constexpr std::size_t all_shown = 6;  // so many candidates are columns, winners or not
constexpr std::size_t most_columns = 8;
constexpr std::size_t most_rows = 100;
constexpr std::size_t most_rules_named = 12;

// A short name stays on one line of a column's head.
std::string unbroken(std::string name) {
    if (display_width(name) > 12) return name;
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at))
        name.replace(at, 1, "\u00a0");
    return name;
}

}  // namespace

void comparison_part::tell_support(std::vector<block>& out) const {
    if (all_.unanimous()) return;
    table shown;
    shown.caption = words_.support_caption(all_.rules.size());
    shown.columns = {{t_.say->one_noun(), table::align::left, {}},
                     {seats_ > 1 ? t_.say->label().chosen : words_.label().wins, table::align::right, {}},
                     {words_.label().tied, table::align::right, {}}};
    text note;
    for (const candidate who : shown_candidates(note)) {
        if (all_.support[index(who)].elected + all_.support[index(who)].tied == 0) continue;
        const shown_name name = t_.name(all_.candidates->name(who));
        text head = text::strong(name.key);
        if (!name.title.empty()) head += " " + name.title;
        shown.rows.push_back({std::move(head), std::to_string(all_.support[index(who)].elected),
                              std::to_string(all_.support[index(who)].tied)});
    }
    out.push_back(std::move(shown));
}

// The candidates that are shown, those whom most rules elect first: all of a few, else those who win, else those who do
// not only tie, for rules that name large sets make everybody a winner somewhere.
std::vector<candidate> comparison_part::shown_candidates(text& note) const {
    const auto elected = [&](candidate c) { return all_.support[index(c)].elected; };
    const auto tied = [&](candidate c) { return all_.support[index(c)].tied; };
    std::vector<candidate> out;
    for (std::size_t i = 0; i < all_.support.size(); ++i) out.push_back(candidate_at(i));
    std::stable_sort(out.begin(), out.end(), [&](candidate a, candidate b) {
        return std::pair(elected(a), tied(a)) > std::pair(elected(b), tied(b));
    });
    const std::size_t m = out.size();
    if (m <= all_shown) return out;
    std::erase_if(out, [&](candidate c) { return elected(c) + tied(c) == 0; });
    if (out.size() < m) note = words_.only_winners_shown(m);
    if (out.size() <= most_columns) return out;
    if (elected(out.front()) > 0) {
        std::erase_if(out, [&](candidate c) { return elected(c) == 0; });
        note = words_.only_sole_winners_shown(m);
    }
    if (out.size() > 2 * most_columns) {
        out.resize(most_columns);
        note = t_.say->only_first(out.size(), m);
    }
    return out;
}

text comparison_part::changes_of(const rule_variants& rule) const {
    // What changes the result by itself; else the first two that do it together.
    std::vector<std::string> names;
    for (const std::size_t i : rule.otherwise) {
        const compared_count& one = all_.counts[i];
        if (one.changed_options.size() + one.changed_policy.size() > 1) continue;
        const std::string& name =
            (one.changed_options.empty() ? one.changed_policy : one.changed_options).front().first;
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    std::vector<text> shown;
    for (const std::string& name : names) shown.push_back(text::code(name));
    if (!shown.empty() || rule.otherwise.empty()) return joined(shown, ", ");
    const compared_count& one = all_.counts[rule.otherwise.front()];
    for (const auto* changed : {&one.changed_options, &one.changed_policy}) {
        for (const auto& [name, value] : *changed) shown.push_back(text::code(name));
    }
    return joined(shown, " + ");
}

table comparison_part::matrix(const std::vector<agreeing_rules>& groups, const std::vector<candidate>& shown) const {
    table out;
    out.columns.push_back({words_.label().rule, table::align::left, {}});
    for (const candidate who : shown) {
        const shown_name name = t_.name(all_.candidates->name(who));
        out.columns.push_back({unbroken(name.key), table::align::centre, name.title});
    }
    const bool changes = std::any_of(all_.rules.begin(), all_.rules.end(),
                                     [](const rule_variants& rule) { return !rule.otherwise.empty(); });
    if (changes) out.columns.push_back({words_.label().changes_with, table::align::left, {}});
    for (const agreeing_rules& g : groups) {
        out.groups.push_back(
            {out.rows.size(), words_.group_title(keys(g.chosen.elected), keys(g.chosen.tied), g.counts.size())});
        const auto in = [](const std::vector<candidate>& list, candidate who) {
            return std::find(list.begin(), list.end(), who) != list.end();
        };
        for (const std::size_t i : g.counts) {
            std::vector<text> row{t_.rule_name(all_.counts[i].rule)};
            for (const candidate who : shown) {
                row.push_back(in(g.chosen.elected, who) ? text::strong("✓")
                              : in(g.chosen.tied, who)  ? text::strong("=")
                                                        : text("·"));
            }
            if (changes) {
                const auto rule = std::find_if(all_.rules.begin(), all_.rules.end(),
                                               [&](const rule_variants& r) { return r.usual == i; });
                const text with = rule == all_.rules.end() ? text() : changes_of(*rule);
                row.push_back(with.empty() ? text("–") : with);
            }
            out.rows.push_back(std::move(row));
        }
    }
    return out;
}

void comparison_part::tell_rules(int level, const std::string& id, std::vector<block>& out) const {
    if (all_.groups.empty()) return;
    out.push_back(heading{level, id, words_.label().by_rule});
    text note;
    const auto shown = shown_candidates(note);
    const auto own = groups_of(taken_for::what_they_are), rankings = groups_of(taken_for::rankings);
    if (own.empty() || rankings.empty()) {
        table all = matrix(all_.groups, shown);
        all.caption = words_.rules_caption();
        out.push_back(std::move(all));
    } else {
        table first = matrix(own, shown), second = matrix(rankings, shown);
        first.caption = words_.as_they_are_caption();
        second.caption = words_.as_rankings_caption();
        out.push_back(std::move(first));
        out.push_back(std::move(second));
    }
    const bool changes = std::any_of(all_.rules.begin(), all_.rules.end(),
                                     [](const rule_variants& rule) { return !rule.otherwise.empty(); });
    out.push_back(
        paragraph{sentences({words_.marks(), changes ? words_.last_column() : text(), note}), paragraph::role::note});
    for (const rule_variants& rule : all_.rules) {
        const compared_count& one = all_.counts[rule.usual];
        if (one.spoilt == 0) continue;
        out.push_back(paragraph{
            sentences({text::strong(t_.rule_name(one.rule) + "."), t_.say->spoilt(one.spoilt, one.spoilt_beyond)}),
            paragraph::role::note});
    }
}

text comparison_part::chosen(const choice& c) const {
    if (c == choice{}) return t_.say->label().nobody;
    const auto names = [&](const std::vector<candidate>& who, const char* between) {
        std::vector<text> some;
        for (const candidate one : who) some.emplace_back(t_.name(all_.candidates->name(one)).key);
        if (some.size() <= most_names_in_a_title) return joined(some, between);
        const std::size_t others = some.size() - most_names_in_a_title;
        some.resize(most_names_in_a_title);
        return words_.and_others(joined(some, between), others);
    };
    text out = names(c.elected, ", ");
    if (!c.elected.empty() && !c.tied.empty()) out += "; ";
    out += names(c.tied, " = ");
    return out;
}

void comparison_part::tell_changes(int level, const std::string& id, std::vector<block>& out) const {
    table shown;
    shown.caption = words_.label().changes;
    shown.columns = {{words_.label().rule, table::align::left, {}},
                     {words_.label().with, table::align::left, {}},
                     {words_.label().then, table::align::left, {}}};
    for (const rule_variants& rule : all_.rules) {
        // The same result under several changes is one row; two changes together are told where neither alone does it.
        std::vector<std::pair<const choice*, std::vector<text>>> rows;
        for (const bool together : {false, true}) {
            for (const std::size_t i : rule.otherwise) {
                const compared_count& one = all_.counts[i];
                if ((one.changed_options.size() + one.changed_policy.size() > 1) != together) continue;
                auto row =
                    std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return *r.first == one.chosen; });
                if (row == rows.end()) {
                    row = rows.insert(rows.end(), {&one.chosen, {}});
                } else if (together) {
                    continue;
                }
                std::vector<text> with;
                for (const auto* changed : {&one.changed_options, &one.changed_policy}) {
                    for (const auto& [name, value] : *changed) with.push_back(text::code(name + "=" + value));
                }
                row->second.push_back(joined(with, " + "));
            }
        }
        for (const auto& [then, with] : rows) {
            shown.rows.push_back({t_.rule_name(all_.counts[rule.usual].rule), joined(with, ", "), chosen(*then)});
        }
    }
    if (shown.rows.empty()) return;
    out.push_back(heading{level, id, words_.label().changes});
    const std::size_t rows = shown.rows.size();
    if (rows > most_rows) shown.rows.resize(most_rows);
    out.push_back(std::move(shown));
    if (rows > most_rows) out.push_back(paragraph{t_.say->only_first(most_rows, rows), paragraph::role::note});
}

void comparison_part::tell_failures(int level, const std::string& id, std::vector<block>& out) const {
    table shown;
    shown.caption = words_.label().failed;
    shown.columns = {{words_.label().rule, table::align::left, {}},
                     {words_.label().with, table::align::left, {}},
                     {words_.label().why, table::align::left, {}}};
    const auto with = [](const tried_count& one) {
        std::vector<text> changed;
        for (const auto* some : {&one.changed_options, &one.changed_policy}) {
            for (const auto& [name, value] : *some) changed.push_back(text::code(name + "=" + value));
        }
        return changed.empty() ? text("–") : joined(changed, " + ");
    };
    for (const failed_count& one : all_.failed) {
        text why = words_.failure(one);
        if (!one.out_of_time) why += say(" ({0})", {text::code(visible(one.why.message))});
        shown.rows.push_back({t_.rule_name(one.rule), with(one), std::move(why)});
    }
    for (const compared_count& one : all_.counts) {
        if (!one.complete) shown.rows.push_back({t_.rule_name(one.rule), with(one), words_.stopped(keys(one.winners))});
    }
    if (!shown.rows.empty()) {
        const std::size_t rows = shown.rows.size();
        out.push_back(heading{level, id, words_.label().failed});
        if (rows > most_rows) shown.rows.resize(most_rows);
        out.push_back(std::move(shown));
        if (rows > most_rows) out.push_back(paragraph{t_.say->only_first(most_rows, rows), paragraph::role::note});
    }
    if (all_.inapplicable.empty()) return;
    std::vector<std::string> rules;
    for (const inapplicable_rule& one : all_.inapplicable) rules.push_back(one.rule);
    out.push_back(paragraph{words_.inapplicable(rules.size(), seats_, rule_names(rules, most_rules_named))});
}

}  // namespace delib::report
