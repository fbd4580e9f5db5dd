// Counts that take candidates out one by one, along every resolution of ties: each set of those who remain is visited
// once, so that the work is bounded by the number of such sets.
#pragma once

#include "delib/core/config.hpp"
#include "delib/rule/ranked/duels.hpp"

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace delib::detail {

/// One step of such a count: who may leave next, or who wins here.
struct removal_step {
    std::vector<candidate> leave{};
    std::vector<candidate> win{};
};

/// What became of the count.
struct removals {
    std::vector<candidate> winners{};
    std::vector<candidate> one_way{};  ///< who left, in order, until the first tie
    std::vector<candidate> tied{};     ///< the first tie; empty if there was none
    bool complete = true;
};

/// Follows `step(left)` from everybody on. Error: cancelled.
template <class Step>
[[nodiscard]] result<removals> every_removal(std::size_t candidates, Step&& step, const control& c) {
    removals out;
    std::set<std::vector<candidate>> seen;
    std::vector<std::vector<candidate>> open{everybody(candidates)};
    std::vector<bool> wins(candidates, false);
    while (!open.empty()) {
        if (c.cancelled()) return cancelled_error();
        if (seen.size() > c.max_states || c.expired()) {
            out.complete = false;
            break;
        }
        const std::vector<candidate> left = std::move(open.back());
        open.pop_back();
        const removal_step now = step(left);
        for (const candidate who : now.win) wins[index(who)] = true;
        if (out.tied.empty() && now.leave.size() == 1) out.one_way.push_back(now.leave.front());
        if (out.tied.empty() && now.leave.size() > 1) out.tied = now.leave;
        for (const candidate who : now.leave) {
            auto next = those(left, [&](candidate other) { return other != who; });
            if (seen.insert(next).second) open.push_back(std::move(next));
        }
    }
    out.winners = those(everybody(candidates), [&](candidate who) { return wins[index(who)]; });
    return out;
}

/// An outcome with what `every_removal` found. A tie among those who may leave is recorded as met in parallel.
[[nodiscard]] outcome tell_removals(std::int64_t seats, const removals& found, events::removal::reason why);

}  // namespace delib::detail

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/removal_sets.ipp"
#endif
