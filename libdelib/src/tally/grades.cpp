#include "delib/tally/impl/grades.ipp"

namespace delib {

template result<grades_tally> tally_of<grades_tally>(const profile&, const ballot_policy&);

}  // namespace delib
