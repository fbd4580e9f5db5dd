// A file of ballots in memory, and the places in it that errors name.
#pragma once

#include "delib/core/error.hpp"
#include "delib/core/result.hpp"
#include "delib/io/read.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace delib::io {

struct source {
    std::string name{};       ///< as given, for messages
    std::string base{};       ///< the base name, for reports
    std::string format{};     ///< what it is read as
    std::string_view text{};  ///< without a byte order mark
};

/// An error at a place in this file.
[[nodiscard]] inline error error_at(const source& file, std::uint64_t line, std::uint64_t column, error_code code,
                                    std::string message) {
    return {code, std::move(message), {file.name, line, column}};
}

/// The first byte that cannot stand in a file of ballots: NUL, or what is not UTF-8. Time O(bytes).
[[nodiscard]] std::optional<std::size_t> find_bad_byte(std::string_view text) noexcept;

/// An error at the first bad byte of `piece`, which begins in column 1 of `line`.
[[nodiscard]] result<void> check_text(const source& file, std::string_view piece, std::uint64_t line);

/// Lines of a file one after the other, without their ends (LF or CRLF).
class line_cursor {
public:
    line_cursor(const source& file, const read_options& options) : file_(&file), limit_(options.max_line_bytes) {}

    /// Moves to the next line; false at the end. A line beyond `max_line_bytes` is a `limit` error, found without
    /// looking past that bound.
    [[nodiscard]] result<bool> next();

    [[nodiscard]] std::string_view text() const noexcept { return line_; }
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }

    /// The column of a view into the current line.
    [[nodiscard]] std::uint64_t column(std::string_view part) const noexcept {
        return static_cast<std::uint64_t>(part.data() - line_.data()) + 1;
    }

private:
    const source* file_;
    std::size_t limit_;
    std::size_t offset_ = 0;
    std::uint64_t number_ = 0;
    std::string_view line_{};
};

/// The error for a line that is longer than the limit.
[[nodiscard]] error line_too_long(const source& file, std::uint64_t line, std::size_t limit);

}  // namespace delib::io
