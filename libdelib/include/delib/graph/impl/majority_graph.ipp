#pragma once

#include "delib/graph/majority_graph.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>

namespace delib {

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

}  // namespace delib
