// From an order to seats: who is surely in, who ties for what is left, and all committees that this allows.
#pragma once

#include "delib/core/config.hpp"
#include "delib/outcome/outcome.hpp"
#include "delib/outcome/ties.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace delib {

/// Orders candidates by a key, best first; those with equivalent keys share a tier. `better(a, b)` must be a strict
/// weak order on candidates. Time O(m log m) comparisons.
[[nodiscard]] ranking rank_by(std::size_t candidates, const std::function<bool(candidate, candidate)>& better);

/// The order of decreasing scores; a candidate without a score comes last.
[[nodiscard]] ranking rank_by_score(const std::vector<std::optional<rational>>& scores);

/// n over k, exactly.
[[nodiscard]] rational binomial(std::size_t n, std::size_t k);

/// Fills winners, elected, tied, open and committees from a set of sure winners and a set that ties for the seats left.
void seat(outcome& out, std::vector<candidate> elected, std::vector<candidate> tied, std::size_t max_committees);

/// Seats the top of an order. A tie across the last seat is resolved as far as `breaker` goes, and recorded; what is
/// left stands in `tied`.
void settle(outcome& out, ranking order, const tie_breaker& breaker, const control& c);

/// Seats one winner out of a set that the rule defines; the set may be empty.
void settle_set(outcome& out, const std::vector<candidate>& winners, const tie_breaker& breaker, const control& c);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/outcome/impl/settle.ipp"
#endif
