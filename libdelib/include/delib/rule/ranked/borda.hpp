// The Borda count (1784): of m candidates the first on a ballot gets m−1 points, the next m−2, … the last 0.
//
// Equal ranks share the average of their places. Short ballots are read as written, by `truncated`:
// `average` gives the unranked the average of the places left, `zero` gives them nothing, and `modified` counts a ballot
// that ranks r candidates as r, r−1, …, 1 and 0 for the others (Emerson 2013). Time O(distinct positions · m).
#pragma once

#include "delib/rule/ranked/positional.hpp"

#include <array>
#include <cstddef>

namespace delib {

/// What a short ballot gives.
enum class borda_truncated : std::uint8_t { average, zero, modified };

struct borda_options {
    borda_truncated truncated = borda_truncated::average;
    tie_policy ties = ties_all;
};

namespace rules {

struct borda {
    static constexpr rule_info info{
        "borda",
        "Borda count",
        "Méthode de Borda",
        "A ballot gives a candidate one point for each candidate it places below; the highest total wins.",
        "Un bulletin donne à un candidat un point par candidat placé derrière lui ; le total le plus élevé l’emporte.",
        basis_kind::positions,
        seats_kind::many,
        std::nullopt,
        silence::as_written};
    using basis = positions_tally;
    using options = borda_options;
    static constexpr std::array rows{option_row{"truncated", option_type::word, "average|zero|modified",
                                                "what a ballot that leaves candidates out gives",
                                                "ce que donne un bulletin qui omet des candidats",
                                                offsetof(borda_options, truncated)},
                                     DELIB_TIES_ROW(borda_options)};

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto m = static_cast<std::uint32_t>(tally.size());
        const bool modified = opts.truncated == borda_truncated::modified;
        const auto points = [&](std::uint32_t ranked, std::uint32_t place) {
            return rational(modified ? ranked + 1 - place : m - place);
        };
        const auto behind = [&](std::uint32_t ranked) {
            return opts.truncated == borda_truncated::average ? rational(m - ranked - 1) / 2 : rational(0);
        };
        outcome out = begin_outcome(seats);
        out.scores = detail::sum_points(tally, points, behind);
        return settle_scores(std::move(out), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::borda> borda{};

}  // namespace delib
