// Single transferable vote as in Scottish local elections: the Scottish Local Government Elections Order 2007 (SSI
// 2007/42), Schedule 1, rules 45 to 52; the Order of 2011 (SSI 2011/399) counts alike.
//
//     rule 46   the quota: valid papers divided by one more than the seats, the fraction ignored, plus one
//     rule 47   who reaches the quota at the end of a stage is elected
//     rule 48   every paper of an elected candidate passes on, at surplus × its value when received / votes held,
//               to five decimals, any remainder ignored
//     rule 49   the largest surplus first, one at a stage; of equal ones, the candidate ahead at the latest stage that
//               tells them apart; else by lot
//     rule 50   when no surplus waits, the candidate with the fewest votes is excluded, and the papers pass on at the
//               value they were received at
//     rule 51   of equal ones, the candidate behind at the latest stage that tells them apart; else by lot
//     rule 52   when as many continue as seats are left, they are elected, and nothing more is transferred
//
// What the law leaves to a lot is the option `ties`.
#pragma once

#include "delib/rule/stv/gregory.hpp"

namespace delib::scottish_stv {

/// Rule 48(3): decimals of a transfer value.
inline constexpr int digits = 5;
/// Rules 49 and 51.
inline constexpr look_back equals = look_back::backward;

}  // namespace delib::scottish_stv
