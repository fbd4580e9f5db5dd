// The result document `delib.result/1`. docs/result.md describes every key; the order of keys is part of the contract.
#include "delib/core/version.hpp"
#include "delib/engine/registry.hpp"
#include "delib/report/report.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace delib {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t line_width = 110;

// What the events and ties of one outcome need to be written: names of candidates and of grades.
struct naming {
    const candidate_list& candidates;
    const scale* grades = nullptr;

    [[nodiscard]] std::string operator()(candidate who) const { return candidates.name(who); }
    [[nodiscard]] ordered_json list(const std::vector<candidate>& who) const {
        ordered_json names = ordered_json::array();
        for (const candidate c : who) names.push_back(candidates.name(c));
        return names;
    }
    [[nodiscard]] ordered_json tiers(const std::vector<std::vector<candidate>>& order) const {
        ordered_json all = ordered_json::array();
        for (const auto& tier : order) all.push_back(list(tier));
        return all;
    }
};

ordered_json exact(const rational& value) {
    return to_text(value);
}

template <class T, class F>
ordered_json or_null(const std::optional<T>& value, F&& form) {
    return value ? ordered_json(form(*value)) : ordered_json(nullptr);
}

// One shape for each type of event.
struct event_json {
    const naming& name;

    ordered_json operator()(const events::round& e) const {
        ordered_json totals = ordered_json::object();
        for (const auto& [who, held] : e.totals) totals[name(who)] = exact(held);
        return {{"event", "round"},
                {"round", e.number},
                {"totals", totals},
                {"exhausted", exact(e.exhausted)},
                {"needed", or_null(e.needed, exact)}};
    }
    ordered_json operator()(const events::elimination& e) const {
        return {{"event", "elimination"},
                {"round", e.round},
                {"candidates", name.list(e.who)},
                {"because", to_text(e.because)},
                {"with", or_null(e.with, exact)}};
    }
    ordered_json operator()(const events::majority& e) const {
        return {{"event", "majority"},
                {"round", e.round},
                {"candidate", name(e.who)},
                {"votes", exact(e.votes)},
                {"of", exact(e.of)}};
    }
    ordered_json operator()(const events::all_tied& e) const {
        return {{"event", "all-tied"}, {"round", e.round}, {"candidates", name.list(e.who)}};
    }
    ordered_json operator()(const events::spoilt& e) const {
        return {{"event", "spoilt"}, {"weight", exact(e.weight)}, {"more-than", e.more_than}};
    }
    ordered_json operator()(const events::duel& e) const {
        ordered_json out = {{"event", "duel"}};
        out.update(pair(e));
        return out;
    }
    ordered_json operator()(const events::runoff& e) const {
        ordered_json out = {{"event", "runoff"}, {"round", e.round}};
        out.update(pair(e.between));
        return out;
    }
    ordered_json operator()(const events::worst_duel& e) const {
        return {{"event", "worst-duel"},
                {"candidate", name(e.who)},
                {"against", or_null(e.against, [&](const events::duel& d) { return name(d.b); })},
                {"for", or_null(e.against, [](const events::duel& d) { return exact(d.votes_a); })},
                {"opposed", or_null(e.against, [](const events::duel& d) { return exact(d.votes_b); })}};
    }
    ordered_json operator()(const events::paths& e) const {
        const auto weakest = [&](const events::duel& d) { return pair(d); };
        return {{"event", "paths"},
                {"from", name(e.from)},
                {"to", name(e.to)},
                {"there", name.list(e.there)},
                {"back", name.list(e.back)},
                {"weakest-there", or_null(e.weakest_there, weakest)},
                {"weakest-back", or_null(e.weakest_back, weakest)}};
    }
    ordered_json operator()(const events::smith_set& e) const {
        return {{"event", "smith-set"}, {"candidates", name.list(e.who)}};
    }
    ordered_json operator()(const events::majority_grade& e) const {
        const bool known = name.grades != nullptr && e.grade < name.grades->size();
        return {{"event", "majority-grade"},
                {"candidate", name(e.who)},
                {"grade", known ? name.grades->label(e.grade) : std::to_string(e.grade)},
                {"above", exact(e.above)},
                {"below", exact(e.below)}};
    }
    ordered_json operator()(const events::countback& e) const {
        return {{"event", "countback"}, {"order", name.tiers(e.order)}};
    }
    ordered_json operator()(const events::removal& e) const {
        return {{"event", "removal"},
                {"round", e.round},
                {"candidates", name.list(e.who)},
                {"reason", std::string(to_text(e.why))}};
    }
    ordered_json operator()(const events::optimal_orders& e) const {
        return {{"event", "optimal-orders"}, {"count", to_text(e.count)}, {"one", name.list(e.one)}};
    }

private:
    [[nodiscard]] ordered_json pair(const events::duel& d) const {
        return {
            {"candidate", name(d.a)}, {"against", name(d.b)}, {"for", exact(d.votes_a)}, {"opposed", exact(d.votes_b)}};
    }
};

