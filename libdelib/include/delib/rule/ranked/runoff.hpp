// The runoff of the two best: who are they, and who of them wins the duel. Two-round voting and STAR share it.
//
// Where it is not clear who the two are, `ties=all` and `parallel` hold every runoff that may be meant and elect all of
// its winners; other ways decide who the two are, and then a drawn runoff as well.
#pragma once

#include "delib/core/config.hpp"
#include "delib/rule/ranked/condorcet.hpp"
#include "delib/rule/rule.hpp"

#include <vector>

namespace delib {

/// What a drawn runoff does.
enum class drawn_runoff : std::uint8_t {
    both,   ///< both win
    score,  ///< who had more before wins; both where they had the same
};

/// Decides between the two that hold most before, in round 2; `held` is by candidate.
[[nodiscard]] result<outcome> decide_by_runoff(outcome out, const std::vector<std::optional<rational>>& held,
                                               const pairwise_tally& duels, drawn_runoff drawn, const tie_policy& ties,
                                               const control& c);

}  // namespace delib

/// The row of the option `ties` for rules that end in a runoff.
#define DELIB_RUNOFF_TIES_ROW(options)                                                                                 \
    ::delib::option_row {                                                                                              \
        "ties", ::delib::option_type::ties, "all|parallel|order:A>B|ballot:A>B=C|seed:TEXT|backward|forward",          \
            "who the finalists are when several could be, and who wins a drawn runoff; all and parallel: every "       \
            "runoff",                                                                                                  \
            "qui sont les finalistes quand plusieurs pourraient l’être, et qui gagne un duel nul ; "                \
            "all et parallel : tous les duels possibles",                                                              \
            offsetof(options, ties)                                                                                    \
    }

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/runoff.ipp"
#endif
