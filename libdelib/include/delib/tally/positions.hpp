// Positions: for every candidate, the weight of ballots that rank it at each place, by the size of its tier and by how
// many candidates the ballot ranks. This is all that positional rules need, whatever their reading of equal ranks
// (average, split), of short ballots (average, zero, modified Borda) and of ballots that are too long.
#pragma once

#include "delib/tally/count_table.hpp"
#include "delib/tally/tally.hpp"

#include <algorithm>
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
    [[nodiscard]] static result<positions_tally> empty_for(const profile& p, const ballot_policy& policy) {
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "positions"));
        return positions_tally(p.share_candidates(), policy);
    }

    positions_tally() = default;
    positions_tally(shared_candidates names, ballot_policy policy) : tally_base(std::move(names), policy), counts_(1) {}

    /// The weight of ballots that rank exactly `ranked` candidates, over `denominator()`.
    [[nodiscard]] int128 ballots_ranking(std::uint32_t ranked) const { return count(position{ranked, {}, 0, 0}); }
    /// The weight of ballots with this position.
    [[nodiscard]] int128 count(const position& p) const {
        const auto found = cells_.find(key(p));
        return found == cells_.end() ? 0 : counts_[found->second];
    }
    /// Every position that was counted, with its weight, sorted by ballot length, candidate, place and size.
    /// Time O(cells log cells).
    [[nodiscard]] std::vector<std::pair<position, int128>> sorted() const {
        std::vector<std::pair<position, int128>> all;
        for (const auto& [packed, cell] : cells_) {
            const position p = unpack(packed);
            if (p.place != 0) all.emplace_back(p, counts_[cell]);
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    /// The ballot lengths that occur, ascending.
    [[nodiscard]] std::vector<std::uint32_t> lengths() const {
        std::vector<std::uint32_t> all;
        for (const auto& [packed, cell] : cells_) {
            if (unpack(packed).place == 0) all.push_back(unpack(packed).ranked);
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    [[nodiscard]] int128 total() const noexcept { return counts_[0]; }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Expected time O(ranked).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator) {
        if (ballot.blank()) return note_blank(ballot, denominator);
        DELIB_TRY(votes, counts_.admit(ballot.numerator, denominator));
        note(ballot);
        counts_.add(0, votes);
        const auto& row = ballot.entries;
        const auto ranked = static_cast<std::uint32_t>(row.size());
        counts_.add(cell({ranked, {}, 0, 0}), votes);
        for (std::uint32_t first = 0; first < ranked;) {
            std::uint32_t end = first;
            while (end < ranked && row[end].value == row[first].value) ++end;
            for (std::uint32_t i = first; i < end; ++i)
                counts_.add(cell({ranked, row[i].who, first + 1, end - first}), votes);
            first = end;
        }
        return {};
    }

    [[nodiscard]] result<void> merge(const positions_tally& other) {
        DELIB_CHECK(check_mergeable(other));
        DELIB_TRY(factor, counts_.admit_table(other.counts_));
        counts_.add(0, other.counts_[0] * factor);
        for (const auto& [packed, from] : other.cells_) counts_.add(cell(unpack(packed)), other.counts_[from] * factor);
        note(other);
        return {};
    }

    friend bool operator==(const positions_tally& a, const positions_tally& b) {
        if (!a.same_ballots(b) || a.cells_.size() != b.cells_.size()) return false;
        return std::all_of(a.cells_.begin(), a.cells_.end(), [&](const auto& at) {
            const auto found = b.cells_.find(at.first);
            return found != b.cells_.end() && weight::ratio(a.counts_[at.second], a.denominator()) ==
                                                  weight::ratio(b.counts_[found->second], b.denominator());
        });
    }

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
    std::size_t cell(const position& p) {
        const auto [at, fresh] = cells_.try_emplace(key(p), 0);
        if (fresh) at->second = counts_.grow();
        return at->second;
    }

    count_table counts_{1};
    std::unordered_map<std::uint64_t, std::size_t> cells_{};  // any order: sums and lookups only
};

}  // namespace delib
