// Each elimination as its definition tells it, to be followed by oracle/eliminations.hpp. What a rule returns here refers
// to the reading that it was made from.
#pragma once

#include "oracle/eliminations.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

namespace delib::oracle {

/// What the definitions look at: one election under one reading of its ballots.
struct ballot_reading {
    const election& e;
    bool unranked_last = true;
    std::string_view tied_tops = "exhaust";
    matrix votes = duels(e, unranked_last, false);

    [[nodiscard]] irv_round round(const group& left) const { return irv_totals(e, left, tied_tops); }
    [[nodiscard]] group fewest(const group& left) const { return extreme(round(left).held, false); }
    [[nodiscard]] std::optional<std::size_t> majority(const group& left, std::optional<rational> of = {}) const {
        const irv_round now = round(left);
        for (const auto& [c, held] : now.held) {
            if (tied_tops != "approval" && held * 2 > of.value_or(now.speaking)) return c;
        }
        return std::nullopt;
    }
};

inline group common(const group& a, const group& b) {
    group out;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
    return out;
}

inline plain_elimination irv_rule(const ballot_reading& r) {
    plain_elimination rule;
    rule.ends = [&r](const group& left) { return r.majority(left); };
    rule.last = [&r](const group& left) { return r.fewest(left); };
    return rule;
}

inline plain_elimination coombs_rule(const ballot_reading& r) {
    plain_elimination rule;
    rule.ends = [&r](const group& left) { return r.majority(left, ballots_in(r.e)); };
    rule.last = [&r](const group& left) { return extreme(last_place_shares(r.e, left), true); };
    return rule;
}

inline plain_elimination baldwin_rule(const ballot_reading& r) {
    plain_elimination rule;
    rule.last = [&r](const group& left) { return extreme(borda_among(r.votes, ballots_in(r.e), left), false); };
    return rule;
}

/// Who holds less than the mean leaves, and for the weak variant who holds just the mean; all, if all hold the same.
inline plain_elimination nanson_rule(const ballot_reading& r, bool weak) {
    plain_elimination rule;
    rule.last = [&r, weak](const group& left) {
        const auto points = borda_among(r.votes, ballots_in(r.e), left);
        rational mean = 0;
        for (const auto& [c, n] : points) mean += n / static_cast<std::int64_t>(left.size());
        group out;
        for (const auto& [c, n] : points) {
            if (n < mean || (n == mean && weak)) out.insert(c);
        }
        return out.empty() ? left : out;
    };
    return rule;
}

inline plain_elimination benham_rule(const ballot_reading& r) {
    plain_elimination rule;
    rule.ends = [&r](const group& left) { return condorcet_among(r.votes, left); };
    rule.last = [&r](const group& left) { return r.fewest(left); };
    return rule;
}

inline plain_elimination woodall_rule(const ballot_reading& r) {
    plain_elimination rule;
    rule.last = [&r](const group& left) { return r.fewest(left); };
    rule.contenders = [smith = smith_among(r.votes, everyone(r.e))](const group& left) { return common(left, smith); };
    return rule;
}

/// `set` is smith or schwartz, `outside` wait or leave.
inline plain_elimination tideman_alternative_rule(const ballot_reading& r, std::string_view set,
                                                  std::string_view outside) {
    const auto set_of = [&r, smith = set == "smith"](const group& left) {
        return smith ? smith_among(r.votes, left) : schwartz_among(r.votes, left);
    };
    plain_elimination rule;
    if (outside == "leave") rule.stays = set_of;
    rule.contenders = set_of;
    rule.last = [&r, set_of](const group& left) { return r.fewest(set_of(left)); };
    return rule;
}

inline plain_elimination smith_irv_rule(const ballot_reading& r) {
    plain_elimination rule = irv_rule(r);
    rule.stays = [smith = smith_among(r.votes, everyone(r.e))](const group& left) { return common(left, smith); };
    return rule;
}

inline plain_elimination condorcet_irv_rule(const ballot_reading& r) {
    plain_elimination rule = irv_rule(r);
    rule.ends = [&r](const group& left) {
        const auto winner = left == everyone(r.e) ? condorcet_among(r.votes, left) : std::nullopt;
        return winner ? winner : r.majority(left);
    };
    return rule;
}

/// Of the two lowest in a strict order of votes, the loser of the duel; of a draw, the lower one.
inline std::size_t loser_of_last_two(const matrix& votes, const std::vector<std::size_t>& best_first) {
    const std::size_t last = best_first.back(), other = best_first[best_first.size() - 2];
    return votes[last][other] > votes[other][last] ? other : last;
}

/// Every order of those who hold something, the most first, with ties resolved in every way.
inline std::vector<std::vector<std::size_t>> orders_by(const std::map<std::size_t, rational>& held) {
    std::vector<std::vector<std::size_t>> out;
    std::vector<std::size_t> order;
    for (const auto& [c, n] : held) order.push_back(c);
    do {
        const bool by_votes = std::is_sorted(order.begin(), order.end(),
                                             [&](std::size_t a, std::size_t b) { return held.at(a) > held.at(b); });
        if (by_votes) out.push_back(order);
    } while (std::next_permutation(order.begin(), order.end()));
    return out;
}
/// The one of these in which equals stand as in `preference`.
inline std::vector<std::size_t> order_by_and(const std::map<std::size_t, rational>& held,
                                             const std::vector<std::size_t>& preference) {
    std::vector<std::size_t> order;
    for (const std::size_t c : preference) {
        if (held.contains(c)) order.push_back(c);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return held.at(a) > held.at(b); });
    return order;
}

/// Everybody who could leave, however ties of votes are resolved; or, with an order of candidates, who then leaves.
inline plain_elimination bottom_two_rule(const ballot_reading& r, const std::vector<std::size_t>& preference = {}) {
    plain_elimination rule;
    rule.last = [&r, preference](const group& left) {
        const auto held = r.round(left).held;
        if (!preference.empty()) return group{loser_of_last_two(r.votes, order_by_and(held, preference))};
        group out;
        for (const auto& order : orders_by(held)) out.insert(loser_of_last_two(r.votes, order));
        return out;
    };
    return rule;
}

}  // namespace delib::oracle
