// Bursts: participants who came together and vote alike, more of them than come together at other times.
//
// Two participants are comparable who voted on at least 7 of the same statements (on all, where there are fewer), and
// alike if they differ on no more than one in ten of these. Each participant in turn is an anchor p: of the N who are
// comparable with p, K are alike, n cast their first vote within some minutes from that of p on, and k are both. If when
// people come had nothing to do with how they vote, any K − 1 of the N − 1 others might be the ones who are alike:
//
//     surprise   −log10 of the chance that k − 1 or more of them are among the n − 1 (hypergeometric, exact), times the
//                number of anchors and windows looked at, since none was chosen beforehand
//
// That is the space-time permutation scan of Kulldorff and others (PLoS Medicine 2, 2005, e59), with opinion for space and
// this tail, bounded over all cylinders, for their simulation; pairs near in both are the test of Knox (1964). All of it is
// conditional on who came when and on how many vote alike in the whole conversation. So a crowd that comes together and
// disagrees is no burst, whatever brought it, and agreeing on what everybody agrees on is no evidence: N = K.
//
// A mail to the members of one association, a class, a meeting make this picture. It says where one may look, and accuses
// nobody. Each burst comes with what consensus is with and without its participants; no vote is left out of anything else.
#pragma once

#include "delib/integrity/standings.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace delib {

/// How long from the first vote of an anchor on, in milliseconds: 1 minute, 10 minutes, 1 hour.
inline constexpr std::array<std::int64_t, 3> burst_windows{60'000, 600'000, 3'600'000};
/// Fewer than this are no burst.
inline constexpr std::size_t least_in_burst = 5;
/// A burst is told from this surprise on: one chance in a million.
inline constexpr double least_burst_surprise = 6;
/// So many are told at most, the most surprising first.
inline constexpr std::size_t most_bursts_told = 20;

struct burst_request {
    map_request map{};
    /// How many single votes are compared at most, in each of two rounds. With more, every second anchor is looked at, or
    /// every third, and so on, and of those where a burst is possible the most promising.
    std::uint64_t most_compared = 500'000'000;
};

/// What most of a burst say of a statement: nine in ten of those who voted on it, half of the burst at least.
struct shared_vote {
    std::uint32_t statement = 0;
    stance vote = stance::pass;
    std::uint64_t same = 0, voted = 0;                ///< in the burst
    std::uint64_t same_elsewhere = 0, elsewhere = 0;  ///< among all others who voted on it
};

struct burst {
    std::vector<std::uint32_t> participants{};  ///< who are alike with the anchor, which is one of them
    std::uint32_t anchor = 0;
    std::int64_t from = 0, to = 0;  ///< first votes of the first and of the last of them, in milliseconds
    std::int64_t window = 0;        ///< one of `burst_windows`
    std::uint64_t comparable = 0;   ///< N
    std::uint64_t alike = 0;        ///< K
    std::uint64_t came = 0;         ///< n
    double expected = 0;  ///< as many of those alike as would be in the window: 1 + (K − 1)(n − 1)/(N − 1)
    double surprise = 0;
    std::vector<shared_vote> shared{};  ///< what others share least first
    std::size_t groups = 0;             ///< how many there are without them
    /// The statements of the report without them; empty where no map can be drawn of the others.
    std::vector<standing_statement> without{};
};

struct burst_report {
    std::size_t timed = 0;     ///< participants whose first vote has a time
    std::size_t anchors = 0;   ///< of those with enough votes, how many were looked at
    std::size_t possible = 0;  ///< how many might have been
    bool whole = true;         ///< whether nothing was left out for the sake of time
    std::size_t found = 0;     ///< how many bursts there are
    std::vector<burst> list{};
    // The map with everybody, where there is a burst.
    std::size_t groups = 0;
    std::vector<std::uint32_t> statements{};  ///< by classic consensus, most first
    std::vector<standing_statement> with{};
};

/// Looks for bursts, and draws the map again without each. They share no participant. Times all below 10^11 are read as
/// seconds. Errors: those of `draw_map`.
/// Time: each vote of those in a window of an anchor is compared with it, and all votes with each anchor where a burst is
/// possible, within `most_compared`; and that of one map without its stability for each burst, and one more.
[[nodiscard]] result<burst_report> bursts_of(const vote_matrix& votes, const burst_request& request = {},
                                             const control& c = {});

}  // namespace delib
