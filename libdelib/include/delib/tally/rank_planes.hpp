// Many rankings laid out for counting: the rank that each ballot gives to a candidate, one bit a plane, 512 ballots a
// block, so that comparing two candidates on 512 ballots takes one operation a plane and one population count.
//
//     auto builder = delib::rank_planes_builder::create(names);
//     builder->add_orders(std::span(orders), 20);        // any number of times: rows of candidates, best first
//     const delib::rank_planes ballots = std::move(*builder).freeze();
//     auto result = delib::schulze(ballots);             // or another rule on duels or places, or irv
//     auto counts = delib::duels_of(ballots);
//
// For up to 64 candidates and ballots of weight 1. Unlike a profile this keeps the order alone, as how many candidates
// stand ahead of each; equal ballots are not merged. Memory (⌊log2 m⌋ + 1) · m bits a ballot.
#pragma once

#include "delib/ballot/candidates.hpp"
#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/core/config.hpp"
#include "delib/core/result.hpp"
#include "delib/tally/simd/dispatch.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace delib {

class rank_planes {
public:
    static constexpr std::size_t max_candidates = 64;

    [[nodiscard]] const candidate_list& candidates() const noexcept { return *candidates_; }
    [[nodiscard]] const shared_candidates& share_candidates() const noexcept { return candidates_; }

    /// How many ballots rank somebody, and how many nobody.
    [[nodiscard]] std::uint64_t heads() const noexcept { return ballots_ - blank_; }
    [[nodiscard]] std::uint64_t blank_heads() const noexcept { return blank_; }

    /// Whether every ballot ranks all candidates, without ties.
    [[nodiscard]] bool complete() const noexcept { return complete_; }

    /// Whether no ballot ranks two candidates equal.
    [[nodiscard]] bool strict() const noexcept { return strict_; }

    /// For the kernels. Ballots that fill the last block up rank nobody.
    [[nodiscard]] simd::plane_blocks blocks() const noexcept {
        return {words_.empty() ? nullptr : words_.front().data(), words_.size() / (candidates_->size() * planes_),
                candidates_->size(), planes_};
    }

private:
    friend class rank_planes_builder;
    struct alignas(64) line : std::array<std::uint64_t, simd::block_words> {};

    shared_candidates candidates_ = std::make_shared<const candidate_list>();
    std::size_t planes_ = 1;
    std::vector<line> words_{};
    std::uint64_t ballots_ = 0;
    std::uint64_t blank_ = 0;
    bool complete_ = true;
    bool strict_ = true;
};

class rank_planes_builder {
public:
    /// Errors: those of a list of candidates; none, or more than 64 of them.
    [[nodiscard]] static result<rank_planes_builder> create(const std::vector<std::string>& names);

    /// Adds ballots as rows of `length` candidates, best first; a negative number (of an unsigned type, the largest) ends
    /// a shorter ballot. Errors, with the number of the ballot in this call, counted from 1: a candidate that does not
    /// exist or stands twice; then nothing of the call is added. Time O(ballots · length).
    template <std::integral T>
    [[nodiscard]] result<void> add_orders(std::span<const T> orders, std::size_t length) {
        return add_rows(
            orders, length, [&](const T* row, std::size_t at) { return read_order(row, length, at); },
            [&](const T* rows, std::size_t count) { return read_whole_orders(rows, count, length); });
    }

    /// Adds ballots as rows with the rank of each candidate, from 1; 0 or less is unranked, equal ranks are ties. What is
    /// kept is how many candidates stand ahead. Time O(ballots · m), for rows with ranks beyond m O(m²) each.
    template <std::integral T>
    [[nodiscard]] result<void> add_ranks(std::span<const T> ranks) {
        return add_rows(
            ranks, made_.candidates_->size(), [&](const T* row, std::size_t at) { return read_ranks(row, at); },
            [](const T*, std::size_t) { return false; });
    }

    /// All ballots so far. Time O(their planes).
    [[nodiscard]] rank_planes freeze() && {
        flush();
        return std::move(made_);
    }
    [[nodiscard]] rank_planes freeze() const& {
        rank_planes_builder whole = *this;
        whole.flush();
        return std::move(whole.made_);
    }

private:
    static constexpr std::uint8_t unranked = 0xFF;

