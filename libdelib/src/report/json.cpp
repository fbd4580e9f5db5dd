// The result document `delib.result/1`. docs/result.md describes every key; the order of keys is part of the contract.
#include "delib/engine/registry.hpp"
#include "delib/report/report.hpp"
#include "report/capture_json.hpp"
#include "report/json_parts.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace delib {

namespace {

using report::ballots_json;
using report::exact;
using report::json_document;
using report::json_head;
using report::pairs_json;

// What the events and ties of one outcome need to be written: names of candidates and of grades.
struct naming {
    const candidate_list& candidates;
    const scale* grades = nullptr;

    [[nodiscard]] std::string operator()(candidate who) const { return candidates.name(who); }
    [[nodiscard]] json list(const std::vector<candidate>& who) const {
        json names = json::list();
        for (const candidate c : who) names.push_back(candidates.name(c));
        return names;
    }
    [[nodiscard]] json tiers(const std::vector<std::vector<candidate>>& order) const {
        json all = json::list();
        for (const auto& tier : order) all.push_back(list(tier));
        return all;
    }
};

template <class T, class F>
json or_null(const std::optional<T>& value, F&& form) {
    return value ? json(form(*value)) : json(nullptr);
}

// One shape for each type of event.
struct event_json {
    const naming& name;

