// What the counts of a comparison have in common: who is elected by how many rules, and what that depends on.
#pragma once

#include "delib/engine/compare.hpp"

namespace delib {

/// Fills `groups`, `support`, `rules`, `policies` and `options` from `counts`. Counts that name a loser, or that were
/// stopped, are in none of them.
void summarize(ballots_comparison& compared);

}  // namespace delib
