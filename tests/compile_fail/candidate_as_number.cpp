// A candidate is not a number: two of them are compared by rules, and not subtracted.
// refused: no match for|invalid operands
#include "delib/core/ids.hpp"

#include <cstddef>

std::size_t between(delib::candidate a, delib::candidate b) {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    return delib::index(a) - delib::index(b);
#else
    return a - b;
#endif
}
