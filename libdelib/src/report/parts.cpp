// What surrounds a count: its parts, its options, the other counts beside it, and the ballots it comes from.
#include "report/telling.hpp"

namespace delib::report {

namespace {

constexpr std::size_t most_rejected = 50;

std::vector<candidate> minus(const std::vector<candidate>& a, const std::vector<candidate>& b) {
    std::vector<candidate> out;
    for (const candidate c : a) {
        if (std::find(b.begin(), b.end(), c) == b.end()) out.push_back(c);
    }
    return out;
}

std::vector<candidate> chosen_in_order(const outcome& o, std::size_t m) {
    std::vector<candidate> out;
    for (const candidate who : in_order(o, m)) {
        if (standing_of(o, who) != standing::out) out.push_back(who);
    }
    return out;
}

std::string mark(const outcome& o, const std::vector<std::size_t>& at, candidate who) {
    const standing s = standing_of(o, who);
    const std::string sign = s == standing::chosen ? "✓" : s == standing::tied ? "=" : "·";
    return at.empty() || at[index(who)] == 0 ? sign : sign + "\u00a0" + std::to_string(at[index(who)]);
}

text choice(const telling& t, const count_result& part) {
    const outcome& o = part.decision;
    const std::size_t m = t.candidates(part).size();
    const auto elected = elected_in_order(o, m);
    if (elected.empty() && o.tied.empty()) return t.say->label().nobody;
    text out;
    for (const candidate who : elected) {
        if (!out.empty()) out += ", ";
        out += text(t.name(part, who).key);
    }
    for (std::size_t i = 0; i < o.tied.size(); ++i) {
        if (!out.empty()) out += i == 0 ? ", " : " = ";
        out += text(t.name(part, o.tied[i]).key);
    }
    return out;
}

std::size_t chosen_under(const telling& t, const count_result& count, const std::string& theme_id) {
    const candidate_list& all = t.candidates(count);
    std::size_t n = 0;
    for (const candidate who : count.decision.elected) n += t.theme_of(all.name(who)) == theme_id ? 1U : 0U;
    return n;
}

// A table with every candidate in a row and one outcome in a column.
table grid(const telling& t, const count_result& whole,
           const std::vector<std::pair<table::column, const count_result*>>& columns) {
    table shown;
    shown.columns.push_back({t.say->one_noun(), table::align::left, {}});
    for (const auto& column : columns) shown.columns.push_back(column.first);
    const candidate_list& all = t.candidates(whole);
    std::vector<std::vector<std::size_t>> at;
    for (const auto& column : columns)
        at.push_back(places(column.second->decision, t.candidates(*column.second).size()));
    for (const candidate who : in_order(whole.decision, all.size())) {
        const shown_name shown_as = t.name(whole, who);
        text head = text::strong(shown_as.key);
        if (!shown_as.title.empty()) head += " " + shown_as.title;
        std::vector<text> row{head};
        bool anywhere = all.size() <= 60;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const count_result& count = *columns[i].second;
            const auto here = t.candidates(count).find(all.name(who));
            const bool chosen = here && standing_of(count.decision, *here) != standing::out;
            anywhere = anywhere || chosen;
            const std::string sign = here ? mark(count.decision, at[i], *here) : "";
            row.push_back(chosen ? text::strong(sign) : text(sign));
        }
        if (anywhere) shown.rows.push_back(std::move(row));
    }
    return shown;
}

}  // namespace

text coverage(const telling& t, const count_result& count) {
    const auto& themes = t.result.declared.themes;
    if (themes.empty() || count.decision.elected.empty()) return {};
    std::vector<text> missing;
    for (const theme& one : themes) {
        if (chosen_under(t, count, one.id) == 0) missing.push_back(t.say->quoted(t.theme_title(one.id)));
    }
    return t.say->covers(themes.size() - missing.size(), themes.size(), t.say->list(missing), missing.size());
}

