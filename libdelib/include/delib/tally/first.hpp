// First tiers by size: for every candidate, the weight of ballots whose best tier holds it, by how many share that tier.
#pragma once

#include "delib/tally/count_table.hpp"
#include "delib/tally/tally.hpp"

#include <map>
#include <utility>

namespace delib {

class first_tally : public tally_base {
public:
    [[nodiscard]] static result<first_tally> empty_for(const profile& p, const ballot_policy& policy) {
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        return first_tally(p.share_candidates(), policy);
    }

    first_tally() = default;
    first_tally(shared_candidates names, ballot_policy policy) : tally_base(std::move(names), policy), counts_(1) {}

    /// The weight of ballots that put `who` first together with `tier_size - 1` others, over `denominator()`.
    [[nodiscard]] int128 at(candidate who, std::uint32_t tier_size) const {
        const auto found = places_.find({who, tier_size});
        return found == places_.end() ? 0 : counts_[found->second];
    }
    /// Calls `f(candidate, tier size, weight)` for every cell that was counted, in the order of candidates.
    template <class F>
    void for_each(F&& f) const {
        for (const auto& [key, cell] : places_) f(key.first, key.second, counts_[cell]);
    }
    [[nodiscard]] int128 total() const noexcept { return counts_[0]; }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Time O(size of the first tier · log).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator) {
        if (ballot.blank()) return note_blank(ballot, denominator);
        DELIB_TRY(votes, counts_.admit(ballot.numerator, denominator));
        note(ballot);
        counts_.add(0, votes);
        std::uint32_t tier = 0;
        while (tier < ballot.entries.size() && ballot.entries[tier].value == ballot.entries[0].value) ++tier;
        for (std::uint32_t i = 0; i < tier; ++i) counts_.add(cell(ballot.entries[i].who, tier), votes);
        return {};
    }

    [[nodiscard]] result<void> merge(const first_tally& other) {
        DELIB_CHECK(check_mergeable(other));
        DELIB_TRY(factor, counts_.admit_table(other.counts_));
        counts_.add(0, other.counts_[0] * factor);
        for (const auto& [key, from] : other.places_)
            counts_.add(cell(key.first, key.second), other.counts_[from] * factor);
        note(other);
        return {};
    }

    friend bool operator==(const first_tally& a, const first_tally& b) {
        if (!a.same_ballots(b) || a.places_.size() != b.places_.size()) return false;
        bool same = weight::ratio(a.total(), a.denominator()) == weight::ratio(b.total(), b.denominator());
        a.for_each([&](candidate who, std::uint32_t size, int128 count) {
            same = same && weight::ratio(count, a.denominator()) == weight::ratio(b.at(who, size), b.denominator());
        });
        return same;
    }

private:
    friend struct detail::tally_parts;

    std::size_t cell(candidate who, std::uint32_t tier) {
        const auto [at, fresh] = places_.try_emplace({who, tier}, 0);
        if (fresh) at->second = counts_.grow();
        return at->second;
    }

    count_table counts_{1};
    std::map<std::pair<candidate, std::uint32_t>, std::size_t> places_{};
};

}  // namespace delib
