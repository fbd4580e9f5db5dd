// A rule is given what it reads: first places cannot be counted from a pairwise matrix.
// refused: no match|no matching
#include "delib/rule/ranked/plurality.hpp"
#include "delib/tally/first.hpp"
#include "delib/tally/pairwise.hpp"

bool decided(const delib::first_tally& first, const delib::pairwise_tally& pairwise) {
#ifdef DELIB_COMPILE_FAIL_CONTROL
    static_cast<void>(pairwise);
    return delib::plurality(first).has_value();
#else
    static_cast<void>(first);
    return delib::plurality(pairwise).has_value();
#endif
}
