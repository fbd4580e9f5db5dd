// Benham's rule (Green-Armytage 2011): round after round the candidate with the fewest first places leaves, until one of
// those who remain beats all the others in duels. Elects a Condorcet winner if there is one.
//
// Majorities are duels under the ballot policy, `tied-tops` reads first places as in irv. The order is the winner, who
// stood when the count ended, then those who left, the last first. Time O(m) · (entries + m²), with `ties=parallel`
// (entries + m²) times the sets visited.
#pragma once

#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct benham_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace detail {

class benham_rounds final : public plurality_rounds {
public:
    benham_rounds(const profile& p, tied_tops reading, const pairwise_tally& duels)
        : plurality_rounds(p, reading), duels_(duels) {}

    [[nodiscard]] elimination_round look(const candidates_left& left, std::int64_t round) const override {
        elimination_round out = plurality_rounds::look(left, round);
        const std::vector<candidate> standing = members(left);
        if (const auto winner = condorcet_winner(duels_, standing)) {
            out.winners = {*winner};
            for (const candidate who : standing) {
                if (who != *winner) out.shown.emplace_back(events::duel_of(duels_, *winner, who));
            }
        }
        return out;
    }

private:
    const pairwise_tally& duels_;
};

}  // namespace detail

namespace rules {

struct benham {
    static constexpr rule_info info{
        "benham",
        "Benham",
        "Méthode de Benham",
        "The candidate with the fewest first places leaves, until one of the others beats all that remain in duels.",
        "Le candidat le moins souvent premier est éliminé, jusqu’à ce que l’un de ceux qui restent batte tous les "
        "autres en duel.",
        basis_kind::profile,
        seats_kind::one,
        basis_kind::pairwise};
    using basis = ranked_basis;
    using options = benham_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(benham_options), DELIB_ELIMINATION_TIES_ROW(benham_options)};

    [[nodiscard]] static result<outcome> decide(const ranked_basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& p = from.get<profile>();
        const auto& duels = from.get<pairwise_tally>();
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        return eliminate(detail::benham_rounds(p, opts.tied_tops, duels), candidates_left(p.candidates().size(), true),
                         begin_outcome(seats), opts.ties, p.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::benham> benham{};

}  // namespace delib
