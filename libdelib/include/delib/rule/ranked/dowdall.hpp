// Dowdall's rule (Nauru, 1971): the first place gives 1 point, the second 1/2, the third 1/3, and so on.
//
// Candidates in one tier share the average of the places it covers, and so do the unranked, unless they are no opinion.
// Sums are exact ratios: in binary fractions equal totals can come out different. Time O(distinct positions · m).
#pragma once

#include "delib/rule/ranked/positional.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct dowdall_options {
    tie_policy ties = ties_all;
};

namespace rules {

struct dowdall {
    static constexpr rule_info info{
        "dowdall",
        "Dowdall",
        "Méthode de Dowdall",
        "The first place of a ballot gives 1 point, the second 1/2, the third 1/3 and so on; the highest total wins.",
        "La première place d’un bulletin donne 1 point, la deuxième 1/2, la troisième 1/3, etc. ; le total le plus "
        "élevé l’emporte.",
        basis_kind::positions,
        seats_kind::many};
    using basis = positions_tally;
    using options = dowdall_options;
    static constexpr std::array rows{DELIB_TIES_ROW(dowdall_options)};

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto points = [](std::uint32_t, std::uint32_t place) { return to_rational(1, place); };
        return detail::decide_by_points(tally, points, seats, opts.ties, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::dowdall> dowdall{};

}  // namespace delib
