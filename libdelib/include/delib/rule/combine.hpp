// Two rules made into one, for composite rules and for anybody's own:
//
//     auto smith_then_minimax = delib::then(delib::smith, delib::minimax);
//     auto result = smith_then_minimax(tally);                        // or (profile, seats, policy)
//     auto narrow = delib::among(delib::copeland, delib::with(delib::minimax, {.strength = …}));
//
// `then(A, B)`: B decides among the winners of A, on the ballots compared on them alone.
// `among(A, B)`: B decides among everybody, and its order is restricted to the winners of A.
// Where A elects nobody (no Condorcet winner), B decides among all. `with` fixes the options of a rule. Combinations can
// be combined again. The order of the outcome names the winners of A only.
#pragma once

#include "delib/core/config.hpp"
#include "delib/outcome/remap.hpp"
#include "delib/rule/rule.hpp"

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace delib {

/// A rule with its options: what combinators take.
template <rule R>
struct rule_with {
    using basis = typename R::basis;
    typename R::options options{};

    [[nodiscard]] result<outcome> operator()(const basis& from, std::int64_t seats = 1, const control& c = {}) const {
        return decide_by<R>(from, options, seats, c);
    }
};

/// Fixes the options of a rule.
template <rule R>
[[nodiscard]] rule_with<R> with(rule_function<R>, typename R::options options = {}) {
    return {std::move(options)};
}

namespace detail {

template <rule R>
[[nodiscard]] rule_with<R> as_part(rule_function<R>) {
    return {};
}
template <class Part>
[[nodiscard]] Part as_part(Part part) {
    return part;
}

/// Runs a part of a combination on a profile, tallied as the part needs.
template <class Part>
[[nodiscard]] result<outcome> run_part(const Part& part, const profile& p, std::int64_t seats,
                                       const ballot_policy& policy, const control& c) {
    if constexpr (requires { part(p, seats, policy, c); }) {
        return part(p, seats, policy, c);
    } else if constexpr (std::same_as<typename Part::basis, profile>) {
        return part(p, seats, c);
    } else {
        DELIB_TRY(read, apply(p, policy));
        DELIB_TRY(counts, tally_of<typename Part::basis>(read, policy));
        return part(counts, seats, c);
    }
}

/// Whom A chooses: its winners, or everybody where it elects nobody.
[[nodiscard]] std::vector<candidate> chosen_by(const outcome& first, std::size_t candidates);

/// Puts what A did before what B did.
void put_before(const outcome& first, const std::vector<candidate>& chosen, std::size_t candidates, outcome& out);

/// Takes everybody but `kept` out of the order and the scores, and seats the top of what is left.
[[nodiscard]] result<outcome> keep_only(outcome out, const std::vector<candidate>& kept,
                                        const candidate_list& candidates, const control& c);

template <class A, class B>
using shared_basis = std::conditional_t<std::same_as<typename A::basis, typename B::basis>, typename A::basis, profile>;

}  // namespace detail

/// B among the winners of A. Time that of both.
template <class A, class B>
struct then_rule {
    using basis = detail::shared_basis<A, B>;
    A first;
    B second;

    [[nodiscard]] result<outcome> operator()(const basis& whole, std::int64_t seats = 1, const control& c = {}) const
        requires(!std::same_as<basis, profile>) {
        DELIB_TRY(before, first(whole, 1, c));
        const auto chosen = detail::chosen_by(before, whole.size());
        DELIB_TRY(part, restrict_to(whole, chosen));
        DELIB_TRY(out, second(part, seats, c));
        remap(out, chosen, whole.size());
        detail::put_before(before, chosen, whole.size(), out);
        return out;
    }
    [[nodiscard]] result<outcome> operator()(const profile& whole, std::int64_t seats = 1,
                                             const ballot_policy& policy = {}, const control& c = {}) const {
        const std::size_t m = whole.candidates().size();
        DELIB_TRY(before, detail::run_part(first, whole, 1, policy, c));
        const auto chosen = detail::chosen_by(before, m);
        DELIB_TRY(part, restrict_to(whole, chosen));
        DELIB_TRY(out, detail::run_part(second, part, seats, policy, c));
        remap(out, chosen, m);
        detail::put_before(before, chosen, m, out);
        return out;
    }
};

/// The order of B, restricted to the winners of A. Error: B makes no order. Time that of both.
template <class A, class B>
struct among_rule {
    using basis = detail::shared_basis<A, B>;
    A first;
    B second;

    [[nodiscard]] result<outcome> operator()(const basis& whole, std::int64_t seats = 1, const control& c = {}) const
        requires(!std::same_as<basis, profile>) {
        DELIB_TRY(before, first(whole, 1, c));
        DELIB_TRY(after, second(whole, 1, c));
        return join(before, std::move(after), whole.candidates(), seats, c);
    }
    [[nodiscard]] result<outcome> operator()(const profile& whole, std::int64_t seats = 1,
                                             const ballot_policy& policy = {}, const control& c = {}) const {
        DELIB_TRY(before, detail::run_part(first, whole, 1, policy, c));
        DELIB_TRY(after, detail::run_part(second, whole, 1, policy, c));
        return join(before, std::move(after), whole.candidates(), seats, c);
    }

private:
    [[nodiscard]] static result<outcome> join(const outcome& before, outcome after, const candidate_list& candidates,
                                              std::int64_t seats, const control& c) {
        after.seats = seats;
        const auto chosen = detail::chosen_by(before, candidates.size());
        DELIB_TRY(out, detail::keep_only(std::move(after), chosen, candidates, c));
        detail::put_before(before, chosen, candidates.size(), out);
        return out;
    }
};

/// `then(A, B)`: rules, rules `with` options, or combinations.
template <class A, class B>
[[nodiscard]] auto then(A first, B second) {
    using part_a = decltype(detail::as_part(first));
    using part_b = decltype(detail::as_part(second));
    return then_rule<part_a, part_b>{detail::as_part(std::move(first)), detail::as_part(std::move(second))};
}

/// `among(A, B)`: rules, rules `with` options, or combinations.
template <class A, class B>
[[nodiscard]] auto among(A first, B second) {
    using part_a = decltype(detail::as_part(first));
    using part_b = decltype(detail::as_part(second));
    return among_rule<part_a, part_b>{detail::as_part(std::move(first)), detail::as_part(std::move(second))};
}

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/impl/combine.ipp"
#endif
