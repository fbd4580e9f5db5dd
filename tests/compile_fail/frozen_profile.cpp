// A profile is immutable: a ballot that was counted cannot be changed.
// refused: read-only|not assignable|const-qualified
#include "delib/ballot/profile.hpp"

void change(delib::ballot_view view) {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    delib::entry first = view.entries[0];
    first.value = 1;
    static_cast<void>(first);
#else
    view.entries[0].value = 1;
#endif
}
