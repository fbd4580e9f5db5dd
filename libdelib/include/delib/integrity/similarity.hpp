// Similarity that opinion does not explain: more equal ballots than there would be if every voter answered for herself.
//
// Many people say the same because they think the same: agreeing on what everybody agrees on is evidence of nothing. So
// equal ballots are compared with what the voters' answers give one by one. The chance of a ballot under independence is
//
//     grades, points, approvals   the product, over candidates, of the share of voters who give it that mark, or none
//     rankings                    the share of ballots with as many candidates in each tier, times the chance to fill the
//                                 tiers so from the top: each candidate in proportion to how often it stands in that tier,
//                                 among those that are left
//
//     surprise   −log10 of the chance that so many or more of the n voters give this ballot (the binomial tail, bounded
//                as by Feller 1968, VI.3), times the number of distinct ballots, since none was chosen beforehand
//     voices     the effective number of voters: a group that is told counts for as many as independence gives, but for
//                one at least. That is Σ 1 / (1 + Σ_j s_ij), Kish's count of those who repeat each other (Kish 1965), with
//                s_ij the same for any two of a group of n with e expected: (n / max(1, e) − 1) / (n − 1)
//
// Opinions hang together, so answers are not independent: a large surprise says where one may look, and accuses nobody.
// When somebody voted is not in a profile; bursts in time are looked for in votes on statements (integrity/bursts.hpp).
// Floating point, in the order of the ballots in a profile: the order of the file leaves no trace.
// Time O(distinct ballots · m), and O(told groups · distinct · m²) for those near them.
#pragma once

#include "delib/core/result.hpp"
#include "delib/integrity/recount.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace delib {

/// A group is told from this surprise on: one chance in a million.
inline constexpr double least_surprise_told = 6;
/// So many groups are listed at most, the most surprising first; all of them count.
inline constexpr std::size_t most_groups_told = 20;

/// Voters with the same ballot, more of them than opinion explains.
struct similar_group {
    std::vector<entry> ballot{};
    std::uint64_t heads = 0;
    std::uint64_t near = 0;  ///< voters whose ballot differs in one mark, or in how it ranks two candidates
    double expected = 0;     ///< voters with this ballot, under independence
    double surprise = 0;     ///< −log10 of the chance of so many
};

struct similarity {
    std::uint64_t heads = 0;              ///< voters who say something
    std::vector<similar_group> groups{};  ///< the most surprising first
    std::uint64_t found = 0;              ///< how many groups there are
    std::uint64_t in_groups = 0;          ///< how many voters are in them
    double voices = 0;                    ///< the effective number of voters
    /// The winners without the ballots of all these groups; none where there is no group, or nothing else.
    std::optional<std::vector<candidate>> winners_without{};
};

/// Errors: those of the rule.
[[nodiscard]] result<similarity> similarity_of(const recount& count);

}  // namespace delib
