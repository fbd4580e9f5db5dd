// The trace of a count in words: what each event says, what ties were met, what was required.
#include "report/telling.hpp"

namespace delib::report {

namespace {

template <class E>
std::vector<const E*> all_of(const outcome& o) {
    std::vector<const E*> found;
    for (const event& e : o.rounds) {
        if (const E* one = std::get_if<E>(&e)) found.push_back(one);
    }
    return found;
}

text chain(const telling& t, const count_result& count, const std::vector<candidate>& path) {
    if (path.empty()) return t.say->label().none;
    text out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (i > 0) out += " → ";
        out += text(t.name(count, path[i]).key);
    }
    return out;
}

std::string weakest(const telling& t, const std::optional<events::duel>& duel) {
    return duel ? t.say->duel_amounts(duel->votes_a, duel->votes_b) : std::string("–");
}

// Who takes a seat, with the votes of the one who has least of them.
void tell_seats(const telling& t, const count_result& count, const events::election& e, const events::round* now,
                std::vector<text>& items) {
    std::optional<rational> least;
    for (const auto& held : now != nullptr ? now->totals : events::round{}.totals) {
        const bool in = std::find(e.who.begin(), e.who.end(), held.first) != e.who.end();
        if (in && (!least || held.second < *least)) least = held.second;
    }
    items.push_back(
        t.say->takes_seat(e.round, t.keys(count, e.who), e.who.size(), e.because, least.value_or(rational(0))));
}

// The last keep values: what they come to.
void tell_keep_values(const telling& t, const count_result& count, std::vector<text>& items) {
    const events::keep_values* last = all_of<events::keep_values>(count.decision).back();
    std::vector<text> shares;
    for (const auto& [who, kept] : last->values) {
        text one = t.key(count, who);
        one += " " + t.say->number(kept);
        shares.push_back(std::move(one));
    }
    items.push_back(t.say->keeps(last->round, t.say->list(shares)));
}

// What the rounds of an elimination did, one sentence each.
void tell_rounds(const telling& t, const count_result& count, std::vector<text>& items) {
    const outcome& o = count.decision;
    const events::round* now = nullptr;
    bool won = false;
    for (const event& e : o.rounds) {
        if (const auto* r = std::get_if<events::round>(&e)) {
            // The quota is told where it is new.
            if (r->seat && (now == nullptr || !now->seat)) items.push_back(t.say->quota(*r->seat));
            now = r;
        }
        if (const auto* in = std::get_if<events::election>(&e)) tell_seats(t, count, *in, now, items);
        if (const auto* surplus = std::get_if<events::transfer>(&e)) {
            items.push_back(
                t.say->passes_on(surplus->round, t.key(count, surplus->who), surplus->surplus, surplus->value));
        }
        if (const auto* gone = std::get_if<events::elimination>(&e)) {
            rational votes = gone->with.value_or(rational(0));
            for (const auto& held : now != nullptr ? now->totals : events::round{}.totals) {
                if (!gone->with && !gone->who.empty() && held.first == gone->who.front()) votes = held.second;
            }
            items.push_back(
                t.say->eliminated(gone->round, t.keys(count, gone->who), gone->who.size(), gone->because, votes));
        }
        if (const auto* duel = std::get_if<events::runoff>(&e)) {
            const events::duel& d = duel->between;
            items.push_back(t.say->runoff(duel->round, t.key(count, d.a), t.key(count, d.b), d.votes_a, d.votes_b));
        }
        if (const auto* m = std::get_if<events::majority>(&e)) {
            items.push_back(t.say->majority(m->round, t.key(count, m->who), m->votes, m->of));
            won = true;
        }
        if (const auto* gone = std::get_if<events::removal>(&e))
            items.push_back(t.say->removed(gone->round, t.keys(count, gone->who), gone->who.size(), gone->why));
        if (const auto* best = std::get_if<events::optimal_orders>(&e))
            items.push_back(t.say->optimal_orders(best->count, chain(t, count, best->one)));
        if (const auto* tied = std::get_if<events::all_tied>(&e))
            items.push_back(t.say->all_tied(tied->round, t.keys(count, tied->who)));
    }
    if (now == nullptr) return;
    if (now->seat) {
        const rational first = all_of<events::round>(o).front()->seat->votes;
        if (now->seat->votes != first) items.push_back(t.say->quota_fell(now->number, now->seat->votes));
        if (!all_of<events::keep_values>(o).empty()) tell_keep_values(t, count, items);
        if (now->exhausted != 0 || now->seat->dropped != 0)
            items.push_back(t.say->not_transferable(now->number, now->exhausted, now->seat->dropped));
        return;
    }
    if (!won && now->totals.size() == 1) items.push_back(t.say->last_left(t.key(count, now->totals.front().first)));
    if (now->exhausted != 0) items.push_back(t.say->exhausted(now->number, now->exhausted));
}

void tell_duels(const telling& t, const count_result& count, std::vector<text>& items, std::vector<block>& after) {
    const auto duels = all_of<events::duel>(count.decision);
    if (duels.empty()) return;
    const candidate who = duels.front()->a;
    const bool all_won = std::all_of(duels.begin(), duels.end(),
                                     [&](const events::duel* d) { return d->a == who && d->votes_a > d->votes_b; });
    if (all_won) items.push_back(t.say->beats_everybody(t.key(count, who), duels.size()));
    table shown;
    shown.caption = t.say->duels_caption(t.name(count, who).key);
    const labels& label = t.say->label();
    shown.columns = {{label.against, table::align::left, {}},
                     {label.votes_for, table::align::right, {}},
                     {label.votes_against, table::align::right, {}}};
    for (const events::duel* d : duels) {
        shown.rows.push_back({t.long_name(count, d->b), t.say->number(d->votes_a), t.say->number(d->votes_b)});
    }
    after.push_back(std::move(shown));
}

void tell_worst_duels(const telling& t, const count_result& count, std::vector<text>& items,
                      std::vector<block>& after) {
    const auto worst = all_of<events::worst_duel>(count.decision);
    if (worst.empty()) return;
    const labels& label = t.say->label();
    table shown;
    shown.caption = label.worst_duel;
    shown.columns = {{t.say->one_noun(), table::align::left, {}},
                     {label.against, table::align::left, {}},
                     {label.votes_for, table::align::right, {}},
                     {label.votes_against, table::align::right, {}}};
    for (const candidate who : in_order(count.decision, t.candidates(count).size())) {
        for (const events::worst_duel* w : worst) {
            if (w->who != who) continue;
            const standing s = standing_of(count.decision, who);
            if (s != standing::out && !w->against) items.push_back(t.say->no_defeat(t.key(count, who)));
            if (s != standing::out && w->against && count.decision.winners.size() == 1) {
                items.push_back(t.say->smallest_defeat(t.key(count, who), t.key(count, w->against->b),
                                                       w->against->votes_b, w->against->votes_a));
            }
            shown.rows.push_back({t.key(count, who), w->against ? t.key(count, w->against->b) : text(label.nobody),
                                  w->against ? text(t.say->number(w->against->votes_a)) : text("–"),
                                  w->against ? text(t.say->number(w->against->votes_b)) : text("–")});
        }
    }
    after.push_back(std::move(shown));
}

void tell_paths(const telling& t, const count_result& count, std::vector<text>& items, std::vector<block>& after) {
    auto paths = all_of<events::paths>(count.decision);
    if (paths.empty()) return;
    const candidate from = paths.front()->from;
    items.push_back(t.say->no_stronger_chain(t.key(count, from)));
    const labels& label = t.say->label();
    table shown;
    shown.caption = t.say->duels_caption(t.name(count, from).key);
    shown.columns = {{label.against, table::align::left, {}},
                     {label.chain, table::align::left, {}},
                     {label.weakest, table::align::right, {}},
                     {label.chain_back, table::align::left, {}},
                     {label.weakest, table::align::right, {}}};
    const auto at = places(count.decision, t.candidates(count).size());
    std::stable_sort(paths.begin(), paths.end(), [&](const events::paths* a, const events::paths* b) {
        return !at.empty() && at[index(a->to)] < at[index(b->to)];
    });
    for (const events::paths* p : paths) {
        shown.rows.push_back({t.key(count, p->to), chain(t, count, p->there), weakest(t, p->weakest_there),
                              chain(t, count, p->back), weakest(t, p->weakest_back)});
    }
    after.push_back(std::move(shown));
}

}  // namespace

