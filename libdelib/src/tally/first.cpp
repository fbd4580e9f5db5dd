#include "delib/tally/impl/first.ipp"

namespace delib {

template result<first_tally> tally_of<first_tally>(const profile&, const ballot_policy&);

}  // namespace delib
