// Bridging scores: how much a statement is liked beyond what the viewpoint of those who like it explains.
//
// The model is that of Community Notes (Wojcik et al. 2022, arXiv 2210.15723): a vote of u on s is about
// μ + i_u + i_s + f_u f_s, with one factor each. i_s is the score. It minimises the mean squared error plus
// 0.15 (mean i_u² + mean i_s² + μ²) + 0.03 (mean f_u² + mean f_s²), with agree as 1, pass as ½ and disagree as 0.
// That program runs Adam from a random start; here each participant and each statement in turn takes its best values,
// which a 2×2 system gives, from the first axis of the map, so that the result has no chance in it.
#pragma once

#include "delib/ballot/votes.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace delib {

struct bridging_scores {
    std::vector<std::optional<double>> statements{};  ///< i_s; nothing where there is no vote or it takes no part
    std::vector<double> factors{};                    ///< f_s
    double mean = 0;                                  ///< μ
    double loss = 0;
    std::size_t rounds = 0;  ///< until the loss fell by no more than 1e-7, as there; at most 200
};

/// `eligible` by statement; `start` by participant, the place on the first axis; `weights` as everywhere.
/// Time O(votes · rounds).
[[nodiscard]] bridging_scores find_bridging(const vote_matrix& votes, const std::vector<bool>& eligible,
                                            std::span<const double> start, std::span<const double> weights = {});

}  // namespace delib
