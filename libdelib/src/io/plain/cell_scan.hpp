// Where cells end: the commas and line feeds among 64 bytes, as bits from the lowest. And how many lines
// there are.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#    include <emmintrin.h>
#endif

namespace delib::io {

inline constexpr std::size_t scan_bytes = 64;

[[nodiscard]] inline std::uint64_t cell_ends_portable(const char* text) noexcept {
    constexpr std::uint64_t each = 0x0101010101010101ULL;
    constexpr std::uint64_t low = 0x7F7F7F7F7F7F7F7FULL;
    const auto zero_bytes = [](std::uint64_t x) { return ~(((x & low) + low) | x | low); };
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < scan_bytes; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text + i, sizeof word);
        if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
        const std::uint64_t marks = zero_bytes(word ^ (each * ',')) | zero_bytes(word ^ (each * '\n'));
        out |= (((marks >> 7) * 0x0102040810204080ULL) >> 56) << i;  // a bit of each byte, side by side
    }
    return out;
}

[[nodiscard]] inline std::uint64_t cell_ends(const char* text) noexcept {
#ifdef __SSE2__
    const __m128i comma = _mm_set1_epi8(',');
    const __m128i feed = _mm_set1_epi8('\n');
    std::uint64_t out = 0;
    for (unsigned i = 0; i < scan_bytes; i += 16) {
        __m128i part;
        std::memcpy(&part, text + i, sizeof part);
        const __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(part, comma), _mm_cmpeq_epi8(part, feed));
        out |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(hit))) << i;
    }
    return out;
#else
    return cell_ends_portable(text);
#endif
}

/// How many line feeds a text holds. Time O(bytes), some of them at a time.
[[nodiscard]] inline std::uint64_t line_feeds(std::string_view text) noexcept {
    std::uint64_t found = 0;
    std::size_t at = 0;
#ifdef __SSE2__
    const __m128i feed = _mm_set1_epi8('\n');
    while (text.size() - at >= 16) {
        // Sixteen sums, which are bytes: a hit is -1.
        __m128i sums = _mm_setzero_si128();
        for (int left = 255; left > 0 && text.size() - at >= 16; --left, at += 16) {
            __m128i part;
            std::memcpy(&part, text.data() + at, sizeof part);
            sums = _mm_sub_epi8(sums, _mm_cmpeq_epi8(part, feed));
        }
        std::array<std::uint64_t, 2> halves{};
        const __m128i both = _mm_sad_epu8(sums, _mm_setzero_si128());
        std::memcpy(halves.data(), &both, sizeof both);
        found += halves[0] + halves[1];
    }
#endif
    for (; at < text.size(); ++at) found += text[at] == '\n' ? 1U : 0U;
    return found;
}

}  // namespace delib::io
