// The kernels for every machine. CMake compiles this file alone with the instructions it needs, so it includes nothing
// that other files share.
#include "tally/simd/kernel_sets.hpp"

namespace delib::simd {

namespace {

#define DELIB_VECTOR_BYTES 16
#include "delib/tally/simd/impl/kernels.ipp"

}  // namespace

const plane_kernels portable_kernels{"portable", pack, compare, compare_both, compare_weighted, tops, numbers, widen};

}  // namespace delib::simd
