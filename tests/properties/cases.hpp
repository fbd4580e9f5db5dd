// How axioms make their cases: an election kept in the book, with its ballots at hand, and what becomes of it when some
// of them change.
#pragma once

#include "properties/axioms.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace delib::properties {

using cases_out = std::vector<axiom_case>;

/// An election as it is kept.
inline placed_election itself(election_number e, std::size_t candidates) {
    placed_election out{e, {}};
    out.at.fill(most_candidates);
    std::iota(out.at.begin(), out.at.begin() + static_cast<std::ptrdiff_t>(candidates), std::uint8_t{0});
    return out;
}

/// An election kept in the book, with its ballots at hand.
struct looked_at {
    election_book& book;
    counted_ballots of;  // a copy: the book grows while cases are made
    placed_election here;

    looked_at(election_book& b, election_number e) : book(b), of(b.kept(e)), here(itself(e, of.candidates)) {}

    [[nodiscard]] ballot_kind kind() const { return book.form().kind; }
    [[nodiscard]] const plain_ballot& ballot(const ballot_count& line) const {
        return book.ballots(of.candidates)[line.ballot];
    }
    // The highest grade, or 1 for an approval.
    [[nodiscard]] int best_value() const { return kind() == ballot_kind::graded ? book.form().grades - 1 : 1; }

    // Who more voters prefer to the other, as a difference.
    [[nodiscard]] std::int64_t margin(std::size_t a, std::size_t b) const {
        std::int64_t sum = 0;
        for (const ballot_count& line : of.lines)
            sum += prefers(kind(), ballot(line), a, b)   ? line.voters
                   : prefers(kind(), ballot(line), b, a) ? -line.voters
                                                         : 0;
        return sum;
    }
    // Whether the ways to divide the voters on each ballot are few.
    [[nodiscard]] bool divides_in_few_ways() const {
        std::size_t ways = 1;
        for (const ballot_count& line : of.lines) ways *= line.voters + 1U;
        return ways <= 150;
    }
    // How many of the voters on a ballot to speak of: one and all, or each number.
    template <class F>
    void each_part(const ballot_count& line, bool all, F&& f) const {
        for (int some = 1; some <= line.voters; ++some) {
            if (all || some == 1 || some == line.voters) f(some);
        }
    }
    [[nodiscard]] placed_election changed(const ballot_count& line, const plain_ballot& to, int voters) const {
        counted_ballots other = of;
        other.add(line.ballot, -voters);
        other.add(book.ballots(of.candidates).number(to), voters);
        return book.find(other);
    }
    [[nodiscard]] placed_election without(const ballot_count& line, int voters) const {
        counted_ballots other = of;
        other.add(line.ballot, -voters);
        return book.find(other);
    }
};

inline bool alone_on_top(ballot_kind kind, const plain_ballot& ballot, std::size_t c) {
    for (std::size_t other = 0; other < ballot.size(); ++other) {
        if (other != c && !prefers(kind, ballot, c, other)) return false;
    }
    return true;
}

/// The axioms about one election, and those about several.
[[nodiscard]] std::vector<axiom> axioms_of_one_election();
[[nodiscard]] std::vector<axiom> axioms_of_changes();

}  // namespace delib::properties
