// The quick way through tables of rankings: blocks of lines become numbers, numbers are sorted, and equal ones counted.
#pragma once

#include "io/table.hpp"

#include <optional>
#include <vector>

namespace delib::io {

/// The ballots of files whose columns hold ranks, voters, strata or weights. Nothing where they are not plain (an error, a
/// voter who may have voted twice, a ballot too long for 128 bits): the general reader decides, and nothing has changed for it.
/// Otherwise the names that were found are in the context. The result does not depend on `threads`. Memory: 2 bytes a cell and 8 or 16 a ballot. Time O(bytes).
[[nodiscard]] std::optional<ballots> read_plain_ranks(const std::vector<table_file>& files, table_context& context);

}  // namespace delib::io
