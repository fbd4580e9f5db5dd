// What positions, grades and approvals are counted from: how often each candidate has each rank or mark in bit planes.
#pragma once

#include "delib/core/config.hpp"
#include "delib/tally/simd/plane_kernels.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace delib::detail {

/// How many ballots give candidate c the number n, at c · numbers + n; numbers below the one that stands for none.
/// Time O(m · numbers) for each block of ballots.
[[nodiscard]] std::vector<std::uint64_t> count_numbers(const simd::plane_blocks& ballots, std::size_t numbers);

/// Ballots that give a number to equally many candidates.
struct numbers_of_size {
    std::uint64_t ballots = 0;
    std::vector<std::uint64_t> counts{};  ///< as above
};

/// The same apart for each size of ballots, the smallest first, without those that give no number. The number `none`
/// stands for none. Time O(m · numbers) for each size in each block.
[[nodiscard]] std::map<std::uint32_t, numbers_of_size> count_numbers_by_size(const simd::plane_blocks& ballots,
                                                                             std::size_t numbers, std::size_t none);

}  // namespace delib::detail

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/plane_numbers.ipp"
#endif
