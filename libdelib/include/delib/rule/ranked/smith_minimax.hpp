// Smith//minimax: minimax among the members of the Smith set, in the duels between them (margins). It adds to minimax
// that nobody outside the Smith set wins. Time O(m² log m).
#pragma once

#include "delib/rule/combine.hpp"
#include "delib/rule/ranked/duels.hpp"
#include "delib/rule/ranked/minimax.hpp"
#include "delib/rule/ranked/smith.hpp"

#include <array>

namespace delib {

namespace rules {

struct smith_minimax {
    static constexpr rule_info info{
        "smith-minimax",
        "Smith, then minimax",
        "Smith puis minimax",
        "Within the Smith set, the candidate whose worst duel is the least bad wins.",
        "Dans l’ensemble de Smith, le candidat dont le pire duel est le moins mauvais l’emporte.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        return detail::elect_from(then(delib::smith, delib::minimax)(tally, seats, c), opts.ties, tally.candidates(),
                                  c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::smith_minimax> smith_minimax{};

}  // namespace delib
