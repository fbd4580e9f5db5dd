#pragma once

#include "delib/graph/majority_among.hpp"

#include <algorithm>

namespace delib {

namespace detail {

enum class tied_duels : std::uint8_t { no_edge, both_ways };

/// The majority graph of `among`, its nodes numbered as they stand there.
[[nodiscard]] DELIB_INLINE candidate_graph graph_among(const pairwise_tally& tally, const std::vector<candidate>& among,
                                                       tied_duels tied) {
    candidate_graph graph{among.size(), {}};
    for (std::size_t a = 0; a < among.size(); ++a) {
        for (std::size_t b = 0; b < among.size(); ++b) {
            const int128 margin = tally.margin(among[a], among[b]);
            if (a != b && (margin > 0 || (margin == 0 && tied == tied_duels::both_ways)))
                graph.edges.emplace_back(candidate_at(a), candidate_at(b));
        }
    }
    return graph;
}

[[nodiscard]] DELIB_INLINE std::vector<candidate> named(const std::vector<candidate>& nodes,
                                                        const std::vector<candidate>& among) {
    std::vector<candidate> out;
    for (const candidate node : nodes) out.push_back(among[index(node)]);
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace detail

DELIB_INLINE std::optional<candidate> condorcet_winner(const pairwise_tally& tally,
                                                       const std::vector<candidate>& among) {
    for (const candidate a : among) {
        if (std::all_of(among.begin(), among.end(), [&](candidate b) { return a == b || tally.margin(a, b) > 0; }))
            return a;
    }
    return std::nullopt;
}

DELIB_INLINE std::optional<candidate> condorcet_loser_among(const pairwise_tally& tally,
                                                            const std::vector<candidate>& among) {
    if (among.size() < 2) return std::nullopt;
    for (const candidate a : among) {
        if (std::all_of(among.begin(), among.end(), [&](candidate b) { return a == b || tally.margin(a, b) < 0; }))
            return a;
    }
    return std::nullopt;
}

DELIB_INLINE std::vector<candidate> smith_set(const pairwise_tally& tally, const std::vector<candidate>& among) {
    const auto parts = components(detail::graph_among(tally, among, detail::tied_duels::both_ways));
    return parts.empty() ? std::vector<candidate>{} : detail::named(parts.front(), among);
}

DELIB_INLINE std::vector<candidate> schwartz_set(const pairwise_tally& tally, const std::vector<candidate>& among) {
    const candidate_graph graph = detail::graph_among(tally, among, detail::tied_duels::no_edge);
    const auto parts = components(graph);
    std::vector<std::size_t> part_of(among.size(), 0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const candidate node : parts[i]) part_of[index(node)] = i;
    }
    std::vector<bool> beaten(parts.size(), false);
    for (const auto& [winner, loser] : graph.edges) {
        if (part_of[index(winner)] != part_of[index(loser)]) beaten[part_of[index(loser)]] = true;
    }
    std::vector<candidate> nodes;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!beaten[i]) nodes.insert(nodes.end(), parts[i].begin(), parts[i].end());
    }
    return detail::named(nodes, among);
}

}  // namespace delib
