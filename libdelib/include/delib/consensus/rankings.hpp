// How far two rankings, or all rankings of a profile, are apart.
//
// Two rankings are given as ranks of the same candidates in the same order: the smaller the better, equal ones tied.
//
// A mean over pairs of voters is made from how many rank one candidate above the other, never from the pairs
// themselves: n voters and m candidates take O(n · m²), not O(n² · m²). A weight stands for so many voters of the same
// ranking, so that 3 ballots and one of weight 3 give the same figure; voters who weigh less than 1 make pairs with each
// other, none with themselves, each pair of the product of their weights. A figure is nothing where there is no pair.
// Blank ballots have no part in any figure.
//
// Short ballots are read as the policy says:
//   - `unranked=last`: whoever is not ranked stands below all who are, tied with the others;
//   - `unranked=no-opinion`: a ballot compares nobody with a candidate that it does not rank. Then kemeny-distance,
//     agreement, polarization and divisiveness look at the pairs of candidates that a ballot compares, and what is
//     defined for whole orders only (Kendall's W, τ_b, τ_x, ρ) is nothing if one ballot is short;
//   - `unranked=reject`: short ballots have been set aside.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/core/result.hpp"
#include "delib/number/rational.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace delib {

/// Kendall's τ_b, from −1 to 1: pairs in the same order less pairs in opposite order, over the root of the pairs that
/// each does not tie. Nothing if one ties all. Kendall 1945, "The treatment of ties in ranking problems". Time O(m²).
[[nodiscard]] std::optional<double> kendall_tau_b(std::span<const double> a, std::span<const double> b);

/// Emond and Mason's τ_x, from −1 to 1, in which tying is an opinion: 1 − 2 d / (m (m − 1)) with d the distance of Kemeny
/// and Snell. Nothing for fewer than two candidates. Emond and Mason 2002. Time O(m²).
[[nodiscard]] std::optional<double> kendall_tau_x(std::span<const double> a, std::span<const double> b);

/// Spearman's ρ, from −1 to 1: the correlation of the ranks, tied candidates sharing the mean of theirs. Nothing if one
/// ties all. Time O(m²).
[[nodiscard]] std::optional<double> spearman_rho(std::span<const double> a, std::span<const double> b);

/// The distance of Kemeny and Snell: 2 for a pair in opposite order, 1 for a pair that one of the two ties. From 0 to
/// m (m − 1). Kemeny and Snell 1962. Time O(m²).
[[nodiscard]] std::size_t kemeny_distance(std::span<const double> a, std::span<const double> b);

/// Spearman's footrule: the sum of the differences of ranks, tied candidates sharing the mean of theirs. Diaconis and
/// Graham 1977. Time O(m²).
[[nodiscard]] double spearman_footrule(std::span<const double> a, std::span<const double> b);

/// What the rankings of a profile have in common. `divisiveness` is by candidate.
struct ranking_figures {
    std::optional<double> kendall_w{};
    std::optional<double> tau_b{};
    std::optional<double> tau_x{};
    std::optional<double> spearman{};
    std::optional<double> kemeny_distance{};
    std::optional<double> agreement{};
    std::optional<double> polarization{};
    std::optional<double> kemeny_diversity{};
    std::optional<double> kemeny_polarization{};
    std::vector<std::optional<double>> divisiveness{};
};

/// The mean over pairs of voters of their Kemeny–Snell distance, exactly. Errors: ballots that are no rankings; counts
/// beyond 128 bits.
[[nodiscard]] result<std::optional<rational>> mean_kemeny_distance(const profile& p, const ballot_policy& policy = {});

/// The agreement index, from 0 (every duel is even) to 1 (all voters agree on every pair), exactly: the mean over pairs of
/// candidates of |n_ab − n_ba| over the weight that compares the two; a pair that nobody compares is left out.
/// Alcalde-Unzu and Vorsatz 2013. 1 − this is the polarization of Can, Ozkes and Storcken 2015. Errors as above.
[[nodiscard]] result<std::optional<rational>> agreement_index(const profile& p, const ballot_policy& policy = {});

/// Every figure on a profile of rankings:
///   - Kendall's W for all voters, corrected for ties (Kendall and Babington Smith 1939), from 0 to 1;
///   - the means over pairs of voters of τ_b, τ_x, ρ (of those who do not tie everybody, for τ_b and ρ), and of the
///     Kemeny–Snell distance;
///   - the agreement index, and 1 − it, the polarization;
///   - diversity and polarization by centres (diversity.hpp), where all orders are whole, without ties, and few;
///   - for each candidate its divisiveness, from 0 to 1: the mean over the others of |its score among voters who prefer it
///     to the other − its score among those who prefer the other|, 0 where one side is empty. The score is the share of
///     duels won, ties counting half: Borda's on whole orders. Navarrete et al. 2024, "Understanding political divisiveness
///     using online participation data".
/// Errors: ballots that are no rankings; more than `max_ranked_candidates`; counts beyond 128 bits.
[[nodiscard]] result<ranking_figures> ranking_figures_of(const profile& p, const ballot_policy& policy = {});

/// The tables have a cell for each ordered pair of candidates.
inline constexpr std::size_t max_ranked_candidates = 2'000;

}  // namespace delib
