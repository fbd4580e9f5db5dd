// Every rule on the same ballots: which winners depend on the rule, on its options, on how ballots are read.
//
// Counted are, from one reading of the ballots:
//   - every rule of the registry that these ballots can answer, with its default options;
//   - each of them with one option changed: every other value of a word or a flag; and, where a tie came up in an
//     elimination, `ties=parallel`, which follows every way out of it (or `all`, where parallel is the default);
//   - all of these again with one setting of the ballot policy changed: `unranked` (last, no-opinion), `pairwise-ties`
//     (neutral, half), `ungraded` (worst, exclude, median), if a ballot leaves something to that setting, and only for
//     rules whose result it can change. On approval ballots who is not approved was not left out.
// A rule added to the registry is compared without a change here. Nothing is dropped silently: a count that fails is
// listed with its error, a rule that these ballots cannot answer, or all of which it would set aside, with the reason.
//
// Time: that of some hundred counts.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/core/control.hpp"
#include "delib/core/result.hpp"
#include "delib/engine/registry.hpp"
#include "delib/engine/run.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {

/// A search for all ways out of ties visits at most so many states in each count of a comparison.
inline constexpr std::uint64_t most_states_compared = 50'000;

struct comparison_request {
    std::optional<std::pair<std::string, std::string>> where{};  ///< column and value: this part of the ballots only
    std::int64_t seats = 1;
};

/// What a count singles out: sure winners, and those who tie for the places left.
struct choice {
    std::vector<candidate> elected{};
    std::vector<candidate> tied{};

    friend bool operator==(const choice&, const choice&) = default;
};

/// A count that was tried: which rule, under which options and policy.
struct tried_count {
    std::string rule{};
    option_texts options{};  ///< all of them, with the values in force
    ballot_policy policy{};
    option_texts changed_options{};  ///< what differs from the rule's defaults
    option_texts changed_policy{};   ///< what differs from the policy in force
};

struct compared_count : tried_count {
    ballot_kind reads = ballot_kind::ranked;  ///< what the rule takes the ballots for
    singled_out names = singled_out::winners;
    std::vector<candidate> winners{};
    choice chosen{};
    rational spoilt = 0;             ///< the weight of ballots that the rule cannot count
    std::int64_t spoilt_beyond = 0;  ///< because they rank more than so many candidates
    bool complete = true;            ///< false where a limit ended the work: `winners` are those found until then
    bool out_of_time = false;        ///< that limit was the budget

    /// Whether the rule counts by its defaults, under the policy in force.
    [[nodiscard]] bool usual() const noexcept { return changed_options.empty() && changed_policy.empty(); }
    /// Whether agreement and dependence take note of it.
    [[nodiscard]] bool elects() const noexcept { return complete && names == singled_out::winners; }
};

struct failed_count : tried_count {
    error why{};
    bool out_of_time = false;  ///< the budget was spent before it was begun, or before its end
};

/// A rule that these ballots, or so many seats, leave without a question.
struct inapplicable_rule {
    std::string rule{};
    error why{};
};

/// Rules whose usual counts single out the same.
struct agreeing_rules {
    choice chosen{};
    std::vector<std::size_t> counts{};  ///< the usual counts, as places in `ballots_comparison::counts`
    std::size_t variants = 0;           ///< how many of all counts single out this
};

/// Under how many rules, counted as usual, a candidate is elected, or among those who tie.
struct candidate_support {
    std::size_t elected = 0;
    std::size_t tied = 0;
};

/// What one setting or option does: which rules were tried with it, and which of them then single out somebody else.
struct influence {
    std::string name{};
    std::vector<std::string> values{};  ///< of a setting: those tried, first the one in force
    std::uint64_t ballots = 0;          ///< of a setting: how many ballots leave something to it
    std::vector<std::string> tried{};
    std::vector<std::string> changes{};
};

/// A rule with the counts of it that single out something else than usual.
struct rule_variants {
    std::size_t usual = 0;  ///< as a place in `ballots_comparison::counts`
    std::vector<std::size_t> otherwise{};
    std::size_t tried = 0;  ///< how many counts of the rule there are, the usual one included
};

struct ballots_comparison {
    shared_candidates candidates{};
    ballot_kind kind = ballot_kind::ranked;
    ballot_policy policy{};
    std::optional<candidate> condorcet_winner{};
    std::optional<candidate> condorcet_loser{};
    std::vector<candidate> smith_set{};

    std::vector<compared_count> counts{};  ///< in the order of the registry, then options, then policies
    std::vector<failed_count> failed{};
    std::vector<inapplicable_rule> inapplicable{};

    std::vector<agreeing_rules> groups{};      ///< the largest first
    std::vector<candidate_support> support{};  ///< by candidate
    std::vector<rule_variants> rules{};        ///< those with a usual count that elects, in the order of the registry
    std::vector<influence> policies{};         ///< the settings that were changed
    std::vector<influence> options{};          ///< the options that were changed, by name

    [[nodiscard]] bool unanimous() const noexcept { return groups.size() < 2; }
    /// False where the budget stopped a count.
    [[nodiscard]] bool complete() const;
};

/// A comparison of each ballot set of a consultation; `read` has what a report says of the ballots, and no counts.
struct comparison {
    consultation_result read{};
    comparison_request request{};
    std::vector<ballots_comparison> sets{};  ///< in the order of `read.sets`

    [[nodiscard]] bool complete() const;
};

/// Whether a setting (`unranked`, `pairwise-ties` or `ungraded`) can change what a rule makes of ballots.
[[nodiscard]] bool depends_on_policy(const rule_info& rule, std::string_view setting);

/// Compares on ballots that `policy` has let through (`apply`). Errors: less than one seat; cancelled; what the reading
/// of a policy meets. What a rule meets is in the comparison.
[[nodiscard]] result<ballots_comparison> compare(profile ballots, const ballot_policy& policy = {},
                                                 std::int64_t seats = 1, const control& c = {},
                                                 std::span<const rule_entry> rules = all_rule_entries());

/// Reads and compares each ballot set of a consultation, whatever counts it asks for. Errors: those of reading, and an
/// unknown stratum.
[[nodiscard]] result<comparison> compare(const consultation& declared, const comparison_request& request = {},
                                         const control& c = {});

}  // namespace delib
