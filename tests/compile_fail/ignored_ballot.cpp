// Adding a ballot may fail, and a ballot that is lost unseen is a wrong count.
// refused: unused-result|nodiscard
#include "delib/ballot/profile_builder.hpp"

void cast(delib::profile_builder& builder) {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    if (!builder.add({})) return;
#else
    builder.add({});
#endif
}
