// The winners of every rule of the registry, from its definition: one line a rule. A rule without a line here fails
// tests/rule/every_rule_test.cpp.
#pragma once

#include "delib/rule/option.hpp"
#include "oracle/duel_rules.hpp"
#include "oracle/medians.hpp"
#include "oracle/positional.hpp"
#include "oracle/runoffs.hpp"
#include "oracle/stv.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace delib::oracle {

/// An election, the options in force, and what definitions look at. Candidates left out are last.
struct question {
    const election& e;
    const option_texts& options;
    ballot_reading reading{e, true, value("tied-tops", "exhaust")};
    const matrix& votes = reading.votes;
    people all = everybody(votes);

    [[nodiscard]] std::string_view value(std::string_view name, std::string_view otherwise = {}) const {
        for (const auto& [known, text] : options) {
            if (known == name) return text;
        }
        return otherwise;
    }
    [[nodiscard]] std::vector<rational> numbers(std::string_view name) const {
        std::vector<rational> out;
        for (const std::string_view item : detail::split_list(value(name), ',')) out.push_back(*parse_rational(item));
        return out;
    }
    [[nodiscard]] int whole(std::string_view name) const { return std::stoi(std::string(value(name))); }
    /// The order of `ties=order:B>C>A`; empty for another way.
    [[nodiscard]] people order() const {
        people out;
        if (!value("ties").starts_with("order:")) return out;
        for (const char c : value("ties").substr(6)) {
            if (c != '>') out.push_back(static_cast<std::size_t>(c - 'A'));
        }
        return out;
    }
    /// Of several winners, the first in that order.
    [[nodiscard]] group settled(const group& winners) const {
        for (const std::size_t c : order()) {
            if (winners.contains(c)) return {c};
        }
        return winners;
    }
    template <class Winners>
    [[nodiscard]] group settled(const Winners& winners) const {
        return settled(group(winners.begin(), winners.end()));
    }
    /// Who has the most, by candidate.
    template <class Score>
    [[nodiscard]] group most(const std::vector<Score>& scores) const {
        return settled(with_the_highest(all, [&](std::size_t c) { return scores[c]; }));
    }
    [[nodiscard]] group eliminated(const plain_elimination& rule) const {
        if (value("ties") == "all") return winners_together(rule, everyone(e));
        if (value("ties") == "parallel") return winners_in_parallel(rule, everyone(e));
        return winners_by_order(rule, everyone(e), order());
    }
    [[nodiscard]] group best_median(const median_tie_break& tie_break) const {
        std::vector<median_key> keys;
        for (const std::size_t c : all) keys.push_back(key_of_median(grades_received(e, c, true), tie_break));
        return most(keys);
    }
    /// Points are grades from 0, a missing one is 0.
    [[nodiscard]] std::vector<rational> points(std::size_t c) const {
        const auto grades = grades_received(e, c, true);
        return {grades.begin(), grades.end()};
    }
};

using winners_by_definition = group (*)(const question& q);

inline group stv_winners(const question& q) {
    group winners;
    plain_stv count(q.e, {q.value("variant"), q.value("quota"), q.whole("digits"), 1, q.order()});
    for (const committee& one : count.committees()) winners.insert(one.begin(), one.end());
    return winners;
}

/// Pairs by strength, then the winner's place, then the loser's; tied duels last: then one order is left.
inline group defeats_by_order(const question& q, bool one_each) {
    const people given = q.order();
    const auto place = [&](std::size_t c) { return std::find(given.begin(), given.end(), c) - given.begin(); };
    const auto strength = defeats(q.votes, q.value("strength"));
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const std::size_t a : q.all) {
        for (const std::size_t b : q.all) {
            const bool tied = a != b && margin(q.votes, a, b) == 0 && place(a) < place(b);
            if (strength[a][b] || tied) pairs.emplace_back(a, b);
        }
    }
    std::sort(pairs.begin(), pairs.end(), [&](const auto& x, const auto& y) {
        const auto sx = strength[x.first][x.second], sy = strength[y.first][y.second];
        if (sx != sy) return sx > sy;
        return std::pair(place(x.first), place(x.second)) < std::pair(place(y.first), place(y.second));
    });
    std::vector<std::vector<bool>> locked(q.votes.size(), std::vector<bool>(q.votes.size(), false));
    const auto defeated = [&](std::size_t b) {
        return std::any_of(locked.begin(), locked.end(), [&](const auto& row) { return row[b]; });
    };
    for (const auto& [a, b] : pairs) {
        if (!(one_each && defeated(b)) && !reaches(locked, b, a)) locked[a][b] = true;
    }
    const people top = those(q.all, [&](std::size_t c) { return !defeated(c); });
    return {top.begin(), top.end()};
}

