// An outcome of a count among some candidates, told in terms of all of them.
#pragma once

#include "delib/core/config.hpp"
#include "delib/outcome/outcome.hpp"

#include <vector>

namespace delib {

/// Renames candidate i of `out` to `to[i]`, out of `all` candidates; those who did not stand have no score.
void remap(outcome& out, const std::vector<candidate>& to, std::size_t all);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/outcome/impl/remap.ipp"
#endif
