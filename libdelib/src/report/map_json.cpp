// The document `delib.map/1`. docs/map.md describes every key; the order of keys is part of the contract.
#include "delib/core/version.hpp"
#include "delib/report/map.hpp"
#include "report/json_parts.hpp"
#include "report/moment.hpp"

#include <optional>
#include <string>

namespace delib {

namespace {

using report::number;

class map_document {
public:
    explicit map_document(const mapped_conversation& mapped)
        : votes_(mapped.read.votes),
          report_(mapped.read.report),
          map_(mapped.map),
          veto_(mapped.veto),
          bursts_(mapped.bursts) {}

    [[nodiscard]] json told() const {
        json out;
        out["schema"] = "delib.map/1";
        out["engine"] = {{"name", "libdelib"}, {"version", DELIB_VERSION_STRING}};
        out["ballots"] = ballots();
        out["mode"] = std::string(to_text(map_.request.mode));
        out["center"] = by_statement(map_.plane.centre);
        out["components"] = json::list({by_statement(map_.plane.axes[0]), by_statement(map_.plane.axes[1])});
        out["groups"] = groups();
        json people = json::list();
        for (std::size_t p = 0; p < map_.participants.size(); ++p) people.push_back(participant(p));
        out["participants"] = std::move(people);
        json statements = json::list();
        for (std::size_t s = 0; s < map_.statements.size(); ++s) statements.push_back(statement_told(s));
        out["statements"] = std::move(statements);
        out["majority"] = {{"agree", ids(map_.majority.agree)}, {"disagree", ids(map_.majority.disagree)}};
        out["settings"] = settings();
        if (veto_) {
            json found = capture(*veto_);
            if (bursts_) found["bursts"] = bursts(*bursts_);
            out["capture"] = std::move(found);
        }
        return out;
    }

private:
    [[nodiscard]] json ballots() const {
        json files = json::list();
        for (const source_file& f : report_.files)
            files.push_back({{"name", f.name}, {"sha256", f.sha256.empty() ? json(nullptr) : json(f.sha256)}});
        json out = {{"kind", "votes"},
                    {"format", report_.format},
                    {"files", files},
                    {"cast", report_.cast},
                    {"counted", report_.counted},
                    {"blank", report_.blank},
                    {"rejected", json::list()},
                    {"weight", std::to_string(report_.counted)},
                    {"votes", report_.votes},
                    {"superseded", report_.superseded}};
        if (report_.notes.empty()) return out;
        json notes = json::list();
        for (const reading_note& n : report_.notes) notes.push_back({{"where", n.where}, {"what", to_text(n)}});
        out["notes"] = std::move(notes);
        return out;
    }
    [[nodiscard]] json by_statement(const std::vector<double>& values) const {
        json out = json::list();
        for (std::size_t s = 0; s < values.size(); ++s)
            out.push_back(map_.plane.takes_part[s] ? number(values[s]) : json(nullptr));
        return out;
    }
    [[nodiscard]] json ids(const std::vector<std::size_t>& statements) const {
        json out = json::list();
        for (const std::size_t s : statements) out.push_back(votes_.statement_at(s).id);
        return out;
    }
    [[nodiscard]] json groups() const {
        json silhouettes = json::object();
        for (const group_choice& tried : map_.tried) silhouettes.add(std::to_string(tried.k), number(tried.silhouette));
        json list = json::list();
        for (std::size_t g = 0; g < map_.groups.size(); ++g) list.push_back(group(g));
        json out = {{"chosen", map_.groups.size()}, {"silhouettes", silhouettes}, {"list", list}};
        out["margin"] = number(map_.margin);
        if (map_.silhouette_sample) out["silhouette-sample"] = *map_.silhouette_sample;
        if (map_.request.by.empty()) out["stability-plane"] = map_.stability_in_same_plane ? "kept" : "recomputed";
        return out;
    }
    [[nodiscard]] json group(std::size_t g) const {
        const map_group& told = map_.groups[g];
        json members = json::list();
        for (const std::uint32_t p : told.members) members.push_back(votes_.participant_id(p));
        json representative = json::list();
        for (const representative_statement& r : told.representative) {
            representative.push_back({{"statement", votes_.statement_at(r.statement).id},
                                      {"stance", r.stance == stance::agree ? "agree" : "disagree"},
                                      {"share", number(r.share)},
                                      {"z", number(r.z)},
                                      {"relative", number(r.relative)},
                                      {"relative-z", number(r.relative_z)}});
        }
        json out = {{"id", g}, {"members", members}};
        if (!told.name.empty()) out["name"] = told.name;
        out["stability"] = number(told.stability);
        out["representative"] = std::move(representative);
        return out;
    }
    [[nodiscard]] json participant(std::size_t p) const {
        const map_participant& told = map_.participants[p];
        json out = {{"id", votes_.participant_id(p)},
                    {"votes", told.votes},
                    {"x", number(told.at.x)},
                    {"y", number(told.at.y)},
                    {"group", told.group ? json(*told.group) : json(nullptr)}};
        if (map_.request.mode == map_mode::robust) out["weight"] = number(told.weight);
        return out;
    }
    [[nodiscard]] json statement_told(std::size_t s) const {
        const map_statement& told = map_.statements[s];
        const statement& about = votes_.statement_at(s);
        const auto defined = [&](double value) { return told.takes_part ? number(value) : json(nullptr); };
        json out = {{"id", about.id},
                    {"agree", told.agree},
                    {"disagree", told.disagree},
                    {"pass", told.pass},
                    {"moderated", about.moderated == moderation::rejected},
                    {"x", defined(told.at.x)},
                    {"y", defined(told.at.y)},
                    {"extremity", defined(told.extremity)},
                    {"consensus",
                     {{"classic", number(told.classic)},
                      {"size-weighted", number(told.size_weighted)},
                      {"bridging", number(told.bridging)}}},
                    {"divisiveness", number(told.divisiveness)},
                    {"priority", defined(told.priority)}};
        if (about.kind == statement_kind::meta) out["meta"] = true;
        if (!about.text.empty()) out["text"] = about.text;
        return out;
    }
    [[nodiscard]] json capture(const veto_effects& veto) const {
        json cases = json::list();
        for (const veto_case& one : veto.cases) {
            cases.push_back({{"percent", one.percent},
                             {"ballots", one.ballots},
                             {"groups", one.groups},
                             {"statements", standings(one.statements)}});
        }
        return {{"grouped", veto.grouped}, {"cases", std::move(cases)}};
    }
    [[nodiscard]] json standings(const std::vector<standing_statement>& statements) const {
        const auto standing = [](const statement_standing& at) {
            return json{{"value", number(at.value)}, {"rank", at.rank}};
        };
        json out = json::list();
        for (const standing_statement& s : statements) {
            out.push_back({{"id", votes_.statement_at(s.statement).id},
                           {"classic", standing(s.classic)},
                           {"size-weighted", standing(s.size_weighted)},
                           {"agree", number(s.agree)}});
        }
        return out;
    }
    [[nodiscard]] json bursts(const burst_report& told) const {
        json list = json::list();
        for (const burst& one : told.list) list.push_back(burst_told(one));
        return {{"timed", told.timed},
                {"reason", told.timed == 0      ? json("no-times")
                           : told.possible == 0 ? json("too-few-votes")
                                                : json(nullptr)},
                {"anchors", told.anchors},
                {"possible", told.possible},
                {"whole", told.whole},
                {"found", told.found},
                {"groups", told.list.empty() ? json(nullptr) : json(told.groups)},
                {"with", standings(told.with)},
                {"list", std::move(list)}};
    }
    [[nodiscard]] json burst_told(const burst& one) const {
        json participants = json::list();
        for (const std::uint32_t p : one.participants) participants.push_back(votes_.participant_id(p));
        json shared = json::list();
        for (const shared_vote& vote : one.shared) {
            shared.push_back({{"statement", votes_.statement_at(vote.statement).id},
                              {"stance", vote.vote == stance::agree      ? "agree"
                                         : vote.vote == stance::disagree ? "disagree"
                                                                         : "pass"},
                              {"same", vote.same},
                              {"voted", vote.voted},
                              {"same-elsewhere", vote.same_elsewhere},
                              {"elsewhere", vote.elsewhere}});
        }
        return {{"participants", std::move(participants)},
                {"anchor", votes_.participant_id(one.anchor)},
                {"from", report::moment(one.from)},
                {"to", report::moment(one.to)},
                {"window-seconds", one.window / 1'000},
                {"comparable", one.comparable},
                {"alike", one.alike},
                {"came", one.came},
                {"expected", number(one.expected)},
                {"surprise", number(one.surprise)},
                {"shared", std::move(shared)},
                {"groups", one.without.empty() ? json(nullptr) : json(one.groups)},
                {"without", standings(one.without)}};
    }
    [[nodiscard]] json settings() const {
        const map_request& asked = map_.request;
        json out = {{"groups", asked.groups ? json(*asked.groups) : json("auto")},
                    {"by", asked.by.empty() ? json(nullptr) : json(asked.by)},
                    {"seed", asked.seed},
                    {"resamples", asked.stability.resamples}};
        if (asked.mode == map_mode::robust) out["minimum-share"] = number(asked.minimum_share);
        return out;
    }

    const vote_matrix& votes_;
    const votes_report& report_;
    const opinion_map& map_;
    const std::optional<veto_effects>& veto_;
    const std::optional<burst_report>& bursts_;
};

}  // namespace

std::string to_json(const mapped_conversation& mapped) {
    return report::json_document(map_document(mapped).told());
}

}  // namespace delib
