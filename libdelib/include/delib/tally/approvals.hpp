// Approvals by ballot size: for every candidate, the weight that approves it, by how many the ballot approves.
#pragma once

#include "delib/tally/count_table.hpp"
#include "delib/tally/tally.hpp"

#include <map>
#include <utility>

namespace delib {

class approvals_tally : public tally_base {
public:
    [[nodiscard]] static result<approvals_tally> empty_for(const profile& p, const ballot_policy& policy) {
        DELIB_CHECK(detail::require_kind(p, ballot_kind::approval, "approvals"));
        return approvals_tally(p.share_candidates(), policy);
    }

    approvals_tally() = default;
    approvals_tally(shared_candidates names, ballot_policy policy)
        : tally_base(std::move(names), policy), counts_(size() + 1) {}

    /// The weight that approves `who`, over `denominator()`.
    [[nodiscard]] int128 operator()(candidate who) const noexcept { return counts_[index(who)]; }
    /// The same, of ballots that approve exactly `approved` candidates.
    [[nodiscard]] int128 at(candidate who, std::uint32_t approved) const {
        const auto found = by_size_.find({approved, who});
        return found == by_size_.end() ? 0 : counts_[found->second];
    }
    /// Calls `f(candidate, ballot size, weight)` for every cell that was counted, by ballot size, then candidate.
    template <class F>
    void for_each(F&& f) const {
        for (const auto& [key, cell] : by_size_) f(key.second, key.first, counts_[cell]);
    }
    [[nodiscard]] int128 total() const noexcept { return counts_[size()]; }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Time O(approved · log).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator) {
        if (ballot.blank()) return note_blank(ballot, denominator);
        DELIB_TRY(votes, counts_.admit(ballot.numerator, denominator));
        note(ballot);
        counts_.add(size(), votes);
        const auto approved = static_cast<std::uint32_t>(ballot.entries.size());
        for (const entry& e : ballot.entries) {
            counts_.add(index(e.who), votes);
            counts_.add(cell(approved, e.who), votes);
        }
        return {};
    }

    [[nodiscard]] result<void> merge(const approvals_tally& other) {
        DELIB_CHECK(check_mergeable(other));
        DELIB_TRY(factor, counts_.admit_table(other.counts_));
        for (std::size_t i = 0; i <= size(); ++i) counts_.add(i, other.counts_[i] * factor);
        for (const auto& [key, from] : other.by_size_)
            counts_.add(cell(key.first, key.second), other.counts_[from] * factor);
        note(other);
        return {};
    }

    friend bool operator==(const approvals_tally& a, const approvals_tally& b) {
        if (!a.same_ballots(b) || a.by_size_.size() != b.by_size_.size()) return false;
        bool same = weight::ratio(a.total(), a.denominator()) == weight::ratio(b.total(), b.denominator());
        a.for_each([&](candidate who, std::uint32_t approved, int128 count) {
            same = same && weight::ratio(count, a.denominator()) == weight::ratio(b.at(who, approved), b.denominator());
        });
        return same;
    }

private:
    friend struct detail::tally_parts;

    std::size_t cell(std::uint32_t approved, candidate who) {
        const auto [at, fresh] = by_size_.try_emplace({approved, who}, 0);
        if (fresh) at->second = counts_.grow();
        return at->second;
    }

    count_table counts_{1};
    std::map<std::pair<std::uint32_t, candidate>, std::size_t> by_size_{};
};

}  // namespace delib
