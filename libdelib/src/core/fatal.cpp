#include "core/fatal.hpp"

#include <exception>
#include <new>

namespace delib {

void out_of_memory() {
#ifdef __cpp_exceptions
    throw std::bad_alloc();
#else
    std::terminate();
#endif
}

}  // namespace delib
