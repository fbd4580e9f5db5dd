#include "delib/tally/impl/pairwise.ipp"

namespace delib {

template result<pairwise_tally> tally_of<pairwise_tally>(const profile&, const ballot_policy&);

}  // namespace delib
