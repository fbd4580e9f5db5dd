// How the statements of an opinion map stand: their consensus, classic and weighted by size, and their rank by each. Told
// of the same statements in two maps, it says what a change of the voters does to what they share.
#pragma once

#include "delib/consensus/opinion_map.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace delib {

/// How a statement fares by one measure.
struct statement_standing {
    std::optional<double> value{};
    std::size_t rank = 0;  ///< one more than the statements with more of it, among those that take part
};

struct standing_statement {
    std::uint32_t statement = 0;
    statement_standing classic{}, size_weighted{};
    double agree = 0;  ///< of those who voted on it
};

/// The statements that take part and that moderators left in, by classic consensus, most first.
[[nodiscard]] std::vector<std::uint32_t> most_shared_first(const vote_matrix& votes, const opinion_map& map);

/// How these statements stand in a map, in this order. Time O(statements log statements).
[[nodiscard]] std::vector<standing_statement> standings_of(const opinion_map& map,
                                                           const std::vector<std::uint32_t>& statements);

}  // namespace delib
