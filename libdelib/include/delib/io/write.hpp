// Writing ballots in a format that other programs read. What a format cannot carry (strata in PrefLib files, ties in
// `soc`, …) is an error, never a silent loss.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/result.hpp"

#include <string>
#include <string_view>

namespace delib {

/// The profile as text in `format`: csv, grades, approvals, soc, soi, toc, toi or cvotes. Cells that a spreadsheet would
/// run as a formula are defused in the table formats. Errors: an unknown format; ballots that it cannot carry.
[[nodiscard]] result<std::string> write_ballots(const profile& p, std::string_view format);

}  // namespace delib
