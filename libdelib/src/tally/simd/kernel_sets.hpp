// The kernels of each instruction set; plane_kernels.cpp chooses.
#pragma once

#include "delib/tally/simd/plane_kernels.hpp"

namespace delib::simd {

extern const plane_kernels portable_kernels;
#if defined(__x86_64__)
extern const plane_kernels avx2_kernels;
extern const plane_kernels avx512_kernels;
#endif

}  // namespace delib::simd
