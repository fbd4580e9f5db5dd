// A small seeded generator with the same numbers on every platform: xoshiro256** (Blackman and Vigna 2018),
// seeded through splitmix64. Bounded sampling is Lemire's (2019), without bias. Not for secrets.
//
// `std::uniform_int_distribution` and `std::shuffle` differ between standard libraries, so they are not used.
#pragma once

#include "delib/core/checked.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>

namespace delib {

class random_source {
public:
    explicit constexpr random_source(std::uint64_t seed) noexcept {
        for (auto& word : state_) {
            seed += 0x9E3779B97F4A7C15ULL;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
            word = z ^ (z >> 31);
        }
    }

    /// The next 64 random bits.
    constexpr std::uint64_t bits() noexcept {
        const std::uint64_t out = std::rotl(state_[1] * 5, 7) * 9;
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = std::rotl(state_[3], 45);
        return out;
    }

    /// Uniform on 0 … bound−1. Precondition: bound > 0.
    constexpr std::uint64_t below(std::uint64_t bound) noexcept {
        uint128 product = static_cast<uint128>(bits()) * bound;
        if (static_cast<std::uint64_t>(product) < bound) {
            const std::uint64_t threshold = (0 - bound) % bound;
            while (static_cast<std::uint64_t>(product) < threshold) product = static_cast<uint128>(bits()) * bound;
        }
        return static_cast<std::uint64_t>(product >> 64);
    }

    /// Fisher–Yates; every order is equally likely.
    template <class T>
    constexpr void shuffle(std::span<T> items) noexcept {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace delib