ordered_json tie_json(const tie& t, const naming& name) {
    ordered_json out = {{"for", std::string(to_text(t.where))},
                        {"round", t.round},
                        {"between", name.list(t.among)},
                        {"resolved", std::string(to_text(t.how))}};
    if (!t.order.empty()) out["order"] = name.tiers(t.order);
    if (!t.recompute.empty()) out["recompute"] = t.recompute;
    return out;
}

ordered_json scores_json(const outcome& o, const naming& name) {
    if (o.scores.empty()) return nullptr;
    ordered_json scores = ordered_json::object();
    for (std::size_t i = 0; i < o.scores.size(); ++i) scores[name(candidate_at(i))] = or_null(o.scores[i], exact);
    return scores;
}

ordered_json pairs_json(const std::vector<std::pair<std::string, std::string>>& pairs) {
    ordered_json out = ordered_json::object();
    for (const auto& [key, value] : pairs) out[key] = value;
    return out;
}

ordered_json requirement_json(const requirement_result& r, const naming& name) {
    return {{"kind", r.kind},
            {"candidate", or_null(r.who, name)},
            {"against", r.against.empty() ? ordered_json(nullptr) : ordered_json(r.against)},
            {"needed", exact(r.needed)},
            {"got", exact(r.got)},
            {"met", r.met}};
}

naming naming_of(const consultation_result& result, const count_result& count) {
    return {*result.sets[count.set].candidates, count.grades ? &count.grades->grades() : nullptr};
}

