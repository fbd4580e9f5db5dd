// The ballots of one set as its consultation declares them: what every command on ballot files begins with.
#pragma once

#include "delib/ballot/transform.hpp"
#include "delib/engine/run.hpp"

#include <optional>
#include <vector>

namespace delib {

/// How the files of a set are read: candidates, grades and strata that it does not name are the consultation's.
[[nodiscard]] read_options reading_of(const consultation& declared, const ballot_set& set);

/// The policy in force: the defaults, what the file says of itself, then the consultation's settings.
[[nodiscard]] result<ballot_policy> policy_of(const consultation& declared, std::optional<unranked_policy> implicit);

/// The ballots that the policy lets through; without a copy where that is all of them.
[[nodiscard]] result<profile> admitted(profile p, const ballot_policy& policy, std::vector<set_aside>& aside);

/// Lists among the rejected ballots what the policy set aside.
void tell_set_aside(const std::vector<set_aside>& aside, ballots_report& report);

/// More candidates than the control allows are an error.
[[nodiscard]] result<void> check_size(const candidate_list& candidates, const control& c);

/// What the policy lets through. `into` learns the report, the candidates and the policy in force.
[[nodiscard]] result<profile> let_through(const consultation& declared, ballots read, set_result& into);

/// Reads the files of a set and lets through what the policy lets through; `into` also learns the name. Error: a saved
/// tally, which has no ballots.
[[nodiscard]] result<profile> read_set(const consultation& declared, const ballot_set& set, set_result& into);

}  // namespace delib
