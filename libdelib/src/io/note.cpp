#include "delib/io/note.hpp"

#include "delib/core/text.hpp"

namespace delib {

std::string to_text(const reading_note& n) {
    const std::string name = "'" + visible(n.name) + "'";
    const auto many = [](std::uint64_t number, const std::string& what) {
        return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
    };
    const std::string ballots = many(n.number, "ballot");
    switch (n.kind) {
        case note_kind::ignored_name: return name + " is not declared; the format leaves it out of " + ballots;
        case note_kind::ignored_weights:
            return ballots + (n.number == 1 ? " carries a weight" : " carry weights") +
                   ", which the file does not allow (#/Weight Allowed: true)";
        case note_kind::undeclared_name: return name + " is not declared but stands on " + ballots + ": a candidate";
        case note_kind::withdrawn:
            return name + " has withdrawn and " + (n.number == 0 ? "stands on no ballot" : "was taken off " + ballots);
        case note_kind::unread_ratings:
            return "the ratings on " + ballots + " were not read (--ballot points reads them)";
        case note_kind::unread_option: return name + " was not read";
        case note_kind::unread_lines:
            return many(n.number, "line") + " after the title " + (n.number == 1 ? "was" : "were") + " not read";
        case note_kind::long_ballots:
            return ballots + (n.number == 1 ? " continues" : " continue") + " on another line; a ballot ends at its 0";
        case note_kind::other_total:
            return "the file says that it holds " + ballots + ", " + std::to_string(n.actual) + " follow";
        case note_kind::other_seats:
            return "the file is for " + many(n.number, "seat") + ", the count for " + std::to_string(n.actual);
        case note_kind::mixed_column:
            return name + " holds " + many(n.number, "vote") + " and " + many(n.actual, "other cell") +
                   ": read as a declared column, not as a statement";
    }
    return {};
}

}  // namespace delib
