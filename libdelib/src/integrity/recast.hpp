// The ballots of a profile, cast by other numbers of people, with a few more: what a builder would make of them, without
// finding, checking and sorting every ballot again. For counts that are made thousands of times.
#pragma once

#include "delib/ballot/profile.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace delib::integrity {

struct recast {
    /// Row i of `base` is cast by `heads[i]` people, whose ballots weigh `weights[i]` over `denominator` together; rows
    /// of nobody are left out. `more` is added. Nothing where the weights need another denominator, or more than 128
    /// bits. Precondition: neither has strata; both have the same kind, candidates and scale; one number for each row.
    /// Time O(entries).
    [[nodiscard]] static std::optional<profile> cast_by(const profile& base, std::span<const std::uint64_t> heads,
                                                        std::span<const int128> weights, int128 denominator,
                                                        const profile& more);
};

}  // namespace delib::integrity
