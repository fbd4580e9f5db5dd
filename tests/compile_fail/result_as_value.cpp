// A result is not its value: whoever wants the value has to look first.
// refused: (cannot|could not) convert|no viable conversion
#include "delib/core/result.hpp"

#include <string>

delib::result<std::string> name();

std::string ask() {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    return name().value_or("nobody");
#else
    return name();
#endif
}
