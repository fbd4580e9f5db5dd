#pragma once

#include "delib/rule/ranked/removal_sets.hpp"

namespace delib {

namespace detail {

DELIB_INLINE outcome tell_removals(std::int64_t seats, const removals& found, events::removal::reason why) {
    outcome out = begin_outcome(seats);
    out.complete = found.complete;
    std::int64_t round = 1;
    for (const candidate who : found.one_way) out.rounds.emplace_back(events::removal{round++, {who}, why});
    if (!found.tied.empty())
        out.ties.push_back({tie::place::elimination, round, found.tied, tie::resolution::parallel, {}, {}});
    return out;
}

}  // namespace detail

}  // namespace delib
