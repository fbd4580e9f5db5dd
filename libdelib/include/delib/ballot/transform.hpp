// New profiles from old ones: a part, another weighting, the reading of a policy, grades seen as a ranking.
// Each returns a profile of its own; the original is never changed.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/ballot/profile_builder.hpp"
#include "delib/core/config.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {

/// The place of a stratum column, or an error that lists the columns.
[[nodiscard]] result<std::size_t> find_stratum(const profile& p, std::string_view column);

/// The ballots whose `column` has this value. A value that no ballot and no declaration knows is an error.
[[nodiscard]] result<profile> select(const profile& p, std::string_view column, std::string_view value);

/// What `reweight` did to one stratum.
struct stratum_weight {
    std::string value{};
    weight declared{0};  ///< its declared total
    weight cast{0};      ///< the weight of its ballots before
    bool used = false;  ///< false where nobody voted, or all ballots weigh nothing: the declared weight carries nothing
};

/// Scales the ballots of each stratum, so that together they weigh exactly what was declared for it: the largest channel
/// does not decide alone, and an organisation's weight is shared among its members who voted. Blank ballots share in it.
/// A stratum without a declared weight is an error; one without a voter is reported and carries nothing.
/// `report`, if given, receives one row a stratum, in the order of its values.
[[nodiscard]] result<profile> reweight(const profile& p, std::string_view column,
                                       const std::vector<std::pair<std::string, weight>>& declared,
                                       std::vector<stratum_weight>* report = nullptr);

/// How many ballots a policy set aside, and why.
struct set_aside {
    std::uint64_t heads = 0;
    std::string why{};
};

namespace detail {
/// Why a policy sets ballots of rankings aside.
inline constexpr std::string_view spoilt_by_overvotes = "several candidates at one rank (overvote=spoil)";
inline constexpr std::string_view not_all_ranked = "a candidate is not ranked (unranked=reject)";
}  // namespace detail

/// The ballots that a policy lets through, as it reads them: overvotes resolved, and ballots with unranked or ungraded
/// candidates set aside where the policy says `reject`. What the other settings mean is up to the tallies.
[[nodiscard]] result<profile> apply(const profile& p, const ballot_policy& policy,
                                    std::vector<set_aside>* aside = nullptr);

/// The ballots with only the candidates `kept` on them, in this order; the others are taken off every ballot. A ballot
/// that named only others is blank afterwards.
[[nodiscard]] result<profile> restrict_to(const profile& p, const std::vector<candidate>& kept);

/// Grades, points or approvals seen as rankings: a higher value is a better rank, equal values are tied, a candidate
/// without a value is unranked. A profile of rankings is returned as it is.
[[nodiscard]] result<profile> rankings_of(const profile& p);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/ballot/impl/transform.ipp"
#endif
