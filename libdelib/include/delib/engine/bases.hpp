// What rules may look at, made once and shared: the tallies of one profile under one policy, each when first asked for.
// Graded, scored and approval ballots serve ranked rules as rankings.
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

#include <memory>
#include <tuple>
#include <type_traits>

namespace delib {

class bases {
public:
    bases(profile ballots, ballot_policy policy) : bases(std::make_shared<const profile>(std::move(ballots)), policy) {}
    bases(std::shared_ptr<const profile> ballots, ballot_policy policy)
        : ballots_(std::move(ballots)), policy_(policy) {}

    [[nodiscard]] const profile& ballots() const noexcept { return *ballots_; }
    [[nodiscard]] const ballot_policy& policy() const noexcept { return policy_; }

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
    static constexpr bool reads_rankings =
        std::is_same_v<Basis, first_tally> || std::is_same_v<Basis, positions_tally> ||
        std::is_same_v<Basis, pairwise_tally>;

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
    [[nodiscard]] result<std::shared_ptr<const Basis>> get_one() {
        auto& kept = std::get<std::shared_ptr<const Basis>>(made_);
        if (kept == nullptr) {
            if constexpr (std::is_same_v<Basis, profile>) {
                DELIB_CHECK(need_rankings());
                kept = rankings_;
            } else if constexpr (reads_rankings<Basis>) {
                DELIB_CHECK(need_rankings());
                DELIB_TRY(counts, tally_of<Basis>(*rankings_, policy_));
                kept = std::make_shared<const Basis>(std::move(counts));
            } else {
                DELIB_TRY(counts, tally_of<Basis>(*ballots_, policy_));
                kept = std::make_shared<const Basis>(std::move(counts));
            }
        }
        return kept;
    }

    [[nodiscard]] result<void> need_rankings() {
        if (rankings_ != nullptr) return {};
        DELIB_TRY(ranked, rankings_of(*ballots_));
        rankings_ = std::make_shared<const profile>(std::move(ranked));
        return {};
    }

    std::shared_ptr<const profile> ballots_;
    ballot_policy policy_;
    std::shared_ptr<const profile> rankings_{};
    std::tuple<std::shared_ptr<const profile>, std::shared_ptr<const first_tally>,
               std::shared_ptr<const positions_tally>, std::shared_ptr<const pairwise_tally>,
               std::shared_ptr<const grades_tally>, std::shared_ptr<const approvals_tally>,
               std::shared_ptr<const scores_tally>>
        made_{};
};

}  // namespace delib
