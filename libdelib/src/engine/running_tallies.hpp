// Tallies of rankings that come piece by piece: the ballots of each piece are counted and let go.
#pragma once

#include "delib/rule/rule.hpp"
#include "delib/tally/first.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/positions.hpp"
#include "delib/tally/serial.hpp"

#include <optional>
#include <vector>

namespace delib {

class running_tallies {
public:
    /// `kinds` are what is counted: first, positions, pairwise. With `late` candidates a piece may hold some whom no piece
    /// before named; what is counted then is what all ballots together would have given.
    enum class candidates : std::uint8_t { known, late };
    running_tallies(std::vector<basis_kind> kinds, candidates names, const ballot_policy& policy)
        : kinds_(std::move(kinds)), names_(names), policy_(policy) {}

    /// Counts the ballots of a piece. Its candidates are those of the piece before, in the same order among themselves, and
    /// maybe others. Error: weights beyond 128 bits.
    [[nodiscard]] result<void> add(const profile& piece);

    /// Takes the tallies of a piece that were counted apart, of all kinds that are counted here. Otherwise like `add`.
    [[nodiscard]] result<void> merge(const running_tallies& piece);

    /// Stops counting this kind.
    void drop(basis_kind kind);

    /// How many people cast a ballot that was counted and not set aside since: under `unranked=reject` a late candidate
    /// does that to all but the blank ones.
    [[nodiscard]] std::uint64_t heads() const noexcept;
    [[nodiscard]] std::uint64_t set_aside_heads() const noexcept { return set_aside_heads_; }

    /// What was counted. Precondition: something was added.
    [[nodiscard]] tallies finish();

private:
    [[nodiscard]] result<void> begin(const profile& piece);
    [[nodiscard]] result<void> make_room(const shared_candidates& all);
    [[nodiscard]] result<void> widen(const shared_candidates& all);
    [[nodiscard]] result<void> add_ranked(const profile& piece);

    std::vector<basis_kind> kinds_;
    candidates names_;
    ballot_policy policy_;
    shared_candidates all_{};
    std::optional<first_tally> first_{};
    std::optional<positions_tally> positions_{};
    std::optional<pairwise_tally> pairwise_{};
    std::vector<weight> ranked_{};  // the weight of the ballots that rank a candidate, if that may be asked for
    std::uint64_t set_aside_heads_ = 0;
};

}  // namespace delib
