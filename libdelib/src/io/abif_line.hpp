// One line of an abif file, taken apart: candidates, their ratings, and what stands between them.
//
//     27: DGM/5 > [Sue Ye (蘇業)]/3 = "AM"/3 , SBJ/1      # a comment
#pragma once

#include "delib/core/result.hpp"
#include "io/source.hpp"

#include <string_view>
#include <vector>

namespace delib::io {

/// A candidate as it stands on a ballot.
struct abif_choice {
    std::string_view token{};   ///< without its quotes or brackets
    std::string_view rating{};  ///< empty if there is none
    char before = '\0';         ///< `>`, `=` or `,`; none in front of the first
    bool quoted = false;        ///< whether it stood in quotes or brackets
};

/// Reads a line from left to right. A comment, from `#` outside quotes and brackets, is its end.
class abif_line {
public:
    /// `file` must outlive it; `text` is the line and `number` its number.
    abif_line(const source& file, std::string_view text, std::uint64_t number)
        : file_(file), text_(text), rest_(text), number_(number) {
        skip_blanks();
    }

    /// Whether nothing but a comment is left.
    [[nodiscard]] bool done() const noexcept { return rest_.empty() || rest_.front() == '#'; }
    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }

    /// Takes this sign, and blanks around it, if it comes next.
    [[nodiscard]] bool take(char sign);

    /// Takes the digits that come next.
    [[nodiscard]] std::string_view digits();

    /// Takes a name: `word`, `[anything but brackets]` or `"anything but quotes"`. It is not empty.
    [[nodiscard]] result<abif_choice> name();

    /// Takes all candidates up to the end of the line. Time O(bytes).
    [[nodiscard]] result<void> choices(std::vector<abif_choice>& into);

    [[nodiscard]] error wrong(std::string_view at, error_code code, std::string what) const {
        return error_at(file_, number_, static_cast<std::uint64_t>(at.data() - text_.data()) + 1, code,
                        std::move(what));
    }

private:
    void skip_blanks();

    const source& file_;
    std::string_view text_;
    std::string_view rest_;
    std::uint64_t number_;
};

/// What a quick look at a line of ballots finds outside quotes and brackets. Time O(bytes).
struct abif_signs {
    bool order = false;    ///< `>`
    bool ratings = false;  ///< `/`
};
[[nodiscard]] abif_signs signs_of(std::string_view line) noexcept;

}  // namespace delib::io
