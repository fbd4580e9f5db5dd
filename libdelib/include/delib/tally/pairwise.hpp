// The pairwise matrix: for every ordered pair, the weight of ballots that rank the first above the second.
// Fishburn's C2 information (Fishburn 1977).
#pragma once

#include "delib/core/config.hpp"
#include "delib/tally/count_table.hpp"
#include "delib/tally/rank_planes.hpp"
#include "delib/tally/tally.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace delib {

class pairwise_tally : public tally_base {
public:
    /// Policies that matter: `unranked` and `pairwise-ties`. Memory m² cells.
    [[nodiscard]] static result<pairwise_tally> empty_for(const profile& p, const ballot_policy& policy);
    [[nodiscard]] static result<pairwise_tally> empty_for(const rank_planes& p, const ballot_policy& policy) {
        return pairwise_tally(p.share_candidates(), policy);
    }

    pairwise_tally() = default;
    pairwise_tally(shared_candidates names, ballot_policy policy)
        : tally_base(std::move(names), policy), counts_(size() * size() + 1, units_per_vote) {}

    /// The weight that prefers `a` to `b`, over `denominator()`.
    [[nodiscard]] int128 operator()(candidate a, candidate b) const noexcept { return counts_[cell(a, b)]; }
    [[nodiscard]] int128 margin(candidate a, candidate b) const noexcept { return (*this)(a, b) - (*this)(b, a); }
    /// The weight of all counted ballots.
    [[nodiscard]] int128 total() const noexcept { return counts_[counts_.size() - 1]; }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator() * units_per_vote; }

    /// Counts one distinct ballot. Time O(ranked · m).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator);

    /// Takes off one distinct ballot that was added: the inverse of `add`. Time O(ranked · m).
    [[nodiscard]] result<void> retract(const ballot_view& ballot, int128 denominator);

    /// Counts all ballots of a profile. For up to 64 candidates they lie in bit planes, 512 at a time (rank_planes.hpp).
    [[nodiscard]] result<void> add(const profile& ballots);

    /// Counts all ballots in planes. Error: other candidates; ballots that `unranked=reject` would set aside. Time
    /// O(ballots · m² · planes / 512) operations on vectors of 512 bits.
    [[nodiscard]] result<void> add(const rank_planes& ballots);

    [[nodiscard]] result<void> merge(const pairwise_tally& other);

    friend result<pairwise_tally> restrict_to(const pairwise_tally& whole, const std::vector<candidate>& kept);

    friend bool operator==(const pairwise_tally& a, const pairwise_tally& b) {
        return a.same_ballots(b) && a.counts_ == b.counts_;
    }

private:
    friend struct detail::tally_parts;

    // Cells count half votes, so that a tie can give half a vote to each.
    static constexpr int128 units_per_vote = 2;

    [[nodiscard]] std::size_t cell(candidate a, candidate b) const noexcept { return index(a) * size() + index(b); }
    // Calls `f(cell, half votes)` for each cell that a ballot touches, once.
    template <class F>
    void for_each_cell(const ballot_view& ballot, F&& f);

    count_table counts_{1, units_per_vote};
    std::vector<std::uint8_t> ranked_{};
    std::vector<candidate> unranked_{};
};

/// The same ballots compared on some of the candidates only, in the given order. Time O(kept²).
[[nodiscard]] result<pairwise_tally> restrict_to(const pairwise_tally& whole, const std::vector<candidate>& kept);

/// The pairwise matrix of ballots in planes.
[[nodiscard]] result<pairwise_tally> duels_of(const rank_planes& ballots, const ballot_policy& policy = {});

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/pairwise.ipp"
#else
namespace delib {
extern template result<pairwise_tally> tally_of<pairwise_tally>(const profile&, const ballot_policy&);
}
#endif