void tell_why(const telling& t, const count_result& count, std::vector<block>& out) {
    const outcome& o = count.decision;
    std::vector<text> items;
    std::vector<block> after;
    const auto order = in_order(o, t.candidates(count).size());
    for (const events::spoilt* s : all_of<events::spoilt>(o)) items.push_back(t.say->spoilt(s->weight, s->more_than));
    // Where a tie-break put one of several with the highest score first, the tie says so.
    const auto first_score = [&](std::size_t tier) { return *o.scores[index((*o.order)[tier].front())]; };
    const bool alone =
        orders_by_score(o) && o.order->front().size() == 1 && (o.order->size() < 2 || first_score(0) > first_score(1));
    if (alone) {
        items.push_back(t.say->highest_score(t.long_name(count, order.front()),
                                             t.say->amount(t.score_unit(o), *o.scores[index(order.front())])));
    }
    for (const events::countback* c : all_of<events::countback>(o))
        items.push_back(t.say->countback(t.tiers(count, c->order)));
    for (const events::majority_grade* g : all_of<events::majority_grade>(o)) {
        if (g->who == order.front() && count.grades) {
            items.push_back(
                t.say->best_grade(t.long_name(count, g->who), t.grade_title(count.grades->grades().label(g->grade))));
        }
    }
    for (const events::smith_set* s : all_of<events::smith_set>(o))
        items.push_back(t.say->smith_set(t.keys(count, s->who)));
    tell_duels(t, count, items, after);
    tell_worst_duels(t, count, items, after);
    tell_paths(t, count, items, after);
    tell_rounds(t, count, items);
    if (items.empty() && after.empty()) return;
    out.push_back(heading{3, {}, t.say->label().why});
    if (items.size() == 1) out.push_back(paragraph{items.front()});
    if (items.size() > 1) out.push_back(bullet_list{std::move(items)});
    for (block& b : after) out.push_back(std::move(b));
}

