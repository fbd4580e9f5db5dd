// Many rankings laid out for counting: the rank that each ballot gives to a candidate, one bit a plane, 512 ballots a
// block, so that comparing two candidates on 512 ballots takes one operation a plane and one population count.
//
//     auto builder = delib::rank_planes_builder::create(names);
//     builder->add_orders(std::span(orders), 20);        // any number of times: rows of candidates, best first
//     auto counts = delib::duels_of(std::move(*builder).freeze());
//
// For up to 64 candidates and ballots of weight 1. Unlike a profile this keeps the order alone: gaps between ranks are
// closed, equal ballots are not merged. Memory (⌊log2 m⌋ + 1) · m bits a ballot.
#pragma once

#include "delib/ballot/candidates.hpp"
#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
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
};

class rank_planes_builder {
public:
    /// Errors: those of a list of candidates; none, or more than 64 of them.
    [[nodiscard]] static result<rank_planes_builder> create(const std::vector<std::string>& names) {
        if (names.empty() || names.size() > rank_planes::max_candidates) {
            return error{
                error_code::limit, "bit planes hold 1 to 64 candidates, got " + std::to_string(names.size()), {}};
        }
        DELIB_TRY(list, candidate_list::create(names));
        rank_planes_builder out;
        out.made_.candidates_ = std::make_shared<const candidate_list>(std::move(list));
        out.made_.planes_ = static_cast<std::size_t>(std::bit_width(names.size()));
        out.ranks_.assign(names.size() * simd::block_ballots, unranked);
        return out;
    }

    /// Adds ballots as rows of `length` candidates, best first; a negative number (of an unsigned type, the largest) ends
    /// a shorter ballot. Errors, with the number of the ballot in this call, counted from 1: a candidate that does not
    /// exist or stands twice; then nothing of the call is added. Time O(ballots · length).
    template <std::integral T>
    [[nodiscard]] result<void> add_orders(std::span<const T> orders, std::size_t length) {
        return add_rows(
            orders, length, [&](const T* row, std::size_t at) { return read_order(row, length, at); },
            [&](const T* rows, std::size_t count) { return read_whole_orders(rows, count, length); });
    }

    /// Adds ballots as rows with the rank of each candidate, from 1; 0 or less is unranked, equal ranks are ties, gaps
    /// are closed. Time O(ballots · m), for rows with gaps O(m²) each.
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
        const bool complete = made_.complete_;
        const std::vector<std::uint8_t> begun = ranks_;
        made_.words_.reserve(lines + (pending() + rows + simd::block_ballots - 1) / simd::block_ballots * size() *
                                         made_.planes_);
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
        bool sound = true;
        std::uint8_t* const ranks = ranks_.data();
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t place = 0; place < length; ++place) {
                const auto who = static_cast<std::size_t>(rows[i * length + place]);
                sound &= who < m;
                ranks[(who < m ? who : 0) * simd::block_ballots + first + i] = static_cast<std::uint8_t>(place);
            }
        }
        // Somebody who stands twice leaves a hole.
        std::size_t ranked = 0;
        for (std::size_t c = 0; c < m; ++c) {
            const std::uint8_t* const of = ranks + c * simd::block_ballots + first;
            for (std::size_t i = 0; i < count; ++i) ranked += of[i] != unranked;
        }
        sound = sound && ranked == count * length;
        if (!sound) {
            for (std::size_t c = 0; c < m; ++c)
                std::fill_n(ranks_.begin() + static_cast<std::ptrdiff_t>(c * simd::block_ballots + first), count,
                            unranked);
            return false;
        }
        made_.complete_ = made_.complete_ && length == m;
        return true;
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
        std::uint64_t seen = 0;
        std::size_t ranked = 0;
        bool gaps = false;
        for (std::size_t c = 0; c < m; ++c) {
            if (row[c] <= 0) continue;
            const auto rank = static_cast<std::size_t>(row[c]) - 1;
            ++ranked;
            gaps = gaps || rank >= m;
            if (rank < m) seen |= std::uint64_t{1} << rank;
        }
        for (std::size_t c = 0; c < m; ++c) {
            if (row[c] <= 0) continue;
            std::size_t rank = static_cast<std::size_t>(row[c]) - 1;
            if (gaps) {
                // The number of candidates ahead keeps the order, ties included.
                rank = 0;
                for (std::size_t other = 0; other < m; ++other) rank += row[other] > 0 && row[other] < row[c];
            }
            ranks_[c * simd::block_ballots + at] = static_cast<std::uint8_t>(rank);
        }
        made_.blank_ += ranked == 0;
        const bool all = ranked == m && !gaps && std::popcount(seen) == static_cast<int>(m);
        made_.complete_ = made_.complete_ && all;
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
    void flush_full() {
        const std::size_t lines = made_.words_.size();
        made_.words_.resize(lines + size() * made_.planes_);
        simd::kernels().pack(ranks_.data(), size(), made_.planes_, made_.words_[lines].data());
        std::fill(ranks_.begin(), ranks_.end(), unranked);
    }

    rank_planes made_{};
    std::vector<std::uint8_t> ranks_{};  // of the block in the making: candidate after candidate, ballot after ballot
};

