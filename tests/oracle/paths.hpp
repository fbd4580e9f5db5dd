// Reachability and strongest paths by looking at every simple path, on at most eight candidates.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace delib::oracle {

/// The strongest of all simple paths, where a path is as strong as its weakest edge. `Strength` is anything
/// with an order; an edge that is absent is nullopt. Nothing where there is no path.
template <class Strength>
std::optional<Strength> strongest_simple_path(const std::vector<std::vector<std::optional<Strength>>>& edge,
                                              std::size_t from, std::size_t to) {
    std::optional<Strength> best;
    std::vector<bool> visited(edge.size(), false);
    const std::function<void(std::size_t, std::optional<Strength>)> walk = [&](std::size_t at,
                                                                               std::optional<Strength> weakest) {
        if (at == to) {
            if (!best || *best < *weakest) best = weakest;
            return;
        }
        visited[at] = true;
        for (std::size_t next = 0; next < edge.size(); ++next) {
            if (visited[next] || !edge[at][next]) continue;
            walk(next, !weakest || *edge[at][next] < *weakest ? edge[at][next] : weakest);
        }
        visited[at] = false;
    };
    if (from != to) walk(from, std::nullopt);
    return best;
}

/// Whether a chain of edges leads from one to the other.
inline bool reaches(const std::vector<std::vector<bool>>& edge, std::size_t from, std::size_t to) {
    std::vector<std::vector<std::optional<int>>> weighted(edge.size(), std::vector<std::optional<int>>(edge.size()));
    for (std::size_t a = 0; a < edge.size(); ++a) {
        for (std::size_t b = 0; b < edge.size(); ++b) {
            if (edge[a][b]) weighted[a][b] = 1;
        }
    }
    return from == to || strongest_simple_path(weighted, from, to).has_value();
}

}  // namespace delib::oracle