    json operator()(const events::round& e) const {
        json totals = json::object();
        for (const auto& [who, held] : e.totals) totals.add(name(who), exact(held));
        json out = {{"event", "round"},
                    {"round", e.number},
                    {"totals", totals},
                    {"exhausted", exact(e.exhausted)},
                    {"needed", or_null(e.needed, exact)}};
        if (e.seat) {
            out.add("quota", exact(e.seat->votes));
            out.add("dropped", exact(e.seat->dropped));
        }
        return out;
    }
    json operator()(const events::election& e) const {
        return {{"event", "election"},
                {"round", e.round},
                {"candidates", name.list(e.who)},
                {"because", to_text(e.because)}};
    }
    json operator()(const events::transfer& e) const {
        return {{"event", "transfer"},
                {"round", e.round},
                {"candidate", name(e.who)},
                {"surplus", exact(e.surplus)},
                {"value", exact(e.value)}};
    }
    json operator()(const events::keep_values& e) const {
        json values = json::object();
        for (const auto& [who, kept] : e.values) values.add(name(who), exact(kept));
        return {{"event", "keep-values"}, {"round", e.round}, {"values", values}};
    }
    json operator()(const events::elimination& e) const {
        return {{"event", "elimination"},
                {"round", e.round},
                {"candidates", name.list(e.who)},
                {"because", to_text(e.because)},
                {"with", or_null(e.with, exact)}};
    }
    json operator()(const events::majority& e) const {
        return {{"event", "majority"},
                {"round", e.round},
                {"candidate", name(e.who)},
                {"votes", exact(e.votes)},
                {"of", exact(e.of)}};
    }
    json operator()(const events::all_tied& e) const {
        return {{"event", "all-tied"}, {"round", e.round}, {"candidates", name.list(e.who)}};
    }
    json operator()(const events::spoilt& e) const {
        return {{"event", "spoilt"}, {"weight", exact(e.weight)}, {"more-than", e.more_than}};
    }
    json operator()(const events::duel& e) const { return pair({{"event", "duel"}}, e); }
    json operator()(const events::runoff& e) const {
        return pair({{"event", "runoff"}, {"round", e.round}}, e.between);
    }
    json operator()(const events::worst_duel& e) const {
        return {{"event", "worst-duel"},
                {"candidate", name(e.who)},
                {"against", or_null(e.against, [&](const events::duel& d) { return name(d.b); })},
                {"for", or_null(e.against, [](const events::duel& d) { return exact(d.votes_a); })},
                {"opposed", or_null(e.against, [](const events::duel& d) { return exact(d.votes_b); })}};
    }
    json operator()(const events::paths& e) const {
        const auto weakest = [&](const events::duel& d) { return pair(json::object(), d); };
        return {{"event", "paths"},
                {"from", name(e.from)},
                {"to", name(e.to)},
                {"there", name.list(e.there)},
                {"back", name.list(e.back)},
                {"weakest-there", or_null(e.weakest_there, weakest)},
                {"weakest-back", or_null(e.weakest_back, weakest)}};
    }
    json operator()(const events::smith_set& e) const {
        return {{"event", "smith-set"}, {"candidates", name.list(e.who)}};
    }
    json operator()(const events::majority_grade& e) const {
        const bool known = name.grades != nullptr && e.grade < name.grades->size();
        return {{"event", "majority-grade"},
                {"candidate", name(e.who)},
                {"grade", known ? name.grades->label(e.grade) : std::to_string(e.grade)},
                {"above", exact(e.above)},
                {"below", exact(e.below)}};
    }
    json operator()(const events::countback& e) const {
        return {{"event", "countback"}, {"order", name.tiers(e.order)}};
    }
    json operator()(const events::removal& e) const {
        return {{"event", "removal"},
                {"round", e.round},
                {"candidates", name.list(e.who)},
                {"reason", std::string(to_text(e.why))}};
    }
    json operator()(const events::optimal_orders& e) const {
        return {{"event", "optimal-orders"}, {"count", to_text(e.count)}, {"one", name.list(e.one)}};
    }

private:
    [[nodiscard]] json pair(json into, const events::duel& d) const {
        into.add("candidate", name(d.a));
        into.add("against", name(d.b));
        into.add("for", exact(d.votes_a));
        into.add("opposed", exact(d.votes_b));
        return into;
    }
};

json tie_json(const tie& t, const naming& name) {
    json out = {{"for", std::string(to_text(t.where))},
                {"round", t.round},
                {"between", name.list(t.among)},
                {"resolved", std::string(to_text(t.how))}};
    if (!t.order.empty()) out["order"] = name.tiers(t.order);
    if (!t.recompute.empty()) out["recompute"] = t.recompute;
    return out;
}

json scores_json(const outcome& o, const naming& name) {
    if (o.scores.empty()) return nullptr;
    json scores = json::object();
    for (std::size_t i = 0; i < o.scores.size(); ++i) scores.add(name(candidate_at(i)), or_null(o.scores[i], exact));
    return scores;
}

json requirement_json(const requirement_result& r, const naming& name) {
    return {{"kind", r.kind},
            {"candidate", or_null(r.who, name)},
            {"against", r.against.empty() ? json(nullptr) : json(r.against)},
            {"needed", exact(r.needed)},
            {"got", exact(r.got)},
            {"met", r.met}};
}

naming naming_of(const consultation_result& result, const count_result& count) {
    return {*result.sets[count.set].candidates, count.grades ? &count.grades->grades() : nullptr};
}

json outcome_json(const count_result& count, const consultation_result& result) {
    const outcome& o = count.decision;
    const set_result& set = result.sets[count.set];
    const naming name = naming_of(result, count);
    json out;
    out["rule"] = o.rule;
    out["options"] = pairs_json(o.options);
    out["seats"] = o.seats;
    const count_request bare;
    const count_request& request =
        count.request < result.declared.counts.size() ? result.declared.counts[count.request] : bare;
    out["stratum"] = or_null(count.stratum, [&](const auto&) { return stratum_text(result, count); });
    out["winners"] = name.list(o.winners);
    out["committees"] = name.tiers(o.committees);
    out["committees_total"] = (o.committees_at_least ? ">" : "") + to_text(o.committees_total);
    out["elected"] = name.list(o.elected);
    out["tied"] = name.list(o.tied);
    out["open"] = o.open;
    out["ranking"] = or_null(o.order, [&](const ranking& order) { return name.tiers(order); });
    out["scores"] = scores_json(o, name);
    if (o.objective) out["objective"] = exact(*o.objective);
    if (!o.lottery.empty()) {
        json lottery = json::object();
        for (std::size_t i = 0; i < o.lottery.size(); ++i) lottery.add(name(candidate_at(i)), exact(o.lottery[i]));
        out["lottery"] = std::move(lottery);
    }
    json requirements = json::list();
    for (const auto& r : o.requirements) requirements.push_back(requirement_json(r, name));
    out["requirements"] = std::move(requirements);
    if (o.decided) out["decision"] = std::string(to_text(*o.decided));
    json rounds = json::list();
    for (const event& e : o.rounds) rounds.push_back(std::visit(event_json{name}, e));
    out["rounds"] = std::move(rounds);
    json ties = json::list();
    for (const tie& t : o.ties) ties.push_back(tie_json(t, name));
    out["ties"] = std::move(ties);
    out["complete"] = o.complete;
    if (!count.reweighted.empty()) {
        json rows = json::list();
        for (const stratum_weight& w : count.reweighted) {
            rows.push_back(
                {{"value", w.value}, {"declared", to_text(w.declared)}, {"cast", to_text(w.cast)}, {"used", w.used}});
        }
        out["reweighted"] = {{"stratum", request.reweight}, {"strata", rows}};
    }
    if (!count.two_level.empty()) {
        json rows = json::list();
        for (const stratum_vote& v : count.two_level) {
            json row = {{"value", v.value},
                        {"weight", exact(v.weight)},
                        {"heads", v.heads},
                        {"ranking", nullptr},
                        {"scores", nullptr}};
            if (v.decided) {
                row["ranking"] = or_null(v.decided->order, [&](const ranking& order) { return name.tiers(order); });
                row["scores"] = scores_json(*v.decided, name);
            }
            rows.push_back(std::move(row));
        }
        json first = {{"rule", request.rule}};
        if (const auto rule = find_rule(request.rule)) {
            if (const auto options = (*rule)->effective(request.options)) first["options"] = pairs_json(*options);
        }
        out["two-level"] = {{"stratum", request.two_level->stratum},
                            {"carry", std::string(to_text(request.two_level->carry))},
                            {"first", first},
                            {"strata", rows}};
    }
    if (result.sets.size() > 1) out["ballots"] = set.name;
    return out;
}

}  // namespace

