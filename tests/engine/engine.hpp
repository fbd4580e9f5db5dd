// What the tests of the engine share: ballots from text, decisions in words, and folders of files.
#pragma once

#include "delib/engine/decide.hpp"
#include "delib/engine/run.hpp"
#include "delib/engine/spec.hpp"
#include "delib/io/read.hpp"
#include "support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib::testing {

using strings = std::vector<std::string>;

/// The ballots of a text, or a failed test.
inline profile ballots_of(std::string_view text, const read_options& options = {.format = "csv"}) {
    auto out = read_ballots_text(text, "f", options);
    if (!out) {
        ADD_FAILURE() << to_text(out.error());
        return {};
    }
    return std::move(out->profile);
}

inline strings names(const candidate_list& all, const std::vector<candidate>& some) {
    strings out;
    for (const candidate who : some) out.push_back(all.name(who));
    return out;
}

/// `A=B>C`, best first.
inline std::string told(const candidate_list& all, const ranking& order) {
    std::string out;
    for (const auto& tier : order) {
        out += out.empty() ? "" : ">";
        for (std::size_t i = 0; i < tier.size(); ++i) out += (i == 0 ? "" : "=") + all.name(tier[i]);
    }
    return out;
}

/// `A 3/2`, or `A -` without a score.
inline strings told_scores(const candidate_list& all, const outcome& o) {
    strings out;
    for (std::size_t i = 0; i < o.scores.size(); ++i) {
        out.push_back(all.name(candidate_at(i)) + " " + (o.scores[i] ? to_text(*o.scores[i]) : "-"));
    }
    return out;
}

/// `supermajority A over Q: 1/2 of 2/3, not met`.
inline strings told_requirements(const candidate_list& all, const outcome& o) {
    strings out;
    for (const requirement_result& r : o.requirements) {
        out.push_back(r.kind + (r.who ? " " + all.name(*r.who) : "") + (r.against.empty() ? "" : " over " + r.against) +
                      ": " + to_text(r.got) + " of " + to_text(r.needed) + (r.met ? ", met" : ", not met"));
    }
    return out;
}

/// What was decided, in words that a test can compare.
struct decided {
    strings winners{};
    std::string decision{};
    std::string order{};
    strings scores{};
    strings requirements{};
    outcome all{};
};

inline result<decided> try_deciding(const profile& p, std::string_view rule, const strings& requirements,
                                    std::int64_t seats = 1, const ballot_policy& policy = {}) {
    DELIB_TRY(named, parse_rule_spec(rule));
    DELIB_TRY(entry, find_rule(named.name));
    std::vector<requirement> set;
    for (const std::string& text : requirements) {
        DELIB_TRY(one, parse_requirement_spec(text));
        set.push_back(std::move(one));
    }
    bases from(p, policy);
    DELIB_TRY(out, decide_with_requirements(*entry, from, named.values, seats, set, {}));
    const candidate_list& all = p.candidates();
    return decided{names(all, out.winners),
                   out.decided ? std::string(to_text(*out.decided)) : "",
                   out.order ? told(all, *out.order) : "",
                   told_scores(all, out),
                   told_requirements(all, out),
                   out};
}

inline decided decide(const profile& p, std::string_view rule, const strings& requirements = {}, std::int64_t seats = 1,
                      const ballot_policy& policy = {}) {
    auto out = try_deciding(p, rule, requirements, seats, policy);
    if (!out) {
        ADD_FAILURE() << to_text(out.error());
        return {};
    }
    return *std::move(out);
}

/// A folder of files for one test, which may hold a consultation.
class folder : public scratch_folder {
public:
    /// The result of a consultation written here, or the text of its error.
    [[nodiscard]] result<consultation_result> count(std::string_view toml) const {
        DELIB_TRY(declared, read_consultation(write("consultation.toml", toml)));
        return run(declared);
    }
    [[nodiscard]] consultation_result counted(std::string_view toml) const {
        auto out = count(toml);
        if (!out) {
            ADD_FAILURE() << to_text(out.error());
            return {};
        }
        return *std::move(out);
    }
};

/// `WHERE winners`, one a count: `whole A`, `channel=web B C`.
inline strings told_counts(const consultation_result& result) {
    strings out;
    for (const count_result& count : result.counts) {
        std::string line = count.stratum ? count.stratum->first + "=" + count.stratum->second : "whole";
        for (const std::string& name : names(*result.sets[count.set].candidates, count.decision.winners))
            line += " " + name;
        out.push_back(line);
    }
    return out;
}

template <class T>
std::string refusal(const result<T>& made) {
    if (!made) return to_text(made.error());
    ADD_FAILURE() << "was accepted";
    return {};
}

}  // namespace delib::testing
