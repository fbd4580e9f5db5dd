#include "delib/tally/simd/dispatch.hpp"

#include "tally/simd/kernel_sets.hpp"

#include <cstdlib>
#include <string_view>
#include <vector>

namespace delib::simd {

std::span<const plane_kernels* const> available_kernels() {
    static const std::vector<const plane_kernels*> all = [] {
        std::vector<const plane_kernels*> out;
#if defined(__x86_64__)
        __builtin_cpu_init();
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512vpopcntdq"))
            out.push_back(&avx512_kernels);
        if (__builtin_cpu_supports("avx2")) out.push_back(&avx2_kernels);
#endif
        out.push_back(&portable_kernels);
        return out;
    }();
    return all;
}

const plane_kernels& kernels() {
    static const plane_kernels& chosen = []() -> const plane_kernels& {
        const char* const wanted = std::getenv("DELIB_SIMD");
        const auto all = available_kernels();
        for (const plane_kernels* one : all) {
            if (wanted != nullptr && one->name == std::string_view(wanted)) return *one;
        }
        return *all.front();
    }();
    return chosen;
}

}  // namespace delib::simd
