// How sure a result is if the voters are a sample: voters are drawn again with replacement, as many as there are, and
// counted by the same rule (the bootstrap; Efron 1979; of ranks: Hall and Miller 2009).
//
// A candidate wins in a resample if it is among the winners, alone or tied. Ranks are the places of the rule's order, with
// the best of the tied places for those who tie; their interval leaves out the 2.5 % lowest and highest resamples. The
// numbers say how much depends on who came to vote, if people like them might as well have stayed away. They are no
// chance of winning another vote, and they say nothing where everybody voted.
//
// Seeded, with the same numbers for the same ballots in any order. Time: `resamples` counts, each with O(voters · log).
#pragma once

#include "delib/core/result.hpp"
#include "delib/integrity/recount.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace delib {

/// More voters than this are not drawn again.
inline constexpr std::uint64_t most_heads_drawn = 10'000'000;

struct resampled_candidate {
    std::uint64_t wins = 0;                                          ///< resamples with it among the winners
    std::uint64_t alone = 0;                                         ///< as the only one
    std::optional<std::pair<std::uint64_t, std::uint64_t>> ranks{};  ///< 95 %; none where the rule gives no order
};

struct resampled {
    std::uint64_t resamples = 0;                    ///< those that were counted: less where the time was over
    std::vector<resampled_candidate> candidates{};  ///< in their order
};

/// Errors: those of the rule; too many voters (`limit`).
[[nodiscard]] result<resampled> resample(const recount& count, std::uint64_t seed, std::uint64_t resamples);

}  // namespace delib
