// What a rule is: a struct with an identifier, names, the basis it reads, option rows and `decide`, a pure function
// from a tally (or a profile) and its options to an outcome.
//
// In C++ a rule is called by its name, on a tally or straight on a profile:
//
//     auto result = delib::schulze(tally, {.strength = delib::strength_measure::winning_votes});
//     auto result = delib::borda(profile, {}, 3);        // three seats
//
// Adding a rule: one header, one line in rule/all.hpp, one test, one page in docs/rules.
#pragma once

#include "delib/ballot/transform.hpp"
#include "delib/core/config.hpp"
#include "delib/core/control.hpp"
#include "delib/outcome/outcome.hpp"
#include "delib/outcome/settle.hpp"
#include "delib/rule/option.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/rank_planes.hpp"
#include "delib/tally/tally.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace delib {

/// What a rule may look at.
enum class basis_kind : std::uint8_t { first, positions, pairwise, grades, approvals, scores, profile };

[[nodiscard]] constexpr std::string_view to_text(basis_kind basis) noexcept {
    constexpr std::string_view names[] = {"first", "positions", "pairwise", "grades", "approvals", "scores", "profile"};
    return names[static_cast<std::size_t>(basis)];
}

/// How many seats a rule fills.
enum class seats_kind : std::uint8_t { one, many };

/// Who reads what a ballot leaves out, or ties: the ballot policy, as far as a basis depends on it, or the rule itself.
enum class silence : std::uint8_t { by_policy, as_written };

/// What a rule singles out.
enum class singled_out : std::uint8_t { winners, loser };

/// Who a rule is.
struct rule_info {
    std::string_view id;
    std::string_view name_en;
    std::string_view name_fr;
    std::string_view summary_en;  ///< one sentence: how it decides
    std::string_view summary_fr;
    basis_kind basis;
    seats_kind seats;
    std::optional<basis_kind> also{};  ///< the second basis of a rule that reads two
    silence reading = silence::by_policy;
    singled_out names = singled_out::winners;
};

/// The basis of a rule that reads two: the same ballots seen in two ways. It shares what it is given.
template <class A, class B>
class joint_basis {
public:
    joint_basis(std::shared_ptr<const A> a, std::shared_ptr<const B> b) : a_(std::move(a)), b_(std::move(b)) {}
    joint_basis(A a, B b) : a_(std::make_shared<const A>(std::move(a))), b_(std::make_shared<const B>(std::move(b))) {}

    template <class T>
    [[nodiscard]] const T& get() const noexcept {
        static_assert(std::same_as<T, A> || std::same_as<T, B>, "a part of this basis");
        if constexpr (std::same_as<T, A>)
            return *a_;
        else
            return *b_;
    }

private:
    std::shared_ptr<const A> a_;
    std::shared_ptr<const B> b_;
};

namespace detail {

/// The basis of this type from ballots that a policy has let through.
template <class Basis>
struct basis_from {
    [[nodiscard]] static result<Basis> make(const profile& p, const ballot_policy& policy) {
        if constexpr (std::same_as<Basis, profile>)
            return p;
        else
            return tally_of<Basis>(p, policy);
    }
};
template <class A, class B>
struct basis_from<joint_basis<A, B>> {
    [[nodiscard]] static result<joint_basis<A, B>> make(const profile& p, const ballot_policy& policy) {
        DELIB_TRY(a, part<A>(p, policy));
        DELIB_TRY(b, part<B>(p, policy));
        return joint_basis<A, B>(std::move(a), std::move(b));
    }

private:
    // Who wins a duel is read from points as well.
    template <class Part>
    [[nodiscard]] static result<Part> part(const profile& p, const ballot_policy& policy) {
        DELIB_TRY(read, std::same_as<Part, pairwise_tally> ? rankings_of(p) : result<profile>(p));
        return basis_from<Part>::make(read, policy);
    }
};

}  // namespace detail

template <class R>
concept rule = requires(const typename R::basis& basis, const typename R::options& options, std::int64_t seats,
                        const control& c) {
    { R::info } -> std::convertible_to<rule_info>;
    {std::span<const option_row>(R::rows)};
    { R::decide(basis, options, seats, c) } -> std::same_as<result<outcome>>;
};

