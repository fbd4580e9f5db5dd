// A count that can be made again on other ballots: with some added, taken away, or in the place of others. This is what
// every question of this room is asked of; no rule is known here but through the registry.
//
// Ballots lie on piles: equal ballots of equal weight, whatever the strata of their voters. Where voters of the same
// ballot and strata weigh differently, a profile no longer knows who weighs what: they share the weight equally here.
// Ballots that are added weigh 1 each; one in the place of another keeps that one's weight.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/core/control.hpp"
#include "delib/engine/registry.hpp"
#include "delib/engine/requirement.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace delib {

/// How ballots are counted: a rule with its options, and what was required.
struct counting {
    const rule_entry* rule = nullptr;
    option_texts options{};
    std::int64_t seats = 1;
    std::vector<requirement> requirements{};
    ballot_policy policy{};
};

/// Equal ballots of equal weight.
struct ballot_pile {
    std::vector<entry> entries{};  ///< as in a profile; none for a blank ballot
    weight each{1};                ///< what one of them weighs
    std::uint64_t heads = 1;

    [[nodiscard]] bool blank() const noexcept { return entries.empty(); }
    friend bool operator==(const ballot_pile&, const ballot_pile&) = default;
};

/// So many ballots of a pile.
struct some_of_pile {
    std::size_t pile = 0;
    std::uint64_t heads = 0;
};

/// A change of the ballots: some are taken away, some are put in.
struct ballot_change {
    std::vector<some_of_pile> out{};
    std::vector<ballot_pile> in{};
};

class recount {
public:
    /// Precondition: `how.rule` is not null, and `how.policy` has let the ballots through (`apply`). Error: weights that
    /// cannot be shared among their voters within 128 bits.
    [[nodiscard]] static result<recount> of(std::shared_ptr<const profile> ballots, counting how, control c = {});

    [[nodiscard]] const profile& ballots() const noexcept { return *ballots_; }
    [[nodiscard]] const std::shared_ptr<const profile>& share_ballots() const noexcept { return ballots_; }
    [[nodiscard]] const counting& how() const noexcept { return how_; }
    [[nodiscard]] const control& work() const noexcept { return control_; }
    /// In the order of their entries, then weights: the order of the file leaves no trace.
    [[nodiscard]] const std::vector<ballot_pile>& piles() const noexcept { return piles_; }
    /// How many people cast a ballot that says something.
    [[nodiscard]] std::uint64_t heads() const noexcept { return ballots_->heads(); }

    /// The outcome of the ballots as they are. Errors: those of the rule.
    [[nodiscard]] result<outcome> decide() const { return decide(ballots_); }
    /// The outcome of other ballots of the same kind and candidates.
    [[nodiscard]] result<outcome> decide(std::shared_ptr<const profile> other) const;
    /// The outcome after a change. Precondition: no more is taken from a pile than it holds. Time O(piles) and a count.
    [[nodiscard]] result<outcome> decide(const ballot_change& change) const;
    /// The ballots after a change, without strata.
    [[nodiscard]] result<profile> changed(const ballot_change& change) const;

    /// How many counts were made so far.
    [[nodiscard]] std::uint64_t made() const noexcept { return made_; }

private:
    std::shared_ptr<const profile> ballots_{};
    counting how_{};
    control control_{};
    std::vector<ballot_pile> piles_{};
    mutable std::uint64_t made_ = 0;
};

/// What so many of them weigh together. Error: more than 128 bits.
[[nodiscard]] result<weight> times(const weight& each, std::uint64_t heads);

}  // namespace delib