ordered_json outcome_json(const count_result& count, const consultation_result& result) {
    const outcome& o = count.decision;
    const set_result& set = result.sets[count.set];
    const naming name = naming_of(result, count);
    ordered_json out;
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
        out["lottery"] = ordered_json::object();
        for (std::size_t i = 0; i < o.lottery.size(); ++i) out["lottery"][name(candidate_at(i))] = exact(o.lottery[i]);
    }
    out["requirements"] = ordered_json::array();
    for (const auto& r : o.requirements) out["requirements"].push_back(requirement_json(r, name));
    if (o.decided) out["decision"] = std::string(to_text(*o.decided));
    out["rounds"] = ordered_json::array();
    for (const event& e : o.rounds) out["rounds"].push_back(std::visit(event_json{name}, e));
    out["ties"] = ordered_json::array();
    for (const tie& t : o.ties) out["ties"].push_back(tie_json(t, name));
    out["complete"] = o.complete;
    if (!count.reweighted.empty()) {
        ordered_json rows = ordered_json::array();
        for (const stratum_weight& w : count.reweighted) {
            rows.push_back(
                {{"value", w.value}, {"declared", to_text(w.declared)}, {"cast", to_text(w.cast)}, {"used", w.used}});
        }
        out["reweighted"] = {{"stratum", request.reweight}, {"strata", rows}};
    }
    if (!count.two_level.empty()) {
        ordered_json rows = ordered_json::array();
        for (const stratum_vote& v : count.two_level) {
            ordered_json row = {{"value", v.value},
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
        ordered_json first = {{"rule", request.rule}};
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

ordered_json ballots_json(const set_result& set) {
    const ballots_report& r = set.report;
    ordered_json files = ordered_json::array();
    for (const source_file& f : r.files) {
        files.push_back(
            {{"name", f.name}, {"sha256", f.sha256.empty() ? ordered_json(nullptr) : ordered_json(f.sha256)}});
    }
    ordered_json rejected = ordered_json::array();
    for (const rejected_ballot& b : r.rejected) rejected.push_back({{"where", b.where}, {"why", b.why}});
    return {{"kind", std::string(to_text(r.kind))},
            {"format", r.format},
            {"files", files},
            {"cast", r.cast},
            {"counted", r.counted},
            {"blank", r.blank},
            {"rejected", rejected},
            {"weight", exact(set.weight)}};
}

// Writes a value on one line if it fits, and one member a line otherwise, so that people can read a ranking.
class writer {
public:
    [[nodiscard]] std::string document(const ordered_json& value) {
        out_.clear();
        write(value, 0, 0);
        return std::move(out_) + "\n";
    }

    [[nodiscard]] static std::string compact(const ordered_json& value) {
        return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    }

private:
    static void one_line(const ordered_json& value, std::string& out) {
        if (!value.is_structured()) {
            out += compact(value);
            return;
        }
        out += value.is_array() ? '[' : '{';
        bool first = true;
        for (const auto& [key, member] : value.items()) {
            if (!std::exchange(first, false)) out += ", ";
            if (value.is_object()) out += compact(key) + ": ";
            one_line(member, out);
            if (out.size() > 2 * line_width) return;  // too long already: the caller throws it away
        }
        out += value.is_array() ? ']' : '}';
    }

    void write(const ordered_json& value, std::size_t depth, std::size_t before) {
        std::string line;
        if (depth > 0 || !value.is_structured()) one_line(value, line);
        if (!value.is_structured() || (depth > 0 && line.size() + before <= line_width)) {
            out_ += line;
            return;
        }
        out_ += value.is_array() ? "[" : "{";
        bool first = true;
        for (const auto& [key, member] : value.items()) {
            out_ += std::exchange(first, false) ? "\n" : ",\n";
            out_.append(depth + 1, ' ');
            std::size_t used = depth + 1;
            if (value.is_object()) {
                const std::string head = compact(key) + ": ";
                used += head.size();
                out_ += head;
            }
            write(member, depth + 1, used);
        }
        out_ += "\n";
        out_.append(depth, ' ');
        out_ += value.is_array() ? "]" : "}";
    }

    std::string out_{};
};

}  // namespace

std::string to_json(const consultation_result& result) {
    ordered_json out;
    out["schema"] = "delib.result/1";
    out["engine"] = {{"name", "libdelib"}, {"version", DELIB_VERSION_STRING}};
    out["ballots"] = ballots_json(result.sets.front());
    out["candidates"] = result.candidates().names();
    out["policy"] = pairs_json(to_pairs(result.sets.front().policy));
    out["outcomes"] = ordered_json::array();
    for (const count_result& count : result.counts) out["outcomes"].push_back(outcome_json(count, result));
    if (result.sets.size() > 1) {
        out["sets"] = ordered_json::array();
        for (const set_result& set : result.sets) {
            out["sets"].push_back(
                {{"name", set.name}, {"ballots", ballots_json(set)}, {"policy", pairs_json(to_pairs(set.policy))}});
        }
    }
    return writer{}.document(out);
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
    return writer::compact(std::visit(event_json{name}, count.decision.rounds[round]));
}

std::string tie_to_json(const consultation_result& result, std::size_t outcome, std::size_t tie) {
    const count_result& count = result.counts[outcome];
    return writer::compact(tie_json(count.decision.ties[tie], naming_of(result, count)));
}

}  // namespace delib
