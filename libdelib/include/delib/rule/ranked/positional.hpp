// Positional rules: a ballot gives each candidate points by its place, and the highest total wins.
//
// Candidates in one tier share the average of the points of the places that the tier covers. Here are the common
// accumulation, and `positional` with any vector of points, the last one repeated. Candidates that a ballot leaves out
// are one tier behind all ranked ones under `unranked=last`, and receive nothing under `no-opinion`.
// Time O(distinct positions · m).
#pragma once

#include "delib/rule/rule.hpp"
#include "delib/tally/positions.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace delib {

struct positional_options {
    std::vector<rational> weights{rational(1), rational(0)};  ///< plurality, until told otherwise
    tie_policy ties = ties_all;
};

namespace detail {

/// Sums points over a positions tally. `points(ranked, place)` are those of a place (from 1) on a ballot that ranks so
/// many candidates; `behind(ranked)` is what each unranked candidate gets; ballots longer than `longest` are left out.
template <class Points, class Behind>
[[nodiscard]] std::vector<std::optional<rational>> sum_points(const positions_tally& tally, Points&& points,
                                                              Behind&& behind, std::uint32_t longest = max_candidates) {
    std::vector<rational> totals(tally.size(), rational(0));
    const auto positions = tally.sorted();
    for (std::size_t i = 0; i < positions.size();) {
        const std::uint32_t ranked = positions[i].first.ranked;
        std::vector<int128> ranked_by(tally.size(), 0);
        for (; i < positions.size() && positions[i].first.ranked == ranked; ++i) {
            const auto& [where, votes] = positions[i];
            if (ranked > longest) continue;
            rational tier = 0;
            for (std::uint32_t k = 0; k < where.size; ++k) tier += points(ranked, where.place + k);
            totals[index(where.who)] += to_rational(votes) * tier / where.size;
            ranked_by[index(where.who)] += votes;
        }
        const rational rest = ranked > longest || ranked >= tally.size() ? rational(0) : behind(ranked);
        if (rest == 0) continue;
        for (std::size_t c = 0; c < tally.size(); ++c) {
            totals[c] += rest * to_rational(tally.ballots_ranking(ranked) - ranked_by[c]);
        }
    }
    std::vector<std::optional<rational>> scores;
    for (const rational& total : totals) scores.emplace_back(total / to_rational(tally.denominator()));
    return scores;
}

/// The average of the points of places `first` … `last` on a ballot that ranks `ranked` candidates.
template <class Points>
[[nodiscard]] rational average_points(Points&& points, std::uint32_t ranked, std::uint32_t first, std::uint32_t last) {
    rational sum = 0;
    for (std::uint32_t place = first; place <= last; ++place) sum += points(ranked, place);
    return sum / (last - first + 1);
}

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
        const auto m = static_cast<std::uint32_t>(tally.size());
        const auto points = [&](std::uint32_t, std::uint32_t place) {
            return opts.weights[std::min<std::size_t>(place - 1, opts.weights.size() - 1)];
        };
        const auto behind = [&](std::uint32_t ranked) {
            const bool last = tally.policy().unranked != unranked_policy::no_opinion;
            return last ? detail::average_points(points, ranked, ranked + 1, m) : rational(0);
        };
        outcome out = begin_outcome(seats);
        out.scores = detail::sum_points(tally, points, behind);
        return settle_scores(std::move(out), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::positional> positional{};

}  // namespace delib
