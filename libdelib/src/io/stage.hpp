// Ballots between the file and the profile. Who the candidates are, what the scale is and which ballot of a voter
// counts is often known only at the end of the last file, so ballots wait here under provisional numbers.
//
// Memory: some 60 bytes a ballot and 8 for each entry, so a small multiple of the file.
#pragma once

#include "delib/ballot/profile_builder.hpp"
#include "delib/io/read.hpp"
#include "io/names.hpp"
#include "io/source.hpp"

#include <deque>
#include <limits>
#include <span>

namespace delib::io {

/// A ballot as it stands in a file; entries carry provisional candidates and values.
struct parsed_ballot {
    std::uint32_t file = 0;
    std::uint64_t line = 0;
    std::span<const entry> entries{};
    delib::weight weight{1};
    std::uint64_t heads = 1;
    std::span<const std::uint32_t> strata{};  ///< for each column a value, or `no_value`
    std::string_view voter{};
};

class ballot_stage {
public:
    static constexpr std::uint32_t no_value = std::numeric_limits<std::uint32_t>::max();

    /// Declares the strata that the options name; `files` and `options` must outlive the stage.
    ballot_stage(std::span<const source> files, const read_options& options);

    /// The number of the stratum column with this name, which is added if it is new.
    [[nodiscard]] std::uint32_t stratum(const std::string& name);
    [[nodiscard]] std::size_t stratum_count() const noexcept { return columns_.size(); }
    /// Ballots that wait.
    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    [[nodiscard]] std::size_t entries() const noexcept { return entries_.size(); }
    [[nodiscard]] std::size_t refused() const noexcept { return rejected_.size(); }

    /// The number of a value in a column. A value that is not among the declared ones is an error without a place.
    [[nodiscard]] result<std::uint32_t> stratum_value(std::uint32_t column, std::string_view text);

    /// The values of a column, the declared ones first.
    [[nodiscard]] const std::vector<std::string>& stratum_values(std::size_t column) const {
        return columns_[column].values;
    }
    /// The columns with their declared values.
    [[nodiscard]] std::vector<stratum_column> declared_strata() const;

    void add(const parsed_ballot& ballot);

    /// A ballot that cannot be read: in a strict reading the error comes back, in a lenient one it is listed and
    /// nothing comes back. Limits are errors in both. `heads` is how many people cast it, as far as the line tells: the
    /// line is listed once, and says so where there are several, while `cast` counts them all.
    [[nodiscard]] result<void> refuse(std::uint32_t file, const error& why, std::uint64_t heads = 1);

    /// So many ballots were refused in pieces of the same files before.
    void refused_before(std::size_t lines) noexcept { refused_before_ = lines; }

    [[nodiscard]] bool lenient() const noexcept { return options_->lenient; }

    /// Something to tell about a line of a file, beside rejected ballots.
    void note(note_kind kind, std::uint32_t file, std::uint64_t line, std::string name, std::uint64_t number,
              std::uint64_t actual = 0);

    /// Tells the index which names occur on ballots.
    void mark_used(name_index& names) const;
    /// Which provisional values occur on ballots. Time O(entries).
    [[nodiscard]] std::vector<bool> used_values(std::size_t count) const;

    /// Decides between ballots of one voter and builds the profile. `candidates` and `values` translate provisional
    /// numbers; an empty `values` leaves them as they are.
    [[nodiscard]] result<ballots> finish(profile_builder builder, const std::vector<std::uint32_t>& candidates,
                                         const std::vector<std::uint32_t>& values);

private:
    struct row {
        std::size_t first = 0;
        std::size_t strata = 0;
        std::uint64_t line = 0;
        std::uint64_t heads = 1;
        std::string_view voter{};
        std::uint32_t length = 0;
        std::uint32_t weight = 0;  // place in weights_; 0 is one
        std::uint32_t file = 0;
        std::uint32_t strata_count = 0;
    };
    struct column {
        std::string name{};
        std::vector<std::string> values{};
        text_map<std::uint32_t> index{};
        std::size_t declared = 0;
    };
    struct refusal {
        std::uint32_t file = 0;
        std::uint64_t line = 0;
        std::string why{};
    };

    [[nodiscard]] result<void> list(std::uint32_t file, std::uint64_t line, std::string why, std::uint64_t heads);
    [[nodiscard]] result<std::vector<bool>> settle_revotes();
    [[nodiscard]] std::string place_of(const row& other, std::uint32_t seen_from) const;

    std::span<const source> files_;
    const read_options* options_;
    std::vector<row> rows_{};
    std::vector<entry> entries_{};
    std::vector<weight> weights_{weight(1)};
    std::vector<std::uint32_t> stratum_values_{};
    std::vector<column> columns_{};
    std::deque<std::string> voters_{};
    std::vector<refusal> rejected_{};
    std::vector<reading_note> notes_{};
    std::uint64_t refused_heads_ = 0;
    std::size_t refused_before_ = 0;
};

}  // namespace delib::io
