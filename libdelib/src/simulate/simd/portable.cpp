// The kernels for every machine. CMake compiles this file alone with the instructions it needs, so it includes nothing
// that other files share.
#include "simulate/simd/kernel_sets.hpp"

namespace delib::simd {

namespace {

#define DELIB_VECTOR_BYTES 16
#include "simulate/simd/kernels.ipp"

}  // namespace

const order_kernels portable_orders{"portable", draw, from_ranks, count, tops, bottoms};

}  // namespace delib::simd
