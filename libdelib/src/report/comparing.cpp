// What a comparison says in sentences, and the order in which it is told.
#include "report/comparing.hpp"

#include "delib/core/version.hpp"

#include <algorithm>

namespace delib::report {

namespace {

constexpr std::size_t most_rules_named = 6;  // in a sentence

}  // namespace

// A and 12 others under 30 of 52, B under 12, several tied under 4, nobody under 2.
text comparison_part::parts_of(const std::vector<agreeing_rules>& groups) const {
    std::size_t rules = 0, tied = 0, nobody = 0;
    std::vector<text> parts;
    for (const agreeing_rules& g : groups) rules += g.counts.size();
    const auto of = [&] { return parts.empty() ? rules : std::size_t{0}; };
    for (const agreeing_rules& g : groups) {
        if (g.chosen.elected.size() == 1 && g.chosen.tied.empty()) {
            parts.push_back(words_.part(under::one, key(g.chosen.elected.front()), g.counts.size(), of()));
        } else {
            (g.chosen == choice{} ? nobody : tied) += g.counts.size();
        }
    }
    if (tied > 0) parts.push_back(words_.part(under::several_tied, {}, tied, of()));
    if (nobody > 0) parts.push_back(words_.part(under::nobody, {}, nobody, of()));
    return joined(parts, ", ");
}

// The groups with those of their rules alone that count the ballots as they are, or as rankings.
std::vector<agreeing_rules> comparison_part::groups_of(taken_for what) const {
    std::vector<agreeing_rules> out;
    for (const agreeing_rules& g : all_.groups) {
        agreeing_rules some{g.chosen, {}, 0};
        for (const std::size_t i : g.counts) {
            if ((all_.counts[i].reads == all_.kind) == (what == taken_for::what_they_are)) some.counts.push_back(i);
        }
        if (!some.counts.empty()) out.push_back(std::move(some));
    }
    std::stable_sort(out.begin(), out.end(), [](const agreeing_rules& a, const agreeing_rules& b) {
        return a.counts.size() > b.counts.size();
    });
    return out;
}

text comparison_part::verdict() const {
    const std::size_t rules = all_.rules.size();
    if (all_.groups.empty()) return t_.say->nobody();
    if (all_.unanimous()) {
        const choice& same = all_.groups.front().chosen;
        const text all =
            same == choice{} ? words_.none_elects(rules) : words_.all_elect(rules, keys(same.elected), keys(same.tied));
        const auto electing = static_cast<std::size_t>(std::count_if(
            all_.counts.begin(), all_.counts.end(), [](const compared_count& one) { return one.elects(); }));
        const bool always = all_.groups.front().variants == electing && electing > rules;
        return sentences({all, always ? words_.whatever_is_tried(electing) : text()});
    }
    std::vector<candidate> sure, among;
    for (std::size_t i = 0; i < all_.support.size(); ++i) {
        if (all_.support[i].elected == rules) sure.push_back(candidate_at(i));
        if (all_.support[i].elected + all_.support[i].tied == rules) among.push_back(candidate_at(i));
    }
    if (seats_ > 1) return words_.chosen_always(rules, keys(sure));
    if (among.size() == 1 && all_.support[index(among.front())].elected > 0) {
        const candidate_support& s = all_.support[index(among.front())];
        return words_.wins_always(rules, key(among.front()), s.elected, s.tied);
    }
    return words_.depends_on_rule(parts_of(all_.groups));
}

text comparison_part::context() const {
    const std::size_t m = all_.candidates->size();
    if (m < 2) return {};
    text first;
    if (all_.condorcet_winner) {
        first = t_.say->beats_everybody(key(*all_.condorcet_winner), m - 1);
    } else if (!all_.smith_set.empty()) {
        first = t_.say->smith_set(keys(all_.smith_set));
    }
    return sentences(
        {first, all_.condorcet_loser && m > 2 ? words_.loses_every_duel(key(*all_.condorcet_loser)) : text()});
}

bullet_list comparison_part::dependences() const {
    bullet_list out;
    const auto own = groups_of(taken_for::what_they_are), rankings = groups_of(taken_for::rankings);
    if (!all_.unanimous() && seats_ == 1 && !own.empty() && !rankings.empty()) {
        out.items.push_back(words_.counted_as_they_are(parts_of(own)));
        out.items.push_back(words_.read_as_rankings(parts_of(rankings)));
    }
    if (all_.policies.empty()) out.items.push_back(words_.one_reading());
    for (const influence& one : all_.policies) {
        if (one.tried.empty()) continue;
        out.items.push_back(words_.reading_changes(one.name, all_.kind, one.ballots, one.changes.size(),
                                                   one.tried.size(), rule_names(one.changes, most_rules_named)));
    }
    // Options by rule, not by name: several rules share `strength`, and one may have two.
    std::vector<std::string> tried, changed;
    for (const rule_variants& rule : all_.rules) {
        const std::string& id = all_.counts[rule.usual].rule;
        const auto has = [&](const std::vector<std::string> influence::*list) {
            return std::any_of(all_.options.begin(), all_.options.end(), [&](const influence& one) {
                return std::find((one.*list).begin(), (one.*list).end(), id) != (one.*list).end();
            });
        };
        if (has(&influence::tried)) tried.push_back(id);
        if (has(&influence::changes)) changed.push_back(id);
    }
    if (!tried.empty())
        out.items.push_back(words_.options_change(changed.size(), tried.size(), rule_names(changed, most_rules_named)));
    return out;
}

document describe(const comparison& compared, language lang) {
    const telling t(compared.read, lang);
    const noun what = t.what;
    const auto words = lang == language::fr ? french_comparing(what, t.say) : english_comparing(what, t.say);
    document d;
    d.say = t.say;
    const consultation& declared = compared.read.declared;
    d.title = declared.title.empty() ? std::string(words->label().untitled) : t.title(declared.title);
    d.notice = t.title(declared.notice);
    const bool several = compared.sets.size() > 1;
    for (std::size_t i = 0; i < compared.sets.size(); ++i) {
        const comparison_part part(t, *words, compared.sets[i], compared.request.seats);
        const int level = several ? 3 : 2;
        const std::string number = i == 0 ? "" : "-" + std::to_string(i + 1);
        d.blocks.push_back(
            heading{2, "result" + number,
                    several ? t.say->set_title(visible(compared.read.sets[i].name)) : text(words->label().result)});
        d.blocks.push_back(paragraph{part.verdict(), paragraph::role::verdict});
        if (const text context = part.context(); !context.empty())
            d.blocks.push_back(paragraph{context, paragraph::role::lead});
        if (compared.request.where) {
            const auto& [column, value] = *compared.request.where;
            d.blocks.push_back(paragraph{t.say->of_part(t.column_title(column), text::strong(visible(value)))});
        }
        d.blocks.push_back(part.dependences());
        part.tell_support(d.blocks);
        part.tell_rules(level, "rules" + number, d.blocks);
        part.tell_changes(level, "changes" + number, d.blocks);
        part.tell_failures(level, "failed" + number, d.blocks);
    }
    tell_ballots(t, d.blocks);
    d.footer = t.say->made_by(DELIB_VERSION_STRING, "delib.compare/1");
    return d;
}

}  // namespace delib::report
