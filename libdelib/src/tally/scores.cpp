#include "delib/tally/impl/scores.ipp"

namespace delib {

template result<scores_tally> tally_of<scores_tally>(const profile&, const ballot_policy&);

}  // namespace delib
