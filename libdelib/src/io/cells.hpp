// What one cell of a table says of one candidate, under a reading.
#pragma once

#include "delib/ballot/profile_builder.hpp"
#include "delib/ballot/scale.hpp"
#include "delib/io/read.hpp"
#include "io/names.hpp"

#include <optional>
#include <vector>

namespace delib::io {

class cell_reader {
public:
    /// `grades` is the given scale; null where the scale is the numbers that occur. It must outlive the reader.
    cell_reader(ballot_reading reading, const scale* grades) : reading_(reading), grades_(grades) {}

    /// The value of a cell that is not empty: a rank, the place of a grade, 0 or 1 for a mark, or a provisional number
    /// for a number. Nothing if the cell does not fit the reading.
    [[nodiscard]] std::optional<std::uint32_t> value(std::string_view cell);

    /// What a cell must be, for messages.
    [[nodiscard]] std::string expected() const;

    /// Whether values are provisional numbers of `numbers()`.
    [[nodiscard]] bool provisional() const noexcept {
        return reading_ == ballot_reading::points || (reading_ == ballot_reading::grades && grades_ == nullptr);
    }
    [[nodiscard]] const std::vector<points>& numbers() const noexcept { return numbers_; }

private:
    [[nodiscard]] std::optional<std::uint32_t> number(std::string_view cell);

    ballot_reading reading_;
    const scale* grades_;
    std::vector<points> numbers_{};
    text_map<std::uint32_t> known_{};      // cells seen before
    text_map<std::uint32_t> by_number_{};  // numbers in lowest terms
};

/// Whether a cell is a number in any of the ways in which files write them.
[[nodiscard]] bool is_number(std::string_view cell);

/// The scale of the numbers that occur, and the place on it of each provisional number. Time O(n log n).
struct number_scale {
    scale values{};
    std::vector<std::uint32_t> place{};
};
[[nodiscard]] number_scale scale_of(const std::vector<points>& numbers, const std::vector<bool>& used);

/// A builder for ballots that are read so; `values` is the scale of grades or points.
[[nodiscard]] result<profile_builder> builder_for(ballot_reading reading, const std::vector<std::string>& names,
                                                  scale values);

/// A weight cell: an exact number, rounded to so many decimals where the options say so. A number with more digits than
/// are kept is cut behind the one that decides the rounding, so that no weight is too long to be rounded.
[[nodiscard]] result<weight> read_weight(std::string_view cell, std::optional<int> digits);

}  // namespace delib::io
