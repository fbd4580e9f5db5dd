#pragma once

#include "delib/rule/rule.hpp"

#include <string>
#include <utility>

namespace delib {

namespace detail {

DELIB_INLINE result<outcome> refuse_seats(const rule_info& info, std::int64_t seats) {
    const std::string got = ", got " + std::to_string(seats);
    if (seats < 1) return error{error_code::usage, "a count fills at least one seat" + got, {}};
    return error{error_code::usage, std::string(info.id) + " fills one seat" + got, {}};
}

DELIB_INLINE outcome signed_by(const rule_info& info, option_texts options, outcome out) {
    out.rule = std::string(info.id);
    out.options = std::move(options);
    return out;
}

}  // namespace detail

DELIB_INLINE result<outcome> settle_scores(outcome out, const tie_policy& ties, const candidate_list& candidates,
                                           const control& c) {
    DELIB_TRY(breaker, tie_breaker::create(ties, candidates, c));
    settle(out, rank_by_score(out.scores), breaker, c);
    return out;
}

}  // namespace delib
