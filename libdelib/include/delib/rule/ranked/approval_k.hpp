// k-approval: most places among the first k of a ballot. k = 1 is plurality with split ties; k = m − 1 is anti-plurality.
//
// Candidates in one tier share the average of the places it covers, and so do the unranked, unless they are no opinion.
// Time O(distinct positions · m).
#pragma once

#include "delib/rule/ranked/positional.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct approval_k_options {
    std::int64_t k = 2;
    tie_policy ties = ties_all;
};

namespace rules {

struct approval_k {
    static constexpr rule_info info{
        "approval-k",
        "k-approval",
        "Approbation des k premiers",
        "Each ballot approves the first k candidates that it ranks; the most approved wins.",
        "Chaque bulletin approuve les k premiers candidats qu’il classe ; le plus approuvé l’emporte.",
        basis_kind::positions,
        seats_kind::many};
    using basis = positions_tally;
    using options = approval_k_options;
    static constexpr std::array rows{option_row{"k", option_type::whole, "1…", "how many places of a ballot count",
                                                "combien de places d’un bulletin comptent",
                                                offsetof(approval_k_options, k)},
                                     DELIB_TIES_ROW(approval_k_options)};

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto points = [&](std::uint32_t, std::uint32_t place) { return rational(place <= opts.k ? 1 : 0); };
        return detail::decide_by_points(tally, points, seats, opts.ties, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::approval_k> approval_k{};

}  // namespace delib
