// The part of a blt file that holds numbers, word by word: lines mean nothing there, and comments are skipped.
#pragma once

#include "io/source.hpp"

#include <string_view>

namespace delib::io {

class blt_words {
public:
    /// `file` and `options` must outlive it.
    blt_words(const source& file, const read_options& options) : file_(file), cursor_(file, options) {}

    /// Moves to the next word: a sign (`=`, `(`, `)`), `[all in brackets]`, or anything up to a blank, a sign or a
    /// comment (`#` to the end of its line, `/* … */`). False at the end of the file. Time O(bytes).
    [[nodiscard]] result<bool> next();

    [[nodiscard]] std::string_view word() const noexcept { return word_; }
    [[nodiscard]] std::uint64_t line() const noexcept { return cursor_.number(); }
    [[nodiscard]] std::uint64_t column(std::string_view part) const noexcept { return cursor_.column(part); }
    [[nodiscard]] const source& file() const noexcept { return file_; }

    /// Leaves out what is left of this line.
    void skip_line() noexcept { rest_ = {}; }

    /// Moves to the next line as a whole; after `next`, first to what that has left of its line.
    [[nodiscard]] result<bool> next_line();
    [[nodiscard]] std::string_view text() const noexcept { return rest_; }

    [[nodiscard]] error wrong(std::string_view at, error_code code, std::string what) const {
        return error_at(file_, cursor_.number(), cursor_.column(at), code, std::move(what));
    }

private:
    const source& file_;
    line_cursor cursor_;
    std::string_view rest_{};
    std::string_view word_{};
    bool partly_read_ = false;  // whether words of the current line were read
};

}  // namespace delib::io
