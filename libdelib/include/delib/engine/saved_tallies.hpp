// Tallies that were saved, where a count reads ballots: `delib tally ballots.csv --rule schulze --save-tally a.tally`
// today, `delib tally a.tally --rule minimax` tomorrow, with the same `policy` and `outcomes`.
#pragma once

#include "delib/core/result.hpp"
#include "delib/engine/bases.hpp"
#include "delib/engine/consultation.hpp"
#include "delib/io/load.hpp"
#include "delib/tally/serial.hpp"

#include <vector>

namespace delib {

struct consultation_result;

/// One tally of several files, with the candidates in the order of the first. Errors name the file: what is no sound
/// tally, and what cannot be merged with the files before.
[[nodiscard]] result<tallies> merge_files(const std::vector<loaded_file>& files);

/// The tallies that these counts and their requirements read of the whole of some ballots, made if need be. Errors: a rule
/// that reads every ballot; what the ballots cannot give.
[[nodiscard]] result<tallies> tallies_for(const std::vector<count_request>& counts, bases& from);

/// Whether the tallies of these counts can be saved: all read the same whole set of ballots, by rules that tallies can
/// answer. Error: one does not, and which.
[[nodiscard]] result<void> check_can_be_saved(const consultation& declared);

/// The tallies that a result kept (`consultation::keep_tallies`). Precondition: `check_can_be_saved`.
[[nodiscard]] const tallies& kept_tallies(const consultation_result& result);

}  // namespace delib
