// The names in a blt file, which stand below the ballots: one a line, in the order of their numbers, then a title.
#pragma once

#include "io/blt_words.hpp"

#include <string>
#include <vector>

namespace delib::io {

/// A candidate's name and where it stands.
struct blt_name {
    std::string name{};  ///< without quotes; empty where the line gives none
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

struct blt_names {
    std::vector<blt_name> names{};   ///< one for each candidate, or none at all
    std::uint64_t after_title = 0;   ///< lines that are not read
    std::uint64_t first_unread = 0;  ///< the line of the first of them
};

/// Reads the rest of the file, which names `count` candidates or none.
///
/// A double quote is never part of a name: `"Ann"`, `Ann`, `"Ann" "Greens"` and `"Greens ""Ann"""` are Ann, Ann, Ann
/// Greens and Greens Ann. A line that begins with `#` is a comment, except where only such lines make up the number of
/// names; ` # ` behind a name, and `#` behind a quote, begin a comment, too. Where all names stand on one line, all of
/// them and the title are quoted. Errors: another number of names; a quote that is not closed. Time O(bytes).
[[nodiscard]] result<blt_names> read_blt_names(blt_words& words, std::size_t count);

}  // namespace delib::io
