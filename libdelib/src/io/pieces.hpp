// Tables of rankings that are longer than one wants to keep in memory: read piece by piece, each a profile of its own.
#pragma once

#include "delib/io/load.hpp"
#include "io/ballot_rows.hpp"
#include "io/input.hpp"
#include "io/table.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace delib::io {

class table_pieces {
public:
    /// Gets each piece: its ballots on all candidates that were named so far, in the order that `read_ballots` would give
    /// them, and what became of its lines. Undeclared strata are left out. It is called on any thread, for several
    /// pieces at a time; what it returns is called for one piece after the other, and an error there ends the reading.
    using in_turn = std::function<result<void>()>;
    using taker = std::function<in_turn(ballots)>;

    /// Reads on to the end of the last file; the files, with their digests, come back. Errors: those of `read_ballots`, in
    /// the same words and places; of several that end a reading, or of weights beyond 128 bits, the one that is met
    /// first. What `take` gets does not depend on `threads`. Memory: for each thread a small multiple of a piece, of the
    /// longest record, and of the candidates. Time O(bytes).
    [[nodiscard]] result<std::vector<source_file>> read(const taker& take);

    table_pieces(const table_pieces&) = delete;
    table_pieces& operator=(const table_pieces&) = delete;

private:
    friend struct opening;
    friend class piece_threads;

    // What was read of a file while it was looked at.
    struct head {
        detail::unset_vector<char> bytes{};
        std::string_view text{};
        bool last = false;
    };
    struct table {
        std::unique_ptr<input> file{};
        std::vector<table_column> columns{};
        head first{};            // without the header
        std::uint64_t line = 1;  // of what follows
    };

    explicit table_pieces(const read_options& options) : options_(options) {}

    read_options options_;
    std::vector<source> sources_{};
    std::unique_ptr<table_context> context_{};
    std::vector<table> tables_{};
    std::size_t refused_ = 0;
};

/// Files that were opened: to be read in pieces, or in memory if they are small or cannot be read so.
struct opened_files {
    std::unique_ptr<table_pieces> pieces{};
    std::vector<loaded_file> loaded{};
};

/// Opens files for a count that wants no more than pieces. In pieces come tables of rankings of more than `stream_bytes`:
/// csv files with columns of ranks, or with a column of ranks for each candidate if the first lines tell these columns,
/// without voters. Errors: what the system refuses, and what is wrong with a header.
[[nodiscard]] result<opened_files> open_pieces(const std::vector<std::string>& paths, const read_options& options);

}  // namespace delib::io
