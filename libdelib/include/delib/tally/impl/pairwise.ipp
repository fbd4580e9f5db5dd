#pragma once

#include "delib/tally/pairwise.hpp"

namespace delib {

DELIB_INLINE result<pairwise_tally> pairwise_tally::empty_for(const profile& p, const ballot_policy& policy) {
    DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "pairwise comparisons"));
    return pairwise_tally(p.share_candidates(), policy);
}

template <class F>
void pairwise_tally::for_each_cell(const ballot_view& ballot, F&& f) {
    f(counts_.size() - 1, units_per_vote);
    const bool half = policy().pairwise_ties == pairwise_ties_policy::half;
    const auto& row = ballot.entries;
    for (std::size_t i = 0; i < row.size(); ++i) {
        for (std::size_t j = i + 1; j < row.size(); ++j) {
            if (row[i].value != row[j].value) {
                f(cell(row[i].who, row[j].who), units_per_vote);
            } else if (half) {
                f(cell(row[i].who, row[j].who), int128{1});
                f(cell(row[j].who, row[i].who), int128{1});
            }
        }
    }
    if (policy().unranked != unranked_policy::last || row.size() == size()) return;
    ranked_.assign(size(), 0);
    for (const entry& e : row) ranked_[index(e.who)] = 1;
    unranked_.clear();
    for (std::size_t c = 0; c < size(); ++c) {
        if (ranked_[c] == 0) unranked_.push_back(candidate_at(c));
    }
    for (const candidate below : unranked_) {
        for (const entry& e : row) f(cell(e.who, below), units_per_vote);
        if (!half) continue;
        for (const candidate other : unranked_) {
            if (other != below) f(cell(below, other), int128{1});
        }
    }
}

DELIB_INLINE result<void> pairwise_tally::add(const ballot_view& ballot, int128 denominator) {
    if (ballot.blank()) return note_blank(ballot, denominator);
    DELIB_TRY(votes, counts_.admit(ballot.numerator, denominator));
    note(ballot);
    for_each_cell(ballot, [&](std::size_t at, int128 units) { counts_.add(at, votes * units); });
    return {};
}

DELIB_INLINE result<void> pairwise_tally::retract(const ballot_view& ballot, int128 denominator) {
    if (ballot.blank()) return forget_blank(ballot, denominator);
    DELIB_CHECK(check_cast(ballot));
    DELIB_TRY(votes, counts_.parts_of(ballot.numerator, denominator));
    bool there = true;
    for_each_cell(ballot, [&](std::size_t at, int128 units) { there = there && counts_[at] >= votes * units; });
    if (!there) return detail::never_there("a count of duels would become negative");
    for_each_cell(ballot, [&](std::size_t at, int128 units) { counts_.add(at, -votes * units); });
    counts_.release(votes);
    forget(ballot);
    return {};
}

DELIB_INLINE result<void> pairwise_tally::add(const profile& ballots) {
    constexpr std::size_t few = 64;  // so many are counted as fast one by one
    const bool half_of_some =
        policy().pairwise_ties == pairwise_ties_policy::half && policy().unranked == unranked_policy::no_opinion;
    if (ballots.size() < few || size() > rank_planes::max_candidates || half_of_some || !fits_int64(ballots.total()))
        return detail::add_each(*this, ballots);
    DELIB_CHECK(
        note(ballots.heads(), ballots.blank_heads(), weight::ratio(ballots.blank_total(), ballots.denominator())));
    if (ballots.total() == 0) return {};
    // The smallest weight first, so that the table counts in parts as small.
    DELIB_TRY(smallest, counts_.admit(1, ballots.denominator()));
    DELIB_CHECK(counts_.admit(ballots.total() - 1, ballots.denominator()));
    const int128 unit = smallest * units_per_vote;
    const std::vector<std::uint64_t> above = count_duels(ballots, policy());
    for (std::size_t a = 0; a < size(); ++a) {
        for (std::size_t b = 0; b < size(); ++b) {
            if (a == b) continue;
            const auto at = a * size() + b, back = b * size() + a;
            counts_.add(at, static_cast<int128>(above[at]) * unit);
            if (policy().pairwise_ties == pairwise_ties_policy::half)
                counts_.add(at, (ballots.total() - above[at] - above[back]) * unit / 2);
        }
    }
    counts_.add(counts_.size() - 1, ballots.total() * unit);
    return {};
}

DELIB_INLINE result<void> pairwise_tally::add(const rank_planes& ballots) {
    const bool sets_aside = policy().unranked == unranked_policy::reject && !ballots.complete();
    DELIB_CHECK(check_planes(ballots.candidates(), sets_aside, "unranked"));
    const auto heads = static_cast<int128>(ballots.heads());
    DELIB_TRY(vote, counts_.admit_heads(ballots.heads()));
    const int128 unit = vote * units_per_vote;
    const plane_counts found = count_duels(ballots, policy());
    for (std::size_t a = 0; a < size(); ++a) {
        for (std::size_t b = 0; b < size(); ++b) {
            if (a == b) continue;
            const auto at = a * size() + b, back = b * size() + a;
            counts_.add(at, static_cast<int128>(found.above[at]) * unit);
            if (!found.both.empty())
                counts_.add(at, static_cast<int128>(found.both[at] - found.above[at] - found.above[back]) * unit / 2);
        }
    }
    counts_.add(counts_.size() - 1, heads * unit);
    return note(ballots.heads(), ballots.blank_heads(), weight::ratio(static_cast<int128>(ballots.blank_heads()), 1));
}

DELIB_INLINE result<void> pairwise_tally::merge(const pairwise_tally& other) {
    DELIB_CHECK(check_mergeable(other));
    DELIB_CHECK(counts_.merge(other.counts_));
    note(other);
    return {};
}

DELIB_INLINE result<pairwise_tally> restrict_to(const pairwise_tally& whole, const std::vector<candidate>& kept) {
    std::vector<std::string> names;
    for (const candidate who : kept) names.push_back(whole.candidates().name(who));
    DELIB_TRY(list, candidate_list::create(names));
    pairwise_tally part(std::make_shared<const candidate_list>(std::move(list)), whole.policy());
    DELIB_TRY(scale, part.counts_.admit_table(whole.counts_));
    for (std::size_t i = 0; i < kept.size(); ++i) {
        for (std::size_t j = 0; j < kept.size(); ++j) {
            part.counts_.add(part.cell(candidate_at(i), candidate_at(j)), whole(kept[i], kept[j]) * scale);
        }
    }
    part.counts_.add(part.counts_.size() - 1, whole.total() * scale);
    part.note(whole);
    return part;
}

DELIB_INLINE result<pairwise_tally> duels_of(const rank_planes& ballots, const ballot_policy& policy) {
    return tally_of<pairwise_tally>(ballots, policy);
}

}  // namespace delib
