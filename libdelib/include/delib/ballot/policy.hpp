// How silence and ambiguity on a ballot are read. A profile keeps what was written; a policy says what it means, and
// every result names the policy it was counted under. The choice matters: on random truncated ballots `last` against
// `no-opinion` changes the Schulze winners in 20 to 59 % of elections.
#pragma once

#include "delib/core/config.hpp"
#include "delib/core/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {

/// Candidates that a ranking leaves out.
enum class unranked_policy : std::uint8_t {
    last,        ///< below all ranked ones, tied with each other
    no_opinion,  ///< not compared with anybody
    reject,      ///< the ballot is set aside
};

/// Candidates that a ranking puts in one tier.
enum class pairwise_ties_policy : std::uint8_t {
    neutral,  ///< no vote for either
    half,     ///< half a vote for each
};

/// Several candidates at one rank, where the ballot form allows one name a rank.
enum class overvote_policy : std::uint8_t {
    keep,      ///< the form allows equal ranks: they stand
    spoil,     ///< the ballot is set aside
    skip,      ///< that rank is passed over, its candidates are unranked
    truncate,  ///< the ranking ends before that rank
};

/// Candidates without a grade on a ballot that grades others.
enum class ungraded_policy : std::uint8_t {
    worst,    ///< the worst grade; a ballot without any grade counts so for everybody
    exclude,  ///< not counted for that candidate
    median,   ///< the lower median of what that candidate received
    reject,   ///< the ballot is set aside
};

struct ballot_policy {
    unranked_policy unranked = unranked_policy::last;
    pairwise_ties_policy pairwise_ties = pairwise_ties_policy::neutral;
    overvote_policy overvote = overvote_policy::keep;
    ungraded_policy ungraded = ungraded_policy::worst;

    friend bool operator==(const ballot_policy&, const ballot_policy&) = default;
};

namespace detail {

struct policy_row {
    std::string_view name;
    std::array<std::string_view, 4> values;
};
inline constexpr std::array<policy_row, 4> policy_rows{{
    {"unranked", {"last", "no-opinion", "reject", ""}},
    {"pairwise-ties", {"neutral", "half", "", ""}},
    {"overvote", {"keep", "spoil", "skip", "truncate"}},
    {"ungraded", {"worst", "exclude", "median", "reject"}},
}};

}  // namespace detail

/// Every setting with its value, in a fixed order: what results echo.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> to_pairs(const ballot_policy& policy);

/// Changes one setting by its name and value, as in `--policy unranked=no-opinion`. An unknown name or value is an
/// error that lists what there is.
[[nodiscard]] result<void> set(ballot_policy& policy, std::string_view name, std::string_view value);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/ballot/impl/policy.ipp"
#endif
