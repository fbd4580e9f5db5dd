// First tiers by size: for every candidate, the weight of ballots whose best tier holds it, by how many share that tier.
#pragma once

#include "delib/core/config.hpp"
#include "delib/tally/count_table.hpp"
#include "delib/tally/rank_planes.hpp"
#include "delib/tally/tally.hpp"

#include <map>
#include <utility>

namespace delib {

class first_tally : public tally_base {
public:
    [[nodiscard]] static result<first_tally> empty_for(const profile& p, const ballot_policy& policy);
    [[nodiscard]] static result<first_tally> empty_for(const rank_planes& p, const ballot_policy& policy) {
        return first_tally(p.share_candidates(), policy);
    }

    first_tally() = default;
    first_tally(shared_candidates names, ballot_policy policy) : tally_base(std::move(names), policy), counts_(1) {}

    /// The weight of ballots that put `who` first together with `tier_size - 1` others, over `denominator()`.
    [[nodiscard]] int128 at(candidate who, std::uint32_t tier_size) const;
    /// Calls `f(candidate, tier size, weight)` for every cell that was counted, in the order of candidates.
    template <class F>
    void for_each(F&& f) const {
        for (const auto& [key, cell] : places_) f(key.first, key.second, counts_[cell]);
    }
    [[nodiscard]] int128 total() const noexcept { return counts_[0]; }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Time O(size of the first tier · log).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator);

    /// Counts rankings in bit planes: where some have equal ranks, one by one. Time O(m), 512 at a time.
    [[nodiscard]] result<void> add(const rank_planes& ballots);

    /// Takes off one distinct ballot that was added: the inverse of `add`. Time as `add`.
    [[nodiscard]] result<void> retract(const ballot_view& ballot, int128 denominator);

    [[nodiscard]] result<void> merge(const first_tally& other);

    friend bool operator==(const first_tally& a, const first_tally& b);

private:
    friend struct detail::tally_parts;

    std::size_t cell(candidate who, std::uint32_t tier);

    count_table counts_{1};
    std::map<std::pair<candidate, std::uint32_t>, std::size_t> places_{};
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/first.ipp"
#else
namespace delib {
extern template result<first_tally> tally_of<first_tally>(const profile&, const ballot_policy&);
}
#endif