void tell_parts(const telling& t, const count_group& group, std::vector<block>& out) {
    const labels& label = t.say->label();
    const count_result& whole = *group.whole;
    const std::size_t m = t.candidates(whole).size();
    if (!whole.reweighted.empty()) {
        const std::string column = t.column_title(group.request->reweight.empty() && group.request->two_level
                                                      ? group.request->two_level->stratum
                                                      : group.request->reweight);
        out.push_back(heading{3, {}, label.reweighted});
        out.push_back(paragraph{t.say->reweighted(column)});
        table shown;
        shown.caption = label.reweighted;
        shown.columns = {{column, table::align::left, {}},
                         {label.declared, table::align::right, {}},
                         {label.cast_weight, table::align::right, {}},
                         {label.result, table::align::left, {}}};
        for (const stratum_weight& w : whole.reweighted) {
            shown.rows.push_back({visible(w.value), t.say->number(to_rational(w.declared)),
                                  t.say->number(to_rational(w.cast)), w.used ? text(label.used) : text(label.unused)});
        }
        out.push_back(std::move(shown));
    }
    if (!whole.two_level.empty() && group.request->two_level) {
        const two_level_request& how = *group.request->two_level;
        const std::string column = t.column_title(how.stratum);
        out.push_back(heading{3, {}, label.two_level});
        out.push_back(paragraph{t.say->two_level(column, how.carry, t.rule_name(whole.decision.rule))});
        table shown;
        shown.caption = label.two_level;
        shown.columns = {{column, table::align::left, {}},
                         {label.declared, table::align::right, {}},
                         {label.voters, table::align::right, {}},
                         {label.order, table::align::left, {}}};
        std::vector<text> absent;
        for (const stratum_vote& v : whole.two_level) {
            if (v.heads == 0) absent.emplace_back(visible(v.value));
            text order = "–";
            if (v.decided && v.decided->order) order = t.tiers(whole, *v.decided->order);
            shown.rows.push_back({visible(v.value), t.say->number(v.weight), t.say->number(v.heads), order});
        }
        out.push_back(std::move(shown));
        if (!absent.empty()) out.push_back(paragraph{t.say->unused_weight(t.say->list(absent)), paragraph::role::note});
    }
    if (group.parts.empty()) return;

    const std::string column =
        t.column_title(group.parts.front()->stratum ? group.parts.front()->stratum->first : group.request->by);
    const auto of_whole = chosen_in_order(whole.decision, m);
    table shown;
    shown.caption = t.say->by_part(column);
    shown.columns = {{column, table::align::left, {}},
                     {label.voters, table::align::right, {}},
                     {label.chosen, table::align::left, {}},
                     {label.difference, table::align::left, {}}};
    shown.columns[2].head = t.say->chosen_caption();
    std::size_t same = 0;
    std::vector<std::pair<table::column, const count_result*>> columns;
    for (const count_result* part : group.parts) {
        const auto here = chosen_in_order(part->decision, m);
        const auto more = minus(here, of_whole), less = minus(of_whole, here);
        const bool equal = more.empty() && less.empty();
        same += equal ? 1 : 0;
        const std::string value = part->stratum ? visible(part->stratum->second) : std::string();
        const auto names = [&](const std::vector<candidate>& who) {
            text list;
            for (const candidate c : who) {
                if (!list.empty()) list += ", ";
                list += text(t.name(whole, c).key);
            }
            return list;
        };
        shown.rows.push_back({value, t.say->number(part->heads), choice(t, *part),
                              equal ? text(label.same_as_whole) : t.say->part_differs(names(more), names(less))});
        columns.push_back({{value, table::align::centre, {}}, part});
    }
    out.push_back(heading{3, {}, t.say->by_part(column)});
    out.push_back(paragraph{t.say->parts_agree(same, group.parts.size())});
    out.push_back(std::move(shown));
    if (m > 2 && columns.size() <= 40) {
        table cells = grid(t, whole, columns);
        cells.caption = t.say->by_part_grid(column);
        cells.shown = table::media::pages;
        out.push_back(std::move(cells));
        out.push_back(paragraph{t.say->marks_legend(), paragraph::role::note});
    }
}

void tell_options(const telling& t, const count_group& group, std::vector<block>& out) {
    const labels& label = t.say->label();
    const outcome& o = group.whole->decision;
    const rule_entry* entry = t.rule(o.rule);
    out.push_back(heading{3, {}, label.options});
    table shown;
    shown.caption = label.options;
    shown.columns = {{label.option, table::align::left, {}},
                     {label.value, table::align::left, {}},
                     {label.meaning, table::align::left, {}}};
    shown.rows.push_back({text::code("rule"), text::code(visible(o.rule)), t.rule_name(o.rule)});
    shown.rows.push_back({text::code("seats"), text::code(std::to_string(o.seats)), label.seats});
    for (const auto& [name, value] : o.options) {
        std::string meaning;
        if (entry != nullptr) {
            for (const option_row& row : entry->rows) {
                if (row.name == name)
                    meaning = t.say->typeset(t.say->lang() == language::fr ? row.meaning_fr : row.meaning_en);
            }
        }
        shown.rows.push_back({text::code(visible(name)),
                              value.empty() ? t.say->default_weights() : text::code(visible(value)), meaning});
    }
    out.push_back(std::move(shown));
}

