// What published ballots would tell of single voters. Asked before anything is published.
//
// Who knows in which strata a voter is, or a part of the ballot, looks for those who share it. The figure is that of
// k-anonymity (Sweeney 2002): the smallest number of voters with the same ballot and the same strata. A ballot with 1 can
// be found again by whoever knows what its voter wrote; an order agreed beforehand is a receipt for a vote that was bought
// or ordered (the Italian attack; Otten 2003). And where all voters of a stratum cast the same ballot, no figure helps:
// everybody knows what each of them voted (l-diversity 1; Machanavajjhala et al. 2007).
//
// A warning is no proof of harm, and no warning no proof of safety: other tables may be joined with these.
// Time O(distinct ballots · columns · log).
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/control.hpp"
#include "delib/core/result.hpp"
#include "delib/engine/run.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace delib {

struct privacy_request {
    std::uint64_t k = 5;                 ///< fewer voters than this are few
    std::vector<std::string> columns{};  ///< of strata that are published; none: all there are
};

/// Groups of voters who share something.
struct shared_by {
    std::uint64_t least = 0;   ///< the smallest group: the k of k-anonymity; 0 where nobody voted
    std::uint64_t unique = 0;  ///< voters who share it with nobody
    std::uint64_t few = 0;     ///< voters in groups of less than k
    std::uint64_t groups = 0;
};

/// So many rare ballots and small strata are listed at most, the rarest first.
inline constexpr std::size_t most_listed_for_privacy = 20;

struct rare_ballot {
    std::vector<entry> ballot{};
    std::uint64_t heads = 0;
    std::string line{};  ///< `A > B = C`, or marks in the order of candidates
};

struct small_stratum {
    std::string value{};  ///< `college=west`, or `college=west,town=North`
    std::uint64_t heads = 0;
};

struct privacy_audit {
    std::uint64_t heads = 0;  ///< blank ballots among them
    std::vector<std::string> columns{};
    shared_by together{};  ///< ballot and strata: what a published line holds
    shared_by ballots{};   ///< the ballot alone
    shared_by strata{};    ///< the strata alone
    std::vector<rare_ballot> rare{};
    std::uint64_t rare_found = 0;
    std::vector<small_stratum> small{};  ///< values of one column, then of all together, with less than k voters
    std::uint64_t small_found = 0;
    std::vector<small_stratum> revealed{};  ///< values of one column whose voters, two at least, all cast one ballot
    std::uint64_t revealed_found = 0;

    [[nodiscard]] bool warns(std::uint64_t k) const noexcept { return heads > 0 && together.least < k; }
};

/// Errors: an unknown column, k less than 2.
[[nodiscard]] result<privacy_audit> audit_privacy(const profile& ballots, const privacy_request& request = {});

/// An audit of each ballot set of a consultation; `read` has what a report says of the ballots, and no counts.
struct audited {
    consultation_result read{};
    privacy_request request{};
    std::vector<privacy_audit> sets{};

    [[nodiscard]] bool complete() const { return true; }
};

/// Errors: also those of reading; a saved tally, which holds no ballots.
[[nodiscard]] result<audited> audit_privacy(const consultation& declared, const privacy_request& request = {},
                                            const control& c = {});

}  // namespace delib
