#pragma once

#include "delib/tally/approvals.hpp"
#include "delib/tally/plane_numbers.hpp"

#include <algorithm>

namespace delib {

DELIB_INLINE result<approvals_tally> approvals_tally::empty_for(const profile& p, const ballot_policy& policy) {
    DELIB_CHECK(detail::require_kind(p.kind(), ballot_kind::approval, "approvals"));
    return approvals_tally(p.share_candidates(), policy);
}

DELIB_INLINE result<approvals_tally> approvals_tally::empty_for(const mark_planes& p, const ballot_policy& policy) {
    DELIB_CHECK(detail::require_kind(p.kind(), ballot_kind::approval, "approvals"));
    return approvals_tally(p.share_candidates(), policy);
}

DELIB_INLINE int128 approvals_tally::at(candidate who, std::uint32_t approved) const {
    const auto found = by_size_.find({approved, who});
    return found == by_size_.end() ? 0 : counts_[found->second];
}

DELIB_INLINE result<void> approvals_tally::add(const ballot_view& ballot, int128 denominator) {
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

DELIB_INLINE result<void> approvals_tally::add(const mark_planes& ballots) {
    DELIB_CHECK(detail::require_kind(ballots.kind(), ballot_kind::approval, "approvals"));
    DELIB_CHECK(check_planes(ballots.candidates(), false, ""));
    DELIB_TRY(vote, counts_.admit_heads(ballots.heads()));
    for (const auto& [approved, found] : detail::count_numbers_by_size(ballots.blocks(), 2, 0)) {
        for (std::size_t c = 0; c < size(); ++c) {
            const std::uint64_t n = found.counts[2 * c + 1];
            if (n == 0) continue;
            counts_.add(c, static_cast<int128>(n) * vote);
            counts_.add(cell(approved, candidate_at(c)), static_cast<int128>(n) * vote);
        }
    }
    counts_.add(size(), static_cast<int128>(ballots.heads()) * vote);
    return note(ballots.heads(), ballots.blank_heads(), weight(static_cast<std::int64_t>(ballots.blank_heads())));
}

DELIB_INLINE result<void> approvals_tally::retract(const ballot_view& ballot, int128 denominator) {
    if (ballot.blank()) return forget_blank(ballot, denominator);
    DELIB_CHECK(check_cast(ballot));
    DELIB_TRY(votes, counts_.parts_of(ballot.numerator, denominator));
    const auto approved = static_cast<std::uint32_t>(ballot.entries.size());
    const bool there =
        counts_[size()] >= votes && std::all_of(ballot.entries.begin(), ballot.entries.end(), [&](const entry& e) {
            const auto found = by_size_.find({approved, e.who});
            return found != by_size_.end() && counts_[found->second] >= votes;
        });
    if (!there) return detail::never_there("a count of approvals would become negative");
    counts_.add(size(), -votes);
    for (const entry& e : ballot.entries) {
        const auto found = by_size_.find({approved, e.who});
        counts_.add(index(e.who), -votes);
        counts_.add(found->second, -votes);
        if (counts_[found->second] != 0) continue;
        counts_.drop(found->second);
        by_size_.erase(found);
    }
    counts_.release(votes);
    forget(ballot);
    return {};
}

DELIB_INLINE result<void> approvals_tally::merge(const approvals_tally& other) {
    DELIB_CHECK(check_mergeable(other));
    DELIB_TRY(factor, counts_.admit_table(other.counts_));
    for (std::size_t i = 0; i <= size(); ++i) counts_.add(i, other.counts_[i] * factor);
    for (const auto& [key, from] : other.by_size_)
        counts_.add(cell(key.first, key.second), other.counts_[from] * factor);
    note(other);
    return {};
}

DELIB_INLINE std::size_t approvals_tally::cell(std::uint32_t approved, candidate who) {
    const auto [at, fresh] = by_size_.try_emplace({approved, who}, 0);
    if (fresh) at->second = counts_.grow();
    return at->second;
}

DELIB_INLINE bool operator==(const approvals_tally& a, const approvals_tally& b) {
    if (!a.same_ballots(b) || a.by_size_.size() != b.by_size_.size()) return false;
    bool same = weight::ratio(a.total(), a.denominator()) == weight::ratio(b.total(), b.denominator());
    a.for_each([&](candidate who, std::uint32_t approved, int128 count) {
        same = same && weight::ratio(count, a.denominator()) == weight::ratio(b.at(who, approved), b.denominator());
    });
    return same;
}

}  // namespace delib
