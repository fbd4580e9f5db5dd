// The elections that the search looks at. Rules are the same for all names (invariants_test.cpp sees to it), so that
// elections which differ only in the names of the candidates are one: each is numbered, kept in one form, and tallied
// once for all rules.
#pragma once

#include "delib/engine/bases.hpp"
#include "oracle/election.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace delib::properties {

using oracle::election;
using oracle::plain_ballot;

/// Candidates as bits.
using candidates_set = std::uint32_t;

[[nodiscard]] constexpr bool has(candidates_set set, std::size_t c) {
    return (set >> c & 1U) != 0;
}
[[nodiscard]] constexpr candidates_set only(std::size_t c) {
    return candidates_set{1} << c;
}

/// What voters write on: rankings, grades from 0, or approvals.
struct ballot_form {
    ballot_kind kind = ballot_kind::ranked;
    int grades = 0;

    friend auto operator<=>(const ballot_form&, const ballot_form&) = default;
};

/// The ballots that voters may cast: all candidates without ties, some candidates without ties, any.
enum class domain { strict, short_strict, any };

inline constexpr std::size_t most_candidates = 8;

using ballot_number = std::uint16_t;
using election_number = std::uint32_t;

/// The ballots that say something about m candidates, numbered. Up to four candidates they are all listed, and the
/// numbers know where each renaming of candidates takes a ballot; beyond, they are listed as they are met.
class ballot_list {
public:
    ballot_list(ballot_form form, std::size_t candidates);

    [[nodiscard]] std::size_t size() const { return all_.size(); }
    [[nodiscard]] const plain_ballot& operator[](ballot_number n) const { return all_[n]; }
    [[nodiscard]] ballot_number number(const plain_ballot& b);
    [[nodiscard]] std::vector<ballot_number> within(domain where) const;

    /// Renaming r takes candidate c to `renamings()[r][c]`, and ballot n to `renamed(r, n)`.
    [[nodiscard]] const std::vector<std::vector<std::size_t>>& renamings() const { return renamings_; }
    [[nodiscard]] ballot_number renamed(std::size_t r, ballot_number n) const { return renamed_[r][n]; }

private:
    ballot_form form_;
    std::vector<plain_ballot> all_{};
    std::map<plain_ballot, ballot_number> numbers_{};
    std::vector<std::vector<std::size_t>> renamings_{};
    std::vector<std::vector<ballot_number>> renamed_{};
};

/// How many voters cast a ballot.
struct ballot_count {
    ballot_number ballot;
    std::uint16_t voters;

    friend auto operator<=>(const ballot_count&, const ballot_count&) = default;
};

/// An election in numbers: each ballot once, in their order.
struct counted_ballots {
    std::size_t candidates = 0;
    std::vector<ballot_count> lines{};

    /// Adds voters to a ballot, or takes them away.
    void add(ballot_number ballot, int voters);
    [[nodiscard]] std::size_t voters() const;
};

/// An election by its number, and who is who: candidate c is candidate `at[c]` of the election kept under it.
struct placed_election {
    election_number number = 0;
    std::array<std::uint8_t, most_candidates> at{};

    /// Winners of the kept election as candidates of this one.
    [[nodiscard]] candidates_set here(candidates_set kept) const {
        candidates_set out = 0;
        for (std::size_t c = 0; c < most_candidates; ++c) out |= has(kept, at[c]) ? only(c) : 0;
        return out;
    }
};

/// All elections met so far on ballots of one form.
class election_book {
public:
    explicit election_book(ballot_form form) : form_(form) {}

    [[nodiscard]] ballot_form form() const { return form_; }
    [[nodiscard]] ballot_list& ballots(std::size_t candidates);
    [[nodiscard]] placed_election find(const counted_ballots& e);
    [[nodiscard]] placed_election find(const election& e);
    [[nodiscard]] const counted_ballots& kept(election_number n) const { return kept_[n].ballots; }
    [[nodiscard]] std::size_t size() const { return kept_.size(); }
    /// The election as it was looked for, under its own names.
    [[nodiscard]] election plain(const placed_election& e);
    /// Its tallies, each made once.
    [[nodiscard]] bases& tallied(election_number n);

private:
    struct kept_election {
        counted_ballots ballots{};
        std::optional<bases> from{};
    };
    ballot_form form_;
    std::map<std::size_t, ballot_list> ballots_{};
    std::unordered_map<std::string, election_number> numbers_{};
    std::deque<kept_election> kept_{};
};

/// The book for ballots of this form.
[[nodiscard]] election_book& book_of(ballot_form form);

/// `2: A>B=C, 1: B`; grades as `1: A3 B0`, approvals as `2: A B`.
[[nodiscard]] std::string compact(const election& e);
[[nodiscard]] std::string compact(ballot_kind kind, const plain_ballot& b);
/// An election in the same notation. A mistake in the text throws.
[[nodiscard]] election parse_election(ballot_form form, std::string_view text);
/// Whether all of its ballots are within a domain.
[[nodiscard]] bool within(const election& e, domain where);

}  // namespace delib::properties
