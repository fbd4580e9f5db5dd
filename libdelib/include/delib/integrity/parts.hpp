// A result without one part of its voters, and the power of each part.
//
// `without` leaves out one value of one stratum column (an organisation, a college, a territory) and counts the rest.
//
// `power` asks how often a value of a column matters to the result: of all sets of other values that are not empty, the
// share in which adding the value changes the winners. It is the measure of Banzhaf (1965), with the actual rule on the
// actual ballots in the place of a majority of weights. Up to 12 values every set is counted and the shares are exact;
// beyond, sets are drawn with a seed, each of the others in or out with the same chance.
#pragma once

#include "delib/core/result.hpp"
#include "delib/integrity/recount.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace delib {

/// Columns with more values than this are left out, and named in the result.
inline constexpr std::size_t most_values_left_out = 1'000;
/// Up to so many values every coalition is counted.
inline constexpr std::size_t most_values_of_coalitions = 12;

/// The winners without the voters of one value.
struct part_left_out {
    std::string column{};
    std::string value{};
    std::vector<candidate> winners{};
    bool same = true;     ///< as with everybody
    bool nobody = false;  ///< nobody is left who says something
};

struct left_out_parts {
    std::vector<part_left_out> parts{};
    std::vector<std::string> skipped{};  ///< columns with too many values
};

/// Every value of every column left out once. Errors: those of the rule. Time: one count a value.
[[nodiscard]] result<left_out_parts> without_each_part(const recount& count, const outcome& decided);

/// How often a value changes the winners.
struct part_power {
    std::string value{};
    std::uint64_t decisive = 0;
    std::uint64_t of = 0;

    /// The share; none where there is no other value.
    [[nodiscard]] std::optional<rational> share() const {
        if (of == 0) return std::nullopt;
        return rational(decisive) / rational(of);
    }
};

struct column_power {
    std::string column{};
    bool every_coalition = true;   ///< otherwise they were drawn
    std::uint64_t coalitions = 0;  ///< for each value
    std::vector<part_power> values{};
};

/// The power of each value of each column. `draws` coalitions a value where there are too many. Errors: those of the
/// rule. Time: 2^values counts, or 2 · values · draws.
[[nodiscard]] result<std::vector<column_power>> power_of_parts(const recount& count, std::uint64_t seed,
                                                               std::uint64_t draws);

}  // namespace delib
