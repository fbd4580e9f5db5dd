// The least that turning orders of 20 candidates into planes and comparing them takes: no checks, no growth, one number
// of planes.
#pragma once

#include <delib/delib.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

namespace bench {

struct alignas(64) line : std::array<std::uint64_t, 8> {};

/// For candidates a < b, at a · 20 + b and in eight parts, how many orders have a before b. Keeps its planes for the next
/// call.
inline std::vector<line> duel_kernel(const std::vector<std::uint8_t>& orders) {
    constexpr std::size_t m = 20, places = 5;
    const std::size_t ballots = orders.size() / m, blocks = (ballots + 511) / 512;
    static std::uint8_t block[m * 512];
    static std::vector<line> words;
    words.resize(blocks * m * places);
    const auto& kernels = delib::simd::kernels();
    for (std::size_t first = 0, at = 0; first < ballots; first += 512, at += m * places) {
        const std::size_t count = std::min<std::size_t>(512, ballots - first);
        if (count < 512) std::memset(block, 0xFF, sizeof block);
        const std::uint8_t* order = orders.data() + first * m;
        for (std::size_t i = 0; i < count; ++i, order += m) {
            for (std::size_t place = 0; place < m; ++place)
                block[order[place] * 512U + i] = static_cast<std::uint8_t>(place);
        }
        kernels.pack(block, m, m, places, words[at].data());
    }
    std::vector<line> parts(m * m, line{});
    kernels.compare({words.front().data(), blocks, m, places}, parts.front().data());
    return parts;
}

}  // namespace bench
