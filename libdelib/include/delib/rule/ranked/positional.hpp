// Positional rules: a ballot gives each candidate points by its place, and the highest total wins.
//
// Candidates in one tier share the average of the points of the places that the tier covers. Here are the common
// accumulation, and `positional` with any vector of points, the last one repeated. Candidates that a ballot leaves out
// are one tier behind all ranked ones under `unranked=last`, and receive nothing under `no-opinion`.
// Time O(distinct positions · m).
#pragma once

#include "delib/core/config.hpp"
#include "delib/rule/rule.hpp"
#include "delib/tally/positions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace delib {

struct positional_options {
    std::vector<rational> weights{rational(1), rational(0)};  ///< plurality, until told otherwise
    tie_policy ties = ties_all;
};

namespace detail {

/// The points of a place (from 1) on a ballot that ranks so many candidates.
using points_of_place = std::function<rational(std::uint32_t ranked, std::uint32_t place)>;
/// What each unranked candidate gets from a ballot that ranks so many.
using points_behind = std::function<rational(std::uint32_t ranked)>;

/// Sums points over a positions tally. Ballots longer than `longest` are left out.
[[nodiscard]] std::vector<std::optional<rational>> sum_points(const positions_tally& tally,
                                                              const points_of_place& points,
                                                              const points_behind& behind,
                                                              std::uint32_t longest = max_candidates);

/// The average of the points of places `first` … `last` on a ballot that ranks `ranked` candidates.
[[nodiscard]] rational average_points(const points_of_place& points, std::uint32_t ranked, std::uint32_t first,
                                      std::uint32_t last);

/// Decides by points of places. The unranked share the average of the places left, or get nothing if they are no
/// opinion.
[[nodiscard]] result<outcome> decide_by_points(const positions_tally& tally, const points_of_place& points,
                                               std::int64_t seats, const tie_policy& ties, const control& c);

}  // namespace detail

namespace rules {

struct positional {
    static constexpr rule_info info{
        "positional",
        "Positional scores",
        "Scores par position",
        "Each place on a ballot gives the points of a list; the highest total wins.",
        "Chaque place d’un bulletin donne les points d’une liste ; le total le plus élevé l’emporte.",
        basis_kind::positions,
        seats_kind::many};
    using basis = positions_tally;
    using options = positional_options;
    static constexpr std::array rows{
        option_row{"weights", option_type::numbers, "w1,w2,…",
                   "points of the first, second, … place; the last is repeated",
                   "points de la première place, de la deuxième, … ; le dernier est répété",
                   offsetof(positional_options, weights)},
        DELIB_TIES_ROW(positional_options)};

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        if (opts.weights.empty()) return error{error_code::usage, "positional needs at least one weight", {}};
        const auto points = [&](std::uint32_t, std::uint32_t place) {
            return opts.weights[std::min<std::size_t>(place - 1, opts.weights.size() - 1)];
        };
        return detail::decide_by_points(tally, points, seats, opts.ties, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::positional> positional{};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/positional.ipp"
#endif
