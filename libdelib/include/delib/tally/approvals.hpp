// Approvals by ballot size: for every candidate, the weight that approves it, by how many the ballot approves.
#pragma once

#include "delib/core/config.hpp"
#include "delib/tally/count_table.hpp"
#include "delib/tally/mark_planes.hpp"
#include "delib/tally/tally.hpp"

#include <map>
#include <utility>

namespace delib {

class approvals_tally : public tally_base {
public:
    [[nodiscard]] static result<approvals_tally> empty_for(const profile& p, const ballot_policy& policy);
    [[nodiscard]] static result<approvals_tally> empty_for(const mark_planes& p, const ballot_policy& policy);

    approvals_tally() = default;
    approvals_tally(shared_candidates names, ballot_policy policy)
        : tally_base(std::move(names), policy), counts_(size() + 1) {}

    /// The weight that approves `who`, over `denominator()`.
    [[nodiscard]] int128 operator()(candidate who) const noexcept { return counts_[index(who)]; }
    /// The same, of ballots that approve exactly `approved` candidates.
    [[nodiscard]] int128 at(candidate who, std::uint32_t approved) const;
    /// Calls `f(candidate, ballot size, weight)` for every cell that was counted, by ballot size, then candidate.
    template <class F>
    void for_each(F&& f) const {
        for (const auto& [key, cell] : by_size_) f(key.second, key.first, counts_[cell]);
    }
    [[nodiscard]] int128 total() const noexcept { return counts_[size()]; }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Time O(approved · log).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator);

    /// Counts approvals in bit planes. Time O(m) for each size of ballots, 512 of them at a time.
    [[nodiscard]] result<void> add(const mark_planes& ballots);

    /// Takes off one distinct ballot that was added: the inverse of `add`. Time as `add`.
    [[nodiscard]] result<void> retract(const ballot_view& ballot, int128 denominator);

    [[nodiscard]] result<void> merge(const approvals_tally& other);

    friend bool operator==(const approvals_tally& a, const approvals_tally& b);

private:
    friend struct detail::tally_parts;

    std::size_t cell(std::uint32_t approved, candidate who);

    count_table counts_{1};
    std::map<std::pair<std::uint32_t, candidate>, std::size_t> by_size_{};
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/approvals.ipp"
#else
namespace delib {
extern template result<approvals_tally> tally_of<approvals_tally>(const profile&, const ballot_policy&);
}
#endif
