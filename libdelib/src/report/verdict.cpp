// What a count decided, how clearly, and what would have been needed for another outcome.
#include "report/telling.hpp"

namespace delib::report {

namespace {

// The status quo that a count was measured against, if there was one.
text status_quo(const telling& t, const outcome& o) {
    for (const requirement_result& r : o.requirements) {
        if (!r.against.empty()) return text::strong(t.name(r.against).key);
    }
    return {};
}

// Whether votes come in ones: all weights are whole, and nothing was scaled.
steps steps_of(const telling& t, const count_result& count) {
    const bool scaled = !count.reweighted.empty() || !count.two_level.empty();
    return !scaled && t.result.sets[count.set].weight.is_whole() && count.weight.is_whole() ? steps::ones : steps::any;
}

// The share of grades at or above `grade`.
rational at_least(const grades_tally& grades, candidate who, std::size_t grade) {
    const auto counts = grades.counts(who);
    int128 all = 0, reached = 0;
    for (std::size_t g = 0; g < counts.size(); ++g) {
        all += counts[g];
        if (g >= grade) reached += counts[g];
    }
    return all == 0 ? rational(0) : to_rational(reached) / to_rational(all);
}

const events::majority_grade* grade_event(const outcome& o, candidate who) {
    for (const event& e : o.rounds) {
        if (const auto* found = std::get_if<events::majority_grade>(&e); found != nullptr && found->who == who)
            return found;
    }
    return nullptr;
}

text clear_by_grades(const telling& t, const count_result& count, const cut& at) {
    const auto* in = grade_event(count.decision, at.in);
    const auto* out = grade_event(count.decision, at.out);
    if (in == nullptr || out == nullptr || !count.grades) return {};
    const text grade_in = t.grade_title(count.grades->grades().label(in->grade));
    const text name_in = t.key(count, at.in), name_out = t.key(count, at.out);
    if (in->grade == out->grade) {
        const auto weight_of = [&](candidate who) {
            int128 all = 0;
            for (const int128 n : count.grades->counts(who)) all += n;
            return to_rational(all, count.grades->denominator());
        };
        const rational all_in = weight_of(at.in), all_out = weight_of(at.out);
        // Whoever has the largest share on one side of the common grade leaves it first.
        const rational others = std::max(in->below, out->above);
        text why;
        if (in->above > std::max(others, out->below)) why = t.say->grade_moves_first(name_in, grade_move::rises);
        if (out->below > std::max(others, in->above)) why = t.say->grade_moves_first(name_out, grade_move::falls);
        return sentences({t.say->grades_same(at.place_in, name_in, at.place_out, name_out, grade_in, in->above * all_in,
                                             in->below * all_in, out->above * all_out, out->below * all_out),
                          why});
    }
    const text grade_out = t.grade_title(count.grades->grades().label(out->grade));
    return sentences({t.say->grades_differ(at.place_in, name_in, grade_in, at.place_out, name_out, grade_out),
                      t.say->needs_grade(name_out, grade_in, at_least(*count.grades, at.out, in->grade))});
}

text clear_by_scores(const telling& t, const count_result& count, const cut& at) {
    const outcome& o = count.decision;
    const rational in = *o.scores[index(at.in)];
    const rational margin = in - *o.scores[index(at.out)];
    if (margin <= 0) return {};
    const unit what = t.score_unit(o);
    const std::string words = t.say->amount(what, margin);
    const std::string share = in > 0 ? t.say->percent(margin / in) : std::string();
    return sentences(
        {t.say->leads(at.place_in, t.key(count, at.in), at.place_out, t.key(count, at.out), words, share),
         t.say->needs_more(
             t.key(count, at.out),
             t.say->beyond(what, margin,
                           what == unit::votes || what == unit::approvals ? steps_of(t, count) : steps::any))});
}

text clear_by_duel(const telling& t, const count_result& count, const cut& at) {
    const pairwise_tally& tally = *count.pairwise;
    const rational in = to_rational(tally(at.in, at.out), tally.denominator());
    const rational out = to_rational(tally(at.out, at.in), tally.denominator());
    const text name_in = t.key(count, at.in), name_out = t.key(count, at.out);
    if (in + out == 0) return {};
    if (in > out)
        return sentences(
            {t.say->wins_duel(name_in, name_out, in, out),
             t.say->needs_change(name_out, name_in, t.say->beyond(unit::votes, (in - out) / 2, steps_of(t, count)))});
    return sentences(
        {in == out ? t.say->draws_duel(name_in, name_out, in) : t.say->wins_duel(name_out, name_in, out, in),
         t.say->in_by_chain(name_in, name_out)});
}

// The last round of an elimination: the majority, and what the next one lacked.
text clear_by_rounds(const telling& t, const count_result& count) {
    const events::round* last = nullptr;
    const events::majority* won = nullptr;
    for (const event& e : count.decision.rounds) {
        if (const auto* r = std::get_if<events::round>(&e)) last = r;
        if (const auto* m = std::get_if<events::majority>(&e)) won = m;
    }
    if (last == nullptr || won == nullptr || !last->needed) return {};
    const std::pair<candidate, rational>* next = nullptr;
    for (const auto& held : last->totals) {
        if (held.first != won->who && (next == nullptr || held.second > next->second)) next = &held;
    }
    text held = t.say->majority(won->round, t.key(count, won->who), won->votes, won->of);
    if (next == nullptr) return held;
    return sentences(
        {held, t.say->needs_votes(t.key(count, next->first), last->number,
                                  t.say->beyond(unit::votes, *last->needed - next->second, steps_of(t, count)))});
}

}  // namespace

text verdict(const telling& t, const count_result& count) {
    const outcome& o = count.decision;
    const std::size_t m = t.candidates(count).size();
    const auto elected = elected_in_order(o, m);
    const auto open = static_cast<std::size_t>(o.open);
    text who;
    if (elected.empty() && o.tied.empty()) {
        who = t.say->nobody();
    } else if (elected.empty()) {
        who = t.say->only_tied(t.keys(count, o.tied), o.tied.size(), open);
    } else {
        const text names = elected.size() == 1 ? t.long_name(count, elected.front()) : t.keys(count, elected);
        who = o.tied.empty() ? t.say->chosen(elected.size(), m, names)
                             : t.say->chosen_and_tied(elected.size(), m, names, t.keys(count, o.tied), open);
        if (o.tied.empty() && open > 0) who = sentences({who, t.say->seats_empty(open)});
    }
    if (o.decided && *o.decided != decision::adopted) {
        // Whoever came first did not win: say what was decided, and nothing else.
        return elected.empty() && o.tied.empty() ? t.say->decided(*o.decided, status_quo(t, o))
                                                 : sentences({t.say->decided(*o.decided, status_quo(t, o)), who});
    }
    return sentences(
        {who, o.decided ? t.say->decided(*o.decided, {}) : text(), o.complete ? text() : t.say->incomplete()});
}

text clearness(const telling& t, const count_result& count) {
    const outcome& o = count.decision;
    const std::size_t m = t.candidates(count).size();
    if (o.decided && *o.decided != decision::adopted) return {};  // whoever came first did not win
    text more;
    if (o.committees_total > 1 && o.seats > 1) {
        more = t.say->committees((o.committees_at_least ? "> " : "") + t.say->number(rational(o.committees_total)));
    }
    const auto at = cut_of(o, m);
    const auto basis = t.basis(o);
    if (basis == basis_kind::profile) return sentences({clear_by_rounds(t, count), more});
    if (!at) {
        // A tie across the last place that a tie-break decided is how it came to be so close.
        for (const tie& one : o.ties) {
            if (one.where != tie::place::seat || one.order.size() < 2) continue;
            return sentences({t.say->tie_where(one.where, one.round, t.keys(count, one.among)),
                              t.say->tie_how(one.where, one.how), more});
        }
        return more;
    }
    if (basis == basis_kind::grades) return clear_by_grades(t, count, *at);
    if (orders_by_score(o)) return clear_by_scores(t, count, *at);
    if (count.pairwise) return clear_by_duel(t, count, *at);
    return more;
}

void tell_chosen(const telling& t, const count_result& count, std::vector<block>& out) {
    const outcome& o = count.decision;
    const std::size_t m = t.candidates(count).size();
    const auto at = places(o, m);
    chosen_list list;
    list.caption = t.say->chosen_caption();
    for (const candidate who : in_order(o, m)) {
        const standing s = standing_of(o, who);
        if (s == standing::out) continue;
        chosen_list::item item{at.empty() || at[index(who)] == 0 ? std::string() : std::to_string(at[index(who)]),
                               t.name(count, who),
                               {},
                               {},
                               s};
        const std::string theme = t.theme_of(t.candidates(count).name(who));
        if (!theme.empty()) item.theme = t.theme_title(theme);
        if (const auto* grade = grade_event(o, who); grade != nullptr && count.grades) {
            item.amount = t.grade_title(count.grades->grades().label(grade->grade));
        } else if (orders_by_score(o)) {
            item.amount = t.say->amount(t.score_unit(o), *o.scores[index(who)]);
        }
        list.items.push_back(std::move(item));
    }
    if (!list.items.empty()) out.push_back(std::move(list));
}

}  // namespace delib::report
