// A plain number is not a candidate.
// refused: cannot convert|cannot initialize|no matching function|invalid conversion
#include "delib/ballot/candidates.hpp"

const std::string& third(const delib::candidate_list& list) {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    return list.name(delib::candidate_at(2));
#else
    return list.name(2);
#endif
}
