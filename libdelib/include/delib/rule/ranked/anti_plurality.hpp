// Anti-plurality (veto): fewest last places.
//
// A score is the weight of the ballots that do not put the candidate last; candidates who are last together share that
// place. On a short ballot the unranked share it, unless they are no opinion: then that ballot puts nobody last.
// Time O(distinct positions · m).
#pragma once

#include "delib/rule/ranked/positional.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct anti_plurality_options {
    tie_policy ties = ties_all;
};

namespace rules {

struct anti_plurality {
    static constexpr rule_info info{"anti-plurality",
                                    "Anti-plurality",
                                    "Vote contre",
                                    "The candidate with the fewest last places wins.",
                                    "Le candidat placé dernier par le moins de bulletins l’emporte.",
                                    basis_kind::positions,
                                    seats_kind::many};
    using basis = positions_tally;
    using options = anti_plurality_options;
    static constexpr std::array rows{DELIB_TIES_ROW(anti_plurality_options)};

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto m = static_cast<std::uint32_t>(tally.size());
        const auto points = [&](std::uint32_t, std::uint32_t place) { return rational(place == m ? 0 : 1); };
        const auto behind = [&](std::uint32_t ranked) {
            const bool last = tally.policy().unranked != unranked_policy::no_opinion;
            return last ? detail::average_points(points, ranked, ranked + 1, m) : rational(1);
        };
        outcome out = begin_outcome(seats);
        out.scores = detail::sum_points(tally, points, behind);
        return settle_scores(std::move(out), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::anti_plurality> anti_plurality{};

}  // namespace delib
