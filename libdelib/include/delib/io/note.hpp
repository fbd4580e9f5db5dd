// What a reader did with a file that an organiser should know, although no ballot was rejected for it: nothing that a
// file says is left out without a word.
#pragma once

#include <cstdint>
#include <string>

namespace delib {

enum class note_kind : std::uint8_t {
    ignored_name,     ///< ballots name somebody whom the file does not declare, and its format leaves the name out
    ignored_weights,  ///< ballots carry weights, and the file does not allow any
    undeclared_name,  ///< ballots name somebody whom the file does not declare, and who is a candidate all the same
    withdrawn,        ///< a candidate has withdrawn and was taken off the ballots
    unread_ratings,   ///< ballots that were read as orders carry ratings, too
    unread_option,    ///< an option for one other program
    unread_lines,     ///< lines after the title
    long_ballots,     ///< ballots that continue on another line
    other_total,      ///< the file says of itself that it holds another number of ballots
    other_seats,      ///< the file is for another number of seats than the count
    mixed_column,     ///< a column of votes on statements with as many other cells or more: a declared column
};

struct reading_note {
    note_kind kind = note_kind::ignored_name;
    std::string where{};       ///< `f.blt:2`
    std::string name{};        ///< whom or what it is about, if it has a name
    std::uint64_t number = 0;  ///< how many ballots, lines or votes it concerns, or how many the file says
    std::uint64_t actual =
        0;  ///< of `other_total` and `other_seats`: how many there are; of `mixed_column`, other cells
};

/// The note in English, with hostile names made visible: `'Bob' has withdrawn and was taken off 17 ballots`.
[[nodiscard]] std::string to_text(const reading_note& n);

}  // namespace delib
