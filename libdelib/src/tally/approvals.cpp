#include "delib/tally/impl/approvals.ipp"

namespace delib {

template result<approvals_tally> tally_of<approvals_tally>(const profile&, const ballot_policy&);

}  // namespace delib
