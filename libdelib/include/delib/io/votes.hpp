// Reading votes on statements: the exports of Polis, and plain tables.
//
//     auto read = delib::read_votes({"participants-votes.csv", "comments.csv"});
//     if (!read) std::cerr << delib::to_text(read.error()) << '\n';   // votes.csv:17:5: error: …
//
// The files of one conversation are given together, in any order; what each is, its first bytes say:
//
//   participants-votes.csv   participant,group-id,n-comments,n-votes,n-agree,n-disagree, and a column a statement
//   votes.csv                columns comment-id, voter-id, vote, and timestamp if there is one
//   comments.csv             columns comment-id and comment-body, moderated (1, 0, -1) if there is one
//   summary.csv              begins with `topic`, the title
//   JSON                     a list of votes or of comments: participant_id or pid, statement_id or tid, vote, modified;
//                            moderated or mod, is_meta, txt
//   plain csv                a row a participant, a column a statement with 1, -1, 0 or agree, disagree, pass or nothing;
//                            `voter`, `id` or `participant` names the participant; other columns are strata
//
// 1 is agree in all of them. Participants and statements come in the natural order of their ids (numbers by size), so
// that the order of lines leaves no trace. A vote given twice is the later one (by its time, else by its place).
#pragma once

#include "delib/ballot/votes.hpp"
#include "delib/io/read.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace delib {

/// How votes are read. Of `read`, the format (`votes`, `json` or `csv`; empty: find out), the digest and the limits count.
struct vote_options {
    read_options read{};
    /// Columns of a plain table that are strata whatever they hold; another column is a statement where all of its cells
    /// are votes.
    std::vector<std::string> strata{};
};

/// Where the votes come from: cast = counted + blank.
struct votes_report {
    std::string format{};
    std::vector<source_file> files{};
    std::uint64_t cast = 0;        ///< participants
    std::uint64_t counted = 0;     ///< those with a vote
    std::uint64_t blank = 0;       ///< those without
    std::uint64_t votes = 0;       ///< votes that count
    std::uint64_t superseded = 0;  ///< votes replaced by a later one
    std::vector<reading_note> notes{};
};

struct conversation {
    vote_matrix votes{};
    std::string title{};  ///< of summary.csv, or empty
    votes_report report{};
};

/// A list of JSON larger than this is refused: its values are all in memory at once.
inline constexpr std::size_t max_json_votes_bytes = std::size_t{1} << 30;

/// Reads the files of one conversation (`-` is standard input). Errors carry file, line and column where there is one.
[[nodiscard]] result<conversation> read_votes(const std::vector<std::string>& paths, const vote_options& options = {});

/// The same, from one text; `name` stands for the file in messages.
[[nodiscard]] result<conversation> read_votes_text(std::string_view text, const std::string& name,
                                                   const vote_options& options = {});

}  // namespace delib