inline group knockout_by_order(const question& q) {
    people left = q.order();  // best first
    std::reverse(left.begin(), left.end());
    std::stable_sort(left.begin(), left.end(),
                     [&](std::size_t a, std::size_t b) { return net(q.votes, a, q.all) < net(q.votes, b, q.all); });
    while (left.size() > 1) left.erase(left.begin() + (beats(q.votes, left[0], left[1]) ? 1 : 0));
    return {left.begin(), left.end()};
}

inline group copeland_then(const question& q, bool borda) {
    const people set = copeland_winners(q.votes);
    const people& against = q.value("scope") == "local" ? set : q.all;
    return q.settled(borda ? highest_net(q.votes, set, against) : least_worst_loss(q.votes, set, against));
}

inline group wins_most(const question& q) {
    const rational tie = *parse_rational(q.value("tie"));
    return q.settled(with_the_highest(q.all, [&](std::size_t a) { return wins(q.votes, a, tie); }));
}

inline group two_best_meet(const question& q, const std::map<std::size_t, rational>& held, bool score_decides) {
    return q.order().empty() ? runoff_winners(q.votes, held, score_decides)
                             : runoff_winner(q.votes, held, score_decides, q.order());
}

inline const std::map<std::string_view, winners_by_definition>& winners_by_definition_of() {
    using ask = const question&;
    static const std::map<std::string_view, winners_by_definition> all{
        {"plurality", [](ask q) { return q.most(first_places(q.e, q.value("tied-tops"))); }},
        {"borda", [](ask q) { return q.most(borda_scores(q.e, q.value("truncated"))); }},
        {"positional", [](ask q) { return q.most(weighted_places(q.e, true, q.numbers("weights"))); }},
        {"ranked-priorities",
         [](ask q) {
             const int places = q.whole("places");
             const auto weights = q.numbers("weights");
             return q.value("countback") == "true" ? q.most(priorities_with_countback(q.e, places, weights))
                                                   : q.most(priorities(q.e, places, weights));
         }},
        {"anti-plurality", [](ask q) { return q.most(not_last(q.e)); }},
        {"approval-k",
         [](ask q) {
             const int k = q.whole("k");
             return q.most(positional_scores(q.e, true, [k](int place, int) { return rational(place <= k ? 1 : 0); }));
         }},
        {"dowdall",
         [](ask q) {
             return q.most(positional_scores(q.e, true, [](int place, int) { return rational(1) / place; }));
         }},
        {"positive-negative",
         [](ask q) {
             const auto m = static_cast<int>(q.e.candidates);
             const auto ends = [m](int place, int) { return rational((place == 1) - (place == m)); };
             return q.most(positional_scores(q.e, true, ends));
         }},
        {"bucklin", [](ask q) { return q.most(bucklin_totals(q.e, true, false).first); }},
        {"simplified-bucklin", [](ask q) { return q.settled(all_who_pass(q.e, true)); }},
        {"weighted-bucklin", [](ask q) { return q.most(bucklin_totals(q.e, true, true).first); }},

        {"irv", [](ask q) { return q.eliminated(irv_rule(q.reading)); }},
        {"coombs", [](ask q) { return q.eliminated(coombs_rule(q.reading)); }},
        {"baldwin", [](ask q) { return q.eliminated(baldwin_rule(q.reading)); }},
        {"nanson",
         [](ask q) {
             const auto rule = nanson_rule(q.reading, q.value("variant") == "weak");
             return q.settled(winners_together(rule, everyone(q.e)));
         }},
        {"benham", [](ask q) { return q.eliminated(benham_rule(q.reading)); }},
        {"woodall", [](ask q) { return q.eliminated(woodall_rule(q.reading)); }},
        {"tideman-alternative",
         [](ask q) { return q.eliminated(tideman_alternative_rule(q.reading, q.value("set"), q.value("outside"))); }},
        {"smith-irv", [](ask q) { return q.eliminated(smith_irv_rule(q.reading)); }},
        {"condorcet-irv", [](ask q) { return q.eliminated(condorcet_irv_rule(q.reading)); }},
        {"bottom-two-irv", [](ask q) { return q.eliminated(bottom_two_rule(q.reading, q.order())); }},

        {"black", [](ask q) { return q.settled(black_winners(q.reading)); }},
        {"daunou", [](ask q) { return q.settled(daunou_winners(q.reading)); }},
        {"condorcet-plurality", [](ask q) { return q.settled(condorcet_plurality_winners(q.reading)); }},
        {"superior", [](ask q) { return q.most(superior_scores(q.reading)); }},
        {"two-round",
         [](ask q) {
             if (const auto winner = q.reading.majority(everyone(q.e))) return group{*winner};
             return two_best_meet(q, q.reading.round(everyone(q.e)).held, false);
         }},

        {"stv", stv_winners},

        {"condorcet", [](ask q) { return q.settled(beat_all(q.votes, q.all)); }},
        {"weak-condorcet", [](ask q) { return q.settled(unbeaten(q.votes, q.all)); }},
        {"condorcet-loser", [](ask q) { return q.settled(beaten_by_all(q.votes, q.all)); }},
        {"copeland", wins_most},
        {"llull", wins_most},
        {"minimax", [](ask q) { return q.settled(minimax_winners(q.votes, q.value("strength"))); }},
        {"leximax", [](ask q) { return q.most(sorted_margins(q.votes)); }},
        {"schulze", [](ask q) { return q.settled(schulze_winners(q.votes, q.value("strength"))); }},
        {"ranked-pairs",
         [](ask q) {
             return q.order().empty() ? winners_in_every_order(q.votes, q.value("strength"), false)
                                      : defeats_by_order(q, false);
         }},
        {"river",
         [](ask q) {
             return q.order().empty() ? winners_in_every_order(q.votes, q.value("strength"), true)
                                      : defeats_by_order(q, true);
         }},
        {"split-cycle", [](ask q) { return q.settled(split_cycle_winners(q.votes, q.value("strength"))); }},
        {"simple-stable", [](ask q) { return q.settled(simple_stable_winners(q.votes, q.all)); }},
        {"stable",
         [](ask q) { return q.settled(stable_winners_of(q.votes, q.all, split_cycle_winners(q.votes, "margins"))); }},
        {"kemeny", [](ask q) { return q.settled(kemeny(q.votes).first); }},
        {"smith", [](ask q) { return q.settled(smith_set(q.votes)); }},
        {"schwartz", [](ask q) { return q.settled(schwartz_set(q.votes)); }},
        {"uncovered", [](ask q) { return q.settled(uncovered_set(q.votes, q.value("variant"))); }},
        {"pareto", [](ask q) { return q.settled(undominated(q.e)); }},
        {"smith-minimax", [](ask q) { return q.settled(smith_minimax_winners(q.votes)); }},
        {"raynaud", [](ask q) { return q.settled(raynaud_winners(q.votes)); }},
        {"iterated-condorcet-loser", [](ask q) { return q.settled(loser_free(q.votes)); }},
        {"loss-trimmer", [](ask q) { return q.settled(loss_trimmer_winners(q.votes, q.all)); }},
        {"copeland-borda", [](ask q) { return copeland_then(q, true); }},
        {"copeland-minimax", [](ask q) { return copeland_then(q, false); }},
        {"most-wins-smallest-loss", [](ask q) { return q.settled(most_wins_smallest_loss_winners(q.votes)); }},
        {"borda-minimax-faceoff", [](ask q) { return q.settled(borda_minimax_faceoff_winners(q.votes)); }},
        {"knockout", [](ask q) { return q.order().empty() ? knockout_winners(q.votes, q.all) : knockout_by_order(q); }},

        {"majority-judgment",
         [](ask q) {
             struct judged {
                 std::vector<int> grades;
                 bool operator<(const judged& other) const { return compare_judgments(grades, other.grades) < 0; }
             };
             std::vector<judged> keys;
             for (const std::size_t c : q.all) keys.push_back({grades_received(q.e, c, true)});
             return q.most(keys);
         }},
        {"majority-gauge", [](ask q) { return q.best_median(by_gauge); }},
        {"typical-judgment", [](ask q) { return q.best_median(by_difference); }},
        {"usual-judgment", [](ask q) { return q.best_median(by_usual); }},
        {"central-judgment", [](ask q) { return q.best_median(by_central); }},
        {"bosworth", [](ask q) { return q.best_median(by_share_below); }},
        {"score",
         [](ask q) {
             // With everybody scored by all, or read as the worst, the sum orders as the mean does.
             const auto trim = q.value("mode") == "trimmed" ? static_cast<std::size_t>(q.whole("trim")) : 0U;
             std::vector<std::optional<rational>> keys;
             for (const std::size_t c : q.all) keys.push_back(trimmed_mean(q.points(c), trim));
             return q.most(keys);
         }},
        {"star",
         [](ask q) {
             std::map<std::size_t, rational> sums;
             for (const std::size_t c : q.all) {
                 const auto points = q.points(c);
                 sums[c] = std::accumulate(points.begin(), points.end(), rational(0));
             }
             return two_best_meet(q, sums, q.value("runoff-tie") == "score");
         }},
        {"approval-disapproval", [](ask q) { return q.most(for_less_against(q.e)); }},
        {"approval", [](ask q) { return q.most(approvals_of(q.e, false)); }},
        {"satisfaction-approval", [](ask q) { return q.most(approvals_of(q.e, true)); }},
    };
    return all;
}

}  // namespace delib::oracle