namespace {

std::string result_json(const consultation_result& result, const captured* found) {
    json out = json_head("delib.result/1", result.sets.front());
    json outcomes = json::list();
    for (std::size_t i = 0; i < result.counts.size(); ++i) {
        json one = outcome_json(result.counts[i], result);
        if (found != nullptr) {
            json capture = json::object();
            report::add_capture(capture, *found, i);
            one["capture"] = found->counts[i] ? std::move(capture) : json(nullptr);
        }
        outcomes.push_back(std::move(one));
    }
    out["outcomes"] = std::move(outcomes);
    if (result.sets.size() > 1) {
        out["sets"] = json::list();
        for (const set_result& set : result.sets) {
            out["sets"].push_back(
                {{"name", set.name}, {"ballots", ballots_json(set)}, {"policy", pairs_json(to_pairs(set.policy))}});
        }
    }
    return json_document(out);
}

}  // namespace

std::string to_json(const consultation_result& result) {
    return result_json(result, nullptr);
}

std::string to_json(const result_with_capture& both) {
    return result_json(both.found.counted, &both.found);
}

std::string stratum_text(const consultation_result& result, const count_result& count) {
    if (!count.stratum) return {};
    const auto& [column, value] = *count.stratum;
    std::string text = column + "=" + value;
    if (count.request >= result.declared.counts.size()) return text;
    const auto& where = result.declared.counts[count.request].where;
    return where && *where != *count.stratum ? where->first + "=" + where->second + "," + text : text;
}

std::string round_to_json(const consultation_result& result, std::size_t outcome, std::size_t round) {
    const count_result& count = result.counts[outcome];
    const naming name = naming_of(result, count);
    return std::visit(event_json{name}, count.decision.rounds[round]).compact();
}

std::string tie_to_json(const consultation_result& result, std::size_t outcome, std::size_t tie) {
    const count_result& count = result.counts[outcome];
    return tie_json(count.decision.ties[tie], naming_of(result, count)).compact();
}

}  // namespace delib
