// The power of the members of a weighted vote: how often each decides, which is not what its weight says.
//
//     auto power = delib::power_of({{"north", 50}, {"south", 49}, {"islands", 1}}, 51);
//     power->members[2].banzhaf;                     // 1/5, as south has
//
// A coalition wins if its weight reaches the quota. A member swings a coalition of others that loses without it and wins
// with it. Banzhaf's index is a member's share of all swings (Penrose 1946, Banzhaf 1965); Shapley and Shubik's is its
// share of the orders in which it is the one that brings the coalition to the quota (1954). Both are exact.
#pragma once

#include "delib/core/result.hpp"
#include "delib/number/rational.hpp"
#include "delib/number/weight.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace delib {

struct power_member {
    std::string name{};
    delib::weight weight{0};
};

struct member_power {
    std::string name{};
    rational weight = 0;
    rational swings = 0;   ///< coalitions of the others that it makes win
    rational banzhaf = 0;  ///< its share of all swings
    rational shapley = 0;
};

struct power_indices {
    std::string stratum{};  ///< the column whose values the members are; empty where they were named
    rational quota = 0;
    rational total = 0;
    std::vector<member_power> members{};  ///< in the order given; the indices add up to 1

    [[nodiscard]] bool complete() const noexcept { return true; }
};

inline constexpr std::size_t max_power_members = 250;
/// Coalitions are counted in a table of members × quota, weights brought to their smallest whole numbers.
inline constexpr std::size_t max_power_bytes = std::size_t{1} << 28;

/// Errors: nobody; a name twice; a weight of 0; a quota of 0 or beyond the total; more than `max_power_members`; a table
/// of more than `max_power_bytes`. Time O(different weights · members · quota), at worst some ten seconds.
[[nodiscard]] result<power_indices> power_of(const std::vector<power_member>& members, const weight& quota);

}  // namespace delib
