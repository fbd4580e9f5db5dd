// Winners of simulated elections, counted on the stack: for each rule here the set that the rule of the registry finds
// with its default options (rule/ranked/*.hpp have the definitions and their sources). Complete orders make them short:
// every measure of a defeat orders defeats alike, and no ballot is ever silent.
//
// A rule that follows every way out of a tie is answered here as long as there are few; otherwise it says so, and the
// registry's rule is asked. Time O(m³) and O(m) looks at the planes.
#pragma once

#include "delib/simulate/election.hpp"

#include <optional>
#include <string_view>

namespace delib {

/// All winners; none if it takes the rule of the registry to know.
using fast_rule = std::optional<candidate_set> (*)(const simulated_election&);

/// Who wins every duel: one candidate, or nobody.
[[nodiscard]] candidate_set condorcet_winner_of(const simulated_election& votes) noexcept;

/// The smallest set whose members win every duel against the others (rule/ranked/smith.hpp).
[[nodiscard]] candidate_set smith_set_of(const simulated_election& votes) noexcept;

/// The rule with this identifier, nullptr if it is counted by the registry only.
[[nodiscard]] fast_rule find_fast_rule(std::string_view id) noexcept;

/// The identifiers of all of them.
[[nodiscard]] std::span<const std::string_view> fast_rule_ids() noexcept;

}  // namespace delib
