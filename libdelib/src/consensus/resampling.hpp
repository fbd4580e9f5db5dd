// Samples of voters, drawn with replacement from groups of them (consensus/consensus.hpp says why groups).
//
// A figure is a function of a row of sums over voters. Each group has its row; a sample is a sum of rows. The first cells
// of a row are sums of squares, which tell figures on pairs of voters how many pairs are one voter drawn twice: a group
// that is drawn k times adds its sums k times, but its squares k (k − 1) times.
#pragma once

#include "delib/consensus/consensus.hpp"
#include "delib/core/random.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace delib {

/// Voters dealt into groups, ballot after ballot.
class voter_groups {
public:
    /// Deals `voters` into groups with tables of `cells` numbers each: one for each voter if there are no more than 1,024,
    /// fewer groups where the tables would take too much memory. Error: fewer than 64 groups would fit.
    [[nodiscard]] static result<voter_groups> create(std::uint64_t voters, std::size_t cells);

    [[nodiscard]] std::size_t size() const noexcept { return groups_; }

    /// Deals the next `heads` voters, who cast one ballot; calls `f(group, voters)` for each group that gets some.
    void deal(std::uint64_t heads, random_source& random, const std::function<void(std::size_t, std::uint64_t)>& f);

private:
    explicit voter_groups(std::size_t groups, bool single) : groups_(groups), single_(single) {}

    std::size_t groups_;
    bool single_;  // a group for each voter
    std::size_t next_ = 0;
};

/// What becomes of figures in samples.
using row_figures = std::function<std::vector<std::optional<double>>(std::span<const double>)>;

/// The percentile intervals of the figures of rows: `rows` holds `groups` rows of equal size, one after the other, each
/// beginning with `squares` sums of squares. A figure that no sample gives has none. Error: cancelled.
[[nodiscard]] result<std::vector<std::optional<figure_interval>>>
resample(std::span<const double> rows, std::size_t groups, std::size_t squares, std::uint64_t samples,
         const row_figures& figures, random_source& random, const control& c);

}  // namespace delib
