// The round in which the candidate with the fewest first places leaves, with no majority to stop at: what Benham, Woodall
// and Tideman's alternative share; each says when its count ends. And what rules do that elect a Condorcet winner first.
#pragma once

#include "delib/core/config.hpp"
#include "delib/graph/majority_among.hpp"
#include "delib/rule/ranked/condorcet.hpp"
#include "delib/rule/ranked/elimination.hpp"
#include "delib/tally/first.hpp"

#include <vector>

namespace delib {

/// Rankings with their duels: what rules read that eliminate by first places and look at majorities.
using ranked_basis = joint_basis<profile, pairwise_tally>;

/// First places with the duels.
using first_places_and_duels = joint_basis<pairwise_tally, first_tally>;

class plurality_rounds : public elimination_method {
public:
    plurality_rounds(const profile& p, tied_tops reading) : tops_(p, reading) {}

    [[nodiscard]] elimination_round look(const candidates_left& left, std::int64_t round) const override {
        const top_totals now = tops_.among(left);
        elimination_round out{now.held, lowest(now.held, left), {}, {}};
        out.shown.emplace_back(tops_.shown(now, members(left), round, std::nullopt));
        return out;
    }

private:
    top_places tops_;
};

/// Everybody.
[[nodiscard]] inline std::vector<candidate> everybody(const candidate_list& candidates) {
    return members(candidates_left(candidates.size(), true));
}

/// Elects who wins every duel, if there is such a candidate, with the duels as the reason; if not, the Smith set is the
/// reason to go on. Says whether somebody was elected.
[[nodiscard]] bool elect_condorcet_winner(outcome& out, const pairwise_tally& tally, const control& c);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/plurality_rounds.ipp"
#endif
