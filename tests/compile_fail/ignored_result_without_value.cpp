// Neither can a result that has no value but success.
// refused: unused-result|nodiscard
#include "delib/core/result.hpp"

delib::result<void> store();

void ask() {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    if (!store()) return;
#else
    store();
#endif
}
