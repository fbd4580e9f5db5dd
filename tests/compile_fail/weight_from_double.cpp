// A weight is exact: it does not come from floating point.
// refused: narrowing|cannot convert|no viable|no matching|float-conversion
#include "delib/number/weight.hpp"

delib::weight tenth() {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    return delib::weight::ratio(1, 10);
#else
    return delib::weight{0.1};
#endif
}
