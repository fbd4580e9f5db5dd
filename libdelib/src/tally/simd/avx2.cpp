// The kernels for AVX2. CMake compiles this file alone with the instructions it needs, so it includes nothing
// that other files share.
#if defined(__x86_64__)

#    include "tally/simd/kernel_sets.hpp"

#    include <immintrin.h>

namespace delib::simd {

namespace {

#    define DELIB_VECTOR_BYTES 32
#    include "delib/tally/simd/impl/kernels.ipp"

}  // namespace

const plane_kernels avx2_kernels{"avx2", pack, compare, compare_both, compare_weighted, tops, numbers, widen};

}  // namespace delib::simd

#endif
