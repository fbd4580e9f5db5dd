#pragma once

#include "delib/tally/tally.hpp"

namespace delib {

DELIB_INLINE tally_base::tally_base() = default;

DELIB_INLINE result<void> tally_base::note_blank(const ballot_view& ballot, int128 denominator) {
    const auto sum = checked_add(blank_weight_, weight::ratio(ballot.numerator, denominator));
    if (!sum) return too_large();
    blank_weight_ = *sum;
    blank_heads_ += ballot.heads;
    return {};
}

DELIB_INLINE result<void> tally_base::forget_blank(const ballot_view& ballot, int128 denominator) {
    const weight taken = weight::ratio(ballot.numerator, denominator);
    if (ballot.heads > blank_heads_ || compare(taken, blank_weight_) > 0)
        return detail::never_there("there are fewer blank ballots in it");
    const auto rest = checked_subtract(blank_weight_, taken);
    if (!rest) return too_large();
    blank_weight_ = *rest;
    blank_heads_ -= ballot.heads;
    return {};
}

DELIB_INLINE result<void> tally_base::check_cast(const ballot_view& ballot) const {
    if (ballot.heads <= heads_) return {};
    return detail::never_there("more people cast them than are in it");
}

DELIB_INLINE void tally_base::note(const tally_base& other) noexcept {
    heads_ += other.heads_;
    blank_heads_ += other.blank_heads_;
    blank_weight_ = checked_add(blank_weight_, other.blank_weight_).value_or(blank_weight_);
}

DELIB_INLINE result<void> tally_base::note(std::uint64_t heads, std::uint64_t blank_heads, const weight& blank_weight) {
    const auto sum = checked_add(blank_weight_, blank_weight);
    if (!sum) return too_large();
    blank_weight_ = *sum;
    heads_ += heads;
    blank_heads_ += blank_heads;
    return {};
}

DELIB_INLINE result<void> tally_base::check_mergeable(const tally_base& other) const {
    DELIB_CHECK(check_same_candidates(*candidates_, *other.candidates_));
    DELIB_CHECK(check_same_policy(policy_, other.policy_));
    std::uint64_t room = max_heads;
    for (const std::uint64_t heads : {heads_, blank_heads_, other.heads_, other.blank_heads_}) {
        if (heads > room) return error{error_code::overflow, "more than 2^63 ballots", {}};
        room -= heads;
    }
    return checked_add(blank_weight_, other.blank_weight_) ? result<void>{} : result<void>{too_large()};
}

DELIB_INLINE bool tally_base::same_ballots(const tally_base& other) const {
    return *candidates_ == *other.candidates_ && policy_ == other.policy_ && heads_ == other.heads_ &&
           blank_heads_ == other.blank_heads_ && blank_weight_ == other.blank_weight_;
}

DELIB_INLINE error tally_base::too_large() {
    return {error_code::overflow, "the sum of weights is beyond 128 bits; round them with --weight-digits", {}};
}

DELIB_INLINE result<void> tally_base::check_planes(const candidate_list& on, bool sets_aside,
                                                   std::string_view setting) const {
    if (!(candidates() == on))
        return error{error_code::usage, "ballots on other candidates cannot be added to this tally", {}};
    if (sets_aside) {
        return error{error_code::unsupported,
                     "short ballots are set aside (" + std::string(setting) + "=reject) from profiles only",
                     {}};
    }
    return {};
}

namespace detail {

DELIB_INLINE error never_there(std::string_view what) {
    return {error_code::usage,
            "these ballots cannot be taken off a tally that they were not added to: " + std::string(what),
            {}};
}

DELIB_INLINE result<void> require_kind(ballot_kind found, ballot_kind wanted, std::string_view what) {
    if (found == wanted) return {};
    return error{error_code::unsupported,
                 std::string(what) + " are counted from " + std::string(to_text(wanted)) + " ballots; these are " +
                     std::string(to_text(found)),
                 {}};
}

}  // namespace detail

}  // namespace delib
