#include "delib/simulate/simd/order_kernels.hpp"

#include "delib/tally/simd/dispatch.hpp"
#include "simulate/simd/kernel_sets.hpp"

#include <string_view>

namespace delib::simd {

const order_kernels* order_kernels_named(const char* name) {
    static constexpr const order_kernels* all[] = {
#if defined(__x86_64__)
        &avx512_orders,
        &avx2_orders,
#endif
        &portable_orders
    };
    for (const order_kernels* one : all) {
        if (one->name == std::string_view(name)) return one;
    }
    return nullptr;
}

const order_kernels& order_kernels_in_use() {
    static const order_kernels& chosen = *order_kernels_named(kernels().name);
    return chosen;
}

}  // namespace delib::simd
