#pragma once

#include "delib/graph/majority_graph.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>

namespace delib {

DELIB_INLINE candidate_graph majority_graph(const pairwise_tally& tally) {
    candidate_graph graph{tally.size(), {}};
    for (std::size_t a = 0; a < tally.size(); ++a) {
        for (std::size_t b = 0; b < tally.size(); ++b) {
            if (a != b && tally.margin(candidate_at(a), candidate_at(b)) > 0)
                graph.edges.emplace_back(candidate_at(a), candidate_at(b));
        }
    }
    return graph;
}

DELIB_INLINE candidate_graph weak_majority_graph(const pairwise_tally& tally) {
    candidate_graph graph{tally.size(), {}};
    for (std::size_t a = 0; a < tally.size(); ++a) {
        for (std::size_t b = 0; b < tally.size(); ++b) {
            if (a != b && tally.margin(candidate_at(a), candidate_at(b)) >= 0)
                graph.edges.emplace_back(candidate_at(a), candidate_at(b));
        }
    }
    return graph;
}

DELIB_INLINE std::vector<std::vector<candidate>> components(const candidate_graph& graph) {
    using adjacency = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
    adjacency g(graph.size);
    for (const auto& [from, to] : graph.edges) boost::add_edge(index(from), index(to), g);
    std::vector<std::size_t> of(graph.size, 0);
    if (graph.size == 0) return {};
    const std::size_t count =
        boost::strong_components(g, boost::make_iterator_property_map(of.begin(), boost::get(boost::vertex_index, g)));
    // Tarjan numbers components in the order in which they are left: one that is only reached from others comes first.
    std::vector<std::vector<candidate>> parts(count);
    for (std::size_t c = 0; c < graph.size; ++c) parts[count - 1 - of[c]].push_back(candidate_at(c));
    return parts;
}

DELIB_INLINE std::vector<candidate> smith_set(const pairwise_tally& tally) {
    const auto parts = components(weak_majority_graph(tally));
    return parts.empty() ? std::vector<candidate>{} : parts.front();
}

}  // namespace delib
