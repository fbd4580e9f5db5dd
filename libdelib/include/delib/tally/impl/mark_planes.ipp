#pragma once

#include "delib/tally/mark_planes.hpp"

#include <bit>
#include <cstring>

namespace delib {

DELIB_INLINE result<mark_planes_builder> mark_planes_builder::graded(const std::vector<std::string>& names,
                                                                     scale grades) {
    if (grades.size() == 0 || grades.size() > mark_planes::max_grades) {
        return error{error_code::limit,
                     "bit planes hold 1 to " + std::to_string(mark_planes::max_grades) + " grades, got " +
                         std::to_string(grades.size()),
                     {}};
    }
    return create(names, std::make_shared<const scale>(std::move(grades)));
}

DELIB_INLINE result<mark_planes_builder> mark_planes_builder::approval(const std::vector<std::string>& names) {
    return create(names, nullptr);
}

DELIB_INLINE result<mark_planes_builder> mark_planes_builder::create(const std::vector<std::string>& names,
                                                                     shared_scale grades) {
    if (names.empty() || names.size() > mark_planes::max_candidates) {
        return error{error_code::limit,
                     "bit planes of marks hold 1 to " + std::to_string(mark_planes::max_candidates) +
                         " candidates, got " + std::to_string(names.size()),
                     {}};
    }
    DELIB_TRY(list, candidate_list::create(names));
    mark_planes_builder out;
    out.made_.candidates_ = std::make_shared<const candidate_list>(std::move(list));
    out.made_.planes_ = grades ? static_cast<std::size_t>(std::bit_width(grades->size())) : 1;
    out.made_.scale_ = std::move(grades);
    out.rows_.resize(names.size() * simd::block_ballots);
    out.marks_.assign(names.size() * simd::block_ballots, silent);
    return out;
}

DELIB_INLINE error mark_planes_builder::no_such_mark(std::size_t cell, const std::string& written) const {
    const std::string what =
        made_.scale_ ? "grade " + written + " of " + std::to_string(made_.scale_->size()) + ", counted from 0"
                     : "an approval is 1 or 0, got " + written;
    return {error_code::name, "ballot " + std::to_string(cell / size() + 1) + ": " + what, {}};
}

namespace detail {

// Eight rows of eight bytes each into eight columns, by exchanging halves, quarters and eighths of words.
inline void turn_eight(const std::uint8_t* rows, std::size_t width, std::uint8_t* columns,
                       std::size_t height) noexcept {
    std::array<std::uint64_t, 8> x{};
    for (std::size_t i = 0; i < 8; ++i) std::memcpy(&x[i], rows + i * width, 8);
    const auto exchange = [&](std::size_t a, std::size_t b, unsigned bits, std::uint64_t mask) {
        const std::uint64_t differ = (x[a] >> bits ^ x[b]) & mask;
        x[b] ^= differ;
        x[a] ^= differ << bits;
    };
    for (const std::size_t i : {0U, 1U, 2U, 3U}) exchange(i, i + 4, 32, 0x00000000FFFFFFFFU);
    for (const std::size_t i : {0U, 1U, 4U, 5U}) exchange(i, i + 2, 16, 0x0000FFFF0000FFFFU);
    for (const std::size_t i : {0U, 2U, 4U, 6U}) exchange(i, i + 1, 8, 0x00FF00FF00FF00FFU);
    for (std::size_t i = 0; i < 8; ++i) std::memcpy(columns + i * height, &x[i], 8);
}

}  // namespace detail

DELIB_INLINE void mark_planes_builder::take_rows(const std::uint8_t* rows, std::size_t count) {
    const std::size_t m = size(), first = pending();
    const bool by_eight = std::endian::native == std::endian::little;
    const std::size_t eights = by_eight ? m / 8 * 8 : 0;
    for (std::size_t row = 0; row < count;) {
        const bool whole = count - row >= 8;
        const std::uint8_t* const from = rows + row * m;
        std::uint8_t* const to = marks_.data() + first + row;
        const std::size_t height = whole ? 8 : 1, turned = whole ? eights : 0;
        for (std::size_t c = 0; c < turned; c += 8)
            detail::turn_eight(from + c, m, to + c * simd::block_ballots, simd::block_ballots);
        for (std::size_t c = turned; c < m; ++c) {
            for (std::size_t i = 0; i < height; ++i) to[c * simd::block_ballots + i] = from[i * m + c];
        }
        row += height;
    }
    made_.ballots_ += count;
    if (pending() == 0) flush();
}

DELIB_INLINE void mark_planes_builder::flush() {
    const std::size_t m = size(), lines = made_.words_.size();
    const std::uint64_t ballots = (made_.ballots_ - 1) % simd::block_ballots + 1;
    if (!made_.scale_) {
        // Of 0, 1 and silent, 1 approves.
        for (std::size_t i = 0; i < marks_.size(); i += 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, marks_.data() + i, 8);
            eight &= ~(eight >> 7) & 0x0101010101010101U;
            std::memcpy(marks_.data() + i, &eight, 8);
        }
    }
    made_.words_.resize(lines + m * made_.planes_);
    const std::size_t most = made_.scale_ ? made_.none() : 1;
    const std::uint64_t at_most =
        simd::kernels().pack(marks_.data(), m, most, made_.planes_, made_.words_[lines].data());
    const std::uint64_t marked = made_.scale_ ? m * simd::block_ballots - at_most : at_most;
    made_.complete_ = made_.complete_ && marked == ballots * m;
    mark_planes::line speaks{};
    for (std::size_t at = lines; at < made_.words_.size(); ++at) {
        const std::uint64_t of_none = (made_.none() >> (at - lines) % made_.planes_ & 1) != 0 ? ~std::uint64_t{0} : 0;
        for (std::size_t w = 0; w < simd::block_words; ++w) speaks[w] |= made_.words_[at][w] ^ of_none;
    }
    made_.blank_ += ballots;
    for (const std::uint64_t word : speaks) made_.blank_ -= static_cast<std::uint64_t>(std::popcount(word));
    std::fill(marks_.begin(), marks_.end(), silent);
}

DELIB_INLINE std::size_t mark_planes_builder::first_between(std::span<const std::uint8_t> bytes, std::uint8_t low,
                                                            std::uint8_t high) noexcept {
    using vec = std::uint8_t __attribute__((vector_size(16)));
    const auto width = static_cast<std::uint8_t>(high - low);
    const vec lows = vec{} + low, widths = vec{} + width;
    std::size_t i = 0;
    for (; i + 256 <= bytes.size(); i += 256) {
        vec within{};
        for (std::size_t j = i; j < i + 256; j += sizeof(vec)) {
            vec of;
            std::memcpy(&of, bytes.data() + j, sizeof of);
            within |= reinterpret_cast<vec>(of - lows < widths);
        }
        std::array<std::uint64_t, 2> halves;
        std::memcpy(halves.data(), &within, sizeof within);
        if ((halves[0] | halves[1]) != 0) break;
    }
    while (i < bytes.size() && static_cast<std::uint8_t>(bytes[i] - low) >= width) ++i;
    return i;
}

}  // namespace delib
