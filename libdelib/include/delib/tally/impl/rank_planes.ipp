#pragma once

#include "delib/ballot/profile_builder.hpp"
#include "delib/tally/rank_planes.hpp"

#include <algorithm>

namespace delib {

DELIB_INLINE result<rank_planes_builder> rank_planes_builder::create(const std::vector<std::string>& names) {
    if (names.empty() || names.size() > rank_planes::max_candidates) {
        return error{error_code::limit, "bit planes hold 1 to 64 candidates, got " + std::to_string(names.size()), {}};
    }
    DELIB_TRY(list, candidate_list::create(names));
    rank_planes_builder out;
    out.made_.candidates_ = std::make_shared<const candidate_list>(std::move(list));
    out.made_.planes_ = static_cast<std::size_t>(std::bit_width(names.size()));
    out.ranks_.assign((names.size() + 1) * simd::block_ballots, unranked);
    return out;
}

DELIB_INLINE void rank_planes_builder::flush_full() {
    const std::size_t lines = made_.words_.size();
    made_.words_.resize(lines + size() * made_.planes_);
    simd::kernels().pack(ranks_.data(), size(), size(), made_.planes_, made_.words_[lines].data());
    std::fill(ranks_.begin(), ranks_.end(), unranked);
}

DELIB_INLINE plane_counts count_duels(const rank_planes& ballots, const ballot_policy& policy) {
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

DELIB_INLINE std::vector<std::uint64_t> count_tops(const rank_planes& ballots, std::span<const candidate> among) {
    struct alignas(64) line : std::array<std::uint64_t, simd::block_words> {};
    std::vector<std::size_t> places;
    for (const candidate who : among) places.push_back(index(who));
    std::vector<line> parts(among.size() + 1, line{});
    simd::kernels().tops(ballots.blocks(), places.data(), places.size(), parts.front().data());
    std::vector<std::uint64_t> out(among.size(), 0);
    for (std::size_t i = 0; i < out.size(); ++i) {
        for (const std::uint64_t part : parts[i]) out[i] += part;
    }
    return out;
}

namespace detail {

// The ranks of a block from its planes: candidate after candidate, ballot after ballot, eight of them at a time.
inline void unpack(const simd::plane_blocks& ballots, std::size_t block, std::vector<std::uint8_t>& ranks) {
    for (std::size_t c = 0; c < ballots.candidates; ++c) {
        const std::uint64_t* const of =
            ballots.words + (block * ballots.candidates + c) * ballots.planes * simd::block_words;
        for (std::size_t at = 0; at < simd::block_ballots; at += 8) {
            std::uint64_t eight = 0;  // the rank of the first ballot in the lowest byte
            for (std::size_t k = 0; k < ballots.planes; ++k) {
                const std::uint64_t bits = of[k * simd::block_words + at / 64] >> at % 64 & 0xFF;
                const std::uint64_t apart = bits * 0x0101010101010101U & 0x8040201008040201U;
                eight |= ((apart + 0x7F7F7F7F7F7F7F7FU) >> 7 & 0x0101010101010101U) << k;
            }
            for (std::size_t i = 0; i < 8; ++i)
                ranks[c * simd::block_ballots + at + i] = static_cast<std::uint8_t>(eight >> 8 * i);
        }
    }
}

}  // namespace detail

DELIB_INLINE result<profile> profile_of(const rank_planes& ballots) {
    const simd::plane_blocks blocks = ballots.blocks();
    const std::size_t m = blocks.candidates;
    DELIB_TRY(builder, profile_builder::ranked(ballots.candidates().names()));
    std::vector<std::uint8_t> ranks(m * simd::block_ballots);
    std::vector<entry> row;
    const std::uint64_t all = ballots.heads() + ballots.blank_heads();
    for (std::uint64_t ballot = 0; ballot < all; ++ballot) {
        const std::size_t at = ballot % simd::block_ballots;
        if (at == 0) detail::unpack(blocks, ballot / simd::block_ballots, ranks);
        row.clear();
        std::uint64_t used = 0;  // ranks, which are below 64
        for (std::size_t c = 0; c < m; ++c) {
            const std::uint32_t rank = ranks[c * simd::block_ballots + at];
            if (rank >= m) continue;
            used |= std::uint64_t{1} << rank;
            row.push_back({candidate_at(c), rank});
        }
        for (entry& e : row) {
            const std::uint64_t ahead = used & ((std::uint64_t{1} << e.value) - 1);
            e.value = static_cast<std::uint32_t>(std::popcount(ahead)) + 1;
        }
        if (const auto added = builder.add({.entries = row}); !added) return added.error();
    }
    return builder.freeze();
}

DELIB_INLINE std::vector<std::uint64_t> count_duels(const profile& ballots, const ballot_policy& policy) {
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
        kernels.pack(ranks.data(), m, m, planes, packed.front().data());
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
