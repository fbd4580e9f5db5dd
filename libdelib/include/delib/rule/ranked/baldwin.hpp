// Baldwin's rule (1926): round after round the candidate with the fewest Borda points among those who remain leaves.
//
// Points are recounted among the remaining in every round, from duels (rule/ranked/duel_points.hpp). Whoever beats all
// others in duels always has more than the mean, and wins. The order is that of elimination, reversed. Time O(m³), with
// `ties=parallel` O(m²) times the sets visited.
#pragma once

#include "delib/rule/ranked/duel_points.hpp"
#include "delib/rule/ranked/elimination.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct baldwin_options {
    tie_policy ties = ties_all;
};

namespace detail {

class baldwin_rounds final : public elimination_method {
public:
    explicit baldwin_rounds(const pairwise_tally& tally) : tally_(tally) {}

    [[nodiscard]] elimination_round look(const candidates_left& left, std::int64_t round) const override {
        elimination_round out;
        out.held = duel_points(tally_, left);
        out.last = lowest(out.held, left);
        out.shown.emplace_back(points_shown(out.held, members(left), round));
        return out;
    }
    [[nodiscard]] events::elimination leaves(std::int64_t round, std::vector<candidate> who,
                                             const elimination_round&) const override {
        return {round, std::move(who), events::elimination::reason::fewest_points, std::nullopt};
    }

private:
    const pairwise_tally& tally_;
};

}  // namespace detail

namespace rules {

struct baldwin {
    static constexpr rule_info info{"baldwin",
                                    "Baldwin",
                                    "Méthode de Baldwin",
                                    "Round after round the candidate with the fewest Borda points leaves.",
                                    "À chaque tour, le candidat qui a le moins de points de Borda est éliminé.",
                                    basis_kind::pairwise,
                                    seats_kind::one};
    using basis = pairwise_tally;
    using options = baldwin_options;
    static constexpr std::array rows{DELIB_ELIMINATION_TIES_ROW(baldwin_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        return eliminate(detail::baldwin_rounds(tally), candidates_left(tally.size(), true), begin_outcome(seats),
                         opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::baldwin> baldwin{};

}  // namespace delib
