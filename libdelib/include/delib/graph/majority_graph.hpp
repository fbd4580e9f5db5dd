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
[[nodiscard]] inline candidate_graph majority_graph(const pairwise_tally& tally) {
    candidate_graph graph{tally.size(), {}};
    for (std::size_t a = 0; a < tally.size(); ++a) {
        for (std::size_t b = 0; b < tally.size(); ++b) {
            if (a != b && tally.margin(candidate_at(a), candidate_at(b)) > 0)
                graph.edges.emplace_back(candidate_at(a), candidate_at(b));
        }
    }
    return graph;
}

/// The same with an edge both ways for a tied duel.
[[nodiscard]] inline candidate_graph weak_majority_graph(const pairwise_tally& tally) {
    candidate_graph graph{tally.size(), {}};
    for (std::size_t a = 0; a < tally.size(); ++a) {
        for (std::size_t b = 0; b < tally.size(); ++b) {
            if (a != b && tally.margin(candidate_at(a), candidate_at(b)) >= 0)
                graph.edges.emplace_back(candidate_at(a), candidate_at(b));
        }
    }
    return graph;
}

/// Strongly connected components, each sorted, such that no edge leads from a later one to an earlier one.
/// Time O(m + edges) (Tarjan 1972, through Boost.Graph).
[[nodiscard]] std::vector<std::vector<candidate>> components(const candidate_graph& graph);

/// The Smith set: the smallest set whose members beat everybody outside it (Smith 1973), that is the first component of
/// the weak majority graph. Empty without candidates. Time O(m²).
[[nodiscard]] inline std::vector<candidate> smith_set(const pairwise_tally& tally) {
    const auto parts = components(weak_majority_graph(tally));
    return parts.empty() ? std::vector<candidate>{} : parts.front();
}

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/graph/impl/majority_graph.ipp"
#endif
