#include "consensus/resampling.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

namespace delib {

namespace {

constexpr std::size_t most_groups = 1'024, fewest_groups = 64;
constexpr std::size_t most_cells = std::size_t{1} << 26;  // half a gigabyte

// How many of `n` fall on one of two sides that are equally likely. Beyond 2^16 by a normal approximation, which is what
// the sum of 4,096 random bits is.
std::uint64_t heads_up(std::uint64_t n, random_source& random) {
    const auto ones = [&](std::uint64_t bits) {
        std::uint64_t sum = 0;
        for (; bits >= 64; bits -= 64) sum += static_cast<std::uint64_t>(std::popcount(random.bits()));
        if (bits > 0) sum += static_cast<std::uint64_t>(std::popcount(random.bits() >> (64 - bits)));
        return sum;
    };
    if (n <= std::uint64_t{1} << 16) return ones(n);
    const double normal = (static_cast<double>(ones(4'096)) - 2'048) / 32;
    const double off = std::floor(std::sqrt(static_cast<double>(n)) / 2 * normal + 0.5);
    return n / 2 + static_cast<std::uint64_t>(static_cast<std::int64_t>(off));
}

// The quantile that lies between the two nearest values (Hyndman and Fan 1996, type 7).
double quantile(const std::vector<double>& sorted, double at) {
    const double place = at * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= sorted.size()) return sorted.back();
    const double part = place - static_cast<double>(below);
    return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

}  // namespace

result<voter_groups> voter_groups::create(std::uint64_t voters, std::size_t cells) {
    const bool single = voters <= most_groups;
    std::size_t groups = single ? static_cast<std::size_t>(voters) : most_groups;
    const std::size_t room = most_cells / std::max<std::size_t>(cells, 1);
    if (groups <= room) return voter_groups(groups, single);
    groups = std::bit_floor(room);
    if (groups >= fewest_groups) return voter_groups(groups, false);
    return error{error_code::limit,
                 "intervals for so many candidates or grades need more than 512 MiB; ask for none (resamples 0)",
                 {}};
}

void voter_groups::deal(std::uint64_t heads, random_source& random,
                        const std::function<void(std::size_t, std::uint64_t)>& f) {
    if (single_) {
        for (std::uint64_t i = 0; i < heads; ++i) f(next_++, 1);
    } else if (heads <= 64) {
        for (std::uint64_t i = 0; i < heads; ++i) f(random.below(groups_), 1);
    } else {
        // Half of the groups at a time.
        const std::function<void(std::size_t, std::size_t, std::uint64_t)> halve =
            [&](std::size_t first, std::size_t count, std::uint64_t left) {
                if (left == 0) return;
                if (count == 1) return f(first, left);
                const std::uint64_t up = heads_up(left, random);
                halve(first, count / 2, up);
                halve(first + count / 2, count / 2, left - up);
            };
        halve(0, groups_, heads);
    }
}

result<std::vector<std::optional<figure_interval>>> resample(std::span<const double> rows, std::size_t groups,
                                                             std::size_t squares, std::uint64_t samples,
                                                             const row_figures& figures, random_source& random,
                                                             const control& c) {
    const std::size_t cells = rows.size() / groups;
    std::vector<std::vector<double>> seen;
    std::vector<double> sum(cells);
    std::vector<std::uint32_t> times(groups);
    for (std::uint64_t s = 0; s < samples; ++s) {
        if (c.cancelled(static_cast<double>(s) / static_cast<double>(samples))) return cancelled_error();
        std::fill(times.begin(), times.end(), 0);
        for (std::size_t g = 0; g < groups; ++g) ++times[random.below(groups)];
        std::fill(sum.begin(), sum.end(), 0);
        for (std::size_t g = 0; g < groups; ++g) {
            if (times[g] == 0) continue;
            const double factor = times[g];
            const double* const row = rows.data() + g * cells;
            for (std::size_t i = 0; i < squares; ++i) sum[i] += factor * (factor - 1) * row[i];
            for (std::size_t i = squares; i < cells; ++i) sum[i] += factor * row[i];
        }
        const auto values = figures(sum);
        seen.resize(values.size());
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (values[k]) seen[k].push_back(*values[k]);
        }
    }
    std::vector<std::optional<figure_interval>> out;
    constexpr double tail = (1 - interval_level) / 2;
    for (std::vector<double>& values : seen) {
        std::sort(values.begin(), values.end());
        out.push_back(values.empty()
                          ? std::nullopt
                          : std::optional(figure_interval{quantile(values, tail), quantile(values, 1 - tail)}));
    }
    return out;
}

}  // namespace delib
