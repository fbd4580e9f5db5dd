// Votes of a matrix as a list again, to which some can be added, or from which some are missing.
#pragma once

#include "delib/ballot/votes.hpp"

#include <vector>

namespace delib {

/// The same votes, without those of participants for whom `gone` says so (empty: of nobody). Without times: participants
/// stand in the order of arrival.
[[nodiscard]] vote_list list_of(const vote_matrix& votes, const std::vector<bool>& gone = {});

}  // namespace delib
