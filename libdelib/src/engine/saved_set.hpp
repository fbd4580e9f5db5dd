// A set of ballots of which only saved tallies are there.
#pragma once

#include "delib/engine/run.hpp"
#include "delib/engine/saved_tallies.hpp"

#include <optional>
#include <string>

namespace delib {

/// Whether these files are saved tallies, because they begin like one or `format` says so. Error: some are, some not.
[[nodiscard]] result<bool> are_saved(const std::vector<loaded_file>& files, const read_options& options);

/// Saved tallies with the declared candidates in their order. Errors: what a tally cannot be asked any more (the cells
/// of a table, a column of weights, another policy or scale), and other candidates than the declared ones.
[[nodiscard]] result<tallies> as_declared(const tallies& saved, const read_options& options,
                                          const option_texts& policy);

/// What a report says of them.
[[nodiscard]] ballots_report report_of(const tallies& saved, const std::vector<loaded_file>& files,
                                       const read_options& options);

/// What a count asks of the ballots themselves, in words: a part of them, other weights, two levels. Nothing if tallies of
/// the whole are enough, but for `by`, which is about the whole and its parts.
[[nodiscard]] std::optional<std::string> asks_for_ballots(const count_request& request);

/// Whether this count can be made from saved tallies. Errors: a rule whose basis is not among them; a part of the
/// ballots, other weights, two levels.
[[nodiscard]] result<void> check_answers(const tallies& saved, const count_request& request);

}  // namespace delib
