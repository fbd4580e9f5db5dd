// How close results are, in words and tables.
#include "report/capturing.hpp"

#include "delib/core/version.hpp"
#include "delib/report/report.hpp"

#include <cmath>

namespace delib::report {

namespace {

constexpr std::size_t most_witness_lines = 8;
constexpr std::size_t most_resampled_rows = 20;

// One decimal, rounded half up.
std::string decimal(double value, const phrases& say) {
    const auto tenths = static_cast<std::int64_t>(std::floor(value * 10 + 0.5));
    return say.number(rational(tenths) / 10);
}

}  // namespace

std::unique_ptr<const capturing_words> capturing_in(language lang, std::shared_ptr<const phrases> say) {
    return lang == language::fr ? french_capturing(std::move(say)) : english_capturing(std::move(say));
}

text capture_part::names(const std::vector<candidate>& who) const {
    return who.empty() ? text(words_.label().nobody) : t_.keys(count_, who);
}

text capture_part::verdict() const {
    if (!one_) return words_.not_looked_at();
    const ballot_margin& added = one_->least.added;
    if (!added.lower) return words_.not_turned();
    if (added.exact()) return words_.turned_by_added(*added.upper);
    return added.upper ? words_.turned_within(*added.lower, *added.upper) : words_.turned_from(*added.lower);
}

void capture_part::tell(int level, std::vector<block>& out) const {
    if (!one_) return;
    tell_margins(out);
    tell_parts(level, out);
    tell_fakes(level, out);
    tell_again(level, out);
    tell_similar(level, out);
    if (!one_->complete) out.push_back(paragraph{words_.stopped()});
}

void capture_part::tell_margins(std::vector<block>& out) const {
    const capturing_labels& label = words_.label();
    table shown;
    shown.caption = label.close;
    shown.columns = {{label.what, table::align::left, {}},
                     {label.ballots, table::align::right, {}},
                     {label.then, table::align::left, {}}};
    const auto row = [&](text what, const ballot_margin& m) {
        text needed = label.impossible;
        if (m.lower && m.exact()) {
            needed = t_.say->number(*m.lower);
        } else if (m.lower && m.upper) {
            needed = words_.between(t_.say->number(*m.lower), t_.say->number(*m.upper));
        } else if (m.lower) {
            needed = words_.at_least(t_.say->number(*m.lower));
        }
        shown.rows.push_back({std::move(what), std::move(needed), m.upper ? names(m.winners) : text("–")});
    };
    row(label.added, one_->least.added);
    row(label.removed, one_->least.removed);
    row(label.changed, one_->least.changed);
    out.push_back(std::move(shown));
    out.push_back(paragraph{words_.what_margins_mean(), paragraph::role::note});
    const auto witness = [&](text lead, const std::vector<std::string>& lines) {
        if (lines.empty() || lines.size() > most_witness_lines) return;
        bullet_list ballots;
        for (const std::string& line : lines) ballots.items.push_back(text::code(visible(line)));
        out.push_back(paragraph{std::move(lead)});
        out.push_back(std::move(ballots));
    };
    witness(label.witness_added, one_->added.in);
    witness(label.witness_removed, one_->removed.out);
    if (one_->changed.in.size() > most_witness_lines || one_->changed.out.size() > most_witness_lines) return;
    witness(label.witness_changed, one_->changed.in);
    witness(label.witness_instead, one_->changed.out);
}

void capture_part::tell_parts(int level, std::vector<block>& out) const {
    const capturing_labels& label = words_.label();
    if (one_->without.parts.empty()) return;
    out.push_back(heading{level, {}, label.parts});
    std::vector<text> same;
    bullet_list others;
    std::string column;
    bool all_same = true;
    const auto close = [&] {
        if (!column.empty() && all_same) same.push_back(text::strong(t_.column_title(column)));
        all_same = true;
    };
    for (const part_left_out& part : one_->without.parts) {
        if (part.column != column) close();
        column = part.column;
        all_same = all_same && part.same && !part.nobody;
        const text who = text::strong(t_.column_title(part.column) + " = " + visible(part.value));
        if (part.nobody)
            others.items.push_back(words_.nobody_without(who));
        else if (!part.same)
            others.items.push_back(words_.without_part(who, names(part.winners)));
    }
    close();
    if (!same.empty()) out.push_back(paragraph{words_.same_without_any(t_.say->list(same))});
    if (!others.items.empty()) out.push_back(std::move(others));
    for (const column_power& power : one_->power) {
        if (power.coalitions == 0) continue;
        table shown;
        shown.caption = words_.power_caption(t_.column_title(power.column));
        shown.columns = {{label.value, table::align::left, {}}, {label.power, table::align::right, {}}};
        for (const part_power& part : power.values) {
            const auto share = part.share();
            shown.rows.push_back({visible(part.value), share ? t_.say->fraction(*share) : std::string("–")});
        }
        out.push_back(std::move(shown));
        out.push_back(paragraph{words_.what_power_means(power), paragraph::role::note});
    }
}

void capture_part::tell_again(int level, std::vector<block>& out) const {
    const capturing_labels& label = words_.label();
    const resampled& drawn = one_->bootstrap;
    if (drawn.resamples == 0) return;
    out.push_back(heading{level, {}, label.again});
    table shown;
    shown.caption = label.again;
    shown.columns = {{t_.say->one_noun(), table::align::left, {}},
                     {label.wins, table::align::right, {}},
                     {label.alone, table::align::right, {}},
                     {label.ranks, table::align::right, {}}};
    const std::vector<candidate> order = in_order(count_.decision, drawn.candidates.size());
    for (const candidate c : order) {
        if (shown.rows.size() == most_resampled_rows) break;
        const resampled_candidate& of = drawn.candidates[index(c)];
        shown.rows.push_back({text(t_.name(count_, c).key),
                              t_.say->percent(rational(of.wins) / rational(drawn.resamples)),
                              t_.say->percent(rational(of.alone) / rational(drawn.resamples)),
                              of.ranks ? words_.from_to(of.ranks->first, of.ranks->second) : std::string("–")});
    }
    const bool cut = order.size() > shown.rows.size();
    const std::uint64_t rows = shown.rows.size();
    out.push_back(std::move(shown));
    if (cut) out.push_back(paragraph{words_.first_ones(rows, order.size()), paragraph::role::note});
    out.push_back(paragraph{words_.what_drawing_means(drawn.resamples), paragraph::role::note});
}

void capture_part::tell_fakes(int level, std::vector<block>& out) const {
    out.push_back(heading{level, {}, words_.label().fakes});
    if (!one_->fakes) {
        out.push_back(paragraph{words_.no_fake_share()});
        return;
    }
    const fake_share& f = *one_->fakes;
    out.push_back(
        paragraph{words_.stands_below(t_.key(count_, count_.decision.winners.front()), t_.key(count_, f.rival),
                                      t_.say->fraction(f.support), t_.say->fraction(f.below))});
}

void capture_part::tell_similar(int level, std::vector<block>& out) const {
    const capturing_labels& label = words_.label();
    const similarity& alike = one_->alike;
    out.push_back(heading{level, {}, label.similar});
    if (alike.groups.empty()) {
        out.push_back(paragraph{words_.nothing_similar(alike.heads)});
        return;
    }
    out.push_back(paragraph{words_.similar(alike.found, alike.in_groups, alike.heads, decimal(alike.voices, *t_.say))});
    if (alike.winners_without) {
        out.push_back(paragraph{*alike.winners_without == count_.decision.winners
                                    ? words_.same_without_similar()
                                    : words_.other_without_similar(names(*alike.winners_without))});
    }
    table shown;
    shown.caption = label.similar;
    shown.columns = {{label.ballot, table::align::left, {}},
                     {label.voters, table::align::right, {}},
                     {label.expected, table::align::right, {}},
                     {label.near, table::align::right, {}},
                     {label.surprise, table::align::right, {}}};
    for (std::size_t i = 0; i < alike.groups.size(); ++i) {
        const similar_group& group = alike.groups[i];
        const std::vector<std::string>& lines = one_->alike_lines[i];
        shown.rows.push_back({visible(lines.empty() ? std::string() : lines.back()), t_.say->number(group.heads),
                              decimal(group.expected, *t_.say), t_.say->number(group.near),
                              decimal(group.surprise, *t_.say)});
    }
    out.push_back(std::move(shown));
    if (alike.found > alike.groups.size())
        out.push_back(paragraph{words_.first_ones(alike.groups.size(), alike.found), paragraph::role::note});
    out.push_back(paragraph{words_.what_similar_means(), paragraph::role::note});
}

document describe(const captured& found, language lang) {
    const consultation_result& result = found.counted;
    const telling t(result, lang);
    const auto words = capturing_in(lang, t.say);
    document d;
    d.say = t.say;
    d.title = result.declared.title.empty() ? std::string(words->label().untitled) : t.title(result.declared.title);
    d.notice = t.title(result.declared.notice);
    for (const count_group& group : t.groups) {
        std::vector<const count_result*> counts{group.whole};
        counts.insert(counts.end(), group.parts.begin(), group.parts.end());
        for (const count_result* count : counts) {
            const auto at = static_cast<std::size_t>(count - result.counts.data());
            const capture_part part(t, *words, found, at);
            text title = t.count_title(group);
            if (count->stratum) title += " – " + visible(stratum_text(result, *count));
            d.blocks.push_back(heading{2, "count-" + std::to_string(at + 1), std::move(title)});
            d.blocks.push_back(paragraph{verdict(t, *count), paragraph::role::lead});
            d.blocks.push_back(paragraph{part.verdict(), paragraph::role::verdict});
            part.tell(3, d.blocks);
        }
    }
    tell_ballots(t, d.blocks);
    d.footer = t.say->made_by(DELIB_VERSION_STRING, "delib.capture/1");
    return d;
}

}  // namespace delib::report
