// The kernels for AVX-512 (F, BW, VPOPCNTDQ). CMake compiles this file alone with the instructions it needs, so it
// includes nothing that other files share.
#if defined(__x86_64__)

#    include "simulate/simd/kernel_sets.hpp"

#    include <immintrin.h>

namespace delib::simd {

namespace {

#    define DELIB_VECTOR_BYTES 64
#    include "simulate/simd/kernels.ipp"

}  // namespace

const order_kernels avx512_orders{"avx512", draw, from_ranks, count, tops, bottoms};

}  // namespace delib::simd

#endif
