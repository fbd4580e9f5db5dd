// How many different orders it takes to stand for all voters: the diversity and the polarization of Faliszewski, Kaczmarczyk,
// Sornat, Szufa and Wąs ("Diversity, Agreement, and Polarization in Elections", 2023), exactly, for few orders.
//
//     d_k             the mean distance of voters to the nearest of k orders that are chosen to make it least, in pairs of
//                     candidates turned round, over m (m − 1) / 2; with k = 1 Kemeny's
//     diversity       Σ d_k / k over k = 1, 2, …
//     polarization    2 (d_1 − d_2): 0 where a second order brings nobody nearer, 1 for two equal camps of opposite orders
//
// Both are hard to find for many orders. Here every order of the candidates is a possible centre, and every way to deal
// the ballots to them is looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace delib {

struct diversity_figures {
    std::vector<double>
        distances{};  ///< d_1, d_2, … up to the number of different orders that weigh something, where it is 0
    double diversity = 0;
    double polarization = 0;
};

/// Beyond, there are no figures.
inline constexpr std::size_t max_diversity_candidates = 6;
inline constexpr std::size_t max_diversity_orders = 10;

/// Different strict orders of the same candidates, prepared for any weights.
class order_distances {
public:
    /// Each order is a list of the m candidates' numbers, best first. Precondition: at most the two limits above; strict
    /// orders of all candidates, each once. Time O(m! · orders · m²).
    explicit order_distances(const std::vector<std::vector<std::uint32_t>>& orders);

    /// Nothing for fewer than two candidates, or where nobody weighs anything. One weight for each order.
    /// Time O(m! · 2^orders + 3^orders · orders).
    [[nodiscard]] std::optional<diversity_figures> figures(std::span<const double> weights) const;

private:
    std::size_t candidates_ = 0;
    std::size_t orders_ = 0;
    std::vector<std::uint8_t> apart_{};  // by centre, by order: pairs turned round
};

}  // namespace delib
