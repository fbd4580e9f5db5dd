// A result that may be an error cannot be ignored.
// refused: unused-result|nodiscard
#include "delib/core/result.hpp"

delib::result<int> count();

void ask() {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    if (!count()) return;
#else
    count();
#endif
}