void tell_ties(const telling& t, const count_group& group, std::vector<block>& out) {
    const outcome& o = group.whole->decision;
    out.push_back(heading{3, {}, t.say->label().ties});
    if (o.ties.empty()) {
        // A rule that defines a set of winners may leave several without calling it a tie.
        out.push_back(paragraph{o.tied.empty() ? t.say->no_ties()
                                               : t.say->tie_where(tie::place::seat, 1, t.keys(*group.whole, o.tied))});
        return;
    }
    for (const tie& one : o.ties) {
        const bool resolved = one.order.size() > 1;
        out.push_back(paragraph{sentences({t.say->tie_where(one.where, one.round, t.keys(*group.whole, one.among)),
                                           t.say->tie_how(one.where, one.how),
                                           resolved ? t.say->tie_order(t.tiers(*group.whole, one.order)) : text(),
                                           one.recompute.empty() ? text() : t.say->recompute()})});
        if (one.recompute.empty()) continue;
        code_lines commands;
        for (const std::string& line : one.recompute) commands.lines.push_back(visible(line));
        out.push_back(std::move(commands));
    }
}

void tell_requirements(const telling& t, const count_group& group, std::vector<block>& out) {
    const count_result& count = *group.whole;
    const outcome& o = count.decision;
    if (o.requirements.empty()) return;
    const labels& label = t.say->label();
    out.push_back(heading{3, {}, label.requirements});
    table shown;
    shown.caption = label.requirements;
    shown.columns = {{t.say->one_noun(), table::align::left, {}},
                     {label.requirements, table::align::left, {}},
                     {label.held, table::align::left, {}}};
    for (const requirement_result& r : o.requirements) {
        const bool shares = r.kind != "quorum" && r.kind != "objections";  // these two count ballots
        const text who = r.who ? t.key(count, *r.who) : text(label.whole_vote);
        const auto words = [&](const rational& n) { return shares ? t.say->fraction(n) : t.say->number(n); };
        shown.rows.push_back(
            {who,
             t.say->requirement(r.kind, who, r.against.empty() ? text() : text::strong(t.name(r.against).key),
                                words(r.needed), words(r.got)),
             r.met ? text("✓ " + std::string(label.met)) : text::strong("✗ " + std::string(label.not_met))});
    }
    out.push_back(std::move(shown));
    if (o.decided) out.push_back(paragraph{t.say->decided(*o.decided, {})});
}

}  // namespace delib::report
