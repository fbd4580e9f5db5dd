#pragma once

#include "delib/tally/mergeable.hpp"

namespace delib {

DELIB_INLINE result<void> check_same_names(const candidate_list& earlier, const candidate_list& added) {
    const auto only_in = [](const std::string& name, const char* which) {
        return error{error_code::usage,
                     "tallies of different candidates cannot be merged: '" + visible(name) + "' stands only in the " +
                         which + " one",
                     {}};
    };
    for (const std::string& name : added.names()) {
        if (!earlier.find(name)) return only_in(name, "added");
    }
    for (const std::string& name : earlier.names()) {
        if (!added.find(name)) return only_in(name, "earlier");
    }
    return {};
}

DELIB_INLINE result<void> check_same_candidates(const candidate_list& earlier, const candidate_list& added) {
    if (earlier == added) return {};
    DELIB_CHECK(check_same_names(earlier, added));
    std::size_t place = 0;
    while (earlier.names()[place] == added.names()[place]) ++place;
    return error{error_code::usage,
                 "tallies with their candidates in another order cannot be merged: number " +
                     std::to_string(place + 1) + " is '" + visible(earlier.names()[place]) + "' in the earlier and '" +
                     visible(added.names()[place]) + "' in the added one",
                 {}};
}

DELIB_INLINE result<void> check_same_policy(const ballot_policy& earlier, const ballot_policy& added) {
    const auto before = to_pairs(earlier), after = to_pairs(added);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] == after[i]) continue;
        return error{error_code::usage,
                     "tallies read under different policies cannot be merged: " + before[i].first + " is " +
                         before[i].second + " in the earlier and " + after[i].second + " in the added one",
                     {}};
    }
    return {};
}

DELIB_INLINE result<void> check_same_scale(const scale& earlier, const scale& added) {
    for (std::size_t i = 0; i < earlier.size() || i < added.size(); ++i) {
        if (i < earlier.size() && i < added.size() && earlier.label(i) == added.label(i)) continue;
        const auto label = [i](const scale& s) {
            return i < s.size() ? "'" + visible(s.label(i)) + "'" : std::string("missing");
        };
        return error{error_code::usage,
                     "tallies on different scales cannot be merged: grade " + std::to_string(i + 1) + " is " +
                         label(earlier) + " in the earlier and " + label(added) + " in the added one",
                     {}};
    }
    return {};
}

}  // namespace delib
