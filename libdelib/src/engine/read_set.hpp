// The ballots of one set, read as its consultation declares them: what every command on ballot files begins with.
#pragma once

#include "delib/engine/run.hpp"

namespace delib {

/// Reads the files of a set and lets through what the policy lets through. `into` learns the name, the report, the
/// candidates and the policy in force: the defaults, what the file says of itself, then the consultation's settings.
[[nodiscard]] result<profile> read_set(const consultation& declared, const ballot_set& set, set_result& into);

}  // namespace delib
