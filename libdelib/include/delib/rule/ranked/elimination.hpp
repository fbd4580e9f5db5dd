// Elimination: round after round the weakest candidate leaves, until the count ends. A rule says what one round looks
// at (`elimination_method`); here is what all of them share: the rounds, the ties, and the order.
//
// `ties` says what becomes of several candidates that could leave: `all` eliminates them together (if nobody else is
// left, they all win), `parallel` follows every order of elimination, visiting each set of continuing candidates once.
// The order is that of elimination, reversed: winners, those who still stood when the count ended, then who left last.
// Time rounds · one look, with `parallel` times the sets visited.
#pragma once

#include "delib/core/config.hpp"
#include "delib/rule/ranked/top_places.hpp"
#include "delib/rule/rule.hpp"

#include <utility>
#include <vector>

namespace delib {

/// What one round finds among those left.
struct elimination_round {
    std::vector<rational> held{};         ///< by candidate, more is better: what earlier rounds decide ties by
    std::vector<candidate> last{};        ///< who could leave
    std::vector<candidate> winners{};     ///< not empty where the count ends with them
    std::vector<event> shown{};           ///< the round, as results show it
    bool silent = false;                  ///< no ballot speaks any more: whatever the order, all that remain are equal
    std::vector<candidate> contenders{};  ///< who can win here: the count ends when it is one; empty for all left
};

/// A rule of elimination. `left` never is empty, and nobody outside it is named.
class elimination_method {
public:
    virtual ~elimination_method();

    [[nodiscard]] virtual elimination_round look(const candidates_left& left, std::int64_t round) const = 0;

    /// The event of `who` leaving.
    [[nodiscard]] virtual events::elimination leaves(std::int64_t round, std::vector<candidate> who,
                                                     const elimination_round&) const;
    /// Who leaves before a round is looked at, whatever the tie-break.
    [[nodiscard]] virtual events::elimination dismissed(const candidates_left&, std::int64_t) const { return {}; }
    /// Whether it makes no difference in which order `now.last` leave: all of them go before anybody else.
    [[nodiscard]] virtual bool order_is_irrelevant(const elimination_round&, const candidates_left&) const {
        return false;
    }
    /// Who of `now.last` leaves.
    [[nodiscard]] virtual std::vector<candidate> resolve(const elimination_round& now, const candidates_left&,
                                                         std::int64_t round, const tie_breaker& breaker,
                                                         const std::vector<std::vector<rational>>& history,
                                                         tie& record) const;
    /// Whether elimination goes on behind the winner to order the others.
    [[nodiscard]] virtual bool orders_the_others() const { return false; }

protected:
    elimination_method() = default;
    elimination_method(const elimination_method&) = default;
    elimination_method& operator=(const elimination_method&) = default;
};

/// The row of the option `tied-tops` of rules that look at first places in several rounds.
#define DELIB_TIED_TOPS_ROW(options)                                                                                   \
    ::delib::option_row {                                                                                              \
        "tied-tops", ::delib::option_type::word, ::delib::tied_tops_words,                                             \
            "what a ballot with equal ranks does: end there, give 1/k each, give 1 each",                              \
            "ce que fait un bulletin à rangs égaux : finir là, donner 1/k à chacun, donner 1 à chacun",                \
            offsetof(options, tied_tops)                                                                               \
    }

/// The row of the option `ties` of eliminations.
#define DELIB_ELIMINATION_TIES_ROW(options)                                                                            \
    ::delib::option_row {                                                                                              \
        "ties", ::delib::option_type::ties, "all|parallel|order:A>B|ballot:A>B=C|seed:TEXT|backward|forward",          \
            "who leaves when several could: all of them, or as resolved",                                              \
            "qui sort quand plusieurs le pourraient : tous, ou selon le départage", offsetof(options, ties)            \
    }

namespace detail {

inline void take_out(candidates_left& left, const std::vector<candidate>& who) {
    for (const candidate c : who) left[index(c)] = false;
}

}  // namespace detail

/// Eliminates from `left` until the count ends, and writes the outcome. Who is not in `left` shares the last place.
[[nodiscard]] result<outcome> eliminate(const elimination_method& method, candidates_left left, outcome out,
                                        const tie_policy& ties, const candidate_list& names, const control& c);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/elimination.ipp"
#endif
