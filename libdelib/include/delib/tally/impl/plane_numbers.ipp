#pragma once

#include "delib/tally/plane_numbers.hpp"
#include "delib/tally/simd/dispatch.hpp"

#include <array>
#include <bit>

namespace delib::detail {

// A bit of each ballot of a block, or a count in eight parts.
struct alignas(64) plane_line : std::array<std::uint64_t, simd::block_words> {};

[[nodiscard]] inline std::uint64_t ballots_in(const plane_line& mask) noexcept {
    std::uint64_t out = 0;
    for (const std::uint64_t word : mask) out += static_cast<std::uint64_t>(std::popcount(word));
    return out;
}

[[nodiscard]] inline std::vector<std::uint64_t> sums_of(const std::vector<plane_line>& parts) {
    std::vector<std::uint64_t> out(parts.size(), 0);
    for (std::size_t at = 0; at < parts.size(); ++at) {
        for (const std::uint64_t part : parts[at]) out[at] += part;
    }
    return out;
}

// How many candidates each ballot of a block gives a number, in planes.
[[nodiscard]] inline std::vector<plane_line> sizes_in(const simd::plane_blocks& block, std::size_t none) {
    std::vector<plane_line> sizes(static_cast<std::size_t>(std::bit_width(block.candidates)), plane_line{});
    for (std::size_t c = 0; c < block.candidates; ++c) {
        plane_line carry{};
        for (std::size_t k = 0; k < block.planes; ++k) {
            const std::uint64_t* const plane = block.words + (c * block.planes + k) * simd::block_words;
            const std::uint64_t of_none = (none >> k & 1) != 0 ? ~std::uint64_t{0} : 0;
            for (std::size_t w = 0; w < simd::block_words; ++w) carry[w] |= plane[w] ^ of_none;
        }
        for (plane_line& size : sizes) {
            for (std::size_t w = 0; w < simd::block_words; ++w) {
                const std::uint64_t sum = size[w] ^ carry[w];
                carry[w] &= size[w];
                size[w] = sum;
            }
        }
    }
    return sizes;
}

// Calls `f(size, ballots of that size)` for each size that occurs: `ballots` have the bits of `size` from `planes` on.
template <class F>
void for_each_size(const std::vector<plane_line>& sizes, std::size_t planes, std::uint32_t size,
                   const plane_line& ballots, F&& f) {
    if (ballots == plane_line{}) return;
    if (planes == 0) return f(size, ballots);
    plane_line without = ballots, with = ballots;
    for (std::size_t w = 0; w < simd::block_words; ++w) {
        without[w] &= ~sizes[planes - 1][w];
        with[w] &= sizes[planes - 1][w];
    }
    for_each_size(sizes, planes - 1, size, without, f);
    for_each_size(sizes, planes - 1, size + (std::uint32_t{1} << (planes - 1)), with, f);
}

DELIB_INLINE std::vector<std::uint64_t> count_numbers(const simd::plane_blocks& ballots, std::size_t numbers) {
    std::vector<plane_line> parts(ballots.candidates * numbers, plane_line{});
    if (!parts.empty()) simd::kernels().numbers(ballots, nullptr, numbers, parts.front().data());
    return sums_of(parts);
}

DELIB_INLINE std::map<std::uint32_t, numbers_of_size> count_numbers_by_size(const simd::plane_blocks& ballots,
                                                                            std::size_t numbers, std::size_t none) {
    struct of_size {
        std::uint64_t ballots = 0;
        std::vector<plane_line> parts{};
    };
    std::map<std::uint32_t, of_size> found;
    const auto& kernels = simd::kernels();
    plane_line all;
    all.fill(~std::uint64_t{0});
    for (std::size_t b = 0; b < ballots.blocks; ++b) {
        const simd::plane_blocks block{ballots.words + b * ballots.candidates * ballots.planes * simd::block_words, 1,
                                       ballots.candidates, ballots.planes};
        const std::vector<plane_line> sizes = sizes_in(block, none);
        for_each_size(sizes, sizes.size(), 0, all, [&](std::uint32_t size, const plane_line& of_it) {
            if (size == 0) return;
            of_size& here = found[size];
            if (here.parts.empty()) here.parts.resize(ballots.candidates * numbers, plane_line{});
            here.ballots += ballots_in(of_it);
            kernels.numbers(block, of_it.data(), numbers, here.parts.front().data());
        });
    }
    std::map<std::uint32_t, numbers_of_size> out;
    for (const auto& [size, here] : found) out[size] = {here.ballots, sums_of(here.parts)};
    return out;
}

}  // namespace delib::detail
