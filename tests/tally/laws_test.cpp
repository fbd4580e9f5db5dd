// The laws that every tally obeys: merging is associative and commutative, the empty tally is neutral, a
// profile may be split anywhere, the order of ballots leaves no trace, weights may have any denominators,
// 128-bit counts are the same numbers as 64-bit ones, and what does not fit is an error after which the tally
// holds what it held.
#include "delib/core/random.hpp"
#include "delib/tally/approvals.hpp"
#include "delib/tally/first.hpp"
#include "delib/tally/grades.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/positions.hpp"
#include "delib/tally/scores.hpp"
#include "delib/tally/serial.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

namespace delib {
namespace {

using testing::value;

template <class T>
constexpr ballot_kind kind_for = std::is_same_v<T, approvals_tally> ? ballot_kind::approval
                                 : std::is_same_v<T, grades_tally>  ? ballot_kind::graded
                                 : std::is_same_v<T, scores_tally>  ? ballot_kind::scored
                                                                    : ballot_kind::ranked;

profile_builder builder_for(ballot_kind kind) {
    const std::vector<std::string> names{"A", "B", "C", "D"};
    switch (kind) {
        case ballot_kind::ranked: return value(profile_builder::ranked(names));
        case ballot_kind::approval: return value(profile_builder::approval(names));
        case ballot_kind::graded: return value(profile_builder::graded(names, value(scale::named({"x", "y", "z"}))));
        case ballot_kind::scored: return value(profile_builder::scored(names, value(scale::named({"-1", "0", "5/2"}))));
    }
    return value(profile_builder::ranked(names));
}

struct ballot {
    std::vector<entry> entries{};
    weight each{1};
    std::uint64_t heads = 1;
};

// Ballots of a kind: ties, gaps, missing candidates, blank ones; weights 0, whole and broken.
std::vector<ballot> sample(ballot_kind kind, std::size_t count, std::uint64_t seed) {
    random_source random(seed);
    std::vector<ballot> out(count);
    for (ballot& b : out) {
        for (std::size_t c = 0; c < 4; ++c) {
            if (random.below(3) == 0) continue;
            const auto least = kind == ballot_kind::ranked ? 1U : 0U;
            b.entries.push_back({candidate_at(c), least + static_cast<std::uint32_t>(random.below(3))});
        }
        b.each = weight::ratio(static_cast<int128>(random.below(5)), static_cast<int128>(1 + random.below(4)));
        b.heads = 1 + random.below(3);
    }
    return out;
}

template <class T>
class tally_laws : public ::testing::Test {
protected:
    static profile profile_of(const std::vector<ballot>& ballots) {
        auto builder = builder_for(kind_for<T>);
        for (const ballot& b : ballots)
            (void)value(builder.add({.entries = b.entries, .weight = b.each, .heads = b.heads}));
        return value(builder.freeze());
    }
    // The one ballot of a profile; a blank one does not stand among the others.
    static ballot_view only_ballot(const profile& p) {
        return p.size() > 0 ? p[0] : ballot_view{{}, p.blank_total(), p.blank_heads(), {}};
    }
    static T count(const std::vector<ballot>& ballots, const ballot_policy& policy = {}) {
        return value(tally_of<T>(profile_of(ballots), policy));
    }
    static T merged(T a, const T& b) {
        EXPECT_TRUE(a.merge(b));
        return a;
    }
};

using all_tallies =
    ::testing::Types<first_tally, positions_tally, pairwise_tally, grades_tally, approvals_tally, scores_tally>;
TYPED_TEST_SUITE(tally_laws, all_tallies);

TYPED_TEST(tally_laws, equality_sees_a_difference) {
    // The laws below compare tallies; so first of all, different ones must differ.
    const auto ballots = sample(kind_for<TypeParam>, 8, 1);
    const auto other = sample(kind_for<TypeParam>, 8, 2);
    EXPECT_FALSE(this->count(ballots) == this->count(other));
    auto heavier = ballots;
    for (ballot& b : heavier) b.each = *checked_multiply(b.each, weight(2));
    EXPECT_FALSE(this->count(ballots) == this->count(heavier));
    EXPECT_FALSE(this->count(ballots, {.unranked = unranked_policy::no_opinion}) == this->count(ballots));
}

TYPED_TEST(tally_laws, a_profile_may_be_split_anywhere) {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const auto ballots = sample(kind_for<TypeParam>, 12, seed);
        const TypeParam whole = this->count(ballots);
        for (std::size_t cut = 0; cut <= ballots.size(); ++cut) {
            const auto at = ballots.begin() + static_cast<std::ptrdiff_t>(cut);
            const TypeParam a = this->count({ballots.begin(), at}), b = this->count({at, ballots.end()});
            EXPECT_TRUE(this->merged(a, b) == whole) << seed << " cut at " << cut;
            EXPECT_TRUE(this->merged(b, a) == whole) << seed << " cut at " << cut;
        }
    }
}

TYPED_TEST(tally_laws, merging_is_associative_and_the_empty_tally_neutral) {
    const auto kind = kind_for<TypeParam>;
    const TypeParam a = this->count(sample(kind, 5, 10)), b = this->count(sample(kind, 7, 11)),
                    c = this->count(sample(kind, 3, 12));
    EXPECT_TRUE(this->merged(this->merged(a, b), c) == this->merged(a, this->merged(b, c)));
    const TypeParam none = this->count({});
    EXPECT_TRUE(this->merged(a, none) == a);
    EXPECT_TRUE(this->merged(none, a) == a);
    EXPECT_TRUE(this->merged(none, none) == none);
}

TYPED_TEST(tally_laws, the_order_of_ballots_leaves_no_trace) {
    auto ballots = sample(kind_for<TypeParam>, 10, 20);
    const profile first = this->profile_of(ballots);
    const TypeParam whole = this->count(ballots);
    random_source random(21);
    for (int i = 0; i < 10; ++i) {
        random.shuffle(std::span(ballots));
        TypeParam one_by_one = value(TypeParam::empty_for(first, {}));
        for (const ballot& b : ballots) {
            const profile single = this->profile_of({b});
            ASSERT_TRUE(one_by_one.add(single[0], single.denominator()));
        }
        EXPECT_TRUE(one_by_one == whole);
    }
}

TYPED_TEST(tally_laws, denominators_rescale) {
    auto ballots = sample(kind_for<TypeParam>, 9, 30);
    TypeParam sum = this->count(ballots);
    for (int i = 1; i < 30; ++i) EXPECT_TRUE(sum.merge(this->count(ballots)));
    // Thirty times each ballot is each ballot with thirty times its weight; a third of it thirty times is ten
    // times.
    for (ballot& b : ballots) b.each = *checked_multiply(b.each, weight::ratio(1, 3));
    TypeParam thirds = this->count(ballots);
    for (int i = 1; i < 90; ++i) EXPECT_TRUE(thirds.merge(this->count(ballots)));
    EXPECT_EQ(to_rational(thirds.total(), thirds.denominator()), to_rational(sum.total(), sum.denominator()));
    EXPECT_EQ(thirds.heads(), 3 * sum.heads());
}

TYPED_TEST(tally_laws, wide_counts_are_the_same_numbers) {
    // Two denominators whose product passes 63 bits: the counts step to 128 bits. Merging in either order,
    // early or late, gives the same tally.
    const auto plain = sample(kind_for<TypeParam>, 8, 40);
    auto fine = sample(kind_for<TypeParam>, 8, 41);
    for (std::size_t i = 0; i < fine.size(); ++i) {
        fine[i].each =
            *checked_multiply(fine[i].each, weight::ratio(int128{1} << 60, i % 2 == 0 ? 1'000'003 : 999'983));
    }
    std::vector<ballot> all = plain;
    all.insert(all.end(), fine.begin(), fine.end());
    const TypeParam whole = this->count(all);
    EXPECT_FALSE(fits_int64(whole.total()));
    EXPECT_TRUE(this->merged(this->count(plain), this->count(fine)) == whole);
    EXPECT_TRUE(this->merged(this->count(fine), this->count(plain)) == whole);
    std::reverse(all.begin(), all.end());
    EXPECT_TRUE(this->count(all) == whole);
}

TYPED_TEST(tally_laws, overflow_is_an_error_and_changes_nothing) {
    const auto kind = kind_for<TypeParam>;
    const auto ballots = sample(kind, 6, 50);
    const TypeParam before = this->count(ballots);
    ballot huge{{{candidate_at(1), 1}}, weight::ratio(int128{1} << 122, 1), 1};
    ballot fine{{{candidate_at(1), 1}}, weight::ratio(1, (int128{1} << 123) + 1), 1};
    for (const ballot& b : {huge, fine}) {
        const profile single = this->profile_of({b});
        TypeParam tally = before;
        ASSERT_TRUE(this->count({b}).merge(this->count({})));  // alone it fits
        for (int i = 0; i < 20; ++i) {
            // Adding until it no longer fits, and then once more.
            const TypeParam held = tally;
            const auto added = tally.add(single[0], single.denominator());
            if (added) continue;
            EXPECT_EQ(added.error().code, error_code::overflow);
            EXPECT_TRUE(tally == held);
            TypeParam merging = held;
            EXPECT_EQ(merging.merge(this->count({b})).error().code, error_code::overflow);
            EXPECT_TRUE(merging == held);
        }
        EXPECT_EQ(tally.add(single[0], single.denominator()).error().code, error_code::overflow);
    }
}

TYPED_TEST(tally_laws, adding_and_retracting_leaves_the_bytes_of_a_fresh_count) {
    const ballot_policy policies[] = {{},
                                      {.unranked = unranked_policy::no_opinion},
                                      {.pairwise_ties = pairwise_ties_policy::half},
                                      {.ungraded = ungraded_policy::worst}};
    for (const ballot_policy& policy : policies) {
        auto ballots = sample(kind_for<TypeParam>, 12, 70);
        for (ballot& b : ballots) {
            if (b.each == weight(0)) b.each = weight::ratio(7, 3);  // of weight 0 it would leave no trace
        }
        const profile all = this->profile_of(ballots);
        TypeParam live = value(TypeParam::empty_for(all, policy));
        std::vector<ballot> held;
        random_source random(71);
        for (int step = 0; step < 200; ++step) {
            const ballot& one = ballots[random.below(ballots.size())];
            const profile single = this->profile_of({one});
            const auto same = [&](const ballot& b) {
                return b.entries == one.entries && b.each == one.each && b.heads == one.heads;
            };
            const auto there = std::find_if(held.begin(), held.end(), same);
            if (there != held.end() && random.below(3) != 0) {
                ASSERT_TRUE(live.retract(this->only_ballot(single), single.denominator()));
                held.erase(there);
            } else {
                ASSERT_TRUE(live.add(this->only_ballot(single), single.denominator()));
                held.push_back(one);
            }
            const TypeParam fresh = this->count(held, policy);
            ASSERT_EQ(value(serialise(live)), value(serialise(fresh))) << "step " << step;
            ASSERT_TRUE(live == fresh) << "step " << step;
        }
        while (!held.empty()) {
            const profile single = this->profile_of({held.back()});
            ASSERT_TRUE(live.retract(this->only_ballot(single), single.denominator()));
            held.pop_back();
        }
        EXPECT_EQ(live.total(), 0);
        EXPECT_TRUE(live == this->count({}, policy));
    }
}

TYPED_TEST(tally_laws, what_was_never_added_cannot_be_retracted) {
    const std::vector<ballot> cast{{{{candidate_at(0), 1}, {candidate_at(1), 2}}, weight(2), 2},
                                   {{{candidate_at(1), 1}, {candidate_at(2), 2}}, weight(3), 3}};
    const TypeParam before = this->count(cast);
    const std::vector<ballot> never{
        {{{candidate_at(0), 1}, {candidate_at(1), 2}}, weight(5), 1},            // heavier than all that are like it
        {{{candidate_at(0), 1}, {candidate_at(1), 2}}, weight::ratio(1, 6), 6},  // of more people than voted
        {{{candidate_at(3), 1}}, weight(1), 1},                                  // for somebody nobody named
        {{}, weight(1), 1},                                                      // blank
        {cast[0].entries, weight::ratio(int128{1} << 100, 3), 1},
    };
    for (const ballot& b : never) {
        const profile single = this->profile_of({b});
        TypeParam tally = before;
        const auto taken = tally.retract(this->only_ballot(single), single.denominator());
        ASSERT_FALSE(taken.has_value());
        EXPECT_NE(taken.error().message.find("cannot be taken off"), std::string::npos) << taken.error().message;
        EXPECT_TRUE(tally == before);
        EXPECT_EQ(value(serialise(tally)), value(serialise(before)));
    }
}

TYPED_TEST(tally_laws, tallies_of_other_candidates_or_policies_do_not_merge) {
    TypeParam a = this->count(sample(kind_for<TypeParam>, 3, 60));
    const TypeParam before = a;
    const TypeParam other = this->count({}, {.pairwise_ties = pairwise_ties_policy::half});
    EXPECT_EQ(a.merge(other).error().code, error_code::usage);
    EXPECT_TRUE(a == before);
    if constexpr (std::is_same_v<TypeParam, pairwise_tally>) {
        const auto abc = value(tally_of<TypeParam>(testing::rankings("A B C", {"1: A"})));
        EXPECT_EQ(a.merge(abc).error().code, error_code::usage);
    }
}

TYPED_TEST(tally_laws, another_kind_of_ballots_is_an_error) {
    const auto wrong = kind_for<TypeParam> == ballot_kind::ranked ? ballot_kind::approval : ballot_kind::ranked;
    EXPECT_EQ(tally_of<TypeParam>(value(builder_for(wrong).freeze())).error().code, error_code::unsupported);
}

}  // namespace
}  // namespace delib