    [[nodiscard]] std::size_t size() const noexcept { return made_.candidates_->size(); }

    // Rows into blocks: `whole` reads as many rows as are left in a block at once and says whether it could; `one` reads
    // a row with all checks and returns what is wrong with it.
    template <class T, class One, class Whole>
    [[nodiscard]] result<void> add_rows(std::span<const T> cells, std::size_t width, One&& one, Whole&& whole) {
        if (width == 0 || cells.size() % width != 0)
            return error{error_code::usage, "the cells do not make whole rows of " + std::to_string(width), {}};
        const std::size_t rows = cells.size() / width;
        const auto ballots = made_.ballots_, blank = made_.blank_;
        const auto lines = made_.words_.size();
        const bool complete = made_.complete_, strict = made_.strict_;
        const std::vector<std::uint8_t> begun = ranks_;
        const std::size_t blocks = (pending() + rows + simd::block_ballots - 1) / simd::block_ballots;
        const std::size_t needed = lines + blocks * size() * made_.planes_;
        // One large batch gets what it needs; many small ones must not copy all that is there each time.
        if (needed > made_.words_.capacity()) made_.words_.reserve(lines == 0 ? needed : std::max(needed, 2 * lines));
        for (std::size_t row = 0; row < rows;) {
            const std::size_t count = std::min(rows - row, simd::block_ballots - pending());
            if (!whole(cells.data() + row * width, count)) {
                for (std::size_t i = 0; i < count; ++i) {
                    std::string wrong = one(cells.data() + (row + i) * width, pending());
                    if (!wrong.empty()) {
                        made_.ballots_ = ballots;
                        made_.blank_ = blank;
                        made_.words_.resize(lines);
                        made_.complete_ = complete;
                        made_.strict_ = strict;
                        ranks_ = begun;
                        return error{
                            error_code::name, "ballot " + std::to_string(row + i + 1) + ": " + std::move(wrong), {}};
                    }
                    ++made_.ballots_;
                }
            } else {
                made_.ballots_ += count;
            }
            row += count;
            if (pending() == 0) flush_full();
        }
        return {};
    }

    /// How many ballots the block in the making holds.
    [[nodiscard]] std::size_t pending() const noexcept { return made_.ballots_ % simd::block_ballots; }

    // Rows of distinct candidates without an end mark, which need one look at the whole.
    template <class T>
    [[nodiscard]] bool read_whole_orders(const T* rows, std::size_t count, std::size_t length) {
        const std::size_t m = size(), first = pending();
        if (length > m) return false;
        std::uint8_t* const ranks = ranks_.data() + first;
        for (std::size_t i = 0; i < count; ++i, rows += length) {
            for (std::size_t place = 0; place < length; ++place) {
                const auto who = static_cast<std::size_t>(rows[place]);
                ranks[(who < m ? who : m) * simd::block_ballots + i] = static_cast<std::uint8_t>(place);
            }
        }
        // Somebody who stands twice leaves a hole, and so does somebody who does not exist.
        if (holes(first, count) != count * (m - length)) {
            for (std::size_t c = 0; c < m; ++c)
                std::fill_n(ranks_.begin() + static_cast<std::ptrdiff_t>(c * simd::block_ballots + first), count,
                            unranked);
            return false;
        }
        made_.complete_ = made_.complete_ && length == m;
        return true;
    }

    // How many of `count` ballots from `first` on leave a candidate out, added up over the candidates.
    [[nodiscard]] std::size_t holes(std::size_t first, std::size_t count) const noexcept {
        std::size_t out = 0;
        for (std::size_t c = 0; c < size(); ++c) {
            const std::uint8_t* const of = ranks_.data() + c * simd::block_ballots + first;
            std::size_t i = 0;
            std::uint64_t sums = 0;  // in each of the eight bytes, 64 at most
            for (; i + 8 <= count; i += 8) {
                std::uint64_t eight = 0;
                std::memcpy(&eight, of + i, sizeof eight);
                sums += eight >> 7 & 0x0101010101010101U;  // ranks are below 64
            }
            constexpr std::uint64_t even = 0x00FF00FF00FF00FFU;
            out += ((sums & even) + (sums >> 8 & even)) * 0x0001000100010001U >> 48;
            for (; i < count; ++i) out += of[i] == unranked;
        }
        return out;
    }

