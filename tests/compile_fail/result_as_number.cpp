// Whether there is a value is a condition and not a number to count with.
// refused: (cannot|could not) convert|no viable conversion
#include "delib/core/result.hpp"

delib::result<int> count();

int ask() {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    return count() ? 1 : 0;
#else
    int there = count();
    return there;
#endif
}
