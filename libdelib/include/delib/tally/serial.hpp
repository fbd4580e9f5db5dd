// Tallies on disk and on the wire, in the format of docs/format.md: canonical bytes with a checksum, the same on every
// machine. A file holds one tally, or several of the same ballots, and all that a later merge or decision needs.
//
//     const auto bytes = delib::serialise(pairwise);                               // equal tallies, equal bytes
//     const auto again = delib::deserialise<delib::pairwise_tally>(*bytes);
//
// Reading trusts nothing: sizes are compared with the bytes that are there before memory is asked for, and what no
// ballots can add up to is refused. Memory and time are a small multiple of the file. In the compiled library.
#pragma once

#include "delib/core/config.hpp"
#include "delib/tally/approvals.hpp"
#include "delib/tally/first.hpp"
#include "delib/tally/grades.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/positions.hpp"
#include "delib/tally/scores.hpp"
#include "delib/tally/tally.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace delib {

/// The longest name of a candidate or grade that a tally file may hold, in bytes, and how many grades.
inline constexpr std::size_t max_saved_name = 16'384;
inline constexpr std::size_t max_saved_grades = 65'535;

/// What a tally is called in files, messages and the catalogue of rules: `first`, `positions`, …
template <tally T>
inline constexpr std::string_view basis_name{};
template <>
inline constexpr std::string_view basis_name<first_tally> = "first";
template <>
inline constexpr std::string_view basis_name<positions_tally> = "positions";
template <>
inline constexpr std::string_view basis_name<pairwise_tally> = "pairwise";
template <>
inline constexpr std::string_view basis_name<grades_tally> = "grades";
template <>
inline constexpr std::string_view basis_name<approvals_tally> = "approvals";
template <>
inline constexpr std::string_view basis_name<scores_tally> = "scores";

/// Tallies of the same ballots, at most one of each basis: what one file holds. Sharing them is cheap.
class tallies {
public:
    /// The tally of this type; null if there is none.
    template <tally T>
    [[nodiscard]] const std::shared_ptr<const T>& get() const noexcept {
        return std::get<std::shared_ptr<const T>>(held_);
    }
    template <tally T>
    void put(std::shared_ptr<const T> one) noexcept {
        std::get<std::shared_ptr<const T>>(held_) = std::move(one);
    }
    template <tally T>
    void put(T one) {
        put(std::make_shared<const T>(std::move(one)));
    }

    /// Calls `f` with each tally that is there, in the order first, positions, pairwise, grades, approvals, scores.
    template <class F>
    void for_each(F&& f) const {
        const auto call = [&f](const auto& one) {
            if (one != nullptr) f(*one);
        };
        std::apply([&call](const auto&... each) { (call(each), ...); }, held_);
    }
    /// One of them, for what they have in common: candidates, policy, who voted. Null if there is none.
    [[nodiscard]] const tally_base* any() const noexcept;
    /// `first, pairwise`: which there are.
    [[nodiscard]] std::string bases() const;

    /// Equal as tallies.
    friend bool operator==(const tallies& a, const tallies& b);

private:
    std::tuple<std::shared_ptr<const first_tally>, std::shared_ptr<const positions_tally>,
               std::shared_ptr<const pairwise_tally>, std::shared_ptr<const grades_tally>,
               std::shared_ptr<const approvals_tally>, std::shared_ptr<const scores_tally>>
        held_{};
};

/// Whether bytes begin like a tally file.
[[nodiscard]] bool is_saved_tally(std::span<const std::byte> bytes) noexcept;

/// The bytes of a tally file. Equal tallies give equal bytes, however they were counted and merged. Errors: no tally at
/// all; tallies of different ballots; a name that is not UTF-8 in Unicode's form C or longer than `max_saved_name`;
/// more grades than `max_saved_grades`. Time O(cells log cells).
[[nodiscard]] result<std::vector<std::byte>> serialise(const tallies& all);

/// The same for one tally.
template <tally T>
[[nodiscard]] result<std::vector<std::byte>> serialise(const T& one) {
    tallies all;
    all.put(std::shared_ptr<const T>(std::shared_ptr<const T>(), &one));  // it outlives the call
    return serialise(all);
}

/// All tallies of a file. Errors: what is not a tally file, or one of a later version; a wrong checksum; bytes that are
/// not the canonical form; counts that no ballots can add up to. Time O(bytes log bytes).
[[nodiscard]] result<tallies> deserialise_all(std::span<const std::byte> bytes);

/// The tally of this type from a file. Errors: those of `deserialise_all`; a file without it, which names those that it
/// holds.
template <tally T>
[[nodiscard]] result<T> deserialise(std::span<const std::byte> bytes) {
    DELIB_TRY(all, deserialise_all(bytes));
    if (const auto& found = all.template get<T>()) return *found;
    return error{error_code::unsupported,
                 "the file holds no tally of " + std::string(basis_name<T>) + "; it holds " + all.bases(),
                 {}};
}

/// The same tallies with their candidates in another order. Error: other candidates.
[[nodiscard]] result<tallies> in_order(const tallies& all, const shared_candidates& order);

/// Adds the tallies of other ballots. Candidates are matched by name, and keep the order that they have in `into`.
/// Errors, after which `into` is what it was: different candidates, policies, scales or bases, each named; a sum beyond
/// 128 bits.
[[nodiscard]] result<void> merge(tallies& into, const tallies& added);

/// Takes off tallies that were added before: the inverse of `merge`, of values and of bytes. Only one thing is not told
/// apart: a cell that comes to nothing is forgotten, even if ballots of weight 0 that remain had touched it. Errors, after
/// which `from` is what it was: those of `merge`, and (as far as counts can show it) tallies that were never added.
[[nodiscard]] result<void> subtract(tallies& from, const tallies& taken);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/serial.ipp"
#endif
