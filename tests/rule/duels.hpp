// Small elections as duels, for the comparison of rules on duels with their oracles.
#pragma once

#include "delib/tally/pairwise.hpp"
#include "oracle/duel_rules.hpp"
#include "rule/small.hpp"

#include <utility>

namespace delib::oracle {

/// Calls `f` with each small election, its duels as the oracle counts them, and the tally, under both readings of
/// unranked candidates.
template <class F>
void each_duels(int samples, F&& f) {
    each_ranked_election(samples, [&](const election& e) {
        const profile p = to_profile(e);
        for (const bool last : {true, false}) {
            ballot_policy policy;
            policy.unranked = last ? unranked_policy::last : unranked_policy::no_opinion;
            f(e, duels(e, last, false), testing::value(tally_of<pairwise_tally>(p, policy)));
        }
    });
}

}  // namespace delib::oracle