/// Every option with the value in force: where a default depends on other options, what it comes to.
template <rule R>
[[nodiscard]] option_texts effective_options(const typename R::options& options) {
    if constexpr (requires(typename R::options all) { R::complete(all); }) {
        typename R::options all = options;
        R::complete(all);
        return option_echo(R::rows, &all);
    } else {
        return option_echo(R::rows, &options);
    }
}

namespace detail {

// What every rule does alike, once for all of them.
[[nodiscard]] result<outcome> refuse_seats(const rule_info& info, std::int64_t seats);
[[nodiscard]] outcome signed_by(const rule_info& info, option_texts options, outcome out);

}  // namespace detail

/// Decides by a rule, and writes into the outcome which rule and options it was. Errors: less than one seat, more than
/// one for a rule that fills one, and what the rule itself says.
template <rule R, class Basis = typename R::basis>
[[nodiscard]] result<outcome> decide_by(const Basis& basis, const typename R::options& options = {},
                                        std::int64_t seats = 1, const control& c = {}) {
    if (seats < 1 || (seats > 1 && R::info.seats == seats_kind::one)) return detail::refuse_seats(R::info, seats);
    DELIB_TRY(out, R::decide(basis, options, seats, c));
    return detail::signed_by(R::info, effective_options<R>(options), std::move(out));
}

/// A rule that reads rankings in bit planes as they are.
template <class R>
concept reads_planes = requires(const rank_planes& ballots, const typename R::options& options, const control& c) {
    { R::decide(ballots, options, 1, c) } -> std::same_as<result<outcome>>;
};

/// A rule as a function: `delib::borda(profile)`, `delib::schulze(tally, options, seats)`.
template <rule R>
struct rule_function {
    /// From the basis the rule reads.
    [[nodiscard]] result<outcome> operator()(const typename R::basis& basis, const typename R::options& options = {},
                                             std::int64_t seats = 1, const control& c = {}) const {
        return decide_by<R>(basis, options, seats, c);
    }
    /// From a profile, tallied under `policy`.
    [[nodiscard]] result<outcome> operator()(const profile& p, const typename R::options& options = {},
                                             std::int64_t seats = 1, const ballot_policy& policy = {},
                                             const control& c = {}) const
        requires(!std::same_as<typename R::basis, profile>) {
        DELIB_TRY(read, apply(p, policy));
        DELIB_TRY(counts, detail::basis_from<typename R::basis>::make(read, policy));
        return decide_by<R>(counts, options, seats, c);
    }
    /// From rankings in bit planes.
    [[nodiscard]] result<outcome> operator()(const rank_planes& ballots, const typename R::options& options = {},
                                             std::int64_t seats = 1,
                                             const control& c = {}) const requires reads_planes<R> {
        return decide_by<R>(ballots, options, seats, c);
    }
    /// From duels, places, marks or approvals in bit planes (rank_planes, mark_planes), counted under `policy`.
    template <class Planes>
    [[nodiscard]] result<outcome>
    operator()(const Planes& ballots, const typename R::options& options = {}, std::int64_t seats = 1,
               const ballot_policy& policy = {},
               const control& c = {}) const requires counts_planes<typename R::basis, Planes> {
        DELIB_TRY(counts, tally_of<typename R::basis>(ballots, policy));
        return decide_by<R>(counts, options, seats, c);
    }
};

/// Starts an outcome: the seats, and nothing else.
[[nodiscard]] inline outcome begin_outcome(std::int64_t seats) {
    outcome out;
    out.seats = seats;
    return out;
}

/// Finishes an outcome whose order is that of its scores.
[[nodiscard]] result<outcome> settle_scores(outcome out, const tie_policy& ties, const candidate_list& candidates,
                                            const control& c);

}  // namespace delib

/// The row of the option `ties` for rules that define a set of winners.
#define DELIB_TIES_ROW(options)                                                                                        \
    ::delib::option_row {                                                                                              \
        "ties", ::delib::option_type::ties, "all|parallel|order:A>B|ballot:A>B=C|seed:TEXT",                           \
            "how a tie for a seat is resolved; all and parallel leave it standing",                                    \
            "comment une égalité pour un siège est tranchée ; all et parallel la laissent entière",                    \
            offsetof(options, ties)                                                                                    \
    }

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/impl/rule.ipp"
#endif
