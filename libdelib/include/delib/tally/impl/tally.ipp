#pragma once

#include "delib/tally/tally.hpp"

namespace delib {

DELIB_INLINE tally_base::tally_base() = default;

DELIB_INLINE result<void> tally_base::check_mergeable(const tally_base& other) const {
    if (!(*candidates_ == *other.candidates_)) {
        return error{error_code::usage, "tallies of different candidates cannot be merged", {}};
    }
    if (!(policy_ == other.policy_)) {
        return error{error_code::usage, "tallies read under different policies cannot be merged", {}};
    }
    return {};
}

DELIB_INLINE bool tally_base::same_ballots(const tally_base& other) const {
    return *candidates_ == *other.candidates_ && policy_ == other.policy_ && heads_ == other.heads_ &&
           blank_heads_ == other.blank_heads_;
}

namespace detail {

DELIB_INLINE result<void> require_kind(const profile& p, ballot_kind wanted, std::string_view what) {
    if (p.kind() == wanted) return {};
    return error{error_code::unsupported,
                 std::string(what) + " are counted from " + std::string(to_text(wanted)) + " ballots; these are " +
                     std::string(to_text(p.kind())),
                 {}};
}

}  // namespace detail

}  // namespace delib
