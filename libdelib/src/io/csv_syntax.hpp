// Comma-separated cells as RFC 4180 has them: cells may be quoted, quoted cells may hold commas, line breaks and doubled
// quotes. Empty lines between records are skipped; a record of one empty cell is written `""`.
//
// Beyond the RFC: blanks around a quoted cell are ignored, a quote inside an unquoted cell stands for itself, and a cell
// that was defused against spreadsheets (`'=A1`) is read without its apostrophe.
#pragma once

#include "io/source.hpp"

#include <deque>
#include <vector>

namespace delib::io {

/// Whether a spreadsheet would run a cell with this text.
[[nodiscard]] constexpr bool begins_like_formula(std::string_view text) noexcept {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

/// A trimmed cell without the apostrophe that keeps a spreadsheet from running it. Only an apostrophe before what looks
/// like a formula is such a guard; others belong to the name.
[[nodiscard]] constexpr std::string_view without_guard(std::string_view text) noexcept {
    if (!text.starts_with('\'')) return text;
    const auto behind = text.find_first_not_of('\'');
    return behind != text.npos && begins_like_formula(text.substr(behind)) ? text.substr(1) : text;
}

/// A cell, trimmed, and where it begins.
struct csv_cell {
    std::string_view text{};
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

class csv_cursor {
public:
    /// `file` and `options` must outlive the cursor. The text begins on `line` of the file.
    csv_cursor(const source& file, const read_options& options, std::uint64_t line = 1)
        : file_(&file), options_(&options), line_(line) {}

    /// Reads the next record; false at the end. After an error that concerns one record only (`recoverable`) the next
    /// call goes on with the following line. Time O(bytes of the record).
    [[nodiscard]] result<bool> next();

    /// The cells of the current record; valid until the next call of `next`.
    [[nodiscard]] const std::vector<csv_cell>& cells() const noexcept { return cells_; }
    [[nodiscard]] std::uint64_t line() const noexcept { return record_line_; }

    /// What follows the current record, and the line where that begins.
    [[nodiscard]] std::string_view rest() const noexcept { return file_->text.substr(offset_); }
    [[nodiscard]] std::uint64_t line_of_rest() const noexcept { return line_; }

    /// Whether the last error is that the text ends inside a quoted cell; `rest` then begins with that record, on `line`.
    [[nodiscard]] bool ends_inside_quotes() const noexcept { return ends_inside_quotes_; }

    /// Whether the last error leaves the rest of the file readable.
    [[nodiscard]] bool recoverable() const noexcept { return recoverable_; }

    /// Bytes that cannot stand in the current record are an error. Apart from `next`, so that a second reading of the
    /// same file need not look again.
    [[nodiscard]] result<void> check() const { return check_text(*file_, record_, record_line_); }

private:
    [[nodiscard]] result<bool> plain_record(std::string_view line);
    [[nodiscard]] result<bool> quoted_record();
    [[nodiscard]] result<void> quoted_cell(std::size_t& at);
    [[nodiscard]] result<void> push(std::string_view text, std::uint64_t line, std::uint64_t column);
    [[nodiscard]] error fail(std::uint64_t line, std::uint64_t column, error_code code, std::string what) const {
        return error_at(*file_, line, column, code, std::move(what));
    }
    void skip_line(std::size_t from);

    const source* file_;
    const read_options* options_;
    std::size_t offset_ = 0;
    std::uint64_t line_;          // of offset_
    std::size_t line_start_ = 0;  // where the line that is being read begins
    std::uint64_t record_line_ = 0;
    std::string_view record_{};
    std::vector<csv_cell> cells_{};
    std::deque<std::string> unescaped_{};
    bool recoverable_ = false;
    bool ends_inside_quotes_ = false;
};

}  // namespace delib::io
