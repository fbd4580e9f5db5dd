// What happened in a count, step by step, as typed events. Reports turn them into sentences in each language and into
// the `rounds` of the result document; nothing is written down twice.
#pragma once

#include "delib/core/ids.hpp"
#include "delib/number/rational.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace delib {

namespace events {

/// What a candidate must hold to be elected to one of several seats.
struct quota {
    rational votes = 0;
    bool passed = false;   ///< it must be passed (strictly); otherwise it is enough to reach it
    rational dropped = 0;  ///< fractions of votes that rounding has dropped so far
};

/// A round of counting: what each continuing candidate holds.
struct round {
    std::int64_t number = 1;
    std::vector<std::pair<candidate, rational>> totals{};  ///< in the order of the candidates
    rational exhausted = 0;                                ///< weight of the ballots that no longer speak
    std::optional<rational> needed{};                      ///< what a candidate must pass (strictly) to win here
    std::optional<quota> seat{};                           ///< the quota, where several seats are filled by one
};

/// Candidates that leave the count at the end of a round.
struct elimination {
    enum class reason : std::uint8_t {
        fewest_votes,
        fewest_points,
        most_last_places,
        lost_duel,         ///< of the two with the fewest votes
        below_average,     ///< fewer points than the mean, or no more
        outside_smith,     ///< not in the Smith set
        outside_schwartz,  ///< not in the Schwartz set
        condorcet_loser,   ///< beaten by each of the others
    };

    std::int64_t round = 1;
    std::vector<candidate> who{};
    reason because = reason::fewest_votes;
    std::optional<rational> with{};  ///< what decided, where the totals of the round do not show it
};

[[nodiscard]] constexpr std::string_view to_text(elimination::reason because) noexcept {
    constexpr std::string_view names[] = {"fewest-votes",  "fewest-points", "most-last-places", "lost-duel",
                                          "below-average", "outside-smith", "outside-schwartz", "condorcet-loser"};
    return names[static_cast<std::size_t>(because)];
}

/// Candidates that take a seat.
struct election {
    enum class reason : std::uint8_t {
        quota,       ///< they hold the quota
        last_seats,  ///< no more continue than there are seats left
    };

    std::int64_t round = 1;
    std::vector<candidate> who{};
    reason because = reason::quota;
};

[[nodiscard]] constexpr std::string_view to_text(election::reason because) noexcept {
    return because == election::reason::quota ? "quota" : "last-seats";
}

/// The surplus of an elected candidate passes to the next preferences.
struct transfer {
    std::int64_t round = 1;
    candidate who{};
    rational surplus = 0;  ///< what it holds beyond the quota
    rational value = 0;    ///< what a whole vote that it holds is worth from now on
};

/// The share of each vote that elected candidates keep (Meek); the rest passes on.
struct keep_values {
    std::int64_t round = 1;
    std::vector<std::pair<candidate, rational>> values{};
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

/// A duel that decides between two: the finalists of a runoff, or the last two of an elimination.
struct runoff {
    std::int64_t round = 1;
    duel between{};  ///< `a` wins, or it is a draw
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

/// Candidates that leave a count for what they did in duels, or because an earlier rule did not choose them.
struct removal {
    enum class reason : std::uint8_t {
        worst_defeat,     ///< the worst defeat of those who remain (Raynaud)
        condorcet_loser,  ///< loses to everybody who remains
        sum_of_defeats,   ///< the largest sum of margins of defeat among those who remain (loss-trimmer)
        lost_duel,        ///< lost a duel of the two lowest (knockout)
        not_chosen,       ///< not among the winners of the first of two rules
    };
    std::int64_t round = 1;
    std::vector<candidate> who{};
    reason why = reason::not_chosen;
};

/// All optimal orders of a rule that looks for one: how many there are, and one of them (Kemeny).
struct optimal_orders {
    rational count = 1;
    std::vector<candidate> one{};  ///< best first
};

/// Places gained by a count-back: equal scores ordered by who has more of the first places, then second ones, …
struct countback {
    std::vector<std::vector<candidate>> order{};
};

}  // namespace events

using event = std::variant<events::round, events::elimination, events::majority, events::all_tied, events::spoilt,
                           events::duel, events::worst_duel, events::paths, events::smith_set, events::majority_grade,
                           events::countback, events::removal, events::optimal_orders, events::runoff, events::election,
                           events::transfer, events::keep_values>;

/// Where candidates stood equal, and what was made of it.
struct tie {
    enum class place : std::uint8_t { seat, elimination, surplus };
    enum class resolution : std::uint8_t { none, all, parallel, order, ballot, seed, backward, forward };

    place where = place::seat;
    std::int64_t round = 1;
    std::vector<candidate> among{};
    resolution how = resolution::none;
    std::vector<std::vector<candidate>> order{};  ///< as resolved, best first; empty if it was not
    std::vector<std::string> recompute{};         ///< commands that recompute a public draw with standard tools
};

[[nodiscard]] constexpr std::string_view to_text(events::removal::reason why) noexcept {
    constexpr std::string_view names[] = {"worst-defeat", "condorcet-loser", "sum-of-defeats", "lost-duel",
                                          "not-chosen"};
    return names[static_cast<std::size_t>(why)];
}
[[nodiscard]] constexpr std::string_view to_text(tie::resolution how) noexcept {
    constexpr std::string_view names[] = {"none", "all", "parallel", "order", "ballot", "seed", "backward", "forward"};
    return names[static_cast<std::size_t>(how)];
}
[[nodiscard]] constexpr std::string_view to_text(tie::place where) noexcept {
    constexpr std::string_view names[] = {"seat", "elimination", "surplus"};
    return names[static_cast<std::size_t>(where)];
}

}  // namespace delib
