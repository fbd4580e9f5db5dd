// Chances of counts, as logarithms: those that matter are too small for a number.
#pragma once

#include <cstdint>

namespace delib {

/// ln n!: the sum of logarithms, Stirling's series from 64 on (relative error below 1e-15 there).
[[nodiscard]] double log_factorial(std::uint64_t n);

/// ln of the chance that `drawn` of `all`, drawn without replacement, hold `found` or more of the `marked`: the upper tail
/// of the hypergeometric distribution, 0 up to its mean. Precondition: marked and drawn are at most `all`, `found` is at
/// most both. Time O(min(marked, drawn)) at most; terms below 1e-17 of the sum are left out.
[[nodiscard]] double log_tail_of_draws(std::uint64_t all, std::uint64_t marked, std::uint64_t drawn,
                                       std::uint64_t found);

}  // namespace delib
