// The quick way through tables of ballots: blocks of lines become numbers, numbers are sorted, and equal ones counted.
//
//     auto plain = plain_table::parse(files, context);      // beside other tables of the same candidates
//     if (!plain || !plain->join(context)) …                // one table after the other
//     auto counted = plain->count();                        // beside others again
#pragma once

#include "io/plain/plain_count.hpp"
#include "io/table.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace delib::io {

/// The ballots of files whose columns hold names at ranks, or ranks, grades, marks or numbers of candidates, and voters,
/// strata and weights. Nothing, at each step, where they are not
/// plain (an error, a voter who may have voted twice, a ballot too long for 128 bits): the general reader decides then.
/// No result depends on threads. Memory: 2 bytes a cell and 8 or 16 a ballot.
class plain_table {
public:
    /// The cells as numbers. `files` must outlive what comes back. Time O(bytes).
    [[nodiscard]] static std::optional<plain_table> parse(const std::vector<table_file>& files,
                                                          const table_context& context);

    /// Whether the names that were found, and those of `context`, make one list. `names()` is that list; `context` is as
    /// it was. Time O(names).
    [[nodiscard]] bool join(const table_context& context);
    [[nodiscard]] const name_index& names() const noexcept { return names_; }

    /// Precondition: joined. Time O(ballots · ranks).
    [[nodiscard]] std::optional<ballots> count();

private:
    unsigned threads_ = 1;
    const std::vector<table_file>* files_ = nullptr;
    std::shared_ptr<const scale> grades_{};  // that the caller names
    std::vector<plain_block> blocks_{};
    std::vector<std::size_t> file_of_{};
    std::vector<plain_part> parts_{};
    plain_meaning meaning_{};
    name_index names_{};
};

/// All three steps. The names that were found are in the context then; if nothing comes back, nothing has changed.
[[nodiscard]] std::optional<ballots> read_plain_table(const std::vector<table_file>& files, table_context& context);

}  // namespace delib::io
