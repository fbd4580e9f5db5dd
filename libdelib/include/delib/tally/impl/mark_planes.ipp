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
    out.marks_.assign(names.size() * simd::block_ballots, static_cast<std::uint8_t>(out.made_.none()));
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

DELIB_INLINE void mark_planes_builder::take_rows(std::size_t count) {
    const std::size_t m = size(), first = pending();
    const bool by_eight = std::endian::native == std::endian::little;
    const std::size_t eights = by_eight ? m / 8 * 8 : 0;
    for (std::size_t row = 0; row < count;) {
        const bool whole = count - row >= 8;
        const std::uint8_t* const from = rows_.data() + row * m;
        std::uint8_t* const to = marks_.data() + first + row;
        const std::size_t rows = whole ? 8 : 1, turned = whole ? eights : 0;
        for (std::size_t c = 0; c < turned; c += 8)
            detail::turn_eight(from + c, m, to + c * simd::block_ballots, simd::block_ballots);
        for (std::size_t c = turned; c < m; ++c) {
            for (std::size_t i = 0; i < rows; ++i) to[c * simd::block_ballots + i] = from[i * m + c];
        }
        row += rows;
    }
    made_.ballots_ += count;
    if (pending() == 0) flush();
}

DELIB_INLINE void mark_planes_builder::flush() {
    const auto ballots = static_cast<std::ptrdiff_t>((made_.ballots_ - 1) % simd::block_ballots + 1);
    const auto none = static_cast<std::uint8_t>(made_.none());
    std::array<std::uint8_t, simd::block_ballots> some{}, gap{};
    for (std::size_t c = 0; c < size(); ++c) {
        const std::uint8_t* const of = marks_.data() + c * simd::block_ballots;
        for (std::size_t i = 0; i < simd::block_ballots; ++i) {
            some[i] |= of[i] ^ none;
            gap[i] |= of[i] == none;
        }
    }
    made_.blank_ += static_cast<std::uint64_t>(std::count(some.begin(), some.begin() + ballots, 0));
    made_.complete_ = made_.complete_ && std::find(gap.begin(), gap.begin() + ballots, 1) == gap.begin() + ballots;
    const std::size_t lines = made_.words_.size();
    made_.words_.resize(lines + size() * made_.planes_);
    const std::size_t most = made_.scale_ ? made_.none() : 1;
    simd::kernels().pack(marks_.data(), size(), most, made_.planes_, made_.words_[lines].data());
    std::fill(marks_.begin(), marks_.end(), none);
}

}  // namespace delib
