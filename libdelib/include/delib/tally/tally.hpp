// What all tallies have in common: the candidates, the policy they were read under, and who voted.
//
// A tally is the least that a family of rules must know. It is a commutative monoid: `merge` of tallies of parts is the
// tally of the whole, in any order and any grouping, so that a count can be split over threads, machines or workers.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/core/config.hpp"
#include "delib/core/result.hpp"
#include "delib/tally/mergeable.hpp"

#include <concepts>
#include <cstdint>
#include <utility>

namespace delib {

namespace detail {
struct tally_parts;  // takes tallies apart for files (tally/serial.hpp)
}

class tally_base {
public:
    [[nodiscard]] const candidate_list& candidates() const noexcept { return *candidates_; }
    [[nodiscard]] const shared_candidates& share_candidates() const noexcept { return candidates_; }
    [[nodiscard]] std::size_t size() const noexcept { return candidates_->size(); }
    [[nodiscard]] const ballot_policy& policy() const noexcept { return policy_; }

    /// How many people cast a counted ballot, and a blank one.
    [[nodiscard]] std::uint64_t heads() const noexcept { return heads_; }
    [[nodiscard]] std::uint64_t blank_heads() const noexcept { return blank_heads_; }
    /// What the blank ballots weigh. They are in `total()` only where the policy gives them a meaning.
    [[nodiscard]] const weight& blank_weight() const noexcept { return blank_weight_; }

protected:
    tally_base();
    tally_base(shared_candidates candidates, ballot_policy policy)
        : candidates_(std::move(candidates)), policy_(policy) {}

    /// Counts the people of a ballot that says something.
    void note(const ballot_view& ballot) noexcept { heads_ += ballot.heads; }
    /// Counts a blank ballot. Error: more than 128 bits; then nothing has changed.
    [[nodiscard]] result<void> note_blank(const ballot_view& ballot, int128 denominator);
    /// Takes off the people of a ballot that says something. Precondition: `check_cast`.
    void forget(const ballot_view& ballot) noexcept { heads_ -= ballot.heads; }
    /// Takes off a blank ballot. Error: it was never there; then nothing has changed.
    [[nodiscard]] result<void> forget_blank(const ballot_view& ballot, int128 denominator);
    /// Error: more people cast this ballot than have cast any.
    [[nodiscard]] result<void> check_cast(const ballot_view& ballot) const;
    /// Adds who voted in a tally that `check_mergeable` let pass.
    void note(const tally_base& other) noexcept;
    /// Adds many voters at once. Error: more than 128 bits; then nothing has changed.
    [[nodiscard]] result<void> note(std::uint64_t heads, std::uint64_t blank_heads, const weight& blank_weight);
    [[nodiscard]] result<void> check_mergeable(const tally_base& other) const;
    /// Error: ballots in bit planes on other candidates, or, where this policy sets short ballots aside, such ballots.
    [[nodiscard]] result<void> check_planes(const candidate_list& on, bool sets_aside, std::string_view setting) const;
    /// Whether both are of the same people's ballots, read alike.
    [[nodiscard]] bool same_ballots(const tally_base& other) const;

private:
    friend struct detail::tally_parts;

    static constexpr std::uint64_t max_heads = std::uint64_t{1} << 63;

    [[nodiscard]] static error too_large();

    shared_candidates candidates_ = std::make_shared<const candidate_list>();
    ballot_policy policy_{};
    std::uint64_t heads_ = 0;
    std::uint64_t blank_heads_ = 0;
    weight blank_weight_{0};
};

/// A tally can be made empty for a profile's kind of ballots, take ballots and give them back, and take other tallies.
///
/// `retract` is the inverse of `add`, of values and of bytes, in the same time: for boards that change while people vote.
/// A cell that comes to nothing is forgotten, as if no ballot had touched it. Errors, after which nothing has changed: a
/// count would become negative, so this ballot was never added; what else never was counts cannot tell.
template <class T>
concept tally = std::derived_from<T, tally_base> && requires(T t, const T other, const profile p, const ballot_view b) {
    { T::empty_for(p, ballot_policy{}) } -> std::same_as<result<T>>;
    { t.add(b, int128{1}) } -> std::same_as<result<void>>;
    { t.retract(b, int128{1}) } -> std::same_as<result<void>>;
    { t.merge(other) } -> std::same_as<result<void>>;
};

namespace detail {

/// Counts the distinct ballots of a profile one by one.
template <class T>
[[nodiscard]] result<void> add_each(T& counts, const profile& p) {
    for (std::size_t i = 0; i < p.size(); ++i) DELIB_CHECK(counts.add(p[i], p.denominator()));
    return {};
}

}  // namespace detail

/// The tally of all ballots of a profile, blank ones included where the policy gives them a meaning.
/// A tally that counts whole profiles faster does so. Errors: ballots of another kind than the tally reads; weights beyond 128 bits.
template <tally T>
[[nodiscard]] result<T> tally_of(const profile& p, const ballot_policy& policy = {}) {
    DELIB_TRY(counts, T::empty_for(p, policy));
    if constexpr (requires { counts.add(p); }) {
        DELIB_CHECK(counts.add(p));
    } else {
        DELIB_CHECK(detail::add_each(counts, p));
    }
    return counts;
}

/// Whether a tally can count ballots in bit planes (rank_planes.hpp, mark_planes.hpp).
template <class T, class Planes>
concept counts_planes = requires(T t, const Planes ballots) {
    { T::empty_for(ballots, ballot_policy{}) } -> std::same_as<result<T>>;
    { t.add(ballots) } -> std::same_as<result<void>>;
}
&&!std::same_as<Planes, profile>;

/// The tally of ballots in bit planes: that of the profile with the same ballots. Errors: marks that the tally does not
/// read; short ballots where the policy sets them aside, which is done to profiles only.
template <class T, class Planes>
requires counts_planes<T, Planes>
[[nodiscard]] result<T> tally_of(const Planes& ballots, const ballot_policy& policy = {}) {
    DELIB_TRY(counts, T::empty_for(ballots, policy));
    DELIB_CHECK(counts.add(ballots));
    return counts;
}

namespace detail {

[[nodiscard]] result<void> require_kind(ballot_kind found, ballot_kind wanted, std::string_view what);
[[nodiscard]] inline result<void> require_kind(const profile& p, ballot_kind wanted, std::string_view what) {
    return require_kind(p.kind(), wanted, what);
}

/// The error for taking off what was never added.
[[nodiscard]] error never_there(std::string_view what);

}  // namespace detail

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/tally.ipp"
#endif
