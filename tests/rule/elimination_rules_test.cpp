// coombs, baldwin, nanson, benham, woodall, tideman-alternative, smith-irv, condorcet-irv and bottom-two-irv against
// recursions over sets of candidates.
#include "delib/rule/ranked/baldwin.hpp"
#include "delib/rule/ranked/benham.hpp"
#include "delib/rule/ranked/bottom_two_irv.hpp"
#include "delib/rule/ranked/condorcet_irv.hpp"
#include "delib/rule/ranked/coombs.hpp"
#include "delib/rule/ranked/nanson.hpp"
#include "delib/rule/ranked/smith_irv.hpp"
#include "delib/rule/ranked/tideman_alternative.hpp"
#include "delib/rule/ranked/woodall.hpp"
#include "oracle/elimination_rules.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <vector>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;
using testing::value;

constexpr const char* readings[] = {"exhaust", "split", "approval"};

// An election under one reading of its ballots, as the library names it.
struct reading_of : ballot_reading {
    delib::tied_tops tops;

    reading_of(const election& from, bool last, delib::tied_tops reading)
        : ballot_reading{from, last, readings[static_cast<std::size_t>(reading)]}, tops(reading) {}
    [[nodiscard]] ballot_policy policy() const {
        return {.unranked = unranked_last ? unranked_policy::last : unranked_policy::no_opinion};
    }
};

template <class F>
void each_reading(int samples, F&& f) {
    each_ranked_election(samples, [&](const election& e) {
        for (const bool last : {true, false}) {
            for (const auto tops : {tied_tops::exhaust, tied_tops::split, tied_tops::full})
                f(reading_of(e, last, tops));
        }
    });
}

// B>C>D>A: neither the first nor the last of the list comes first.
std::vector<std::size_t> preference_of(const election& e) {
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < e.candidates; ++c) out.push_back((c + 1) % e.candidates);
    return out;
}
tie_policy order_of(const election& e) {
    std::string text = "order:";
    for (const std::size_t c : preference_of(e)) text += (text.back() == ':' ? "" : ">") + letters(std::vector{c});
    return value(parse_tie_policy(text));
}

// A rule called with a way to resolve ties, and its definition.
template <class Call>
void expect_rule(const reading_of& r, const plain_elimination& rule, Call&& call, const char* name) {
    const group all = everyone(r.e);
    const profile p = to_profile(r.e);
    const auto where = [&] {
        return std::string(name) + " (" + std::string(r.tied_tops) + ", unranked " +
               (r.unranked_last ? "last" : "no opinion") + ") of " + text(r.e);
    };
    ASSERT_EQ(winners(call(p, ties_all)), letters(winners_together(rule, all))) << where();
    const auto parallel = call(p, ties_parallel);
    ASSERT_EQ(winners(parallel), letters(winners_in_parallel(rule, all))) << where();
    ASSERT_TRUE(parallel->complete) << where();
    ASSERT_EQ(winners(call(p, order_of(r.e))), letters(winners_by_order(rule, all, preference_of(r.e)))) << where();
}

// The first tier of an order are the winners, and everybody stands in it once.
void expect_order(const result<outcome>& got, std::size_t candidates) {
    ASSERT_TRUE(got);
    if (!got->order) return;
    std::size_t named = 0;
    for (const auto& tier : *got->order) named += tier.size();
    ASSERT_EQ(named, candidates);
    auto first = got->order->front();
    std::sort(first.begin(), first.end());
    ASSERT_EQ(letters(first), letters(got->winners));
}

TEST(coombs, drops_who_is_last_most_often_until_a_majority_of_all_ballots) {
    each_reading(150, [](const reading_of& r) {
        if (!r.unranked_last) return;  // coombs has its own reading of short ballots
        const auto call = [&](const profile& p, const tie_policy& ties) {
            return coombs(p, {.tied_tops = r.tops, .ties = ties});
        };
        expect_rule(r, coombs_rule(r), call, "coombs");
        expect_order(call(to_profile(r.e), ties_all), r.e.candidates);
    });
}

