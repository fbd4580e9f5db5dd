// What happened in a count, step by step, as typed events. Reports turn them into sentences in each language and into
// the `rounds` of the result document; nothing is written down twice.
#pragma once

#include "delib/core/ids.hpp"
#include "delib/number/rational.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace delib {

namespace events {

/// A round of counting: what each continuing candidate holds.
struct round {
    std::int64_t number = 1;
    std::vector<std::pair<candidate, rational>> totals{};  ///< in the order of the candidates
    rational exhausted = 0;                                ///< weight of the ballots that no longer speak
    std::optional<rational> needed{};                      ///< what a candidate must pass (strictly) to win here
};

/// Candidates that leave the count at the end of a round.
struct elimination {
    std::int64_t round = 1;
    std::vector<candidate> who{};
};

/// A candidate with more than half of what still counts.
struct majority {
    std::int64_t round = 1;
    candidate who{};
    rational votes = 0;
    rational of = 0;
};

/// All that remain hold the same: they all win.
struct all_tied {
    std::int64_t round = 1;
    std::vector<candidate> who{};
};

/// Ballots that this rule cannot count, by weight.
struct spoilt {
    rational weight = 0;
    std::int64_t more_than = 0;  ///< they rank more candidates than this
};

/// A duel: the weight that prefers `a` to `b`, and `b` to `a`.
struct duel {
    candidate a{};
    candidate b{};
    rational votes_a = 0;
    rational votes_b = 0;
};

/// The worst duel of a candidate, or none if nobody beats it (minimax).
struct worst_duel {
    candidate who{};
    std::optional<duel> against{};  ///< `a` is the candidate itself
};

/// The strongest path from one candidate to another and the strongest way back (Schulze). A path is as strong as its
/// weakest duel; the lists hold the candidates on the way, both ends included, and are empty where there is no path.
struct paths {
    candidate from{};
    candidate to{};
    std::vector<candidate> there{};
    std::vector<candidate> back{};
    std::optional<duel> weakest_there{};
    std::optional<duel> weakest_back{};
};

/// The smallest set whose members beat everybody outside it (Smith 1973).
struct smith_set {
    std::vector<candidate> who{};
};

/// A candidate's majority grade, with the shares that graded it higher and lower (Balinski and Laraki 2011).
struct majority_grade {
    candidate who{};
    std::size_t grade = 0;
    rational above = 0;
    rational below = 0;
};

/// Places gained by a count-back: equal scores ordered by who has more of the first places, then second ones, …
struct countback {
    std::vector<std::vector<candidate>> order{};
};

}  // namespace events

using event =
    std::variant<events::round, events::elimination, events::majority, events::all_tied, events::spoilt, events::duel,
                 events::worst_duel, events::paths, events::smith_set, events::majority_grade, events::countback>;

/// Where candidates stood equal, and what was made of it.
struct tie {
    enum class place : std::uint8_t { seat, elimination };
    enum class resolution : std::uint8_t { none, all, parallel, order, ballot, seed, backward, forward };

    place where = place::seat;
    std::int64_t round = 1;
    std::vector<candidate> among{};
    resolution how = resolution::none;
    std::vector<std::vector<candidate>> order{};  ///< as resolved, best first; empty if it was not
    std::vector<std::string> recompute{};         ///< commands that recompute a public draw with standard tools
};

[[nodiscard]] constexpr std::string_view to_text(tie::resolution how) noexcept {
    constexpr std::string_view names[] = {"none", "all", "parallel", "order", "ballot", "seed", "backward", "forward"};
    return names[static_cast<std::size_t>(how)];
}
[[nodiscard]] constexpr std::string_view to_text(tie::place where) noexcept {
    return where == tie::place::seat ? "seat" : "elimination";
}

}  // namespace delib
