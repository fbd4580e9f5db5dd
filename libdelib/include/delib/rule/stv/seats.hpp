// What every count by single transferable vote shares: stages, elections, exclusions, ties, and how they are told.
//
// At each stage the votes are looked at. Who has the quota takes a seat; when no more candidates continue than there are
// seats left, they take them. Otherwise surpluses pass on, and when there is none, the candidate with the fewest votes
// is excluded. Those who hold nothing at all leave together: no ballot moves, whatever their order.
//
// A way of counting (`stv_count`) says what a stage looks like and how votes pass on. It can be copied, so that where
// several candidates stand equal, every way on can be followed; equal states are visited once.
#pragma once

#include "delib/core/config.hpp"
#include "delib/outcome/outcome.hpp"
#include "delib/outcome/ties.hpp"
#include "delib/rule/ranked/preference_branches.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace delib {

/// What it takes to be elected, of V votes to S seats.
enum class stv_quota : std::uint8_t {
    droop,  ///< the smallest number of votes, in the steps of the count, that S + 1 candidates cannot all have
    hare,   ///< V / S
    hagenbach_bischoff,  ///< more than V / (S + 1)
};

/// Candidates between whom a count cannot go on by itself. One of them is excluded, or passes on a surplus first; or
/// they hold nothing and tie for the last `seats`, and then the count is over.
struct stv_tie {
    tie::place where = tie::place::elimination;
    std::vector<candidate> among{};
    std::size_t seats = 0;
};

/// Whether a count remembers who was ahead at earlier stages, and which stage comes first.
enum class look_back : std::uint8_t { none, backward, forward };

class stv_count {
public:
    virtual ~stv_count();
    [[nodiscard]] virtual std::unique_ptr<stv_count> copy() const = 0;

    /// Counts until all seats are filled (nothing) or until several candidates stand equal. `told` gets the events; a
    /// null one is not told.
    [[nodiscard]] std::optional<stv_tie> run(std::vector<event>* told);
    /// Goes on from a tie for elimination or for a surplus.
    void go_on(const stv_tie& at, candidate who, std::vector<event>* told);
    /// Gives the last seats.
    void seat(const std::vector<candidate>& who, std::vector<event>* told);

    [[nodiscard]] std::int64_t stage() const noexcept { return stage_; }
    [[nodiscard]] std::size_t vacancies() const noexcept { return seats_ - taken_; }
    [[nodiscard]] std::vector<candidate> elected() const;
    /// Who was elected, first to last, then who ties for the last seats, then all others: how many of them are excluded
    /// depends on when the seats are filled, so they are not told apart.
    [[nodiscard]] ranking order(const std::vector<candidate>& tied = {}) const;
    /// For `tie_breaker::resolve`: one total a candidate, as earlier stages order them.
    [[nodiscard]] std::vector<std::vector<rational>> history() const;
    /// Two counts of the same ballots with the same key go on alike.
    [[nodiscard]] std::vector<std::uint32_t> key() const;
    /// About how many bytes a copy takes.
    [[nodiscard]] virtual std::size_t bytes() const = 0;

    void remember(look_back how) { look_back_ = how; }

protected:
    stv_count(std::size_t candidates, std::size_t seats, rational total);
    stv_count(const stv_count&) = default;
    stv_count& operator=(const stv_count&) = default;

    /// Makes `held_`, `quota_` and `exhausted_` of a new stage.
    virtual void look() = 0;
    [[nodiscard]] virtual bool has_quota(std::size_t who) const = 0;
    /// The elected with the largest surplus that waits; nobody where none does.
    [[nodiscard]] virtual std::vector<candidate> largest_surplus() const { return {}; }
    /// Passes on a surplus that waits.
    virtual events::transfer pass_on(candidate) { return {}; }
    /// Passes on all that the excluded hold; they are no longer in `hopeful_`.
    virtual void exclude(const std::vector<candidate>& who) = 0;
    /// Those who were elected just now are no longer in `hopeful_`. Whether votes must be looked at again.
    virtual bool seated(const std::vector<candidate>& who) = 0;
    /// Who has the fewest votes, as far as the count can tell.
    [[nodiscard]] virtual std::vector<candidate> lowest() const;
    /// Whether earlier elections and transfers, in their order, decide how the count goes on.
    [[nodiscard]] virtual bool depends_on_its_past() const { return true; }
    /// What a stage shows beside the votes.
    virtual void show(std::vector<event>&) const {}

    std::vector<rational> held_;  // by candidate
    std::vector<bool> hopeful_;   // neither elected nor excluded
    events::quota quota_{};
    rational exhausted_ = 0;
    std::size_t seats_;
    rational total_;  // the weight of all ballots that rank somebody
    std::int64_t stage_ = 1;

private:
    void tell_stage(std::vector<event>& told);
    void update_past();
    void elect(std::vector<candidate> who, events::election::reason because, std::vector<event>* told);
    void leave(std::vector<candidate> who, std::vector<event>* told);
    void pass(candidate who, std::vector<event>* told);
    void log(std::uint32_t mark, const std::vector<candidate>& who);
    [[nodiscard]] std::vector<candidate> hopefuls() const;

    std::size_t taken_ = 0;
    bool looked_ = false;
    ranking elected_{};  // in the order of election
    look_back look_back_ = look_back::none;
    std::vector<std::uint32_t> standing_;  // by candidate, as earlier stages order them: 0 is best
    std::vector<std::uint32_t> past_{};    // elections and transfers, each with who was excluded before
    std::vector<std::uint32_t> since_{};   // who was excluded since
    std::size_t figures_ = 0;              // told
};

/// Fills the seats. Ties are resolved by `ties`; what it leaves open is followed in every way. `first` is how ties are
/// resolved before that, unless `ties` begins with a look back itself. Errors: `ties=all`.
[[nodiscard]] result<outcome> fill_seats(std::unique_ptr<stv_count> count, outcome out, const tie_policy& ties,
                                         look_back first, const candidate_list& names, const control& c);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/stv/impl/seats.ipp"
#endif
