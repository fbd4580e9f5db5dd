// What rules may look at, made once and shared: the tallies of one profile under one policy, each when first asked for.
// Graded, scored and approval ballots serve ranked rules as rankings. Saved tallies are bases, too, without any ballot.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/ballot/transform.hpp"
#include "delib/rule/rule.hpp"
#include "delib/tally/approvals.hpp"
#include "delib/tally/first.hpp"
#include "delib/tally/grades.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/positions.hpp"
#include "delib/tally/scores.hpp"
#include "delib/tally/serial.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

namespace delib {

/// Who voted: people, and what their ballots weigh.
struct turnout {
    std::uint64_t heads = 0;
    std::uint64_t blank_heads = 0;
    rational weight = 0;
    rational blank_weight = 0;
};

class bases {
public:
    bases(profile ballots, ballot_policy policy) : bases(std::make_shared<const profile>(std::move(ballots)), policy) {}
    bases(std::shared_ptr<const profile> ballots, ballot_policy policy)
        : ballots_(std::move(ballots)), policy_(policy) {}
    /// Tallies that were counted before. Precondition: there is at least one.
    explicit bases(const tallies& saved);

    /// Whether there are ballots, and not only tallies of them.
    [[nodiscard]] bool has_ballots() const noexcept { return ballots_ != nullptr; }
    /// Precondition: has_ballots().
    [[nodiscard]] const profile& ballots() const noexcept { return *ballots_; }
    [[nodiscard]] const candidate_list& candidates() const noexcept;
    [[nodiscard]] const ballot_policy& policy() const noexcept { return policy_; }
    [[nodiscard]] turnout voters() const;

    /// The tallies that were made so far, or saved.
    [[nodiscard]] const tallies& made() const noexcept { return made_; }
    /// Puts the tally of this kind into `into`, made if need be. Error: the ballots cannot give it; a kind that is no
    /// tally.
    [[nodiscard]] result<void> share(basis_kind kind, tallies& into);

    /// The basis of this type, tallied when first asked for. Error: the ballots cannot give it.
    template <class Basis>
    [[nodiscard]] result<std::shared_ptr<const Basis>> get() {
        if constexpr (is_joint<Basis>::value) {
            return is_joint<Basis>::from(*this);
        } else {
            return get_one<Basis>();
        }
    }

private:
    template <class Basis>
    struct is_joint : std::false_type {};
    template <class A, class B>
    struct is_joint<joint_basis<A, B>> : std::true_type {
        [[nodiscard]] static result<std::shared_ptr<const joint_basis<A, B>>> from(bases& all) {
            DELIB_TRY(a, all.get_one<A>());
            DELIB_TRY(b, all.get_one<B>());
            return std::make_shared<const joint_basis<A, B>>(std::move(a), std::move(b));
        }
    };

    template <class Basis>
    [[nodiscard]] result<std::shared_ptr<const Basis>> get_one();

    // What only the ballots could give.
    [[nodiscard]] error missing(std::string_view what) const;

    [[nodiscard]] result<void> need_rankings();

    std::shared_ptr<const profile> ballots_{};
    ballot_policy policy_{};
    std::shared_ptr<const profile> rankings_{};
    tallies made_{};
};

}  // namespace delib
