// Smith//IRV (Green-Armytage 2011): instant-runoff voting among the members of the Smith set, the smallest set whose
// members beat everybody outside it. Elects a Condorcet winner if there is one.
//
// Majorities are duels under the ballot policy. `tied-tops` and `ties` as in irv. Who is outside the Smith set shares the
// last place of the order. Time O(m²) and that of irv.
#pragma once

#include "delib/rule/ranked/irv.hpp"
#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct smith_irv_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace rules {

struct smith_irv {
    static constexpr rule_info info{"smith-irv",
                                    "Smith//IRV",
                                    "Smith//vote alternatif",
                                    "Only those stay who beat everybody outside their set; among them the one with the "
                                    "fewest first places leaves each round.",
                                    "Seuls restent ceux qui battent tous les autres (ensemble de Smith) ; parmi eux, "
                                    "le moins souvent premier sort à chaque tour.",
                                    basis_kind::profile,
                                    seats_kind::one,
                                    basis_kind::pairwise};
    using basis = ranked_basis;
    using options = smith_irv_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(smith_irv_options),
                                     DELIB_ELIMINATION_TIES_ROW(smith_irv_options)};

    [[nodiscard]] static result<outcome> decide(const ranked_basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& p = from.get<profile>();
        const auto& duels = from.get<pairwise_tally>();
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        const std::vector<candidate> smith = smith_set(duels);
        candidates_left left(p.candidates().size(), false);
        for (const candidate who : smith) left[index(who)] = true;
        outcome out = begin_outcome(seats);
        if (smith.size() > 1) out.rounds.emplace_back(events::smith_set{smith});
        return eliminate(irv_rounds(p, opts.tied_tops), std::move(left), std::move(out), opts.ties, p.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::smith_irv> smith_irv{};

}  // namespace delib