void tell_comparison(const telling& t, std::vector<block>& out) {
    const labels& label = t.say->label();
    const count_result& first = *t.groups.front().whole;
    const candidate_list& all = t.candidates(first);
    out.push_back(heading{2, "comparison", label.comparison});

    // Who is chosen under which counts.
    std::vector<text> common, some;
    bool same = true;
    for (const candidate who : in_order(first.decision, all.size())) {
        std::vector<text> counts;
        for (const count_group& group : t.groups) {
            const auto here = t.candidates(*group.whole).find(all.name(who));
            if (here && standing_of(group.whole->decision, *here) != standing::out)
                counts.emplace_back(t.short_title(group));
        }
        if (counts.size() == t.groups.size()) {
            common.push_back(t.key(first, who));
        } else if (!counts.empty()) {
            some.push_back(t.say->chosen_by_some(t.long_name(first, who), t.say->list(counts), counts.size()));
            same = false;
        }
    }
    if (same && !common.empty()) {
        out.push_back(paragraph{t.say->counts_agree(t.groups.size()), paragraph::role::lead});
    } else {
        out.push_back(paragraph{common.empty()
                                    ? t.say->chosen_by_none_of_all(t.groups.size())
                                    : t.say->chosen_by_all(common.size(), t.groups.size(), t.say->list(common)),
                                paragraph::role::lead});
        if (!some.empty() && some.size() <= 20) out.push_back(bullet_list{std::move(some)});
    }

    std::vector<std::pair<table::column, const count_result*>> columns;
    for (const count_group& group : t.groups) {
        columns.push_back({{t.short_title(group), table::align::centre, {}}, group.whole});
    }
    table marks = grid(t, first, columns);
    marks.caption = t.say->comparison_caption();
    out.push_back(std::move(marks));
    out.push_back(paragraph{t.say->marks_legend(), paragraph::role::note});

    const auto& themes = t.result.declared.themes;
    if (themes.empty()) return;
    out.push_back(heading{3, {}, label.coverage});
    table cover;
    cover.caption = t.say->coverage_caption();
    cover.columns.push_back({label.theme, table::align::left, {}});
    for (const count_group& group : t.groups) cover.columns.push_back({t.short_title(group), table::align::centre, {}});
    for (const theme& one : themes) {
        std::vector<text> row{t.theme_title(one.id)};
        for (const count_group& group : t.groups) {
            const std::size_t n = chosen_under(t, *group.whole, one.id);
            row.emplace_back(n == 0 ? text("–") : text::strong(std::to_string(n)));
        }
        cover.rows.push_back(std::move(row));
    }
    out.push_back(std::move(cover));
}

void tell_ballots(const telling& t, std::vector<block>& out) {
    const labels& label = t.say->label();
    const bool several = t.result.sets.size() > 1;
    out.push_back(heading{2, "ballots", label.ballots});
    for (const set_result& set : t.result.sets) {
        const ballots_report& r = set.report;
        if (several) out.push_back(heading{3, {}, t.say->set_title(visible(set.name))});
        out.push_back(paragraph{
            sentences({t.say->turnout(r.cast, r.counted, r.blank, r.cast - std::min(r.cast, r.counted + r.blank)),
                       set.weight == rational(r.counted) ? text() : t.say->weighed(set.weight)})});
        table reading;
        reading.caption = label.reading;
        reading.columns = {{label.option, table::align::left, {}},
                           {label.value, table::align::left, {}},
                           {label.meaning, table::align::left, {}}};
        reading.rows.push_back(
            {label.kind, text::code(std::string(to_text(r.kind))), t.say->ballot_kind_words(r.kind)});
        if (!r.format.empty()) reading.rows.push_back({label.format, text::code(visible(r.format)), ""});
        for (const auto& [name, value] : to_pairs(set.policy)) {
            const bool of_grades = name == "ungraded",
                       graded = r.kind == ballot_kind::graded || r.kind == ballot_kind::scored;
            if (of_grades != graded) continue;
            reading.rows.push_back({text::code(name), text::code(value), t.say->policy_meaning(name, value)});
        }
        out.push_back(std::move(reading));
        if (!r.files.empty()) {
            table files;
            files.caption = label.provenance;
            files.columns = {{label.file, table::align::left, {}}, {label.digest, table::align::left, {}}};
            for (const source_file& f : r.files) {
                files.rows.push_back(
                    {visible(f.name), f.sha256.empty() ? text(label.no_digest) : text::code(visible(f.sha256))});
            }
            out.push_back(std::move(files));
        }
        if (!r.rejected.empty()) {
            table rejected;
            rejected.caption =
                t.say->rejected_title(std::min(most_rejected, r.rejected.size()), r.rejected.size()).plain();
            rejected.columns = {{label.where, table::align::left, {}}, {label.reason, table::align::left, {}}};
            for (std::size_t i = 0; i < r.rejected.size() && i < most_rejected; ++i) {
                rejected.rows.push_back({text::code(visible(r.rejected[i].where)), visible(r.rejected[i].why)});
            }
            out.push_back(std::move(rejected));
        }
        if (!r.notes.empty()) {
            table notes;
            notes.caption = t.say->notes_title(std::min(most_rejected, r.notes.size()), r.notes.size()).plain();
            notes.columns = {{label.where, table::align::left, {}}, {label.remark, table::align::left, {}}};
            for (std::size_t i = 0; i < r.notes.size() && i < most_rejected; ++i) {
                notes.rows.push_back({text::code(visible(r.notes[i].where)), t.say->note(r.notes[i])});
            }
            out.push_back(std::move(notes));
        }
    }
    if (t.result.declared.source) {
        table source;
        source.caption = t.title(t.result.declared.title);
        source.columns = {{label.file, table::align::left, {}}, {label.digest, table::align::left, {}}};
        const source_file& f = *t.result.declared.source;
        source.rows.push_back(
            {visible(f.name), f.sha256.empty() ? text(label.no_digest) : text::code(visible(f.sha256))});
        out.push_back(std::move(source));
    }
}

}  // namespace delib::report
