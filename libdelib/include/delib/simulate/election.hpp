// One election of a simulation: complete orders of a few candidates in bit planes (simulate/simd/order_kernels.hpp), in a
// buffer that the next election takes over. What rules ask of it is counted from the planes: duels, first and last places
// among those left.
//
//     auto votes = delib::simulated_election::create(1'001, 5);
//     votes->draw_orders(random);          // or set_ranks, block after block, then count()
//     votes->margin(0, 1);                 // who of the two is ahead, and by how much
//
// Memory voters · m² / 16 bytes. After create nothing is allocated.
#pragma once

#include "delib/core/result.hpp"
#include "delib/simulate/simd/order_kernels.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace delib {

namespace simd {

/// Where a < b stand among the pairs.
[[nodiscard]] constexpr std::size_t pair_at(std::size_t a, std::size_t b) noexcept {
    return b * (b - 1) / 2 + a;
}

/// How many pairs there are.
[[nodiscard]] constexpr std::size_t pairs_of(std::size_t candidates) noexcept {
    return candidates * (candidates - 1) / 2;
}

}  // namespace simd

inline constexpr std::size_t most_simulated_candidates = 64;

/// Candidates as bits: bit i for candidate i.
using candidate_set = std::uint64_t;

/// The candidates before `count`, which is at most 64.
[[nodiscard]] constexpr candidate_set first_candidates(std::size_t count) noexcept {
    return count == 0 ? 0 : ~candidate_set{0} >> (most_simulated_candidates - count);
}

/// A number for each candidate, those beyond the last unused.
using simulated_counts = std::array<std::int64_t, most_simulated_candidates>;

/// Bits for ballots: eight generators side by side, seeded by one number.
[[nodiscard]] simd::lane_generators lane_generators_of(std::uint64_t seed) noexcept;

class simulated_election {
public:
    /// For so many voters and candidates. Errors: none of either; more than 64 candidates; planes of more than 2^30 bits.
    [[nodiscard]] static result<simulated_election> create(std::uint64_t voters, std::size_t candidates);

    [[nodiscard]] std::int64_t voters() const noexcept { return voters_; }
    [[nodiscard]] std::size_t candidates() const noexcept { return candidates_; }
    [[nodiscard]] candidate_set everybody() const noexcept { return first_candidates(candidates_); }

    /// Blocks of 512 voters, the last one partly filled.
    [[nodiscard]] std::size_t blocks() const noexcept { return blocks_; }
    /// How many voters there are in a block.
    [[nodiscard]] std::size_t voters_in(std::size_t block) const noexcept {
        return block + 1 < blocks_ ? simd::block_ballots
                                   : static_cast<std::size_t>(voters_) - block * simd::block_ballots;
    }

    /// Draws all orders, each equally likely, and counts them. Time O(voters · m² log m / 512) operations on 512 bits.
    void draw_orders(simd::lane_generators& random) noexcept { draw(random, nullptr); }
    /// Draws all orders by insertion: candidate i starts behind 0 … i−1 and passes one more of the r whom it could still
    /// pass with probability go_on[r] / 2^64; then counts them. Precondition: go_on has a number for each candidate.
    void draw_orders(simd::lane_generators& random, std::span<const std::uint64_t> go_on) noexcept {
        draw(random, go_on.data());
    }

    /// Takes the ranks of one block: candidate after candidate 512 bytes, one for each voter, 0 for the first place.
    /// Precondition: every voter of the block ranks all candidates differently. Bytes beyond the last voter are overwritten.
    void set_ranks(std::size_t block, std::span<std::uint8_t> ranks) noexcept;
    /// Counts the duels after all blocks were set.
    void count() noexcept;

    /// How many voters put a above b.
    [[nodiscard]] std::int64_t above(std::size_t a, std::size_t b) const noexcept {
        return (voters_ + margin(a, b)) / 2;
    }
    /// How many more put a above b than b above a.
    [[nodiscard]] std::int64_t margin(std::size_t a, std::size_t b) const noexcept {
        return margins_[a * candidates_ + b];
    }

    /// How many voters put each candidate of `among` first, or last, of them. Precondition: `among` is not empty.
    void count_firsts(candidate_set among, simulated_counts& out) const noexcept;
    void count_lasts(candidate_set among, simulated_counts& out) const noexcept;

    /// Whether a voter puts a above b. Precondition: a ≠ b.
    [[nodiscard]] bool puts_above(std::size_t voter, std::size_t a, std::size_t b) const noexcept {
        const std::size_t pair = simd::pair_at(a < b ? a : b, a < b ? b : a);
        const std::size_t at = (voter / simd::block_ballots * pairs_ + pair) * simd::block_words + voter / 64 % 8;
        return ((words()[at] >> (voter % 64) & 1) != 0) == (a < b);
    }

    /// Counts with these kernels from now on, to compare them.
    void use(const simd::order_kernels& kernels) noexcept { kernels_ = &kernels; }

private:
    struct alignas(64) line : std::array<std::uint64_t, simd::block_words> {};

    simulated_election() = default;

    void draw(simd::lane_generators& random, const std::uint64_t* go_on) noexcept;
    [[nodiscard]] const std::uint64_t* words() const noexcept { return planes_.front().data(); }
    [[nodiscard]] simd::order_planes orders() const noexcept {
        // The kernels that count do not write.
        return {const_cast<std::uint64_t*>(words()), blocks_, candidates_};
    }

    const simd::order_kernels* kernels_ = &simd::order_kernels_in_use();
    std::int64_t voters_ = 0;
    std::size_t candidates_ = 0;
    std::size_t pairs_ = 0;
    std::size_t blocks_ = 0;
    line last_{};  // the voters of the last block
    std::vector<line> planes_{};
    std::vector<line> ranks_{};  // of one block
    std::vector<std::uint64_t> counts_{};
    std::vector<std::int64_t> margins_{};
};

}  // namespace delib
