// The documents `delib.capture/1` and `delib.privacy/1`. docs/capture.md describes every key; the order of keys is part
// of the contract.
#include "report/capture_json.hpp"

#include "delib/core/version.hpp"
#include "delib/report/report.hpp"
#include "report/json_parts.hpp"

#include <string>

namespace delib {

namespace {

using report::number;

json whole(const std::optional<std::uint64_t>& n) {
    return n ? json(std::to_string(*n)) : json(nullptr);
}

class writer {
public:
    writer(const captured& found, std::size_t at)
        : candidates_(*found.counted.sets[found.counted.counts[at].set].candidates) {}

    void add_to(json& out, const captured_count& one) const {
        out["added"] = margin(one.least.added, one.added, tampering::added);
        out["removed"] = margin(one.least.removed, one.removed, tampering::removed);
        out["changed"] = margin(one.least.changed, one.changed, tampering::changed);
        out["without"] = json::list();
        for (const part_left_out& part : one.without.parts) {
            out["without"].push_back({{"stratum", part.column + "=" + part.value},
                                      {"winners", part.nobody ? json(nullptr) : names(part.winners)},
                                      {"same", part.same}});
        }
        out["without-skipped"] = one.without.skipped;
        out["power"] = json::object();
        for (const column_power& column : one.power) {
            json values = json::object();
            for (const part_power& part : column.values) {
                const auto share = part.share();
                values.add(part.value, share ? report::exact(*share) : json(nullptr));
            }
            out["power"].add(
                column.column,
                {{"coalitions", column.coalitions}, {"every", column.every_coalition}, {"values", values}});
        }
        out["bootstrap"] = json::object();
        const double resamples = static_cast<double>(one.bootstrap.resamples);
        for (std::size_t c = 0; c < candidates_.size() && one.bootstrap.resamples > 0; ++c) {
            const resampled_candidate& drawn = one.bootstrap.candidates[c];
            json ranks = nullptr;
            if (drawn.ranks) ranks = json::list({drawn.ranks->first, drawn.ranks->second});
            out["bootstrap"].add(candidates_.name(candidate_at(c)),
                                 {{"wins", number(static_cast<double>(drawn.wins) / resamples)},
                                  {"alone", number(static_cast<double>(drawn.alone) / resamples)},
                                  {"ranks", ranks}});
        }
        out["resamples"] = one.bootstrap.resamples;
        out["fake-share"] = one.fakes ? report::exact(one.fakes->below) : json(nullptr);
        out["similar"] = alike(one);
        out["complete"] = one.complete;
    }

    // The same keys where there was nothing to look at.
    static void add_nothing(json& out, bool complete) {
        for (const char* key : {"added", "removed", "changed", "without", "without-skipped", "power", "bootstrap",
                                "resamples", "fake-share", "similar"})
            out[key] = nullptr;
        out["complete"] = complete;
    }

    [[nodiscard]] json names(const std::vector<candidate>& who) const {
        json out = json::list();
        for (const candidate c : who) out.push_back(candidates_.name(c));
        return out;
    }

private:
    [[nodiscard]] json margin(const ballot_margin& m, const witness_lines& lines, tampering what) const {
        json out = {{"lower", whole(m.lower)},
                    {"upper", whole(m.upper)},
                    {"proof", std::string(to_text(m.proof))},
                    {"tried", m.tried},
                    {"winners", m.upper ? names(m.winners) : json(nullptr)},
                    {"witness", what == tampering::removed ? lines.out : lines.in}};
        if (what == tampering::changed) out["instead-of"] = lines.out;
        return out;
    }

    [[nodiscard]] json alike(const captured_count& one) const {
        json groups = json::list();
        for (std::size_t i = 0; i < one.alike.groups.size(); ++i) {
            const similar_group& group = one.alike.groups[i];
            groups.push_back({{"ballot", one.alike_lines[i]},
                              {"voters", group.heads},
                              {"near", group.near},
                              {"expected", number(group.expected)},
                              {"surprise", number(group.surprise)}});
        }
        return {{"groups", groups},
                {"found", one.alike.found},
                {"voters", one.alike.in_groups},
                {"of", one.alike.heads},
                {"voices", number(one.alike.voices)},
                {"winners-without", one.alike.winners_without ? names(*one.alike.winners_without) : json(nullptr)}};
    }

    const candidate_list& candidates_;
};

json shared_json(const shared_by& s) {
    return {{"k", s.least}, {"unique", s.unique}, {"few", s.few}, {"groups", s.groups}};
}

json audit_json(const privacy_audit& audit, std::uint64_t k) {
    json rare = json::list(), small = json::list(), revealed = json::list();
    for (const rare_ballot& one : audit.rare) rare.push_back({{"ballot", one.line}, {"voters", one.heads}});
    for (const small_stratum& one : audit.small) small.push_back({{"stratum", one.value}, {"voters", one.heads}});
    for (const small_stratum& one : audit.revealed) revealed.push_back({{"stratum", one.value}, {"voters", one.heads}});
    return {{"warning", audit.warns(k)},
            {"voters", audit.heads},
            {"columns", audit.columns},
            {"together", shared_json(audit.together)},
            {"ballots", shared_json(audit.ballots)},
            {"strata", shared_json(audit.strata)},
            {"rare-ballots", {{"found", audit.rare_found}, {"list", rare}}},
            {"small-strata", {{"found", audit.small_found}, {"list", small}}},
            {"revealed", {{"found", audit.revealed_found}, {"list", revealed}}}};
}

}  // namespace

namespace report {

void add_capture(json& into, const captured& found, std::size_t count) {
    if (found.counts[count]) writer(found, count).add_to(into, *found.counts[count]);
}

}  // namespace report

std::string to_json(const captured& found) {
    const consultation_result& result = found.counted;
    json out = report::json_head("delib.capture/1", result.sets.front());
    out["seed"] = found.request.seed;
    out["resamples"] = found.request.resamples;
    out["outcomes"] = json::list();
    for (std::size_t i = 0; i < result.counts.size(); ++i) {
        const count_result& count = result.counts[i];
        json one;
        one["rule"] = count.decision.rule;
        one["options"] = report::pairs_json(count.decision.options);
        one["seats"] = count.decision.seats;
        one["stratum"] = count.stratum ? json(stratum_text(result, count)) : json(nullptr);
        one["winners"] = writer(found, i).names(count.decision.winners);
        if (count.decision.decided) one["decision"] = std::string(to_text(*count.decision.decided));
        if (found.counts[i])
            report::add_capture(one, found, i);
        else
            writer::add_nothing(one, count.decision.complete);
        if (result.sets.size() > 1) one["ballots"] = result.sets[count.set].name;
        out["outcomes"].push_back(std::move(one));
    }
    return report::json_document(out);
}

std::string to_json(const audited& found) {
    const auto& sets = found.read.sets;
    json out;
    out["schema"] = "delib.privacy/1";
    out["engine"] = {{"name", "libdelib"}, {"version", DELIB_VERSION_STRING}};
    out["k"] = found.request.k;
    out["sets"] = json::list();
    for (std::size_t i = 0; i < sets.size(); ++i) {
        json one = {{"name", sets[i].name}, {"ballots", report::ballots_json(sets[i])}};
        const json audit = audit_json(found.sets[i], found.request.k);
        for (std::size_t k = 0; k < audit.size(); ++k) one.add(audit.keys()[k], audit.values()[k]);
        out["sets"].push_back(std::move(one));
    }
    return report::json_document(out);
}

}  // namespace delib
