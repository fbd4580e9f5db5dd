#include "delib/tally/impl/positions.ipp"

namespace delib {

template result<positions_tally> tally_of<positions_tally>(const profile&, const ballot_policy&);

}  // namespace delib
