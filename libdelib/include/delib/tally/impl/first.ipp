#pragma once

#include "delib/tally/first.hpp"
#include "delib/tally/plane_numbers.hpp"

#include <algorithm>
#include <span>

namespace delib {

namespace detail {

inline std::span<const entry> best_tier(const ballot_view& ballot) noexcept {
    std::size_t size = 0;
    while (size < ballot.entries.size() && ballot.entries[size].value == ballot.entries[0].value) ++size;
    return ballot.entries.first(size);
}

}  // namespace detail

DELIB_INLINE result<first_tally> first_tally::empty_for(const profile& p, const ballot_policy& policy) {
    DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
    return first_tally(p.share_candidates(), policy);
}

DELIB_INLINE int128 first_tally::at(candidate who, std::uint32_t tier_size) const {
    const auto found = places_.find({who, tier_size});
    return found == places_.end() ? 0 : counts_[found->second];
}

DELIB_INLINE result<void> first_tally::add(const ballot_view& ballot, int128 denominator) {
    if (ballot.blank()) return note_blank(ballot, denominator);
    DELIB_TRY(votes, counts_.admit(ballot.numerator, denominator));
    note(ballot);
    counts_.add(0, votes);
    const std::span<const entry> best = detail::best_tier(ballot);
    const auto tier = static_cast<std::uint32_t>(best.size());
    for (const entry& e : best) counts_.add(cell(e.who, tier), votes);
    return {};
}

DELIB_INLINE result<void> first_tally::add(const rank_planes& ballots) {
    const bool sets_aside = policy().unranked == unranked_policy::reject && !ballots.complete();
    DELIB_CHECK(check_planes(ballots.candidates(), sets_aside, "unranked"));
    if (!ballots.strict()) {
        DELIB_TRY(p, profile_of(ballots));
        return detail::add_each(*this, p);
    }
    DELIB_TRY(vote, counts_.admit_heads(ballots.heads()));
    const std::vector<std::uint64_t> firsts = detail::count_numbers(ballots.blocks(), 1);
    for (std::size_t c = 0; c < size(); ++c) {
        if (firsts[c] > 0) counts_.add(cell(candidate_at(c), 1), static_cast<int128>(firsts[c]) * vote);
    }
    counts_.add(0, static_cast<int128>(ballots.heads()) * vote);
    return note(ballots.heads(), ballots.blank_heads(), weight(static_cast<std::int64_t>(ballots.blank_heads())));
}

DELIB_INLINE result<void> first_tally::retract(const ballot_view& ballot, int128 denominator) {
    if (ballot.blank()) return forget_blank(ballot, denominator);
    DELIB_CHECK(check_cast(ballot));
    DELIB_TRY(votes, counts_.parts_of(ballot.numerator, denominator));
    const std::span<const entry> best = detail::best_tier(ballot);
    const auto tier = static_cast<std::uint32_t>(best.size());
    const bool there = counts_[0] >= votes && std::all_of(best.begin(), best.end(), [&](const entry& e) {
                           const auto found = places_.find({e.who, tier});
                           return found != places_.end() && counts_[found->second] >= votes;
                       });
    if (!there) return detail::never_there("a count of first places would become negative");
    counts_.add(0, -votes);
    for (const entry& e : best) {
        const auto found = places_.find({e.who, tier});
        counts_.add(found->second, -votes);
        if (counts_[found->second] != 0) continue;
        counts_.drop(found->second);
        places_.erase(found);
    }
    counts_.release(votes);
    forget(ballot);
    return {};
}

DELIB_INLINE result<void> first_tally::merge(const first_tally& other) {
    DELIB_CHECK(check_mergeable(other));
    DELIB_TRY(factor, counts_.admit_table(other.counts_));
    counts_.add(0, other.counts_[0] * factor);
    for (const auto& [key, from] : other.places_)
        counts_.add(cell(key.first, key.second), other.counts_[from] * factor);
    note(other);
    return {};
}

DELIB_INLINE std::size_t first_tally::cell(candidate who, std::uint32_t tier) {
    const auto [at, fresh] = places_.try_emplace({who, tier}, 0);
    if (fresh) at->second = counts_.grow();
    return at->second;
}

DELIB_INLINE bool operator==(const first_tally& a, const first_tally& b) {
    if (!a.same_ballots(b) || a.places_.size() != b.places_.size()) return false;
    bool same = weight::ratio(a.total(), a.denominator()) == weight::ratio(b.total(), b.denominator());
    a.for_each([&](candidate who, std::uint32_t size, int128 count) {
        same = same && weight::ratio(count, a.denominator()) == weight::ratio(b.at(who, size), b.denominator());
    });
    return same;
}

}  // namespace delib
