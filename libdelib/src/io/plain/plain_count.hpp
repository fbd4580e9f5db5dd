// Equal ballots are counted by sorting: a ballot is a number whose order is that of the rows of a profile, so that the
// sorted numbers, each once, are the profile.
#pragma once

#include "io/plain/plain_block.hpp"

#include <optional>
#include <span>
#include <vector>

namespace delib::io {

/// What the numbers of one block or of all of them mean in the profile.
struct plain_meaning {
    ballot_reading reading = ballot_reading::ranks;
    bool of_names = true;  ///< cells hold names; otherwise ranks, or other values
    roster candidates{};
    std::vector<stratum_column> strata{};
    std::vector<std::uint32_t> ranks{};   ///< all that columns, or cells, hold, ascending
    std::vector<std::uint32_t> values{};  ///< other values of cells, ascending, and how many they are
    std::size_t levels = 0;
    scale grades{};
    std::vector<delib::weight> weights{};
};

/// For each number of a block the place in the profile.
struct plain_places {
    std::vector<std::uint32_t> names{};
    std::vector<std::uint32_t> values{};
    std::vector<std::vector<std::uint32_t>> strata{};
    std::vector<std::uint32_t> weights{};
};

/// A block and how to read it.
struct plain_part {
    plain_block* block = nullptr;
    const std::vector<table_column>* columns = nullptr;
    plain_places places{};
};

/// The profile of all ballots of `parts`. Nothing if a ballot names somebody twice, if it needs
/// more than 128 bits, or if its weights do. Time O(ballots · ranks).
[[nodiscard]] std::optional<profile> count_plain(std::vector<plain_part>& parts, const plain_meaning& meaning,
                                                 unsigned threads);

}  // namespace delib::io
