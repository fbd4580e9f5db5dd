#pragma once

#include "delib/rule/ranked/elimination.hpp"

#include <algorithm>
#include <set>

namespace delib {

DELIB_INLINE elimination_method::~elimination_method() = default;

DELIB_INLINE events::elimination elimination_method::leaves(std::int64_t round, std::vector<candidate> who,
                                                            const elimination_round&) const {
    return {round, std::move(who), events::elimination::reason::fewest_votes, std::nullopt};
}

DELIB_INLINE std::vector<candidate> elimination_method::resolve(const elimination_round& now, const candidates_left&,
                                                                std::int64_t round, const tie_breaker& breaker,
                                                                const std::vector<std::vector<rational>>& history,
                                                                tie& record) const {
    return breaker.resolve(now.last, round, history, record).back();
}

namespace detail {

/// Puts `first`, then the others of `standing`, on top of those who left.
DELIB_INLINE void finish_order(ranking& eliminated, const std::vector<candidate>& standing,
                               const std::vector<candidate>& first) {
    std::vector<candidate> others;
    for (const candidate who : standing) {
        if (std::find(first.begin(), first.end(), who) == first.end()) others.push_back(who);
    }
    if (!others.empty()) eliminated.push_back(std::move(others));
    eliminated.push_back(first);
}

/// Everybody who wins under some order of elimination; each set of continuing candidates is visited once.
[[nodiscard]] DELIB_INLINE result<std::vector<candidate>>
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

DELIB_INLINE result<outcome> eliminate(const elimination_method& method, candidates_left left, outcome out,
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
        if (decided && standing.size() == 1) {
            detail::finish_order(eliminated, standing, standing);
            break;
        }
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
