// The kernels of each instruction set; order_kernels.cpp chooses.
#pragma once

#include "delib/simulate/simd/order_kernels.hpp"

namespace delib::simd {

extern const order_kernels portable_orders;
#if defined(__x86_64__)
extern const order_kernels avx2_orders;
extern const order_kernels avx512_orders;
#endif

}  // namespace delib::simd
