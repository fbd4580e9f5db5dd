// Looking for few ballots with which the winners are others: every way of a small number of them, and well-chosen families
// of a large one.
#pragma once

#include "delib/integrity/margin.hpp"

#include <cstdint>
#include <vector>

namespace delib::integrity {

/// Counts after changes.
class changes {
public:
    changes(const recount& count, const outcome& decided) : count_(count), before_(decided.winners) {}

    /// Whether the winners are others then; `now` receives them. A count that was not completed says nothing: no.
    [[nodiscard]] result<bool> alter(const ballot_change& change, std::vector<candidate>& now);
    /// Whether every count so far was completed.
    [[nodiscard]] bool all_complete() const noexcept { return all_complete_; }

private:
    const recount& count_;
    std::vector<candidate> before_;
    bool all_complete_ = true;
};

/// Counts every way to change `margin.lower` ballots, one more, … up to `most`, as far as `effort` goes: `margin.tried` says how far that
/// was. Found ones become the upper bound, and the lower one; where every way there is was tried, neither is there. Ballots
/// that a tally cannot tell apart are tried once.
[[nodiscard]] result<void> try_every_way(tampering what, const recount& count, const outcome& decided,
                                         std::uint64_t most, const margin_effort& effort, ballot_margin& margin);

/// Lowers the upper bound of `margin` by families of ballots for each rival, as long as it is above the lower one. In each
/// family the number is doubled until the winners are others, then bisected, then lowered one by one.
[[nodiscard]] result<void> search_families(tampering what, const recount& count, const outcome& decided,
                                           ballot_margin& margin);

}  // namespace delib::integrity
