// Margins of rules that compare medians of grades: what a candidate is worth depends on its own grades only, and a better
// grade in the place of another never makes it worth less.
//
// As with points (points.hpp), the winners change if and only if somebody outside reaches one of them, or one of them
// passes another. For one pair, every added ballot does most with the best grade for the rival c and the worst for the
// holder w, and more such ballots never do less; so the smallest number is found by bisection, each step counted again.
//
// Taken away, a ballot takes one grade from both. Were the grades of c and of w on separate sheets, one would take away the
// worst of c and the best of w, k each; what even that does not do, no k ballots do. This is a lower bound, and it is
// exact where k whole ballots do it, too. The same with k replaced.
//
// On grades of unequal number (`ungraded=exclude`) it also takes that one more best grade never makes a candidate worth
// less, one more worst grade never more, and that of grades taken away the worst is the best to lose. All of these rules
// meet it: with p, q the shares above and below the median, the median moves only towards the grade that is added.
#pragma once

#include "delib/integrity/margin.hpp"

#include <optional>

namespace delib::integrity {

/// The bounds, and for added ballots the witness; nothing where the argument does not hold for this count. Errors: those
/// of the rule.
[[nodiscard]] result<std::optional<ballot_margin>> margin_by_medians(tampering what, const recount& count,
                                                                     const outcome& decided);

}  // namespace delib::integrity
