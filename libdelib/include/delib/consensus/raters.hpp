// Whether raters agree about all candidates together, beyond chance: Krippendorff's alpha and Fleiss' kappa.
//
// Both need no more than counts: for each unit (a candidate), how many raters put it in each category. Such a table has
// the units in rows, one after the other, `categories` columns each; weights stand for so many raters, and need not be
// whole. A figure is nothing where it has no meaning, above all where every rating is the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace delib {

/// How far two categories are apart.
enum class rating_level : std::uint8_t {
    nominal,   ///< 1 for any two
    ordinal,   ///< by the ratings that lie between them
    interval,  ///< by the difference of their values
    ratio,     ///< by the difference over the sum of their values, none of which may be negative
};

/// Krippendorff's α: 1 where all raters agree on each unit, 0 where agreement is what chance gives, below 0 where they
/// disagree by system. Units with no more than one rating are left out, so that ratings may be missing. `values` are
/// those of the categories, rising, for interval (one apart where none are given) and ratio (nothing without them); what `copies` are is said below. Krippendorff 2013, "Computing Krippendorff's alpha-reliability".
/// Time O(units · categories), for ratio O(units · categories²).
[[nodiscard]] std::optional<double> krippendorff_alpha(rating_level level, std::span<const double> counts,
                                                       std::size_t categories, std::span<const double> values = {},
                                                       std::span<const double> copies = {});

/// Fleiss' κ, on the same scale and blind to the order of categories. Nothing unless every unit has the same number of
/// ratings, more than one. Fleiss 1971, "Measuring nominal scale agreement among many raters".
/// Time O(units · categories).
///
/// In a sample with replacement a rater who is drawn twice agrees with itself, which says nothing. `copies` are, for each
/// unit, how many ordered pairs of ratings are one rating twice, apart from each with itself once; neither figure takes
/// them for pairs. A rater who weighs w < 1 is a part of one: with itself it makes w² pairs in the place of w, so that
/// `copies` are less by w − w².
[[nodiscard]] std::optional<double> fleiss_kappa(std::span<const double> counts, std::size_t categories,
                                                 std::span<const double> copies = {});

}  // namespace delib
