// What the properties are tested on: anything that maps an election to a verdict. Rules come from the
// registry, so that a new one is covered without a line here; the tests add rules that are broken on purpose.
#pragma once

#include "delib/engine/registry.hpp"
#include "properties/search.hpp"
#include "support/options.hpp"

#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace delib::properties {

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

/// Every rule under its defaults, and with each value to try of one option.
[[nodiscard]] inline std::vector<subject> every_rule_and_option() {
    std::vector<subject> all;
    for (const rule_entry& entry : all_rule_entries()) {
        all.push_back(rule_subject(entry, {}));
        for (const option_row& row : entry.rows) {
            for (const std::string& value : testing::values_to_try(row)) {
                const option_texts options{{std::string(row.name), value}};
                if (entry.effective(options)) all.push_back(rule_subject(entry, options));
            }
        }
    }
    return all;
}

/// What a rule's voters write on: four grades, or for, against and neither.
[[nodiscard]] inline ballot_form form_read_by(const rule_entry& entry) {
    const ballot_kind kind = kind_read_by(entry.info.basis);
    return {kind, kind != ballot_kind::graded ? 0 : entry.info.id == "approval-disapproval" ? 3 : 4};
}

/// A rule of the registry as the search asks it.
[[nodiscard]] inline electing electing_by(const rule_entry& entry, const option_texts& options,
                                          std::size_t most = most_candidates) {
    const std::string name = std::string(entry.info.id) + (options.empty() ? "" : " " + text(options));
    const auto decide = [&entry, options, name](election_book& book, election_number n) {
        const auto out = entry.decide(book.tallied(n), options, 1, {});
        if (!out) throw std::runtime_error(name + ": " + to_text(out.error()));
        return verdict_of(*out, book.kept(n).candidates).winners;
    };
    return {name, form_read_by(entry), decide, most};
}

}  // namespace delib::properties
