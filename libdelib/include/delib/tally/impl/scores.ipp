#pragma once

#include "delib/tally/scores.hpp"

namespace delib {

DELIB_INLINE result<scores_tally> scores_tally::empty_for(const profile& p, const ballot_policy& policy) {
    return of_points(p, policy);
}

DELIB_INLINE result<scores_tally> scores_tally::empty_for(const mark_planes& p, const ballot_policy& policy) {
    return of_points(p, policy);
}

template <class Ballots>
result<scores_tally> scores_tally::of_points(const Ballots& p, const ballot_policy& policy) {
    if (p.share_scale() == nullptr || p.share_scale()->values().size() != p.share_scale()->size())
        return error{error_code::unsupported, "scores are counted from points; these ballots have none", {}};
    DELIB_TRY(counts, grades_tally::empty_for(p, policy));
    return scores_tally(std::move(counts));
}

DELIB_INLINE rational scores_tally::sum(candidate who) const {
    rational all = 0;
    for (std::size_t g = 0; g < counts_.grades().size(); ++g) {
        const points& value = counts_.grades().values()[g];
        const rational part = to_rational(value.size) * to_rational(counts_.given(who, g), counts_.denominator());
        all += value.negative ? rational(-part) : part;
    }
    return all;
}

DELIB_INLINE rational scores_tally::scored(candidate who) const {
    int128 all = 0;
    for (std::size_t g = 0; g < counts_.grades().size(); ++g) all += counts_.given(who, g);
    return to_rational(all, counts_.denominator());
}

DELIB_INLINE result<void> scores_tally::add(const ballot_view& ballot, int128 denominator) {
    DELIB_CHECK(counts_.add(ballot, denominator));
    return ballot.blank() ? note_blank(ballot, denominator) : (note(ballot), result<void>{});
}

DELIB_INLINE result<void> scores_tally::add(const mark_planes& ballots) {
    DELIB_CHECK(counts_.add(ballots));
    return note(ballots.heads(), ballots.blank_heads(), weight(static_cast<std::int64_t>(ballots.blank_heads())));
}

DELIB_INLINE result<void> scores_tally::retract(const ballot_view& ballot, int128 denominator) {
    DELIB_CHECK(counts_.retract(ballot, denominator));
    return ballot.blank() ? forget_blank(ballot, denominator) : (forget(ballot), result<void>{});
}

DELIB_INLINE result<void> scores_tally::merge(const scores_tally& other) {
    DELIB_CHECK(counts_.merge(other.counts_));
    note(other);
    return {};
}

}  // namespace delib