TEST(coombs, shows_first_places_and_tells_last_places) {
    const profile p = rankings("A B C", {"2: A>B>C", "2: B>C>A", "1: C>B>A"});
    const auto out = value(coombs(p));
    EXPECT_EQ(order(out), "B>C>A");
    const auto& gone = std::get<events::elimination>(out.rounds.at(1));
    EXPECT_EQ(letters(gone.who), "A");
    EXPECT_EQ(gone.because, events::elimination::reason::most_last_places);
    EXPECT_EQ(gone.with, rational(3));
    EXPECT_EQ(std::get<events::round>(out.rounds.at(0)).needed, rational(5) / 2);
}

TEST(coombs, looks_back_at_last_places) {
    // Round 1: last places A 1, B 2, C 2, D 3. D leaves; then B and C are last as often, and so is A.
    const profile p = rankings("A B C D", {"1: B>C>D>A", "2: A>C>D>B", "2: A>B>D>C", "3: C>B>A>D"});
    const auto out = value(coombs(p, {.ties = value(parse_tie_policy("backward,order:A>B>C>D"))}));
    EXPECT_EQ(letters(out.winners).size(), 1U);
    for (const tie& t : out.ties) EXPECT_EQ(t.where, tie::place::elimination);
}

TEST(baldwin, drops_the_fewest_borda_points) {
    each_reading(300, [](const reading_of& r) {
        if (r.tops != tied_tops::exhaust) return;
        const auto call = [&](const profile& p, const tie_policy& ties) {
            return baldwin(p, {.ties = ties}, 1, r.policy());
        };
        expect_rule(r, baldwin_rule(r), call, "baldwin");
        expect_order(call(to_profile(r.e), ties_all), r.e.candidates);
    });
}

TEST(baldwin, shows_points_that_are_the_borda_count) {
    const auto out = value(baldwin(rankings("A B C", {"3: A>B>C", "2: C=B", "1:"})));
    const auto& first = std::get<events::round>(out.rounds.at(0));
    EXPECT_EQ(first.totals.at(0).second, 6);
    EXPECT_EQ(first.totals.at(1).second, 6);
    EXPECT_EQ(first.totals.at(2).second, 3);
    EXPECT_EQ(std::get<events::elimination>(out.rounds.at(1)).because, events::elimination::reason::fewest_points);
    EXPECT_EQ(order(out), "A>B>C");
}

TEST(nanson, drops_all_below_or_not_above_the_mean) {
    each_reading(300, [](const reading_of& r) {
        if (r.tops != tied_tops::exhaust) return;
        for (const auto variant : {nanson_variant::strict, nanson_variant::weak}) {
            const plain_elimination rule = nanson_rule(r, variant == nanson_variant::weak);
            const auto got = nanson(to_profile(r.e), {.variant = variant}, 1, r.policy());
            ASSERT_EQ(winners(got), letters(winners_together(rule, everyone(r.e)))) << text(r.e);
            expect_order(got, r.e.candidates);
        }
    });
}

TEST(benham, stops_when_somebody_beats_all_that_remain) {
    each_reading(120, [](const reading_of& r) {
        const auto call = [&](const profile& p, const tie_policy& ties) {
            return benham(p, {.tied_tops = r.tops, .ties = ties}, 1, r.policy());
        };
        expect_rule(r, benham_rule(r), call, "benham");
        expect_order(call(to_profile(r.e), ties_all), r.e.candidates);
    });
}

TEST(woodall, stops_when_one_of_the_smith_set_is_left) {
    each_reading(120, [](const reading_of& r) {
        const auto call = [&](const profile& p, const tie_policy& ties) {
            return woodall(p, {.tied_tops = r.tops, .ties = ties}, 1, r.policy());
        };
        expect_rule(r, woodall_rule(r), call, "woodall");
        expect_order(call(to_profile(r.e), ties_all), r.e.candidates);
    });
}

TEST(tideman_alternative, alternates_a_set_and_first_places) {
    each_reading(80, [](const reading_of& r) {
        for (const auto set : {dominant_set::smith, dominant_set::schwartz}) {
            for (const auto outside : {outsiders::wait, outsiders::leave}) {
                const plain_elimination rule =
                    tideman_alternative_rule(r, set == dominant_set::smith ? "smith" : "schwartz",
                                             outside == outsiders::leave ? "leave" : "wait");
                const auto call = [&](const profile& p, const tie_policy& ties) {
                    return tideman_alternative(p, {.set = set, .outside = outside, .tied_tops = r.tops, .ties = ties},
                                               1, r.policy());
                };
                expect_rule(r, rule, call, "tideman-alternative");
                expect_order(call(to_profile(r.e), ties_all), r.e.candidates);
            }
        }
    });
}

