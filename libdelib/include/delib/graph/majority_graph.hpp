// The majority graph of a pairwise tally, and what follows from it. Edges go from winner to loser. Results are plain
// vectors; the graph library behind them stays out of sight.
#pragma once

#include "delib/core/config.hpp"
#include "delib/core/ids.hpp"
#include "delib/tally/pairwise.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace delib {

/// A directed graph on candidates 0 … size−1.
struct candidate_graph {
    std::size_t size = 0;
    std::vector<std::pair<candidate, candidate>> edges{};
};

/// An edge for every duel that is won by a strict majority. Time O(m²).
[[nodiscard]] candidate_graph majority_graph(const pairwise_tally& tally);

/// The same with an edge both ways for a tied duel.
[[nodiscard]] candidate_graph weak_majority_graph(const pairwise_tally& tally);

/// Strongly connected components, each sorted, such that no edge leads from a later one to an earlier one.
/// Time O(m + edges) (Tarjan 1972, through Boost.Graph).
[[nodiscard]] std::vector<std::vector<candidate>> components(const candidate_graph& graph);

/// The Smith set: the smallest set whose members beat everybody outside it (Smith 1973), that is the first component of
/// the weak majority graph. Empty without candidates. Time O(m²).
[[nodiscard]] std::vector<candidate> smith_set(const pairwise_tally& tally);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/graph/impl/majority_graph.ipp"
#endif
