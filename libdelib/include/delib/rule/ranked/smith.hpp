// The Smith set (Good 1971, Smith 1973), also called top cycle or GETCHA: the smallest set that is not empty and whose
// members beat everybody outside it. A Condorcet winner is alone in it. Time O(m²).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <array>

namespace delib {

namespace rules {

struct smith {
    static constexpr rule_info info{
        "smith",
        "Smith set",
        "Ensemble de Smith",
        "The smallest group wins whose members beat everybody outside it in a duel.",
        "L’emporte le plus petit groupe dont les membres battent en duel tous ceux qui n’en sont pas.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        auto winners = smith_set(tally);
        if (winners.size() > 1) out.rounds.emplace_back(events::smith_set{winners});
        return detail::elect(std::move(out), winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::smith> smith{};

}  // namespace delib
