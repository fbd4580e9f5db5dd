#include "delib/core/fatal.hpp"

#include <boost/config.hpp>

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

#ifdef BOOST_NO_EXCEPTIONS

#    include <boost/assert/source_location.hpp>

// Boost leaves it to the program what becomes of its exceptions.
namespace boost {

BOOST_NORETURN void throw_exception(const std::exception& /*what*/) {
    std::terminate();
}
BOOST_NORETURN void throw_exception(const std::exception& /*what*/, const source_location& /*where*/) {
    std::terminate();
}

}  // namespace boost

#endif
