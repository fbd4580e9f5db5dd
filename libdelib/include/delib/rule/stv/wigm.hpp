// The weighted inclusive Gregory method by itself: the count of rule/stv/scottish.hpp with exact values, and no look
// back at ties. Every paper of an elected candidate passes on at surplus × its value / votes held, the largest surplus
// first, one at a stage; when none waits, the candidate with the fewest votes is excluded.
//
// The name is that of the reference rules of the Proportional Representation Foundation.
#pragma once

#include "delib/rule/stv/gregory.hpp"

namespace delib::wigm_stv {

inline constexpr look_back equals = look_back::none;

}  // namespace delib::wigm_stv
