// First places among the candidates that are still in the count: what eliminations, runoffs and hybrids of the two go by.
//
// A ballot speaks for its best tier that still holds somebody; several candidates in it are read by `tied-tops`
// (rule/ranked/tied_tops.hpp).
//
// Ballots that begin alike are a branch of the trie of preferences (preference_branches.hpp), and are moved as one. The
// branches lie on piles, one for each candidate; when somebody leaves, only that pile is moved.
// Ballots with equal ranks are moved one by one, and read again in each round while they speak for several at once.
//
// Ballots in bit planes (tally/rank_planes.hpp) are not moved: the first places of all of them are counted anew.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/config.hpp"
#include "delib/number/rational.hpp"
#include "delib/outcome/trace.hpp"
#include "delib/rule/ranked/preference_branches.hpp"
#include "delib/rule/ranked/tied_tops.hpp"
#include "delib/tally/rank_planes.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace delib {

[[nodiscard]] std::vector<candidate> members(const candidates_left& left);

/// Those who have the least of something, by candidate, among those left.
[[nodiscard]] std::vector<candidate> lowest(const std::vector<rational>& held, const candidates_left& left);

/// What each continuing candidate holds in one round.
struct top_totals {
    std::vector<rational> held{};  ///< by candidate; 0 for those who are out
    rational speaking = 0;         ///< weight of the ballots that still speak
};

class top_places {
public:
    top_places(const profile& p, tied_tops reading);
    /// Precondition: no ballot has equal ranks.
    top_places(const rank_planes& strict, tied_tops reading)
        : planes_(&strict), tied_tops_(reading), total_(static_cast<int128>(strict.heads())) {}

    /// Quickest where `left` is part of that of the call before; otherwise all ballots are read again. Not for several
    /// threads at once.
    [[nodiscard]] top_totals among(const candidates_left& left) const;

    /// The weight of all ballots that rank somebody.
    [[nodiscard]] rational total() const { return to_rational(total_, denominator_); }

    /// Who holds more than half of `of`; approvals overlap, so there a majority decides nothing.
    [[nodiscard]] std::optional<candidate> majority(const top_totals& now, const rational& of) const;

    /// The round as results show it; `needed` is what a majority must pass, unless a majority decides nothing.
    [[nodiscard]] events::round shown(const top_totals& now, const std::vector<candidate>& standing,
                                      std::int64_t number, std::optional<rational> needed) const;

private:
    using branch = preference_branches::branch;
    // What `among` found last.
    struct piles {
        candidates_left left{};
        std::vector<std::vector<branch>> branches{};     // by candidate: of whom the last one in common is
        std::vector<std::vector<std::uint32_t>> tied{};  // by candidate: ballots with equal ranks elsewhere
        std::vector<std::uint32_t> shared{};             // ballots that speak for several at once
        std::vector<int128> held{};                      // by candidate: the weight of both piles
        int128 speaking = 0;                             // the weight of all piles
    };

    [[nodiscard]] std::span<const entry> best_tier(std::span<const entry> entries, const candidates_left& left) const;
    void move_to(const candidates_left& left) const;
    void put(branch all, const candidates_left& left) const;
    void put(std::uint32_t ballot, const candidates_left& left) const;
    void hold(std::size_t who, int128 weight) const;

    [[nodiscard]] top_totals among_planes(const candidates_left& left) const;

    // One of the two holds the ballots.
    const profile* profile_ = nullptr;
    const rank_planes* planes_ = nullptr;
    tied_tops tied_tops_;
    int128 total_;
    int128 denominator_ = 1;
    preference_branches strict_{};        // the ballots without equal ranks
    mutable std::vector<branch> open_{};  // scratch of `put`
    mutable piles piles_{};
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/top_places.ipp"
#endif
