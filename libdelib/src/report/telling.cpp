#include "report/telling.hpp"

#include "delib/core/version.hpp"
#include "report/capturing.hpp"

namespace delib::report {

namespace {

constexpr std::size_t most_names = 40;  // in one sentence

noun noun_of(const consultation& declared) {
    return std::any_of(declared.proposals.begin(), declared.proposals.end(),
                       [](const proposal& p) { return !p.title.empty(); })
               ? noun::proposal
               : noun::candidate;
}

}  // namespace

telling::telling(const consultation_result& shown, language lang)
    : result(shown), what(noun_of(shown.declared)), say(phrases_in(lang, what)), lang_(lang) {
    for (const proposal& p : result.declared.proposals) proposals_.emplace(p.id, &p);
    for (const count_result& count : result.counts) {
        static const count_request bare{};
        const count_request* request =
            count.request < result.declared.counts.size() ? &result.declared.counts[count.request] : &bare;
        const auto same = std::find_if(groups.begin(), groups.end(),
                                       [&](const count_group& g) { return g.whole->request == count.request; });
        if (same == groups.end()) {
            groups.push_back({request, &count, {}, groups.size() + 1});
        } else if (!count.stratum && same->whole->stratum) {
            same->parts.insert(same->parts.begin(), same->whole);
            same->whole = &count;
        } else {
            same->parts.push_back(&count);
        }
    }
}

shown_name telling::name(const std::string& candidate_name) const {
    shown_name out{visible(candidate_name), {}};
    if (const auto found = proposals_.find(candidate_name); found != proposals_.end())
        out.title = title(found->second->title);
    if (out.title == out.key) out.title.clear();
    return out;
}

text telling::long_name(const count_result& count, candidate who) const {
    const shown_name shown = name(count, who);
    text out = text::strong(shown.key);
    if (!shown.title.empty()) out += " (" + shown.title + ")";
    return out;
}

text telling::keys(const count_result& count, const std::vector<candidate>& who) const {
    std::vector<text> all;
    for (const candidate c : who) {
        if (all.size() == most_names) {
            all.emplace_back("…");
            break;
        }
        all.push_back(key(count, c));
    }
    return say->list(all);
}

text telling::tiers(const count_result& count, const ranking& order) const {
    text out;
    std::size_t named = 0;
    for (const auto& tier : order) {
        for (std::size_t i = 0; i < tier.size(); ++i) {
            if (!out.empty()) out += i == 0 ? " > " : " = ";
            if (++named > most_names) {
                out += "…";
                return out;
            }
            out += key(count, tier[i]);
        }
    }
    return out;
}

std::string telling::theme_of(const std::string& candidate_name) const {
    const auto found = proposals_.find(candidate_name);
    return found == proposals_.end() ? std::string() : found->second->theme;
}

std::string telling::theme_title(const std::string& id) const {
    for (const theme& t : result.declared.themes) {
        if (t.id == id) return t.title.empty() ? visible(t.id) : title(t.title);
    }
    return id.empty() ? std::string(say->label().no_theme) : visible(id);
}

std::string telling::title(const localized& words) const {
    return say->typeset(visible(words.in(lang_)));
}

std::string telling::grade_title(const std::string& label) const {
    for (const grade_label& g : result.declared.grades) {
        if (g.id == label && !g.title.empty()) return title(g.title);
    }
    return visible(label);
}

std::string telling::column_title(const std::string& column) const {
    for (const stratum_declaration& s : result.declared.strata) {
        if (s.column == column && !s.title.empty()) return title(s.title);
    }
    return visible(column);
}

const rule_entry* telling::rule(const std::string& id) const {
    const auto found = find_rule(id);
    return found ? *found : nullptr;
}

std::string telling::rule_name(const std::string& id) const {
    const rule_entry* entry = rule(id);
    if (entry == nullptr) return visible(id);
    return say->typeset(lang_ == language::fr ? entry->info.name_fr : entry->info.name_en);
}

std::string telling::rule_summary(const std::string& id) const {
    const rule_entry* entry = rule(id);
    if (entry == nullptr) return {};
    return say->typeset(lang_ == language::fr ? entry->info.summary_fr : entry->info.summary_en);
}

std::string telling::count_title(const count_group& group) const {
    if (!group.request->title.empty()) return title(group.request->title);
    const std::string name = rule_name(group.whole->decision.rule);
    return groups.size() == 1 ? name : say->count_title(group.number, name);
}

std::string telling::short_title(const count_group& group) const {
    const bool unique = std::none_of(groups.begin(), groups.end(), [&](const count_group& other) {
        return other.number != group.number && other.whole->decision.rule == group.whole->decision.rule;
    });
    return unique ? rule_name(group.whole->decision.rule) : count_title(group);
}

std::optional<basis_kind> telling::basis(const outcome& o) const {
    const rule_entry* entry = rule(o.rule);
    return entry == nullptr ? std::nullopt : std::optional(entry->info.basis);
}

unit telling::score_unit(const outcome& o) const {
    const auto from = basis(o);
    if (!from) return unit::none;
    switch (*from) {
        case basis_kind::first: return unit::votes;
        case basis_kind::positions:
        case basis_kind::scores: return unit::points;
        case basis_kind::approvals: return unit::approvals;
        case basis_kind::pairwise:
        case basis_kind::grades:
        case basis_kind::profile: break;
    }
    return unit::none;
}

standing standing_of(const outcome& o, candidate who) {
    const auto in = [&](const std::vector<candidate>& all) {
        return std::find(all.begin(), all.end(), who) != all.end();
    };
    return in(o.elected) ? standing::chosen : in(o.tied) || in(o.winners) ? standing::tied : standing::out;
}

bool orders_by_score(const outcome& o) {
    if (o.scores.empty() || !o.order) return false;
    std::optional<rational> last;
    for (const auto& tier : *o.order) {
        for (const candidate who : tier) {
            const auto& score = o.scores[index(who)];
            if (!score || *score < 0 || (last && *score > *last)) return false;
            last = score;
        }
    }
    return last.has_value() && o.scores[index(o.order->front().front())] > rational(0);
}

std::vector<std::size_t> places(const outcome& o, std::size_t candidates) {
    if (!o.order) return {};
    std::vector<std::size_t> out(candidates, 0);
    std::size_t before = 0;
    for (const auto& tier : *o.order) {
        for (const candidate who : tier) out[index(who)] = before + 1;
        before += tier.size();
    }
    return out;
}

std::vector<candidate> in_order(const outcome& o, std::size_t candidates) {
    const auto at = places(o, candidates);
    std::vector<candidate> all;
    for (std::size_t i = 0; i < candidates; ++i) all.push_back(candidate_at(i));
    const auto key = [&](candidate c) {
        const std::size_t place = at.empty() || at[index(c)] == 0 ? candidates + 1 : at[index(c)];
        const standing s = standing_of(o, c);
        return std::pair(place, s == standing::chosen ? 0 : s == standing::tied ? 1 : 2);
    };
    std::stable_sort(all.begin(), all.end(), [&](candidate a, candidate b) { return key(a) < key(b); });
    return all;
}

std::vector<candidate> elected_in_order(const outcome& o, std::size_t candidates) {
    std::vector<candidate> out;
    for (const candidate who : in_order(o, candidates)) {
        if (standing_of(o, who) == standing::chosen) out.push_back(who);
    }
    return out;
}

std::optional<cut> cut_of(const outcome& o, std::size_t candidates) {
    if (!o.order || o.elected.empty() || !o.tied.empty()) return std::nullopt;
    const auto at = places(o, candidates);
    cut found;
    for (const candidate who : in_order(o, candidates)) {
        if (at[index(who)] == 0) continue;
        if (standing_of(o, who) == standing::chosen) {
            found.in = who;
            found.place_in = at[index(who)];
        } else if (found.place_out == 0) {
            found.out = who;
            found.place_out = at[index(who)];
        }
    }
    if (found.place_in == 0 || found.place_out == 0 || found.place_in >= found.place_out) return std::nullopt;
    return found;
}

document describe(const consultation_result& result, language lang, const captured* found) {
    const telling t(result, lang);
    const auto words = found == nullptr ? nullptr : capturing_in(lang, t.say);
    const labels& label = t.say->label();
    document d;
    d.say = t.say;
    d.title = result.declared.title.empty() ? std::string(label.untitled) : t.title(result.declared.title);
    d.notice = t.title(result.declared.notice);
    auto& out = d.blocks;

    if (!t.groups.empty()) {
        const count_group& first = t.groups.front();
        out.push_back(heading{2, "result", label.result});
        out.push_back(paragraph{verdict(t, *first.whole), paragraph::role::verdict});
        if (const text clear = clearness(t, *first.whole); !clear.empty())
            out.push_back(paragraph{clear, paragraph::role::lead});
        tell_chosen(t, *first.whole, out);
        if (const text themes = coverage(t, *first.whole); !themes.empty()) out.push_back(paragraph{themes});
        tell_charts(t, first, out);
    }
    if (t.groups.size() > 1) tell_comparison(t, out);
    for (const count_group& group : t.groups) {
        out.push_back(heading{2, "count-" + std::to_string(group.number), t.count_title(group)});
        const std::string name = t.rule_name(group.whole->decision.rule);
        if (const std::string how = t.rule_summary(group.whole->decision.rule); !how.empty()) {
            const bool named = t.count_title(group).find(name) != std::string::npos;
            out.push_back(paragraph{sentences({named ? text() : text::strong(name + "."), how})});
        }
        if (group.number > 1) {
            out.push_back(paragraph{verdict(t, *group.whole), paragraph::role::lead});
            if (const text clear = clearness(t, *group.whole); !clear.empty()) out.push_back(paragraph{clear});
            tell_charts(t, group, out);
        }
        tell_why(t, *group.whole, out);
        tell_ties(t, group, out);
        tell_requirements(t, group, out);
        tell_parts(t, group, out);
        if (found != nullptr) {
            const auto at = static_cast<std::size_t>(group.whole - result.counts.data());
            const capture_part part(t, *words, *found, at);
            out.push_back(heading{3, {}, words->label().close});
            out.push_back(paragraph{part.verdict(), paragraph::role::lead});
            part.tell(3, out);
        }
        tell_options(t, group, out);
    }
    tell_ballots(t, out);
    d.footer = t.say->made_by(DELIB_VERSION_STRING, "delib.result/1");
    return d;
}

}  // namespace delib::report
