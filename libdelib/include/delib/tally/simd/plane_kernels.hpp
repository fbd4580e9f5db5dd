// The inner loops over bit planes and over rows of strengths, once for each instruction set. All give the same integers.
// dispatch.hpp chooses; how rankings lie in planes is told in tally/rank_planes.hpp. This header includes nothing that could be compiled for a newer machine by accident.
#pragma once

#include <cstddef>
#include <cstdint>

namespace delib::simd {

/// Ballots in a block, and the 64-bit words that hold one bit of each.
inline constexpr std::size_t block_ballots = 512;
inline constexpr std::size_t block_words = block_ballots / 64;

/// Blocks of numbers in planes, ranks or marks: word w of plane k of candidate c in block b stands at
/// ((b · m + c) · planes + k) · 8 + w.
struct plane_blocks {
    const std::uint64_t* words = nullptr;  ///< at a multiple of 64 bytes
    std::size_t blocks = 0;
    std::size_t candidates = 0;
    std::size_t planes = 0;  ///< 1 … 7, the lowest bit first
};

struct plane_kernels {
    const char* name;

    /// Numbers of one block into planes: `numbers` holds, candidate after candidate, the rank or mark of each of the 512
    /// ballots, any value from `none` on where there is none, which becomes `none`. Returns how many there are of those.
    std::uint64_t (*pack)(const std::uint8_t* numbers, std::size_t candidates, std::size_t none, std::size_t planes,
                          std::uint64_t* out);

    /// Counts how many ballots rank a before b, for each a < b: adds to the eight parts above[(a · m + b) · 8 + …],
    /// whose sum is the count. `above` stands at a multiple of 64 bytes.
    void (*compare)(const plane_blocks& ballots, std::uint64_t* above);

    /// The same for each a ≠ b, where `ranked` masks b: a ballot that leaves b out says nothing (null: it does).
    /// `ranked` holds 8 words for each candidate of each block.
    void (*compare_both)(const plane_blocks& ballots, const std::uint64_t* ranked, std::uint64_t* above);

    /// The same for ballots with weights, which lie in planes, too: 8 words for each of `weight_planes` bits of each block,
    /// the lowest first. Precondition: the sum of all weights is below 2^63.
    void (*compare_weighted)(const plane_blocks& ballots, const std::uint64_t* ranked, const std::uint64_t* weights,
                             std::size_t weight_planes, std::uint64_t* above);

    /// Counts for each of the `count` candidates `among` how many ballots rank it, and none of the others before it: adds
    /// to the eight parts tops[i · 8 + …]. Equals all count.
    void (*tops)(const plane_blocks& ballots, const std::size_t* among, std::size_t count, std::uint64_t* tops);

    /// Counts how many of the ballots `among` (8 words of each block; null: all) give each candidate each number below
    /// `numbers`: adds to the eight parts counts[(c · numbers + number) · 8 + …].
    void (*numbers)(const plane_blocks& ballots, const std::uint64_t* among, std::size_t numbers,
                    std::uint64_t* counts);

    /// Paths that begin with a step of strength `first` and go on as `onward`: each of the `size` entries of `row` becomes
    /// the weaker of the two where that is stronger than it was.
    void (*widen)(std::uint32_t* row, const std::uint32_t* onward, std::uint32_t first, std::size_t size);
};

}  // namespace delib::simd
