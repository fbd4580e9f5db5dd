// Elimination: round after round the weakest candidate leaves, until the count ends. A rule says what one round looks
// at (`elimination_method`); here is what all of them share: the rounds, the ties, and the order.
//
// `ties` says what becomes of several candidates that could leave: `all` eliminates them together (if nobody else is
// left, they all win), `parallel` follows every order of elimination, visiting each set of continuing candidates once.
// The order is that of elimination, reversed: winners, those who still stood when the count ended, then who left last.
// Time rounds · one look, with `parallel` times the sets visited.
#pragma once

#include "delib/rule/ranked/top_places.hpp"
#include "delib/rule/rule.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
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
    virtual ~elimination_method() = default;

    [[nodiscard]] virtual elimination_round look(const candidates_left& left, std::int64_t round) const = 0;

    /// The event of `who` leaving.
    [[nodiscard]] virtual events::elimination leaves(std::int64_t round, std::vector<candidate> who,
                                                     const elimination_round&) const {
        return {round, std::move(who), events::elimination::reason::fewest_votes, std::nullopt};
    }
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
                                                         tie& record) const {
        return breaker.resolve(now.last, round, history, record).back();
    }
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

/// Puts `first`, then the others of `standing`, on top of those who left.
inline void finish_order(ranking& eliminated, const std::vector<candidate>& standing,
                         const std::vector<candidate>& first) {
    std::vector<candidate> others;
    for (const candidate who : standing) {
        if (std::find(first.begin(), first.end(), who) == first.end()) others.push_back(who);
    }
    if (!others.empty()) eliminated.push_back(std::move(others));
    eliminated.push_back(first);
}

/// Everybody who wins under some order of elimination; each set of continuing candidates is visited once.
[[nodiscard]] inline result<std::vector<candidate>>
parallel_winners(const elimination_method& method, const candidates_left& start, const control& c, bool& complete) {
    std::set<candidates_left> seen{start};
    std::vector<candidates_left> open{start};
    candidates_left wins(start.size(), false);
    const auto win = [&](const std::vector<candidate>& who) {
        for (const candidate w : who) wins[index(w)] = true;
    };
    while (!open.empty()) {
        if (c.cancelled()) return cancelled_error();
        if (seen.size() > c.max_states || c.expired()) {
            complete = false;
            break;
        }
        candidates_left left = std::move(open.back());
        open.pop_back();
        take_out(left, method.dismissed(left, 1).who);
        const elimination_round now = method.look(left, 1);
        const std::vector<candidate> contending = now.contenders.empty() ? members(left) : now.contenders;
        const auto visit = [&](const std::vector<candidate>& leaving) {
            candidates_left next = left;
            take_out(next, leaving);
            if (seen.insert(next).second) open.push_back(std::move(next));
        };
        if (!now.winners.empty()) {
            win(now.winners);
        } else if (contending.size() == 1 || now.silent) {
            win(contending);
        } else if (method.order_is_irrelevant(now, left)) {
            visit(now.last);
        } else {
            for (const candidate who : now.last) visit({who});
        }
    }
    return members(wins);
}

}  // namespace detail

/// Eliminates from `left` until the count ends, and writes the outcome. Who is not in `left` shares the last place.
[[nodiscard]] inline result<outcome> eliminate(const elimination_method& method, candidates_left left, outcome out,
                                               const tie_policy& ties, const candidate_list& names, const control& c) {
    DELIB_TRY(breaker, tie_breaker::create(ties, names, c));
    std::vector<std::vector<rational>> history;
    ranking eliminated;  // in the order of leaving
    std::vector<candidate> winners;
    bool decided = false;  // the winner is known; what follows only orders the others
    const auto leave = [&](std::vector<candidate> who) {
        detail::take_out(left, who);
        eliminated.push_back(std::move(who));
    };
    candidates_left outside = left;
    outside.flip();
    if (auto others = members(outside); !others.empty()) eliminated.push_back(std::move(others));
    for (std::int64_t round = 1; !members(left).empty(); ++round) {
        if (c.cancelled()) return cancelled_error();
        if (const auto gone = method.dismissed(left, round); !gone.who.empty()) {
            out.rounds.emplace_back(gone);
            leave(gone.who);
        }
        const std::vector<candidate> standing = members(left);
        const elimination_round now = method.look(left, round);
        const std::vector<candidate>& contending = now.contenders.empty() ? standing : now.contenders;
        if (!decided) {
            out.rounds.insert(out.rounds.end(), now.shown.begin(), now.shown.end());
            winners = !now.winners.empty()     ? now.winners
                      : contending.size() == 1 ? contending
                                               : std::vector<candidate>{};
            decided = !winners.empty();
        }
        if (standing.size() == 1 || (decided && !method.orders_the_others())) {
            detail::finish_order(eliminated, standing, standing.size() == 1 ? standing : winners);
            break;
        }

        std::vector<candidate> leaving = now.last;
        if (now.last.size() > 1) {
            tie record{tie::place::elimination, round, now.last, tie::resolution::all, {}, {}};
            if (ties.is(tie::resolution::parallel)) {
                if (!method.order_is_irrelevant(now, left)) {
                    eliminated.clear();  // the order of the others depends on the tie
                    if (decided) break;
                    record.how = tie::resolution::parallel;
                    out.ties.push_back(std::move(record));
                    DELIB_TRY(all, detail::parallel_winners(method, left, c, out.complete));
                    winners = std::move(all);
                    break;
                }
            } else {
                leaving = method.resolve(now, left, round, breaker, history, record);
                if (!decided) out.ties.push_back(std::move(record));
            }
        }
        history.push_back(now.held);
        const bool nobody_stays = std::all_of(contending.begin(), contending.end(), [&](candidate who) {
            return std::find(leaving.begin(), leaving.end(), who) != leaving.end();
        });
        if (nobody_stays) {
            if (!decided) {
                out.rounds.emplace_back(events::all_tied{round, contending});
                winners = contending;
            }
            detail::finish_order(eliminated, standing, contending);
            break;
        }
        if (!decided) out.rounds.emplace_back(method.leaves(round, leaving, now));
        leave(std::move(leaving));
    }
    if (!eliminated.empty()) out.order = ranking(eliminated.rbegin(), eliminated.rend());
    // A tie between winners is one that the chosen policy leaves standing.
    DELIB_TRY(nothing, tie_breaker::create(ties_all, names, c));
    settle_set(out, winners, nothing, c);
    return out;
}

}  // namespace delib
