// The kernels for AVX-512 (F, BW, VPOPCNTDQ). CMake compiles this file alone with the instructions it needs, so it
// includes nothing that other files share.
#if defined(__x86_64__)

#    include "tally/simd/kernel_sets.hpp"

#    include <immintrin.h>

namespace delib::simd {

namespace {

#    define DELIB_VECTOR_BYTES 64
#    include "delib/tally/simd/impl/kernels.ipp"

}  // namespace

const plane_kernels avx512_kernels{"avx512", pack, compare, compare_both, compare_weighted, tops, numbers, widen};

}  // namespace delib::simd

#endif
