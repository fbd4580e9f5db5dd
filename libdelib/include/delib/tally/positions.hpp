// Positions: for every candidate, the weight of ballots that rank it at each place, by the size of its tier and by how
// many candidates the ballot ranks. This is all that positional rules need, whatever their reading of equal ranks
// (average, split), of short ballots (average, zero, modified Borda) and of ballots that are too long.
#pragma once

#include "delib/core/config.hpp"
#include "delib/tally/count_table.hpp"
#include "delib/tally/rank_planes.hpp"
#include "delib/tally/tally.hpp"

#include <compare>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace delib {

/// Where a candidate stands on a ballot.
struct position {
    std::uint32_t ranked = 0;  ///< how many candidates the ballot ranks
    candidate who{};
    std::uint32_t place = 0;  ///< the first place of its tier, from 1: one more than the number ranked above it
    std::uint32_t size = 0;   ///< how many share the tier

    friend auto operator<=>(const position&, const position&) = default;
};

class positions_tally : public tally_base {
public:
    [[nodiscard]] static result<positions_tally> empty_for(const profile& p, const ballot_policy& policy);
    [[nodiscard]] static result<positions_tally> empty_for(const rank_planes& p, const ballot_policy& policy) {
        return positions_tally(p.share_candidates(), policy);
    }

    positions_tally() = default;
    positions_tally(shared_candidates names, ballot_policy policy) : tally_base(std::move(names), policy), counts_(1) {}

    /// The weight of ballots that rank exactly `ranked` candidates, over `denominator()`.
    [[nodiscard]] int128 ballots_ranking(std::uint32_t ranked) const { return count(position{ranked, {}, 0, 0}); }
    /// The weight of ballots with this position.
    [[nodiscard]] int128 count(const position& p) const;
    /// Every position that was counted, with its weight, sorted by ballot length, candidate, place and size.
    /// Time O(cells log cells).
    [[nodiscard]] std::vector<std::pair<position, int128>> sorted() const;
    /// The ballot lengths that occur, ascending.
    [[nodiscard]] std::vector<std::uint32_t> lengths() const;
    [[nodiscard]] int128 total() const noexcept { return counts_[0]; }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Expected time O(ranked).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator);

    /// Counts rankings in bit planes: where some have equal ranks, one by one. Time O(m) for each place and each length of
    /// ballots, 512 at a time.
    [[nodiscard]] result<void> add(const rank_planes& ballots);

    /// Takes off one distinct ballot that was added: the inverse of `add`. Time as `add`.
    [[nodiscard]] result<void> retract(const ballot_view& ballot, int128 denominator);

    [[nodiscard]] result<void> merge(const positions_tally& other);

    friend bool operator==(const positions_tally& a, const positions_tally& b);

private:
    friend struct detail::tally_parts;

    // Four numbers of at most 65,535 in one word; place 0 marks "ballots of this length".
    [[nodiscard]] static std::uint64_t key(const position& p) noexcept {
        return (std::uint64_t{p.ranked} << 48) | (static_cast<std::uint64_t>(index(p.who)) << 32) |
               (std::uint64_t{p.place} << 16) | p.size;
    }
    [[nodiscard]] static position unpack(std::uint64_t packed) noexcept {
        const auto part = [&](int shift) { return static_cast<std::uint32_t>((packed >> shift) & 0xFFFF); };
        return {part(48), candidate_at(part(32)), part(16), part(0)};
    }
    std::size_t cell(const position& p);
    // Calls `f(position)` for the length of a ballot and for each of its places.
    template <class F>
    static void for_each_position(const ballot_view& ballot, F&& f);

    count_table counts_{1};
    std::unordered_map<std::uint64_t, std::size_t> cells_{};  // any order: sums and lookups only
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/positions.ipp"
#else
namespace delib {
extern template result<positions_tally> tally_of<positions_tally>(const profile&, const ballot_policy&);
}
#endif
