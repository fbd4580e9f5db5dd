// How much the grades that one candidate received agree: figures on a distribution over ordered categories.
//
// A distribution is a row of counts, or weights, from the worst category to the best: finite numbers, none negative.
// Multiplying all of them with one number changes no figure (but the smallest step of Berry and Mielke's). A figure is
// nothing where it has no meaning: no count at all, or fewer than two categories. Each takes time O(categories), but
// van der Eijk's O(categories · distinct counts). Sums run from the worst category to the best.
//
// Figures on order alone do not ask how far two categories are apart. Those that do take `positions`, rising numbers;
// where none are given, categories are one apart.
#pragma once

#include <optional>
#include <span>

namespace delib {

/// Agreement A, from −1 (half at each end) over 0 (all categories alike) to 1 (all in one). Order only.
/// van der Eijk 2001, "Measuring agreement in ordered rating scales".
[[nodiscard]] std::optional<double> van_der_eijk(std::span<const double> counts);

/// Consensus Cns, from 0 (half at each end) to 1 (all in one). Tastle and Wierman 2007, "Consensus and dissention".
[[nodiscard]] std::optional<double> tastle_wierman(std::span<const double> counts,
                                                   std::span<const double> positions = {});

/// Ordinal dispersion D, from 0 (all in one) to 1 (half at each end). Order only. Leik 1966, "A measure of ordinal
/// consensus".
[[nodiscard]] std::optional<double> leik(std::span<const double> counts);

/// Entropy in bits, from 0 (all in one) to log2 of the number of categories (all alike). Blind to order. Shannon 1948.
/// Defined for one category, too.
[[nodiscard]] std::optional<double> shannon_entropy(std::span<const double> counts);

/// Concentration l² and its root l, from 0 (half at each end) to 1 (all in one). Order only. Blair and Lacy 2000,
/// "Statistics of ordinal variation".
[[nodiscard]] std::optional<double> blair_lacy_squared(std::span<const double> counts);
[[nodiscard]] std::optional<double> blair_lacy(std::span<const double> counts);

/// Index of ordinal variation IOV, from 0 (all in one) to 1 (half at each end, or as near as an odd number comes to it).
/// Order only. Berry and Mielke 1992. A total that is not a whole number is taken for an even one.
[[nodiscard]] std::optional<double> berry_mielke(std::span<const double> counts);

/// What Esteban and Ray recommend for the exponent lies between 1 and 1.6.
inline constexpr double usual_esteban_ray_alpha = 1.3;

/// Polarization Σ p_i^(1+α) p_j |y_i − y_j|, positions scaled to 0 … 1: from 0 (all in one) to 2^−(1+α) (half at each
/// end). Esteban and Ray 1994, "On the measurement of polarization". Precondition: 0 < alpha ≤ 1.6.
[[nodiscard]] std::optional<double> esteban_ray(std::span<const double> counts, std::span<const double> positions = {},
                                                double alpha = usual_esteban_ray_alpha);

}  // namespace delib
