// Split Cycle (Holliday and Pacuit 2023): in every cycle of majorities the weakest defeats are discarded; whoever is
// defeated by nobody then wins. A defeat of b by a is kept if it is stronger than every path of defeats from b back to a,
// a path being as strong as its weakest defeat. There is always a winner; the defeats make no order. Time O(m³).
#pragma once

#include "delib/graph/strongest_paths.hpp"
#include "delib/rule/ranked/duels.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace delib {

struct split_cycle_options {
    strength_measure strength = strength_measure::margins;
    tie_policy ties = ties_all;
};

namespace detail {

/// Row a, column b: a defeats b in the sense of Split Cycle.
[[nodiscard]] inline bit_matrix split_cycle_defeats(const strength_matrix& direct) {
    const strength_matrix strongest = strongest_paths(direct);
    bit_matrix kept(direct.size);
    for (const candidate a : everybody(direct.size)) {
        for (const candidate b : everybody(direct.size)) {
            if (direct(a, b) > strongest(b, a)) kept.set(a, b);
        }
    }
    return kept;
}

}  // namespace detail

namespace rules {

struct split_cycle {
    static constexpr rule_info info{
        "split-cycle",
        "Split Cycle",
        "Split Cycle (cycles rompus)",
        "In every cycle of duels the least clear ones are discarded; whoever then has no defeat left wins.",
        "Dans chaque cycle de duels, les moins nets sont écartés ; qui n’a alors plus de défaite l’emporte.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = split_cycle_options;
    static constexpr std::array rows{option_row{"strength", option_type::word, strength_words,
                                                "how a defeat is measured", "comment se mesure une défaite",
                                                offsetof(split_cycle_options, strength)},
                                     DELIB_TIES_ROW(split_cycle_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const bit_matrix defeats = detail::split_cycle_defeats(strengths(tally, opts.strength));
        const auto all = detail::everybody(tally.size());
        const auto winners = detail::those(all, [&](candidate b) {
            return std::none_of(all.begin(), all.end(), [&](candidate a) { return defeats(a, b); });
        });
        return detail::elect(begin_outcome(seats), winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::split_cycle> split_cycle{};

}  // namespace delib
