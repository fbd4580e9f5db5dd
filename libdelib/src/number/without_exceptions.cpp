// In the mode without exceptions Boost leaves it to the program what becomes of what it would throw (core/fatal.hpp).
#include <boost/config.hpp>

#ifdef BOOST_NO_EXCEPTIONS

#    include <boost/assert/source_location.hpp>

#    include <exception>

namespace boost {

BOOST_NORETURN void throw_exception(const std::exception& what);
BOOST_NORETURN void throw_exception(const std::exception& what, const source_location& where);

void throw_exception(const std::exception& /*what*/) {
    std::terminate();
}
void throw_exception(const std::exception& /*what*/, const source_location& /*where*/) {
    std::terminate();
}

}  // namespace boost

#endif
