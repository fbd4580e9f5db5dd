// The inner loops of simulation, once for each instruction set; all give the same bits. Complete orders lie in planes,
// one for each pair of candidates, one bit for each ballot: who of the two stands higher. So a ballot costs a bit a pair,
// whatever is asked of it: a duel is a population count, a first place a conjunction and a population count.
//
// Where a < b stand among the pairs, election.hpp says (`pair_at`). This header has nothing that could be compiled for a
// newer machine by accident.
#pragma once

#include "delib/tally/simd/plane_kernels.hpp"

#include <cstddef>
#include <cstdint>

namespace delib::simd {

/// Eight xoshiro256** side by side (Blackman and Vigna 2018): word i of each at words[i].
struct alignas(64) lane_generators {
    std::uint64_t words[4][block_words];
};

/// Orders in planes: the bit of ballot 64 w + i of block k that says whether a stands above b, for a < b, is bit i of
/// words[(k · pairs + pair_at(a, b)) · 8 + w]. Bits beyond the last ballot are 0.
struct order_planes {
    std::uint64_t* words = nullptr;  ///< at a multiple of 64 bytes
    std::size_t blocks = 0;
    std::size_t candidates = 0;  ///< 1 … 64
};

struct order_kernels {
    const char* name;

    /// Draws every order by repeated insertion: candidate i goes to a place among those before it. Without `go_on` each
    /// place is equally likely; otherwise the candidate starts last and passes one more of the r who can still be passed
    /// with probability go_on[r] / 2^64. `last` masks the ballots of the last block.
    void (*draw)(lane_generators& random, const std::uint64_t* go_on, const std::uint64_t* last, order_planes into);

    /// From ranks in planes, as `plane_kernels::pack` makes them; of two equal ranks neither stands above.
    void (*from_ranks)(const plane_blocks& ranks, order_planes into);

    /// For each pair, how many ballots put a above b, at pair_at(a, b).
    void (*count)(const order_planes& orders, std::uint64_t* above);

    /// How many ballots put among[i] above all others of these `size` candidates, for each i but the last.
    /// Precondition: `among` ascends.
    void (*tops)(const order_planes& orders, const std::uint8_t* among, std::size_t size, std::uint64_t* out);

    /// How many ballots put among[i] below all others of these `size` candidates, for each i but 0.
    void (*bottoms)(const order_planes& orders, const std::uint8_t* among, std::size_t size, std::uint64_t* out);
};

/// The kernels of the name that `simd::kernels()` (tally/simd/dispatch.hpp) chose, or of a given one.
[[nodiscard]] const order_kernels& order_kernels_in_use();
[[nodiscard]] const order_kernels* order_kernels_named(const char* name);

}  // namespace delib::simd
