// What the choices on a line of an abif file say, under a reading: an order, ratings, or approvals.
//
// `>` puts what comes before it above what comes after, `=` on a level; a comma says nothing, so that `A/5, B/3` is
// ordered by its ratings and `A, B` is a tie. A ballot whose signs and ratings say opposite things cannot be read.
#pragma once

#include "io/abif_line.hpp"
#include "io/cells.hpp"

#include <optional>
#include <span>
#include <vector>

namespace delib::io {

class abif_ballot {
public:
    /// `cells` numbers the ratings and must outlive it; the reading is ranks, grades, points or approvals.
    abif_ballot(ballot_reading reading, cell_reader& cells) : reading_(reading), cells_(cells) {}

    /// The least and the greatest rating that the file allows, where it says so.
    std::optional<points> least{}, most{};

    /// The value of each choice on the ballot, nothing for what is not approved. Time O(choices · log choices).
    [[nodiscard]] result<void> read(const abif_line& line, std::span<const abif_choice> choices,
                                    std::vector<std::optional<std::uint32_t>>& values);

private:
    [[nodiscard]] result<void> read_ratings(const abif_line& line, std::span<const abif_choice> choices);
    [[nodiscard]] result<void> check_signs(const abif_line& line, std::span<const abif_choice> choices) const;
    [[nodiscard]] result<void> rank(const abif_line& line, std::span<const abif_choice> choices,
                                    std::vector<std::optional<std::uint32_t>>& values) const;

    ballot_reading reading_;
    cell_reader& cells_;
    std::vector<std::optional<points>> ratings_{};  // of this ballot
    text_map<points> known_{};
};

}  // namespace delib::io
