// The second level of a two-level count: from what each stratum decided to ballots for the final count.
#pragma once

#include "delib/engine/run.hpp"

#include <vector>

namespace delib {

/// The strata of `column` with their declared weights (1 each where none is declared), in the order of its values; after
/// them, those that have a weight and no ballot.
[[nodiscard]] result<std::vector<std::pair<std::string, weight>>>
stratum_weights(const consultation& declared, const profile& p, const std::string& column);

/// One ranked ballot a stratum: its order, with its declared weight. Error: a rule that defines no order.
[[nodiscard]] result<profile> ballots_from_orders(const profile& like, const std::vector<stratum_vote>& votes,
                                                  const std::vector<std::pair<std::string, weight>>& weights);

/// One scored ballot a stratum: its scores as shares of their sum, with its declared weight. Errors: a rule without
/// scores, negative scores, scores that are all 0.
[[nodiscard]] result<profile> ballots_from_scores(const profile& like, const std::vector<stratum_vote>& votes,
                                                  const std::vector<std::pair<std::string, weight>>& weights);

}  // namespace delib
