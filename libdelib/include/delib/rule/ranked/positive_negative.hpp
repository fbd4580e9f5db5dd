// Positive-negative voting: one point up for a first place, one down for a last place (García-Lapresta, Marley and
// Martínez-Panero 2010, as "best-worst").
//
// Candidates in one tier share the average of the places it covers, and so do the unranked, unless they are no opinion:
// then nobody is last on a short ballot. Time O(distinct positions · m).
#pragma once

#include "delib/rule/ranked/positional.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct positive_negative_options {
    tie_policy ties = ties_all;
};

namespace rules {

struct positive_negative {
    static constexpr rule_info info{
        "positive-negative",
        "Positive-negative voting",
        "Vote pour ou contre",
        "A first place gives a point, a last place takes one; the highest balance wins.",
        "Une première place donne un point, une dernière en retire un ; le solde le plus élevé l’emporte.",
        basis_kind::positions,
        seats_kind::many};
    using basis = positions_tally;
    using options = positive_negative_options;
    static constexpr std::array rows{DELIB_TIES_ROW(positive_negative_options)};

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto m = static_cast<std::uint32_t>(tally.size());
        const auto points = [&](std::uint32_t, std::uint32_t place) {
            return rational((place == 1 ? 1 : 0) - (place == m ? 1 : 0));
        };
        return detail::decide_by_points(tally, points, seats, opts.ties, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::positive_negative> positive_negative{};

}  // namespace delib
