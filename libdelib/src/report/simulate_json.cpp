// The document `delib.simulate/1`. docs/simulate.md describes every key; the order of keys is part of the contract.
#include "delib/core/version.hpp"
#include "delib/report/report.hpp"
#include "report/json_parts.hpp"

#include <string>

namespace delib {

namespace {

using report::number;

json share(std::uint64_t count, std::uint64_t of) {
    if (of == 0) return {{"count", 0}, {"of", 0}, {"share", nullptr}, {"interval", nullptr}};
    const estimated_share found = estimate_share(count, of);
    return {{"count", count},
            {"of", of},
            {"share", number(found.share)},
            {"interval", json::list({number(found.low), number(found.high)})}};
}

}  // namespace

std::string to_json(const simulation& seen) {
    const simulation_request& asked = seen.request;
    json out;
    out["schema"] = "delib.simulate/1";
    out["engine"] = {{"name", "libdelib"}, {"version", DELIB_VERSION_STRING}};
    out["model"] = {{"id", asked.model.name}, {"options", report::pairs_json(seen.model_options)}};
    out["voters"] = asked.voters;
    out["candidates"] = asked.candidates;
    out["elections"] = asked.elections;
    out["seed"] = asked.seed;
    out["complete"] = seen.complete();
    out["condorcet"] = share(seen.condorcet, seen.elections);
    out["rules"] = json::list();
    for (const simulated_rule& rule : seen.rules) {
        out["rules"].push_back({{"rule", rule.rule},
                                {"options", report::pairs_json(rule.options)},
                                {"efficiency", share(rule.condorcet, seen.condorcet)},
                                {"resolute", share(rule.resolute, seen.elections)}});
    }
    out["agreement"] = json::list();
    for (std::size_t i = 0; i < seen.rules.size(); ++i) {
        for (std::size_t j = i + 1; j < seen.rules.size(); ++j) {
            out["agreement"].push_back({{"rules", json::list({seen.rules[i].rule, seen.rules[j].rule})},
                                        {"at", json::list({i, j})},
                                        {"same", share(seen.same[i * seen.rules.size() + j], seen.elections)}});
        }
    }
    return report::json_document(out);
}

}  // namespace delib
