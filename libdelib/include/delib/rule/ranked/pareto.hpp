// The Pareto set (Pareto 1906): everybody wins but those for whom there is another candidate whom every ballot strictly
// prefers. With unranked candidates read as `no-opinion`, a ballot that ranks only one of the two prefers neither.
// Time O(m²).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <algorithm>
#include <array>

namespace delib {

namespace rules {

struct pareto {
    static constexpr rule_info info{
        "pareto",
        "Pareto set",
        "Ensemble de Pareto",
        "Everybody wins except those to whom every voter prefers one and the same other candidate.",
        "L’emportent tous les candidats sauf ceux à qui tous les votants préfèrent un même autre.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto all = detail::everybody(tally.size());
        const auto winners = detail::those(all, [&](candidate b) {
            return tally.total() == 0 || std::none_of(all.begin(), all.end(), [&](candidate a) {
                       return a != b && tally(a, b) == tally.total();
                   });
        });
        return detail::elect(begin_outcome(seats), winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::pareto> pareto{};

}  // namespace delib
