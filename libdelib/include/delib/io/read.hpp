// Reading ballots: one function for every format, which finds out the format where it is not told.
//
//     auto ballots = delib::read_ballots({"f.soi"}, {});
//     if (!ballots) std::cerr << delib::to_text(ballots.error()) << '\n';   // f.soi:17:3: error: …
//
// A file is read whole or not at all: one bad ballot is an error with its line and column, unless `lenient` says to
// count the readable ones and to list the others. Memory is bounded by the file, and every loop by a limit. Who counts a
// whole consultation (`engine/run.hpp`) need not have the ballots in memory together.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/ballot/profile_builder.hpp"
#include "delib/core/result.hpp"
#include "delib/io/note.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace delib {

/// What the cells of a table of ballots mean. Other formats say it themselves, but the categories of a cat file and the
/// ratings of an abif file can be read in several of these ways, too.
enum class ballot_reading : std::uint8_t {
    automatic,  ///< by the header: columns rank1, rank2, … are `ranks`, …
    ranks,      ///< columns rank1, rank2, … (or choice1, …) hold names
    matrix,     ///< one column a candidate holds its rank
    grades,     ///< one column a candidate holds a grade
    approvals,  ///< one column a candidate holds 0 or 1, or one column holds names separated by `;`
    points,     ///< one column a candidate holds an exact number
};

/// `ranks`, `matrix`, `grades`, `approvals` or `points`; an error lists them.
[[nodiscard]] result<ballot_reading> parse_ballot_reading(std::string_view word);

struct read_options {
    std::string format{};  ///< csv, grades, approvals, soc, soi, toc, toi, cat, cvotes, abif, blt; empty: find out
    ballot_reading ballot = ballot_reading::automatic;
    std::vector<std::string> scale{};       ///< grades from worst to best; numbers need none
    std::string weight_column{};            ///< the column of weights; empty: `weight` if there is one
    std::optional<int> weight_digits{};     ///< round weights to so many decimals
    std::vector<std::string> candidates{};  ///< the declared candidates in order; empty: those of the file
    std::vector<stratum_column> strata{};   ///< declared strata with their values; a value not among them is an error
    revote_policy revote = revote_policy::last;
    bool lenient = false;                          ///< count the readable ballots, list the others
    bool digest = true;                            ///< compute the SHA-256 of each file
    std::size_t max_bytes = std::size_t{1} << 36;  ///< of a file
    std::size_t max_line_bytes = std::size_t{1} << 26;
    std::size_t max_columns = 100'000;
    std::size_t max_rejected = 100'000;              ///< of a lenient reading; beyond it the file is refused
    unsigned threads = 1;                            ///< how many may read; what is read never depends on it
    std::size_t block_bytes = std::size_t{1} << 22;  ///< read at a time, or a little more; 0: ballot by ballot
    /// Tables of rankings that are longer are counted in pieces, no longer than this, where tallies are all that the counts
    /// read; no result depends on it. 0: never. `read_ballots` and the like, which return all ballots, do without it.
    std::size_t stream_bytes = std::size_t{1} << 23;
};

/// A ballot that was not counted: where it stands (`f.csv:17`) and why.
struct rejected_ballot {
    std::string where{};
    std::string why{};
};

struct source_file {
    std::string name{};    ///< base name; `-` for standard input
    std::string sha256{};  ///< 64 hexadecimal digits, or empty where no digest was asked for
};

/// Where the ballots come from and what became of them: cast = counted + blank + rejected.
struct ballots_report {
    ballot_kind kind = ballot_kind::ranked;
    std::string format{};
    std::vector<source_file> files{};
    std::uint64_t cast = 0;
    std::uint64_t counted = 0;
    std::uint64_t blank = 0;
    std::vector<rejected_ballot> rejected{};  ///< superseded ballots of voters who voted again among them
    std::vector<reading_note> notes{};        ///< what else happened to what the files say
};

struct ballots {
    delib::profile profile{};
    ballots_report report{};
    /// What the file itself says about unranked candidates (`#/Implicit Ranking` of the Condorcet Election Format).
    std::optional<unranked_policy> implicit{};
    /// For how many seats the file says it is (blt). It decides nothing: who counts says how many seats there are.
    std::optional<std::uint64_t> seats{};
};

/// Reads files of one count together (`-` is standard input). Errors carry file, line and column.
[[nodiscard]] result<ballots> read_ballots(const std::vector<std::string>& paths, const read_options& options = {});

/// Reads ballots from memory; `name` stands for the file in messages, and no file is listed in the report.
[[nodiscard]] result<ballots> read_ballots_text(std::string_view text, const std::string& name,
                                                const read_options& options = {});

}  // namespace delib
