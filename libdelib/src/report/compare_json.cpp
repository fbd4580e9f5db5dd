// The document `delib.compare/1`. docs/compare.md describes every key; the order of keys is part of the contract.
#include "delib/report/report.hpp"
#include "report/json_parts.hpp"

#include <string>
#include <vector>

namespace delib {

namespace {

using report::pairs_json;

class writer {
public:
    explicit writer(const ballots_comparison& compared) : all_(compared) {}

    // The members of the document that are about one set of ballots, after `policy`.
    void add_to(json& out) const {
        out["duels"] = {{"condorcet-winner", or_null(all_.condorcet_winner)},
                        {"condorcet-loser", or_null(all_.condorcet_loser)},
                        {"smith-set", names(all_.smith_set)}};
        out["counts"] = json::list();
        for (const compared_count& one : all_.counts) out["counts"].push_back(count(one));
        out["failed"] = json::list();
        for (const failed_count& one : all_.failed) {
            json row = tried(one);
            row["error"] = one.out_of_time ? "budget" : std::string(to_text(one.why.code));
            row["reason"] = one.why.message;
            out["failed"].push_back(std::move(row));
        }
        out["inapplicable"] = json::list();
        for (const inapplicable_rule& one : all_.inapplicable)
            out["inapplicable"].push_back({{"rule", one.rule}, {"reason", one.why.message}});
        out["agreement"] = agreement();
        out["depends"] = dependence();
    }

private:
    [[nodiscard]] json or_null(const std::optional<candidate>& who) const {
        return who ? json(all_.candidates->name(*who)) : json(nullptr);
    }
    [[nodiscard]] json names(const std::vector<candidate>& who) const {
        json out = json::list();
        for (const candidate c : who) out.push_back(all_.candidates->name(c));
        return out;
    }
    [[nodiscard]] static json tried(const tried_count& one) {
        json changed = json::list();
        for (const auto& [name, value] : one.changed_options) changed.push_back(name);
        for (const auto& [name, value] : one.changed_policy) changed.push_back(name);
        return {{"rule", one.rule},
                {"options", pairs_json(one.options)},
                {"policy", pairs_json(to_pairs(one.policy))},
                {"changed", changed}};
    }
    [[nodiscard]] json count(const compared_count& one) const {
        json out = tried(one);
        out["reads"] = std::string(to_text(one.reads));
        out["names"] = one.names == singled_out::loser ? "loser" : "winners";
        out["winners"] = names(one.winners);
        out["elected"] = names(one.chosen.elected);
        out["tied"] = names(one.chosen.tied);
        if (one.spoilt != 0) out["spoilt"] = report::exact(one.spoilt);
        out["complete"] = one.complete;
        return out;
    }
    [[nodiscard]] json agreement() const {
        json candidates = json::object();
        for (std::size_t i = 0; i < all_.support.size(); ++i) {
            candidates[all_.candidates->name(candidate_at(i))] = {{"elected", all_.support[i].elected},
                                                                  {"tied", all_.support[i].tied}};
        }
        json groups = json::list();
        for (const agreeing_rules& g : all_.groups) {
            json rules = json::list();
            for (const std::size_t i : g.counts) rules.push_back(all_.counts[i].rule);
            groups.push_back({{"elected", names(g.chosen.elected)},
                              {"tied", names(g.chosen.tied)},
                              {"rules", rules},
                              {"counts", g.variants}});
        }
        return {{"rules", all_.rules.size()},
                {"unanimous", all_.unanimous()},
                {"candidates", candidates},
                {"groups", groups}};
    }
    [[nodiscard]] json dependence() const {
        json policy = json::object(), options = json::object();
        for (const influence& one : all_.policies) {
            policy[one.name] = {
                {"values", one.values}, {"ballots", one.ballots}, {"tried", one.tried}, {"changes", one.changes}};
        }
        for (const influence& one : all_.options) options[one.name] = {{"tried", one.tried}, {"changes", one.changes}};
        json rules = json::list();
        for (const rule_variants& one : all_.rules) {
            const compared_count& usual = all_.counts[one.usual];
            json otherwise = json::list();
            for (const std::size_t i : one.otherwise) {
                const compared_count& other = all_.counts[i];
                otherwise.push_back({{"options", pairs_json(other.changed_options)},
                                     {"policy", pairs_json(other.changed_policy)},
                                     {"elected", names(other.chosen.elected)},
                                     {"tied", names(other.chosen.tied)}});
            }
            rules.push_back({{"rule", usual.rule},
                             {"elected", names(usual.chosen.elected)},
                             {"tied", names(usual.chosen.tied)},
                             {"counts", one.tried},
                             {"otherwise", otherwise}});
        }
        return {{"rule", !all_.unanimous()}, {"policy", policy}, {"options", options}, {"rules", rules}};
    }

    const ballots_comparison& all_;
};

}  // namespace

std::string to_json(const comparison& compared) {
    const auto& read = compared.read.sets;
    json out = report::json_head("delib.compare/1", read.front());
    const auto& where = compared.request.where;
    out["stratum"] = where ? json(where->first + "=" + where->second) : json(nullptr);
    out["seats"] = compared.request.seats;
    writer(compared.sets.front()).add_to(out);
    if (read.size() > 1) {
        out["sets"] = json::list();
        for (std::size_t i = 0; i < read.size(); ++i) {
            json set = {{"name", read[i].name},
                        {"ballots", report::ballots_json(read[i])},
                        {"candidates", read[i].candidates->names()},
                        {"policy", pairs_json(to_pairs(read[i].policy))}};
            writer(compared.sets[i]).add_to(set);
            out["sets"].push_back(std::move(set));
        }
    }
    return report::json_document(out);
}

}  // namespace delib
