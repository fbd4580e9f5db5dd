// Writing ballots in a format that other programs read. What a format cannot carry (strata in PrefLib files, ties in
// `soc`, …) is an error, never a silent loss.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace delib {

/// What some files say beside the ballots.
struct write_options {
    std::uint64_t seats = 1;  ///< of a blt file
};

/// The profile as text in `format`: csv, grades, approvals, soc, soi, toc, toi, cat, cvotes, abif or blt; reading it
/// gives the same profile again. In the table formats every voter has a line, with the weight of one voter; what a
/// spreadsheet would run as a formula stands behind an apostrophe, which our reader takes away. csv carries every kind
/// of ballot, and cat and abif carry several: what they do not say of themselves (that numbers are grades, and on which
/// scale) is read back with `ballot_reading` and the scale. Errors: an unknown format; ballots that it cannot carry; a
/// table of more than 2^26 lines. Time O(size of the text).
[[nodiscard]] result<std::string> write_ballots(const profile& p, std::string_view format,
                                                const write_options& options = {});

}  // namespace delib
