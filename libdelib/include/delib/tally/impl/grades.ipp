#pragma once

#include "delib/tally/grades.hpp"
#include "delib/tally/plane_numbers.hpp"

namespace delib {

DELIB_INLINE result<grades_tally> grades_tally::empty_for(const profile& p, const ballot_policy& policy) {
    if (p.kind() != ballot_kind::scored) DELIB_CHECK(detail::require_kind(p.kind(), ballot_kind::graded, "grades"));
    return grades_tally(p.share_candidates(), p.share_scale(), policy);
}

DELIB_INLINE result<grades_tally> grades_tally::empty_for(const mark_planes& p, const ballot_policy& policy) {
    DELIB_CHECK(detail::require_kind(p.kind(), ballot_kind::graded, "grades"));
    return grades_tally(p.share_candidates(), p.share_scale(), policy);
}

DELIB_INLINE std::vector<int128> grades_tally::counts(candidate who) const {
    std::vector<int128> row(scale_->size());
    for (std::size_t g = 0; g < row.size(); ++g) row[g] = given(who, g);
    if (row.empty()) return row;
    if (policy().ungraded == ungraded_policy::worst) row[0] += ungraded(who);
    if (policy().ungraded == ungraded_policy::median) {
        int128 all = 0, below = 0;
        for (const int128 n : row) all += n;
        for (int128& n : row) {
            below += n;
            if (all > 0 && below >= all - below) {
                n += ungraded(who);
                break;
            }
        }
    }
    return row;
}

template <class F>
void grades_tally::for_each_cell(const ballot_view& ballot, F&& f) const {
    f(counts_.size() - 1);
    const std::size_t width = scale_->size() + 1;
    std::size_t next = 0;
    for (const entry& e : ballot.entries) {
        for (; next < index(e.who); ++next) f(next * width);
        f(next * width + 1 + e.value);
        ++next;
    }
    for (; next < size(); ++next) f(next * width);
}

DELIB_INLINE result<void> grades_tally::add(const ballot_view& ballot, int128 denominator) {
    if (ballot.blank() && policy().ungraded != ungraded_policy::worst) return note_blank(ballot, denominator);
    DELIB_TRY(votes, counts_.admit(ballot.numerator, denominator));
    if (ballot.blank())
        DELIB_CHECK(note_blank(ballot, denominator));
    else
        note(ballot);
    for_each_cell(ballot, [&](std::size_t at) { counts_.add(at, votes); });
    return {};
}

DELIB_INLINE result<void> grades_tally::add(const mark_planes& ballots) {
    DELIB_CHECK(detail::require_kind(ballots.kind(), ballot_kind::graded, "grades"));
    DELIB_CHECK(check_same_scale(*scale_, *ballots.share_scale()));
    const bool sets_aside = policy().ungraded == ungraded_policy::reject && !ballots.complete();
    DELIB_CHECK(check_planes(ballots.candidates(), sets_aside, "ungraded"));
    const std::uint64_t all =
        ballots.heads() + (policy().ungraded == ungraded_policy::worst ? ballots.blank_heads() : 0);
    DELIB_TRY(vote, counts_.admit_heads(all));
    const std::size_t grades = scale_->size();
    const std::vector<std::uint64_t> given = detail::count_numbers(ballots.blocks(), grades);
    for (std::size_t c = 0; c < size(); ++c) {
        std::uint64_t ungraded = all;
        for (std::size_t g = 0; g < grades; ++g) {
            counts_.add(c * (grades + 1) + 1 + g, static_cast<int128>(given[c * grades + g]) * vote);
            ungraded -= given[c * grades + g];
        }
        counts_.add(c * (grades + 1), static_cast<int128>(ungraded) * vote);
    }
    counts_.add(counts_.size() - 1, static_cast<int128>(all) * vote);
    return note(ballots.heads(), ballots.blank_heads(), weight(static_cast<std::int64_t>(ballots.blank_heads())));
}

DELIB_INLINE result<void> grades_tally::retract(const ballot_view& ballot, int128 denominator) {
    if (ballot.blank() && policy().ungraded != ungraded_policy::worst) return forget_blank(ballot, denominator);
    if (!ballot.blank()) DELIB_CHECK(check_cast(ballot));
    DELIB_TRY(votes, counts_.parts_of(ballot.numerator, denominator));
    bool there = true;
    for_each_cell(ballot, [&](std::size_t at) { there = there && counts_[at] >= votes; });
    if (!there) return detail::never_there("a count of grades would become negative");
    if (ballot.blank())
        DELIB_CHECK(forget_blank(ballot, denominator));
    else
        forget(ballot);
    for_each_cell(ballot, [&](std::size_t at) { counts_.add(at, -votes); });
    counts_.release(votes);
    return {};
}

DELIB_INLINE result<void> grades_tally::merge(const grades_tally& other) {
    DELIB_CHECK(check_mergeable(other));
    DELIB_CHECK(check_same_scale(*scale_, *other.scale_));
    DELIB_CHECK(counts_.merge(other.counts_));
    note(other);
    return {};
}

}  // namespace delib
