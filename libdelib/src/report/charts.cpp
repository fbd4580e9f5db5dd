// The pictures of a count: bars, merit profiles, the matrix of duels, rounds. Floating point here draws and decides nothing.
#include "report/telling.hpp"

namespace delib::report {

namespace {

constexpr std::size_t most_bars = 60;
constexpr std::size_t most_in_matrix = 40;
constexpr std::size_t most_rounds = 20;

std::string place_text(const std::vector<std::size_t>& at, candidate who) {
    return at.empty() || at[index(who)] == 0 ? std::string() : std::to_string(at[index(who)]);
}

double ratio(const rational& part, const rational& whole) {
    return whole == 0 ? 0 : to_double(part / whole);
}

void tell_bars(const telling& t, const count_result& count, std::vector<block>& out) {
    const outcome& o = count.decision;
    const candidate_list& all = t.candidates(count);
    const auto at = places(o, all.size());
    // Who did not stand in the count, because a requirement failed, has no score and no bar.
    auto order = in_order(o, all.size());
    std::erase_if(order, [&](candidate who) { return !o.scores[index(who)]; });
    if (order.empty()) return;
    const rational most = *o.scores[index(order.front())];
    const bool grouped = std::any_of(all.names().begin(), all.names().end(),
                                     [&](const std::string& n) { return !t.theme_of(n).empty(); });
    bar_chart chart;
    chart.caption = t.say->scores_caption(grouped);
    chart.value_head = t.say->score_head(t.score_unit(o));
    std::vector<std::string> themes;
    if (grouped) {
        for (const theme& one : t.result.declared.themes) themes.push_back(one.id);
    }
    themes.emplace_back();
    for (const std::string& id : themes) {
        bar_chart::group group{grouped ? t.theme_title(id) : std::string(), {}};
        std::size_t shown = 0;
        for (const candidate who : order) {
            if (++shown > most_bars) break;
            if (grouped && t.theme_of(all.name(who)) != id) continue;
            const rational& score = *o.scores[index(who)];
            group.bars.push_back({place_text(at, who), t.name(count, who), t.say->number(score), ratio(score, most),
                                  standing_of(o, who)});
        }
        if (!group.bars.empty()) chart.groups.push_back(std::move(group));
    }
    // The line stands at the lowest score that gets a place, or where the tie for one stands.
    std::optional<rational> line;
    for (const candidate who : order) {
        if (standing_of(o, who) != standing::out) line = *o.scores[index(who)];
    }
    const auto seats = static_cast<std::size_t>(o.seats);
    if (line && seats < order.size()) {
        chart.cut = ratio(*line, most);
        chart.cut_words = t.say->cut(seats, t.say->amount(t.score_unit(o), *line));
    }
    const std::size_t n = order.size();
    out.push_back(std::move(chart));
    if (n > most_bars) out.push_back(paragraph{t.say->only_first(most_bars, n), paragraph::role::note});
}

void tell_profile(const telling& t, const count_result& count, std::vector<block>& out) {
    const outcome& o = count.decision;
    const grades_tally& grades = *count.grades;
    const std::size_t m = grades.size(), g = grades.grades().size();
    const auto at = places(o, m);
    merit_profile profile;
    profile.caption = t.say->profile_caption();
    for (std::size_t i = g; i-- > 0;) profile.grades.push_back(t.grade_title(grades.grades().label(i)));
    std::size_t shown = 0;
    for (const candidate who : in_order(o, m)) {
        if (++shown > most_bars) break;
        merit_profile::row row;
        row.place = place_text(at, who);
        row.name = t.name(count, who);
        row.as = standing_of(o, who);
        const auto counts = grades.counts(who);
        int128 all = 0;
        for (const int128 n : counts) all += n;
        int128 below = 0;
        for (std::size_t i = 0; i < g && all > 0 && !row.median; ++i) {
            below += counts[i];
            if (below >= all - below) row.median = g - 1 - i;
        }
        for (std::size_t i = g; i-- > 0;) {
            const rational share = all == 0 ? rational(0) : to_rational(counts[i]) / to_rational(all);
            row.shares.push_back(to_double(share));
            row.amounts.push_back(t.say->number(to_rational(counts[i], grades.denominator())));
            row.percents.push_back(t.say->percent(share));
        }
        row.grade = row.median ? profile.grades[*row.median] : std::string(t.say->label().no_grade);
        profile.rows.push_back(std::move(row));
    }
    out.push_back(std::move(profile));
    if (m > most_bars) out.push_back(paragraph{t.say->only_first(most_bars, m), paragraph::role::note});
}

void tell_matrix(const telling& t, const count_result& count, std::vector<block>& out) {
    const pairwise_tally& tally = *count.pairwise;
    const std::size_t m = tally.size();
    if (m < 2) return;
    if (m > most_in_matrix) {
        out.push_back(paragraph{t.say->matrix_in_files(m), paragraph::role::note});
        return;
    }
    pair_matrix matrix;
    matrix.caption = t.say->matrix_caption();
    matrix.legend = t.say->matrix_legend();
    const auto order = in_order(count.decision, m);
    for (const candidate a : order) {
        matrix.names.push_back(t.name(count, a));
        std::vector<pair_matrix::cell> row;
        for (const candidate b : order) {
            const int128 won = tally(a, b), lost = tally(b, a);
            using result = pair_matrix::result;
            if (a == b) {
                row.push_back({});
            } else {
                row.push_back({t.say->number(to_rational(won, tally.denominator())),
                               won + lost == 0 ? 0.5 : to_double(to_rational(won) / to_rational(won + lost)),
                               won > lost   ? result::wins
                               : won < lost ? result::loses
                                            : result::draws});
            }
        }
        matrix.cells.push_back(std::move(row));
    }
    out.push_back(std::move(matrix));
}

void tell_flow(const telling& t, const count_result& count, std::vector<block>& out) {
    std::vector<const events::round*> rounds;
    for (const event& e : count.decision.rounds) {
        if (const auto* r = std::get_if<events::round>(&e)) rounds.push_back(r);
    }
    if (rounds.empty()) return;
    const std::size_t all = rounds.size();
    if (all > most_rounds) rounds.erase(rounds.begin(), rounds.end() - most_rounds);
    rational whole = rounds.front()->exhausted;
    for (const auto& held : rounds.front()->totals) whole += held.second;

    round_flow flow;
    flow.caption = t.say->flow_caption(t.basis(count.decision) == basis_kind::profile ? unit::votes : unit::none);
    flow.needed_head = rounds.front()->seat ? t.say->label().quota : t.say->label().needed_to_win;
    std::vector<candidate> order;
    for (const auto& held : rounds.front()->totals) order.push_back(held.first);
    const auto stays = [&](candidate who) {
        std::pair<std::size_t, rational> key{0, 0};
        for (std::size_t r = 0; r < rounds.size(); ++r) {
            for (const auto& held : rounds[r]->totals) {
                if (held.first == who) key = {r + 1, held.second};
            }
        }
        return key;
    };
    std::stable_sort(order.begin(), order.end(), [&](candidate a, candidate b) { return stays(a) > stays(b); });
    for (const candidate who : order) {
        round_flow::row row{t.name(count, who), {}};
        for (std::size_t r = 0; r < rounds.size(); ++r) {
            std::optional<round_flow::cell> cell;
            for (const auto& held : rounds[r]->totals) {
                if (held.first == who)
                    cell = round_flow::cell{t.say->number(held.second), ratio(held.second, whole), false, false};
            }
            row.cells.push_back(std::move(cell));
        }
        for (const event& e : count.decision.rounds) {
            if (const auto* gone = std::get_if<events::elimination>(&e);
                gone != nullptr && std::find(gone->who.begin(), gone->who.end(), who) != gone->who.end()) {
                for (std::size_t r = 0; r < rounds.size(); ++r) {
                    if (rounds[r]->number == gone->round && row.cells[r]) row.cells[r]->leaves = true;
                }
            }
        }
        if (row.cells.back() && standing_of(count.decision, who) == standing::chosen) row.cells.back()->wins = true;
        flow.rows.push_back(std::move(row));
    }
    for (const events::round* r : rounds) {
        flow.rounds.push_back(t.say->round(r->number).plain());
        const std::optional<rational> needed = r->seat ? r->seat->votes : r->needed;
        const bool must_pass = !r->seat || r->seat->passed;
        flow.needed.push_back(!needed     ? std::string()
                              : must_pass ? t.say->needed_in_round(*needed)
                                          : t.say->number(*needed));
        // A line from the foot of the blocks says nothing of those that stand on others.
        const bool has_line = needed && count.decision.seats == 1;
        flow.needed_share.push_back(has_line ? std::optional(ratio(*needed, whole)) : std::nullopt);
        flow.exhausted.push_back({t.say->number(r->exhausted), ratio(r->exhausted, whole), false, false});
    }
    out.push_back(std::move(flow));
    if (all > most_rounds) out.push_back(paragraph{t.say->last_rounds(most_rounds, all), paragraph::role::note});
}

// Whether this count is the one that shows the duels of its ballots: the first of those that decide by duels, or else
// the first of all.
bool shows_matrix(const telling& t, const count_group& group) {
    if (!group.whole->pairwise) return false;
    const auto by_duels = [&](const count_group& g) { return t.basis(g.whole->decision) == basis_kind::pairwise; };
    const bool here = by_duels(group);
    for (const count_group& other : t.groups) {
        if (other.whole->pairwise != group.whole->pairwise) continue;
        if (by_duels(other) && !here) return false;
        if (other.number < group.number && by_duels(other) == here) return false;
    }
    return here || t.candidates(*group.whole).size() <= most_in_matrix;
}

}  // namespace

void tell_charts(const telling& t, const count_group& group, std::vector<block>& out) {
    const count_result& count = *group.whole;
    if (count.stratum) {
        out.push_back(paragraph{
            t.say->of_part(t.column_title(count.stratum->first), text::strong(visible(count.stratum->second))),
            paragraph::role::note});
    }
    const auto basis = t.basis(count.decision);
    if (count.grades && (basis == basis_kind::grades || basis == basis_kind::scores)) {
        tell_profile(t, count, out);
    }
    if (orders_by_score(count.decision)) tell_bars(t, count, out);
    tell_flow(t, count, out);
    if (shows_matrix(t, group)) tell_matrix(t, count, out);
}

}  // namespace delib::report
