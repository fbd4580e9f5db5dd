// A block of a table of ballots, read without looking at names twice: each cell becomes the number of its spelling.
//
// Only sound tables are plain. Whatever would be an error, or needs more than a glance, makes the block not plain; then
// the general reader reads everything again and says what is wrong, and where.
#pragma once

#include "delib/core/unset_vector.hpp"
#include "io/cells.hpp"
#include "io/plain/cell_codes.hpp"
#include "io/table.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace delib::io {

/// What the ballots of some whole lines say. The numbers of names, values of strata and weights are the block's own.
struct plain_block {
    name_index names;
    ballot_stage strata;  ///< holds no ballots, only what the strata are
    cell_reader cells;
    std::vector<std::uint32_t> values{};  ///< of `cells`: all that cells say of candidates, once each
    std::vector<delib::weight> weights{};
    std::vector<std::uint64_t> voters{};  ///< hashes of their names; equal names have equal hashes
    /// For each ballot and column of the file: 0 or the number of a name or of one of `values` plus one, or the number of a
    /// stratum's value or of a weight.
    detail::unset_vector<std::uint16_t> codes{};
    std::size_t rows = 0;
};

/// Reads `text`, whole lines of `file`. False if it is not plain, or if its last line goes on behind it.
/// Time O(bytes).
[[nodiscard]] bool read_plain_block(std::string_view text, const table_file& file, const table_context& context,
                                    plain_block& into);

}  // namespace delib::io
