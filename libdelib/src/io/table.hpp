// Tables of ballots: csv, grades and approvals. What each column is, and what each cell says.
#pragma once

#include "io/csv_syntax.hpp"
#include "io/names.hpp"
#include "io/stage.hpp"

#include <span>
#include <string>
#include <vector>

namespace delib::io {

/// What a column holds.
enum class column_role : std::uint8_t {
    undecided,  ///< a candidate or a stratum: the reading, the declarations or the cells will tell
    ignored,    ///< `weight`, where another column holds the weights
    voter,
    weight,
    rank,       ///< the name at a rank; `number` is the rank
    list,       ///< approved names, separated by `;`
    candidate,  ///< a rank, grade, mark or number; `number` is the candidate's provisional number
    stratum,    ///< `number` is the stratum's
};

struct table_column {
    std::string name{};  ///< clean
    column_role role = column_role::undecided;
    std::uint32_t number = 0;
    csv_cell at{};  ///< where the header names it; its text is not kept
};

/// A file whose header has been read; the cursor stands before the first ballot.
struct table_file {
    const source* file = nullptr;
    csv_cursor cursor;
    std::vector<table_column> columns{};
};

/// What every step of reading tables needs.
struct table_context {
    const read_options& options;
    name_index names{};
    ballot_stage stage;
    ballot_reading reading = ballot_reading::automatic;
    bool declared = false;             ///< whether the candidates are
    std::vector<std::string> scale{};  ///< clean
};

/// Whether weights are rounded to a number of digits that makes sense; a usage error if not.
[[nodiscard]] result<void> check_digits(const read_options& options);

/// An error where the header names a column.
[[nodiscard]] inline error at_column(const source& file, const table_column& column, error_code code,
                                     std::string message) {
    return error_at(file, column.at.line, column.at.column, code, std::move(message));
}

/// Reads the header: voter and weight columns are recognised, names are clean and unique.
[[nodiscard]] result<table_file> read_header(const source& file, table_context& context);

/// Decides the reading and the role of each column; needs to look at the cells unless everything is declared.
[[nodiscard]] result<void> decide_columns(std::vector<table_file>& files, table_context& context);

/// Whether columns of ranks that were decided by the first lines of the files stand, whatever follows.
[[nodiscard]] bool decided_by_first_lines(const std::vector<table_file>& files, const table_context& context);

}  // namespace delib::io
