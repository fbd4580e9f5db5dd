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
#include "delib/engine/bases.hpp"
#include "delib/engine/registry.hpp"
#include "delib/engine/requirement.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
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
    /// The pile on which row i of `ballots()` lies.
    [[nodiscard]] std::size_t pile_of(std::size_t row) const noexcept { return pile_of_[row]; }
    /// How many people cast a ballot that says something.
    [[nodiscard]] std::uint64_t heads() const noexcept { return ballots_->heads(); }

    /// The outcome of the ballots as they are. Errors: those of the rule.
    [[nodiscard]] result<outcome> decide() const { return decide(ballots_); }
    /// The outcome of other ballots of the same kind and candidates.
    [[nodiscard]] result<outcome> decide(std::shared_ptr<const profile> other) const;
    /// The outcome after a change. Precondition: no more is taken from a pile than it holds. Time: of a rule that reads
    /// tallies, O(ballots touched) tally steps and its decision, where few are; otherwise O(ballots) and a count.
    [[nodiscard]] result<outcome> decide(const ballot_change& change) const;
    /// The outcome if so many had cast the ballot of each pile. Precondition: one number for each. Time O(ballots) and a
    /// count.
    [[nodiscard]] result<outcome> decide(std::span<const std::uint64_t> heads) const;
    /// All that the rule reads of the ballots that so many cast of each pile; nothing where it needs the ballots.
    [[nodiscard]] result<std::optional<tallies>> tallied(std::span<const std::uint64_t> heads) const;
    /// The outcome of such tallies, or of what they come to when merged.
    [[nodiscard]] result<outcome> decide(const tallies& counts) const;
    /// The ballots after a change, without strata.
    [[nodiscard]] result<profile> changed(const ballot_change& change) const;

    /// How many counts were made so far.
    [[nodiscard]] std::uint64_t made() const noexcept { return made_; }

private:
    // All ballots without strata, a row for equal ones, whatever they weigh; made once, for counts of other numbers of
    // them. `units` is what one ballot of a pile weighs over `denominator`.
    struct plain_ballots {
        profile rows{};
        std::vector<std::uint32_t> row_of{};
        std::vector<int128> units{};
        int128 denominator = 1;
        std::vector<basis_kind> read{};  // by a rule and requirements that read tallies only
        mutable tallies whole{};         // these, when first asked for
    };

    [[nodiscard]] result<void> lay_out();
    [[nodiscard]] result<profile> profile_of(const std::vector<ballot_pile>& some) const;
    [[nodiscard]] result<profile> cast_by(std::span<const std::uint64_t> heads,
                                          const std::vector<ballot_pile>& more) const;
    [[nodiscard]] result<profile> built(std::span<const std::uint64_t> heads,
                                        const std::vector<ballot_pile>& more) const;
    [[nodiscard]] result<void> tally_of(const profile& p, tallies& into) const;
    [[nodiscard]] result<std::optional<tallies>> touched(const ballot_change& change) const;
    [[nodiscard]] result<outcome> decide(bases& from) const;

    std::shared_ptr<const profile> ballots_{};
    counting how_{};
    control control_{};
    std::vector<ballot_pile> piles_{};
    std::vector<std::uint32_t> pile_of_{};
    std::optional<plain_ballots> plain_{};  // nothing where weights have no common denominator
    mutable std::uint64_t made_ = 0;
};

/// What so many of them weigh together. Error: more than 128 bits.
[[nodiscard]] result<weight> times(const weight& each, std::uint64_t heads);

}  // namespace delib
