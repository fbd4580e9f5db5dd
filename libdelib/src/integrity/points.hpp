// Margins of rules that add up points: what a ballot gives a candidate depends on nothing but that ballot, and the most
// points win.
//
// Proof that the greedy numbers are the smallest. With one seat, the winners W are those with the most points, and they
// change if and only if somebody outside W reaches somebody in W, or somebody in W passes another one there. With K seats
// and exactly K winners they change if and only if somebody outside W reaches somebody in W: as long as all of W are ahead
// of all others, W are the K first; and if c outside reaches w in W, no more are ahead of c than of w, so c sits if w does.
// So the smallest number is the least over pairs (c, w), and for one pair each ballot moves the difference of points by an
// amount of its own: the k ballots that move it most are those with the k largest amounts.
//
// Where sums leave missing points out, a candidate whom no ballot scores comes last, whatever its sum. With no points
// below zero and some above, that changes one thing: ballots taken away may leave c or w without a voice. If those that
// move the difference most leave c without one, every ballot that scores c gives w more, and c is never ahead of w while
// w has one. If w has none left, c is ahead as soon as one ballot scores it.
#pragma once

#include "delib/integrity/margin.hpp"

#include <optional>

namespace delib::integrity {

/// The margin and its witness, not yet counted again; nothing where the argument does not hold for this count. Where a
/// tie-break or a count-back may decide between equal points, only `lower` is set. Errors: those of the rule.
[[nodiscard]] result<std::optional<ballot_margin>> margin_by_points(tampering what, const recount& count,
                                                                    const outcome& decided);

}  // namespace delib::integrity
