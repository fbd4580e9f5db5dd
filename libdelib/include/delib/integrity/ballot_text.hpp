// A few ballots as lines that people can read, and that our readers read again.
//
//     rankings                    the lines of a cvotes file: `A > B = C * 3`, a weight as `^ 2`; what that format cannot
//                                 carry is a table
//     grades, points, approvals   a table: a line of names, then a line of cells for each kind of ballot, with a column
//                                 `weight` for what they weigh together, unless each is one ballot of weight 1
#pragma once

#include "delib/core/result.hpp"
#include "delib/integrity/recount.hpp"

#include <string>
#include <vector>

namespace delib {

/// The ballots of these piles. Error: a ballot that the format cannot carry.
[[nodiscard]] result<std::vector<std::string>> ballot_lines(const recount& count,
                                                            const std::vector<ballot_pile>& ballots);

/// The ballots that a change takes away, as piles.
[[nodiscard]] std::vector<ballot_pile> taken_away(const recount& count, const ballot_change& change);

}  // namespace delib