/// Duels counted from planes, for each ordered pair at a · m + b.
struct plane_counts {
    std::vector<std::uint64_t> above{};  ///< ballots that rank a above b
    std::vector<std::uint64_t> both{};   ///< ballots that compare a with b, if only as equals; empty unless ties count
};

/// Who is above whom on how many ballots, with `unranked` read as the policy says.
[[nodiscard]] inline plane_counts count_duels(const rank_planes& ballots, const ballot_policy& policy) {
    constexpr std::size_t words = simd::block_words;
    const simd::plane_blocks blocks = ballots.blocks();
    const std::size_t m = blocks.candidates;
    const bool masked = policy.unranked == unranked_policy::no_opinion && !ballots.complete();
    const bool half = policy.pairwise_ties == pairwise_ties_policy::half && !ballots.complete();
    struct alignas(64) line : std::array<std::uint64_t, words> {};

    // A candidate is ranked on a ballot unless all bits spell m.
    std::vector<line> ranked;
    if (masked) {
        ranked.resize(blocks.blocks * m);
        for (std::size_t at = 0; at < ranked.size(); ++at) {
            for (std::size_t w = 0; w < words; ++w) {
                std::uint64_t differs = 0;
                for (std::size_t k = 0; k < blocks.planes; ++k) {
                    const std::uint64_t of_m = (m >> k & 1) != 0 ? ~std::uint64_t{0} : 0;
                    differs |= blocks.words[(at * blocks.planes + k) * words + w] ^ of_m;
                }
                ranked[at][w] = differs;
            }
        }
    }

    std::vector<line> parts(m * m, line{});
    const simd::plane_kernels& kernels = simd::kernels();
    if (ballots.complete())
        kernels.compare(blocks, parts.front().data());
    else
        kernels.compare_both(blocks, masked ? ranked.front().data() : nullptr, parts.front().data());

    plane_counts out;
    out.above.assign(m * m, 0);
    if (half) out.both.assign(m * m, ballots.heads());
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b) {
            for (const std::uint64_t part : parts[a * m + b]) out.above[a * m + b] += part;
            if (ballots.complete() && b < a) out.above[a * m + b] = ballots.heads() - out.above[b * m + a];
            if (!half || !masked) continue;
            out.both[a * m + b] = 0;
            for (std::size_t block = 0; block < blocks.blocks; ++block) {
                for (std::size_t w = 0; w < words; ++w)
                    out.both[a * m + b] +=
                        static_cast<std::uint64_t>(std::popcount(ranked[block * m + a][w] & ranked[block * m + b][w]));
            }
        }
    }
    return out;
}

/// The same for the weighted ballots of a profile, over its denominator, at a · m + b: the weight that ranks a above b.
/// Precondition: up to 64 candidates, rankings, a total weight below 2^63. Memory that of one block of ballots.
[[nodiscard]] inline std::vector<std::uint64_t> count_duels(const profile& ballots, const ballot_policy& policy) {
    constexpr std::size_t words = simd::block_words, all = simd::block_ballots;
    struct alignas(64) line : std::array<std::uint64_t, words> {};
    const std::size_t m = ballots.candidates().size();
    const std::size_t planes = static_cast<std::size_t>(std::bit_width(m));
    const bool masked = policy.unranked == unranked_policy::no_opinion;
    const simd::plane_kernels& kernels = simd::kernels();

    std::vector<std::uint8_t> ranks(m * all);
    std::vector<line> packed(m * planes), ranked(m), weights, parts(m * m, line{});
    for (std::size_t first = 0; first < ballots.size(); first += all) {
        std::fill(ranks.begin(), ranks.end(), std::uint8_t{0xFF});
        std::fill(ranked.begin(), ranked.end(), line{});
        weights.clear();
        const std::size_t count = std::min(all, ballots.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            const ballot_view ballot = ballots[first + i];
            std::size_t tier = 0;
            for (std::size_t e = 0; e < ballot.entries.size(); ++e) {
                if (e > 0 && ballot.entries[e].value != ballot.entries[e - 1].value) tier = e;
                const std::size_t who = index(ballot.entries[e].who);
                ranks[who * all + i] = static_cast<std::uint8_t>(tier);
                ranked[who][i / 64] |= std::uint64_t{1} << (i % 64);
            }
            for (auto left = static_cast<std::uint64_t>(ballot.numerator); left != 0; left &= left - 1) {
                const auto bit = static_cast<std::size_t>(std::countr_zero(left));
                if (weights.size() <= bit) weights.resize(bit + 1, line{});
                weights[bit][i / 64] |= std::uint64_t{1} << (i % 64);
            }
        }
        if (weights.empty()) continue;
        kernels.pack(ranks.data(), m, planes, packed.front().data());
        kernels.compare_weighted({packed.front().data(), 1, m, planes}, masked ? ranked.front().data() : nullptr,
                                 weights.front().data(), weights.size(), parts.front().data());
    }
    std::vector<std::uint64_t> above(m * m, 0);
    for (std::size_t at = 0; at < above.size(); ++at) {
        for (const std::uint64_t part : parts[at]) above[at] += part;
    }
    return above;
}

}  // namespace delib