    template <class T>
    [[nodiscard]] std::string read_order(const T* row, std::size_t length, std::size_t at) {
        const std::size_t m = size();
        std::size_t place = 0;
        for (; place < length && !ends(row[place]); ++place) {
            const auto who = static_cast<std::size_t>(row[place]);
            if (who >= m) return "candidate " + std::to_string(who) + " of " + std::to_string(m) + ", counted from 0";
            std::uint8_t& rank = ranks_[who * simd::block_ballots + at];
            if (rank != unranked) return "candidate " + std::to_string(who) + " stands twice";
            rank = static_cast<std::uint8_t>(place);
        }
        for (std::size_t rest = place; rest < length; ++rest) {
            if (!ends(row[rest])) return "a candidate stands after the end of the ballot";
        }
        made_.blank_ += place == 0;
        made_.complete_ = made_.complete_ && place == m;
        return {};
    }

    template <class T>
    [[nodiscard]] std::string read_ranks(const T* row, std::size_t at) {
        const std::size_t m = size();
        std::array<std::uint8_t, rank_planes::max_candidates + 1> ahead{};  // of each rank from 1
        std::size_t ranked = 0;
        bool far = false;
        for (std::size_t c = 0; c < m; ++c) {
            if (row[c] <= 0) continue;
            ++ranked;
            if (static_cast<std::size_t>(row[c]) > m)
                far = true;
            else
                ++ahead[static_cast<std::size_t>(row[c])];
        }
        std::uint8_t so_far = 0;
        for (std::size_t rank = 1; rank <= m; ++rank) so_far += std::exchange(ahead[rank], so_far);
        std::uint64_t seen = 0;
        for (std::size_t c = 0; c < m; ++c) {
            if (row[c] <= 0) continue;
            std::size_t place = 0;
            if (far) {
                for (std::size_t other = 0; other < m; ++other) place += row[other] > 0 && row[other] < row[c];
            } else {
                place = ahead[static_cast<std::size_t>(row[c])];
            }
            ranks_[c * simd::block_ballots + at] = static_cast<std::uint8_t>(place);
            seen |= std::uint64_t{1} << place;
        }
        made_.blank_ += ranked == 0;
        const bool all_differ = std::popcount(seen) == static_cast<int>(ranked);
        made_.strict_ = made_.strict_ && all_differ;
        made_.complete_ = made_.complete_ && ranked == m && all_differ;
        return {};
    }

    template <class T>
    [[nodiscard]] static bool ends(T value) noexcept {
        if constexpr (std::is_signed_v<T>)
            return value < 0;
        else
            return value == std::numeric_limits<T>::max();
    }

    void flush() {
        if (pending() != 0) flush_full();
    }
    void flush_full();

    rank_planes made_{};
    // Of the block in the making: candidate after candidate, ballot after ballot; behind them those who do not exist.
    std::vector<std::uint8_t> ranks_{};
};

/// Duels counted from planes, for each ordered pair at a · m + b.
struct plane_counts {
    std::vector<std::uint64_t> above{};  ///< ballots that rank a above b
    std::vector<std::uint64_t> both{};   ///< ballots that compare a with b, if only as equals; empty unless ties count
};

/// Who is above whom on how many ballots, with `unranked` read as the policy says.
[[nodiscard]] plane_counts count_duels(const rank_planes& ballots, const ballot_policy& policy);

/// The same for the weighted ballots of a profile, over its denominator, at a · m + b: the weight that ranks a above b.
/// Precondition: up to 64 candidates, rankings, a total weight below 2^63. Memory that of one block of ballots.
[[nodiscard]] std::vector<std::uint64_t> count_duels(const profile& ballots, const ballot_policy& policy);

/// For each of `among`, how many ballots rank it, and none of the others before it. Equals all count.
[[nodiscard]] std::vector<std::uint64_t> count_tops(const rank_planes& ballots, std::span<const candidate> among);

/// The same ballots one by one; the tiers of each are numbered from 1.
[[nodiscard]] result<profile> profile_of(const rank_planes& ballots);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/rank_planes.ipp"
#endif
