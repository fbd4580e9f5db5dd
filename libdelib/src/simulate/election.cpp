#include "delib/simulate/election.hpp"

#include "delib/core/random.hpp"
#include "delib/tally/simd/dispatch.hpp"

#include <algorithm>
#include <string>

namespace delib {

namespace {

constexpr std::uint64_t most_bits = std::uint64_t{1} << 30;

// The members of a set, ascending.
std::size_t list(candidate_set among, std::uint8_t* out) noexcept {
    std::size_t size = 0;
    for (; among != 0; among &= among - 1) out[size++] = static_cast<std::uint8_t>(std::countr_zero(among));
    return size;
}

// What the kernels counted for each of them but one, and what is left for that one.
void spread(const std::uint8_t* members, std::size_t size, std::size_t left_out, std::uint64_t* counted,
            std::int64_t voters, simulated_counts& out) noexcept {
    std::int64_t rest = voters;
    for (std::size_t i = 0; i < size; ++i) {
        if (i == left_out) continue;
        out[members[i]] = static_cast<std::int64_t>(counted[i]);
        rest -= out[members[i]];
    }
    out[members[left_out]] = rest;
}

}  // namespace

simd::lane_generators lane_generators_of(std::uint64_t seed) noexcept {
    simd::lane_generators out;
    random_source random(seed);
    for (auto& words : out.words) {
        for (std::uint64_t& word : words) word = random.bits();
    }
    return out;
}

result<simulated_election> simulated_election::create(std::uint64_t voters, std::size_t candidates) {
    if (voters == 0 || candidates == 0)
        return error{error_code::usage, "an election has at least one voter and one candidate", {}};
    if (candidates > most_simulated_candidates) {
        return error{error_code::limit,
                     "elections of up to " + std::to_string(most_simulated_candidates) +
                         " candidates are simulated, got " + std::to_string(candidates),
                     {}};
    }
    simulated_election out;
    out.pairs_ = simd::pairs_of(candidates);
    const std::uint64_t most_voters = most_bits / std::max<std::uint64_t>(out.pairs_, 1);
    if (voters > most_voters) {
        return error{error_code::limit,
                     "elections of " + std::to_string(candidates) + " candidates are simulated with up to " +
                         std::to_string(most_voters) + " voters, got " + std::to_string(voters),
                     {}};
    }
    out.voters_ = static_cast<std::int64_t>(voters);
    out.candidates_ = candidates;
    out.blocks_ = static_cast<std::size_t>((voters + simd::block_ballots - 1) / simd::block_ballots);
    const std::size_t in_last = out.voters_in(out.blocks_ - 1);
    for (std::size_t i = 0; i < in_last; ++i) out.last_[i / 64] |= std::uint64_t{1} << i % 64;
    out.planes_.resize(std::max<std::size_t>(out.blocks_ * out.pairs_, 1));
    out.ranks_.resize(candidates * static_cast<std::size_t>(std::bit_width(candidates)));
    out.counts_.resize(out.pairs_);
    out.margins_.resize(candidates * candidates);
    return out;
}

void simulated_election::draw(simd::lane_generators& random, const std::uint64_t* go_on) noexcept {
    kernels_->draw(random, go_on, last_.data(), orders());
    count();
}

void simulated_election::set_ranks(std::size_t block, std::span<std::uint8_t> ranks) noexcept {
    const std::size_t filled = voters_in(block);
    for (std::size_t c = 0; c < candidates_ && filled < simd::block_ballots; ++c) {
        std::uint8_t* const row = ranks.data() + c * simd::block_ballots;
        std::fill(row + filled, row + simd::block_ballots, std::uint8_t{0});
    }
    const auto planes = static_cast<std::size_t>(std::bit_width(candidates_));
    std::uint64_t* const packed = ranks_.front().data();
    static_cast<void>(simd::kernels().pack(ranks.data(), candidates_, candidates_, planes, packed));
    kernels_->from_ranks({packed, 1, candidates_, planes}, {planes_[block * pairs_].data(), 1, candidates_});
}

void simulated_election::count() noexcept {
    kernels_->count(orders(), counts_.data());
    for (std::size_t b = 1; b < candidates_; ++b) {
        for (std::size_t a = 0; a < b; ++a) {
            const std::int64_t margin = 2 * static_cast<std::int64_t>(counts_[simd::pair_at(a, b)]) - voters_;
            margins_[a * candidates_ + b] = margin;
            margins_[b * candidates_ + a] = -margin;
        }
    }
}

void simulated_election::count_firsts(candidate_set among, simulated_counts& out) const noexcept {
    std::uint8_t members[most_simulated_candidates] = {};
    std::uint64_t counted[most_simulated_candidates];
    const std::size_t size = list(among, members);
    if (size == 2) {
        out[members[0]] = above(members[0], members[1]);
        out[members[1]] = voters_ - out[members[0]];
        return;
    }
    kernels_->tops(orders(), members, size, counted);
    spread(members, size, size - 1, counted, voters_, out);
}

void simulated_election::count_lasts(candidate_set among, simulated_counts& out) const noexcept {
    std::uint8_t members[most_simulated_candidates] = {};
    std::uint64_t counted[most_simulated_candidates];
    const std::size_t size = list(among, members);
    if (size == 2) {
        out[members[1]] = above(members[0], members[1]);
        out[members[0]] = voters_ - out[members[1]];
        return;
    }
    kernels_->bottoms(orders(), members, size, counted);
    spread(members, size, 0, counted, voters_, out);
}

}  // namespace delib
