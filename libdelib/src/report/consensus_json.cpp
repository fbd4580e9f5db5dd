// The document `delib.consensus/1`. docs/consensus.md describes every key; the order of keys is part of the contract.
#include "delib/core/version.hpp"
#include "delib/engine/measure.hpp"
#include "delib/report/report.hpp"
#include "report/json_parts.hpp"
#include "report/measuring.hpp"

#include <string>

namespace delib {

namespace {

using report::number;

class writer {
public:
    writer(const consensus_answer& answer, language lang)
        : answer_(answer),
          say_(report::phrases_in(lang, report::noun::candidate)),
          words_(report::measuring_in(lang, say_)) {}

    // `stratum`, `options`, `overall`, `candidates`, and `strata` where they were asked for.
    void add_to(json& out, std::size_t set) const {
        const consensus_options& options = answer_.request.options;
        const auto& where = answer_.request.where;
        out["stratum"] = where ? json(where->first + "=" + where->second) : json(nullptr);
        out["options"] = {{"support", std::string(to_text(options.support))},
                          {"alpha", number(options.alpha)},
                          {"resamples", options.resamples},
                          {"seed", options.seed},
                          {"level", number(interval_level)}};
        add_figures(out, answer_.sets[set].whole, set);
        if (answer_.request.by.empty()) return;
        out["strata"] = json::list();
        for (const stratum_consensus& part : answer_.sets[set].strata) {
            json one = {{"stratum", answer_.request.by + "=" + part.value}, {"voters", part.measured.voters}};
            add_figures(one, part.measured, set);
            out["strata"].push_back(std::move(one));
        }
    }

private:
    [[nodiscard]] static json shown(const consensus_figure& of) {
        json interval = nullptr;
        if (of.interval) interval = json::list({number(of.interval->low), number(of.interval->high)});
        return {{"value", of.value ? number(*of.value) : json(nullptr)}, {"interval", interval}};
    }
    void add_figures(json& out, const consensus_figures& of, std::size_t set) const {
        json overall = json::object();
        for (const consensus_figure& one : of.overall) overall.add(std::string(one.id), shown(one));
        out["overall"] = std::move(overall);
        out["candidates"] = json::list();
        for (std::size_t who = 0; who < of.candidates.size(); ++who) {
            const std::string& name = answer_.read.sets[set].candidates->name(candidate_at(who));
            json one = {{"name", name}};
            for (const consensus_figure& each : of.candidates[who].figures) one.add(std::string(each.id), shown(each));
            one.add("support", report::exact(of.candidates[who].support));
            one.add("objection", report::exact(of.candidates[who].objection));
            one.add("abstention", report::exact(of.candidates[who].abstention));
            one.add("sentence", report::consensus_sentence(of, who, visible(name), *say_, *words_).plain());
            out["candidates"].push_back(std::move(one));
        }
    }

    const consensus_answer& answer_;
    std::shared_ptr<const report::phrases> say_;
    std::unique_ptr<const report::measuring_words> words_;
};

}  // namespace

std::string to_json(const consensus_answer& answer, language lang) {
    const auto& read = answer.read.sets;
    const writer all(answer, lang);
    json out;
    out["schema"] = "delib.consensus/1";
    out["engine"] = {{"name", "libdelib"}, {"version", DELIB_VERSION_STRING}};
    out["ballots"] = report::ballots_json(read.front());
    out["policy"] = report::pairs_json(to_pairs(read.front().policy));
    all.add_to(out, 0);
    if (read.size() > 1) {
        out["sets"] = json::list();
        for (std::size_t i = 0; i < read.size(); ++i) {
            json set = {{"name", read[i].name},
                        {"ballots", report::ballots_json(read[i])},
                        {"policy", report::pairs_json(to_pairs(read[i].policy))}};
            all.add_to(set, i);
            out["sets"].push_back(std::move(set));
        }
    }
    return report::json_document(out);
}

}  // namespace delib
