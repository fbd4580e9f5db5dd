// A set of ballots that is counted piece by piece, because its counts read nothing but tallies.
#pragma once

#include "delib/core/control.hpp"
#include "delib/engine/run.hpp"
#include "delib/rule/rule.hpp"
#include "io/pieces.hpp"

#include <optional>
#include <vector>

namespace delib {

/// The tallies that the counts of this set read, if they read nothing else: no part of the ballots, no other weights, no
/// rule on every ballot, no requirement that looks at ballots. Nothing where no count reads the set.
[[nodiscard]] std::optional<std::vector<basis_kind>> tallies_alone(const consultation& declared, std::size_t set);

/// Counts all pieces into tallies, and duels too, for reports, while there are at most `most_shown` candidates. `into`
/// learns what `let_through` would have told it. Errors: those of reading; more candidates than the control allows; a
/// caller who stops the work.
[[nodiscard]] result<tallies> count_pieces(const consultation& declared, io::table_pieces& pieces,
                                           const read_options& options, std::vector<basis_kind> kinds,
                                           std::size_t most_shown, const control& c, set_result& into);

}  // namespace delib
