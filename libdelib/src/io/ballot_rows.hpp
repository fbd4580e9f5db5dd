// The ballots of a table whose columns are decided, record by record, with every error in its place.
#pragma once

#include "io/cells.hpp"
#include "io/table.hpp"

#include <limits>
#include <vector>

namespace delib::io {

/// What stands behind the text of a table: nothing, or more of the file, so that the last record may go on there.
enum class text_end : std::uint8_t { of_file, of_piece };

class ballot_rows {
public:
    /// All of them must outlive the reader; `number` is that of the file in the stage.
    ballot_rows(table_context& context, cell_reader& cells, std::uint32_t number, table_file& file)
        : context_(context), cells_(cells), number_(number), file_(file) {}

    /// Moves ballots to the stage until it holds `most` ballots, or as many entries; false at the end of the text. A
    /// record that goes on behind the end of a piece is left for the next one. Time O(bytes).
    [[nodiscard]] result<bool> read(text_end end, std::size_t most = std::numeric_limits<std::size_t>::max());

    /// Where the record begins that goes on behind the end of the piece, or where the text ends; and its line.
    [[nodiscard]] std::string_view rest() const noexcept { return file_.cursor.rest(); }
    [[nodiscard]] std::uint64_t line_of_rest() const noexcept {
        return goes_on_ ? file_.cursor.line() : file_.cursor.line_of_rest();
    }

private:
    [[nodiscard]] error wrong(const csv_cell& at, error_code code, std::string what) const;
    [[nodiscard]] result<void> read_one();
    [[nodiscard]] result<void> read_cell(const table_column& column, const csv_cell& cell, parsed_ballot& ballot);
    [[nodiscard]] result<void> add_name(const csv_cell& cell, std::string_view name, std::uint32_t value);
    [[nodiscard]] result<void> add_list(const csv_cell& cell);
    [[nodiscard]] result<void> add_value(const table_column& column, const csv_cell& cell);

    table_context& context_;
    cell_reader& cells_;
    std::uint32_t number_;
    table_file& file_;
    bool goes_on_ = false;
    std::vector<entry> entries_{};
    std::vector<std::uint32_t> strata_{};
    std::vector<std::uint64_t> seen_{};  // the last ballot that named a candidate
    std::uint64_t ballot_ = 0;
};

}  // namespace delib::io
