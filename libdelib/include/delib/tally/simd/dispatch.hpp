// Which kernels are used. The compiled library chooses among AVX-512, AVX2 and portable vectors of 128 bits when it first
// needs one; the environment variable DELIB_SIMD (`avx512`, `avx2`, `portable`) forces one that the machine has. Headers
// alone have the portable one.
#pragma once

#include "delib/tally/simd/plane_kernels.hpp"

#include <span>

namespace delib::simd {

/// Those that this machine can run, the fastest first; the portable one is always there.
[[nodiscard]] std::span<const plane_kernels* const> available_kernels();

/// The one in use.
[[nodiscard]] const plane_kernels& kernels();

}  // namespace delib::simd

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/simd/impl/portable.ipp"
#endif
