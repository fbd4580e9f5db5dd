// The kernels in vectors of 128 bits, which every machine has or can do without.
#pragma once

#include "delib/tally/simd/dispatch.hpp"

namespace delib::simd {

namespace portable {

#define DELIB_VECTOR_BYTES 16
#include "delib/tally/simd/impl/kernels.ipp"
#undef DELIB_VECTOR_BYTES

}  // namespace portable

#ifdef DELIB_HEADER_ONLY
inline const plane_kernels& kernels() {
    static constexpr plane_kernels only{
        "portable",     portable::pack,    portable::compare, portable::compare_both, portable::compare_weighted,
        portable::tops, portable::numbers, portable::widen};
    return only;
}
inline std::span<const plane_kernels* const> available_kernels() {
    static const plane_kernels* const all[] = {&kernels()};
    return all;
}
#endif

}  // namespace delib::simd
