// What two tallies must have in common to become one: the candidates, the policy they were read under, and the scale.
// Each check names the first difference that it meets; "earlier" is the tally that takes, "added" the one that it gets.
#pragma once

#include "delib/ballot/candidates.hpp"
#include "delib/ballot/policy.hpp"
#include "delib/ballot/scale.hpp"
#include "delib/core/config.hpp"
#include "delib/core/result.hpp"

#include <string>

namespace delib {

/// Whether both lists hold the same names, in whatever order. Time O(total length).
[[nodiscard]] result<void> check_same_names(const candidate_list& earlier, const candidate_list& added);

/// The same names in the same order.
[[nodiscard]] result<void> check_same_candidates(const candidate_list& earlier, const candidate_list& added);

[[nodiscard]] result<void> check_same_policy(const ballot_policy& earlier, const ballot_policy& added);

[[nodiscard]] result<void> check_same_scale(const scale& earlier, const scale& added);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/mergeable.ipp"
#endif
