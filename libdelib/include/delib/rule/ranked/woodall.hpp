// Woodall's rule (CNTT,AV; Green-Armytage 2011): round after round the candidate with the fewest first places leaves,
// until one member of the Smith set is left; it wins. Elects a Condorcet winner if there is one.
//
// The Smith set is that of all candidates; where all of its members that remain would leave together, they all win.
// Majorities are duels under the ballot policy, `tied-tops` reads first places as in irv. The order is the winner, who
// stood when the count ended, then those who left, the last first. Time O(m²) and O(entries + m) a round, with
// `ties=parallel` times the sets visited.
#pragma once

#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct woodall_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace detail {

class woodall_rounds final : public plurality_rounds {
public:
    woodall_rounds(const profile& p, tied_tops reading, const std::vector<candidate>& smith)
        : plurality_rounds(p, reading), smith_(p.candidates().size(), false) {
        for (const candidate who : smith) smith_[index(who)] = true;
    }

    [[nodiscard]] elimination_round look(const candidates_left& left, std::int64_t round) const override {
        elimination_round out = plurality_rounds::look(left, round);
        for (const candidate who : members(left)) {
            if (smith_[index(who)]) out.contenders.push_back(who);
        }
        return out;
    }

private:
    candidates_left smith_;
};

}  // namespace detail

namespace rules {

struct woodall {
    static constexpr rule_info info{"woodall",
                                    "Woodall",
                                    "Méthode de Woodall",
                                    "The candidate with the fewest first places leaves, until one is left of the set "
                                    "that beats everybody outside it.",
                                    "Le candidat le moins souvent premier est éliminé, jusqu’à ce qu’il ne reste qu’un "
                                    "membre de l’ensemble de Smith.",
                                    basis_kind::profile,
                                    seats_kind::one,
                                    basis_kind::pairwise};
    using basis = ranked_basis;
    using options = woodall_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(woodall_options), DELIB_ELIMINATION_TIES_ROW(woodall_options)};

    [[nodiscard]] static result<outcome> decide(const ranked_basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& p = from.get<profile>();
        const auto& duels = from.get<pairwise_tally>();
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        const std::vector<candidate> smith = smith_set(duels);
        outcome out = begin_outcome(seats);
        if (smith.size() > 1) out.rounds.emplace_back(events::smith_set{smith});
        return eliminate(detail::woodall_rounds(p, opts.tied_tops, smith), candidates_left(p.candidates().size(), true),
                         std::move(out), opts.ties, p.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::woodall> woodall{};

}  // namespace delib
