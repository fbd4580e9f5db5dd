#pragma once

#include "delib/tally/plane_numbers.hpp"
#include "delib/tally/positions.hpp"

#include <algorithm>

namespace delib {

DELIB_INLINE result<positions_tally> positions_tally::empty_for(const profile& p, const ballot_policy& policy) {
    DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "positions"));
    return positions_tally(p.share_candidates(), policy);
}

DELIB_INLINE int128 positions_tally::count(const position& p) const {
    const auto found = cells_.find(key(p));
    return found == cells_.end() ? 0 : counts_[found->second];
}

DELIB_INLINE std::vector<std::pair<position, int128>> positions_tally::sorted() const {
    std::vector<std::pair<position, int128>> all;
    for (const auto& [packed, cell] : cells_) {
        const position p = unpack(packed);
        if (p.place != 0) all.emplace_back(p, counts_[cell]);
    }
    std::sort(all.begin(), all.end());
    return all;
}

DELIB_INLINE std::vector<std::uint32_t> positions_tally::lengths() const {
    std::vector<std::uint32_t> all;
    for (const auto& [packed, cell] : cells_) {
        if (unpack(packed).place == 0) all.push_back(unpack(packed).ranked);
    }
    std::sort(all.begin(), all.end());
    return all;
}

template <class F>
void positions_tally::for_each_position(const ballot_view& ballot, F&& f) {
    const auto& row = ballot.entries;
    const auto ranked = static_cast<std::uint32_t>(row.size());
    f(position{ranked, {}, 0, 0});
    for (std::uint32_t first = 0; first < ranked;) {
        std::uint32_t end = first;
        while (end < ranked && row[end].value == row[first].value) ++end;
        for (std::uint32_t i = first; i < end; ++i) f(position{ranked, row[i].who, first + 1, end - first});
        first = end;
    }
}

DELIB_INLINE result<void> positions_tally::add(const ballot_view& ballot, int128 denominator) {
    if (ballot.blank()) return note_blank(ballot, denominator);
    DELIB_TRY(votes, counts_.admit(ballot.numerator, denominator));
    note(ballot);
    counts_.add(0, votes);
    for_each_position(ballot, [&](const position& p) { counts_.add(cell(p), votes); });
    return {};
}

DELIB_INLINE result<void> positions_tally::add(const rank_planes& ballots) {
    const bool sets_aside = policy().unranked == unranked_policy::reject && !ballots.complete();
    DELIB_CHECK(check_planes(ballots.candidates(), sets_aside, "unranked"));
    if (!ballots.strict()) {
        DELIB_TRY(p, profile_of(ballots));
        return detail::add_each(*this, p);
    }
    DELIB_TRY(vote, counts_.admit_heads(ballots.heads()));
    const std::size_t m = size();
    for (const auto& [length, found] : detail::count_numbers_by_size(ballots.blocks(), m, m)) {
        counts_.add(cell({length, {}, 0, 0}), static_cast<int128>(found.ballots) * vote);
        for (std::size_t c = 0; c < m; ++c) {
            for (std::uint32_t ahead = 0; ahead < length; ++ahead) {
                const std::uint64_t n = found.counts[c * m + ahead];
                if (n > 0) counts_.add(cell({length, candidate_at(c), ahead + 1, 1}), static_cast<int128>(n) * vote);
            }
        }
    }
    counts_.add(0, static_cast<int128>(ballots.heads()) * vote);
    return note(ballots.heads(), ballots.blank_heads(), weight(static_cast<std::int64_t>(ballots.blank_heads())));
}

DELIB_INLINE result<void> positions_tally::retract(const ballot_view& ballot, int128 denominator) {
    if (ballot.blank()) return forget_blank(ballot, denominator);
    DELIB_CHECK(check_cast(ballot));
    DELIB_TRY(votes, counts_.parts_of(ballot.numerator, denominator));
    bool there = counts_[0] >= votes;
    for_each_position(ballot, [&](const position& p) {
        const auto found = cells_.find(key(p));
        there = there && found != cells_.end() && counts_[found->second] >= votes;
    });
    if (!there) return detail::never_there("a count of positions would become negative");
    counts_.add(0, -votes);
    for_each_position(ballot, [&](const position& p) {
        const auto found = cells_.find(key(p));
        counts_.add(found->second, -votes);
        if (counts_[found->second] != 0) return;
        counts_.drop(found->second);
        cells_.erase(found);
    });
    counts_.release(votes);
    forget(ballot);
    return {};
}

DELIB_INLINE result<void> positions_tally::merge(const positions_tally& other) {
    DELIB_CHECK(check_mergeable(other));
    DELIB_TRY(factor, counts_.admit_table(other.counts_));
    counts_.add(0, other.counts_[0] * factor);
    for (const auto& [packed, from] : other.cells_) counts_.add(cell(unpack(packed)), other.counts_[from] * factor);
    note(other);
    return {};
}

DELIB_INLINE std::size_t positions_tally::cell(const position& p) {
    const auto [at, fresh] = cells_.try_emplace(key(p), 0);
    if (fresh) at->second = counts_.grow();
    return at->second;
}

DELIB_INLINE bool operator==(const positions_tally& a, const positions_tally& b) {
    if (!a.same_ballots(b) || a.cells_.size() != b.cells_.size()) return false;
    return std::all_of(a.cells_.begin(), a.cells_.end(), [&](const auto& at) {
        const auto found = b.cells_.find(at.first);
        return found != b.cells_.end() && weight::ratio(a.counts_[at.second], a.denominator()) ==
                                              weight::ratio(b.counts_[found->second], b.denominator());
    });
}

}  // namespace delib
