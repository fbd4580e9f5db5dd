// Condorcet//IRV (Green-Armytage, Tideman and Cosman 2016): the Condorcet winner, or, if there is none, the winner of
// instant-runoff voting among all candidates.
//
// Majorities are duels under the ballot policy. `tied-tops` and `ties` as in irv. Time O(m²) and that of irv.
#pragma once

#include "delib/rule/ranked/irv.hpp"
#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct condorcet_irv_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace rules {

struct condorcet_irv {
    static constexpr rule_info info{
        "condorcet-irv",
        "Condorcet//IRV",
        "Condorcet//vote alternatif",
        "Who wins every duel is elected; if there is nobody, instant-runoff voting decides.",
        "Qui gagne tous ses duels est élu ; s’il n’y a personne, le vote alternatif tranche.",
        basis_kind::profile,
        seats_kind::one,
        basis_kind::pairwise};
    using basis = ranked_basis;
    using options = condorcet_irv_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(condorcet_irv_options),
                                     DELIB_ELIMINATION_TIES_ROW(condorcet_irv_options)};

    [[nodiscard]] static result<outcome> decide(const ranked_basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& p = from.get<profile>();
        const auto& duels = from.get<pairwise_tally>();
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        outcome out = begin_outcome(seats);
        if (elect_condorcet_winner(out, duels, c)) return out;
        return eliminate(irv_rounds(p, opts.tied_tops), candidates_left(p.candidates().size(), true), std::move(out),
                         opts.ties, p.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::condorcet_irv> condorcet_irv{};

}  // namespace delib
