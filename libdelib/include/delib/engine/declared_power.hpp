// The power of the members of a weighted vote whose weights and majority a consultation declares: the values of a
// stratum column, such as organisations, with their declared weights.
//
//     auto power = delib::power_of(*delib::read_consultation("consultation.toml"), "organisation");
//
// A proposal passes with the share of all weight that the `supermajority` of the counts asks for that use these weights
// (`reweight`, or the strata of a two-level count); without one, with more than half. The quota is the smallest weight
// that reaches it, in whole steps of what all weights are multiples of.
#pragma once

#include "delib/consensus/power.hpp"
#include "delib/engine/consultation.hpp"

#include <optional>
#include <string_view>

namespace delib {

/// The power of the values of `column`. Without a column it is the only one with weights, or the only one whose weights a
/// count uses. A `quota` that is given stands in the place of the declared one. Errors: no such column, none or several
/// with weights; counts that ask for different shares; those of `power_of`.
[[nodiscard]] result<power_indices> power_of(const consultation& declared, std::string_view column = {},
                                             const std::optional<weight>& quota = {});

}  // namespace delib