TEST(smith_irv, is_irv_among_the_smith_set) {
    each_reading(100, [](const reading_of& r) {
        const auto call = [&](const profile& p, const tie_policy& ties) {
            return smith_irv(p, {.tied_tops = r.tops, .ties = ties}, 1, r.policy());
        };
        expect_rule(r, smith_irv_rule(r), call, "smith-irv");
        expect_order(call(to_profile(r.e), ties_all), r.e.candidates);
    });
}

TEST(condorcet_irv, looks_for_a_condorcet_winner_once) {
    each_reading(100, [](const reading_of& r) {
        const auto call = [&](const profile& p, const tie_policy& ties) {
            return condorcet_irv(p, {.tied_tops = r.tops, .ties = ties}, 1, r.policy());
        };
        expect_rule(r, condorcet_irv_rule(r), call, "condorcet-irv");
        expect_order(call(to_profile(r.e), ties_all), r.e.candidates);
    });
}

TEST(bottom_two_irv, drops_the_loser_of_the_duel_of_the_last_two) {
    each_reading(100, [](const reading_of& r) {
        plain_elimination rule = bottom_two_rule(r);
        const profile p = to_profile(r.e);
        const auto call = [&](const tie_policy& ties) {
            return bottom_two_irv(p, {.tied_tops = r.tops, .ties = ties}, 1, r.policy());
        };
        ASSERT_EQ(winners(call(ties_all)), letters(winners_together(rule, everyone(r.e)))) << text(r.e);
        ASSERT_EQ(winners(call(ties_parallel)), letters(winners_in_parallel(rule, everyone(r.e)))) << text(r.e);
        expect_order(call(ties_all), r.e.candidates);
        // An order decides who the last two are.
        const auto preference = preference_of(r.e);
        rule = bottom_two_rule(r, preference);
        ASSERT_EQ(winners(call(order_of(r.e))), letters(winners_together(rule, everyone(r.e)))) << text(r.e);
    });
}

TEST(eliminations, elect_a_condorcet_winner) {
    each_ranked_election(200, [](const election& e) {
        const auto winner = condorcet_among(duels(e, true, false), everyone(e));
        if (!winner) return;
        const std::string who = letters(std::vector{*winner});
        const profile p = to_profile(e);
        for (const auto& got : {benham(p), woodall(p), tideman_alternative(p), smith_irv(p), condorcet_irv(p),
                                bottom_two_irv(p), baldwin(p), nanson(p)}) {
            ASSERT_EQ(winners(got), who) << got->rule << " of " << text(e);
        }
    });
}

TEST(eliminations, say_when_a_limit_ended_the_search_and_when_they_are_stopped) {
    const profile p = rankings("A B C D E F", {"1: A", "1: B", "1: C", "1: D", "1: E", "1: F"});
    control few;
    few.max_states = 3;
    EXPECT_FALSE(value(benham(p, {.ties = ties_parallel}, 1, {}, few)).complete);
    EXPECT_EQ(letters(value(benham(p, {.ties = ties_parallel})).winners), "ABCDEF");
    control stop;
    stop.progress = [](double) { return false; };
    EXPECT_EQ(woodall(p, {}, 1, {}, stop).error().code, error_code::cancelled);
    EXPECT_EQ(nanson(p, {}, 1, {}, stop).error().code, error_code::cancelled);
    EXPECT_EQ(coombs(testing::approvals("A B", {"1: A"})).error().code, error_code::unsupported);
}

TEST(eliminations, have_no_winner_without_candidates_and_one_with_one) {
    const profile one = rankings("A", {"2: A"});
    for (const auto& got : {benham(one), woodall(one), tideman_alternative(one), smith_irv(one), condorcet_irv(one),
                            bottom_two_irv(one), baldwin(one), nanson(one), coombs(one)})
        EXPECT_EQ(winners(got), "A");
}

}  // namespace
}  // namespace delib
