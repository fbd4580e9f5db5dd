// The ballots of one set as its consultation declares them: what every command on ballot files begins with.
#pragma once

#include "delib/engine/run.hpp"

namespace delib {

/// How the files of a set are read: candidates, grades and strata that it does not name are the consultation's.
[[nodiscard]] read_options reading_of(const consultation& declared, const ballot_set& set);

/// What the policy lets through. `into` learns the report, the candidates and the policy in force: the defaults, what the
/// file says of itself, then the consultation's settings.
[[nodiscard]] result<profile> let_through(const consultation& declared, ballots read, set_result& into);

/// Reads the files of a set and lets through what the policy lets through; `into` also learns the name. Error: a saved
/// tally, which has no ballots.
[[nodiscard]] result<profile> read_set(const consultation& declared, const ballot_set& set, set_result& into);

}  // namespace delib
