// What the properties are tested on: anything that maps an election to a verdict. Rules come from the
// registry, so that a new one is covered without a line here; the tests add rules that are broken on purpose.
#pragma once

#include "delib/engine/registry.hpp"
#include "oracle/election.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace delib::properties {

using oracle::election;
using oracle::plain_ballot;

/// Candidates as bits.
using candidates_set = std::uint32_t;

[[nodiscard]] constexpr bool has(candidates_set set, std::size_t c) {
    return (set >> c & 1U) != 0;
}
[[nodiscard]] constexpr candidates_set only(std::size_t c) {
    return candidates_set{1} << c;
}

/// What of an outcome must not depend on names, order or scale.
struct verdict {
    candidates_set winners = 0;
    std::vector<int> tier{};  ///< of each candidate in the order, from 1; empty where there is no order
    std::vector<std::optional<rational>> scores{};

    friend bool operator==(const verdict&, const verdict&) = default;
};

using decider = std::function<verdict(const election&, const weight& unit)>;

struct subject {
    std::string name{};
    ballot_kind kind = ballot_kind::ranked;
    decider decide{};

    /// The winners, computed once for each set of ballots.
    [[nodiscard]] candidates_set winners(const election& e) const {
        ++asked;
        std::string key(1, static_cast<char>(e.candidates));
        for (const auto& [ballot, count] : e.ballots) {
            for (const int v : ballot) key += static_cast<char>(v);
            key += std::to_string(count) + ";";
        }
        const auto [at, fresh] = known.try_emplace(std::move(key), 0);
        if (fresh) at->second = decide(e, weight(1)).winners;
        return at->second;
    }

    mutable std::map<std::string, candidates_set> known{};
    mutable std::size_t asked = 0;  ///< how often: the measure of a search
};

[[nodiscard]] inline ballot_kind kind_read_by(basis_kind basis) {
    switch (basis) {
        case basis_kind::approvals: return ballot_kind::approval;
        case basis_kind::grades:
        case basis_kind::scores: return ballot_kind::graded;
        default: return ballot_kind::ranked;
    }
}

[[nodiscard]] inline std::string text(const option_texts& options) {
    std::string out;
    for (const auto& [name, value] : options) out += (out.empty() ? "" : " ") + name + "=" + value;
    return out;
}

[[nodiscard]] inline verdict verdict_of(const outcome& out, std::size_t candidates) {
    verdict v;
    for (const candidate who : out.winners) v.winners |= only(index(who));
    if (out.order) {
        v.tier.assign(candidates, 0);
        for (std::size_t t = 0; t < out.order->size(); ++t) {
            for (const candidate who : (*out.order)[t]) v.tier[index(who)] = static_cast<int>(t) + 1;
        }
    }
    v.scores = out.scores;
    return v;
}

/// A rule of the registry under some options. An error of the rule ends the test: none of these ballots is
/// wrong.
[[nodiscard]] inline subject rule_subject(const rule_entry& entry, const option_texts& options) {
    const std::string name = std::string(entry.info.id) + (options.empty() ? "" : " " + text(options));
    return {name, kind_read_by(entry.info.basis), [&entry, options, name](const election& e, const weight& unit) {
                bases from(oracle::to_profile(e, unit), {});
                const auto out = entry.decide(from, options, 1, {});
                if (!out) throw std::runtime_error(name + ": " + to_text(out.error()));
                return verdict_of(*out, e.candidates);
            }};
}

/// Every rule under its defaults, and with each word, flag and standing tie policy that its rows offer.
[[nodiscard]] inline std::vector<subject> every_rule_and_option() {
    std::vector<subject> all;
    for (const rule_entry& entry : all_rule_entries()) {
        all.push_back(rule_subject(entry, {}));
        for (const option_row& row : entry.rows) {
            std::string values;
            if (row.type == option_type::word) values = row.values;
            if (row.type == option_type::flag) values = "true|false";
            if (row.type == option_type::ties) values = "all|parallel";
            if (row.type == option_type::numbers) values = "3,1,0|0,1|1,1,0";
            if (row.type == option_type::whole) values = "1|2|3";
            for (const std::string_view value : detail::split_list(values, '|')) {
                const option_texts options{{std::string(row.name), std::string(value)}};
                if (!value.empty() && entry.check(options)) all.push_back(rule_subject(entry, options));
            }
        }
    }
    return all;
}

/// The same ballots sorted, equal ones together, none with a count of 0: one form for one election.
[[nodiscard]] inline election canonical(election e) {
    std::map<plain_ballot, std::int64_t> sums;
    for (const auto& [ballot, count] : e.ballots) sums[ballot] += count;
    e.ballots.clear();
    for (const auto& [ballot, count] : sums) {
        if (count != 0) e.ballots.emplace_back(ballot, count);
    }
    return e;
}

}  // namespace delib::properties
