// Tallies as bytes: what is written is read back as it was, equal tallies are equal bytes however they were counted, and
// merged files are the file of all ballots. tests/tally/hostile_bytes_test.cpp holds what must be refused.
#include "delib/core/random.hpp"
#include "delib/tally/serial.hpp"
#include "support/ballots.hpp"
#include "support/saved_tally.hpp"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <vector>

namespace delib {
namespace {

using testing::byte_row;
using testing::value;

template <class T>
constexpr ballot_kind kind_for = std::is_same_v<T, approvals_tally> ? ballot_kind::approval
                                 : std::is_same_v<T, grades_tally>  ? ballot_kind::graded
                                 : std::is_same_v<T, scores_tally>  ? ballot_kind::scored
                                                                    : ballot_kind::ranked;

profile_builder builder_for(ballot_kind kind, const std::vector<std::string>& names) {
    switch (kind) {
        case ballot_kind::approval: return value(profile_builder::approval(names));
        case ballot_kind::graded:
            return value(profile_builder::graded(names, value(scale::named({"bad", "fair", "good"}))));
        case ballot_kind::scored: return value(profile_builder::scored(names, value(scale::named({"-1", "0", "5/2"}))));
        case ballot_kind::ranked: break;
    }
    return value(profile_builder::ranked(names));
}

struct ballot {
    std::vector<entry> entries{};
    weight each{1};
    std::uint64_t heads = 1;
};

// Ties, gaps, missing candidates, blank ballots; weights 0, whole and broken.
std::vector<ballot> sample(ballot_kind kind, std::size_t count, std::uint64_t seed) {
    random_source random(seed);
    std::vector<ballot> out(count);
    for (ballot& b : out) {
        for (std::size_t c = 0; c < 4; ++c) {
            if (random.below(3) == 0) continue;
            const auto least = kind == ballot_kind::ranked ? 1U : 0U;
            b.entries.push_back({candidate_at(c), least + static_cast<std::uint32_t>(random.below(3))});
        }
        if (random.below(8) == 0) b.entries.clear();
        b.each = weight::ratio(static_cast<int128>(random.below(5)), static_cast<int128>(1 + random.below(4)));
        b.heads = 1 + random.below(3);
    }
    return out;
}

const std::vector<ballot_policy>& policies() {
    static const std::vector<ballot_policy> all{
        {},
        {.unranked = unranked_policy::no_opinion, .ungraded = ungraded_policy::exclude},
        {.pairwise_ties = pairwise_ties_policy::half, .ungraded = ungraded_policy::median},
        {.unranked = unranked_policy::reject,
         .overvote = overvote_policy::truncate,
         .ungraded = ungraded_policy::reject},
    };
    return all;
}

template <class T>
class serial_laws : public ::testing::Test {
protected:
    static profile profile_of(const std::vector<ballot>& ballots,
                              const std::vector<std::string>& names = {"A", "B", "C", "D"}) {
        auto builder = builder_for(kind_for<T>, names);
        for (const ballot& b : ballots)
            (void)value(builder.add({.entries = b.entries, .weight = b.each, .heads = b.heads}));
        return value(builder.freeze());
    }
    static T count(const std::vector<ballot>& ballots, const ballot_policy& policy = {}) {
        return value(tally_of<T>(profile_of(ballots), policy));
    }
    static tallies only(T one) {
        tallies all;
        all.put(std::move(one));
        return all;
    }
};

using all_tallies =
    ::testing::Types<first_tally, positions_tally, pairwise_tally, grades_tally, approvals_tally, scores_tally>;
TYPED_TEST_SUITE(serial_laws, all_tallies);

TYPED_TEST(serial_laws, what_is_written_is_read_back) {
    for (const ballot_policy& policy : policies()) {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const TypeParam tally = this->count(sample(kind_for<TypeParam>, seed, 100 + seed), policy);
            const byte_row bytes = value(serialise(tally));
            const TypeParam again = value(deserialise<TypeParam>(bytes));
            EXPECT_TRUE(again == tally) << seed;
            EXPECT_EQ(value(serialise(again)), bytes) << seed;
            EXPECT_EQ(again.blank_weight(), tally.blank_weight());
            EXPECT_EQ(again.blank_heads(), tally.blank_heads());
        }
    }
}

TYPED_TEST(serial_laws, different_tallies_are_different_bytes) {
    const auto ballots = sample(kind_for<TypeParam>, 8, 1);
    const byte_row bytes = value(serialise(this->count(ballots)));
    EXPECT_NE(value(serialise(this->count(sample(kind_for<TypeParam>, 8, 2)))), bytes);
    EXPECT_NE(value(serialise(this->count(ballots, {.unranked = unranked_policy::no_opinion}))), bytes);
    auto more = ballots;
    more.push_back({{}, weight(0), 1});  // a blank ballot that weighs nothing
    EXPECT_NE(value(serialise(this->count(more))), bytes);
}

TYPED_TEST(serial_laws, the_order_of_ballots_leaves_no_trace) {
    auto ballots = sample(kind_for<TypeParam>, 10, 20);
    const profile like = this->profile_of(ballots);
    const byte_row bytes = value(serialise(this->count(ballots)));
    random_source random(21);
    for (int i = 0; i < 10; ++i) {
        random.shuffle(std::span(ballots));
        TypeParam one_by_one = value(TypeParam::empty_for(like, {}));
        for (const ballot& b : ballots) {
            const profile single = this->profile_of({b});
            ASSERT_TRUE(one_by_one.add(single[0], single.denominator()));
        }
        EXPECT_EQ(value(serialise(one_by_one)), bytes);
    }
}

TYPED_TEST(serial_laws, merged_files_are_the_file_of_all_ballots) {
    for (const ballot_policy& policy : policies()) {
        const auto ballots = sample(kind_for<TypeParam>, 12, 30);
        const byte_row whole = value(serialise(this->count(ballots, policy)));
        for (std::size_t cut = 0; cut <= ballots.size(); ++cut) {
            const auto at = ballots.begin() + static_cast<std::ptrdiff_t>(cut);
            const byte_row a = value(serialise(this->count({ballots.begin(), at}, policy)));
            const byte_row b = value(serialise(this->count({at, ballots.end()}, policy)));
            for (const auto& [first, second] : {std::pair(a, b), std::pair(b, a)}) {
                tallies sum = value(deserialise_all(first));
                ASSERT_TRUE(merge(sum, value(deserialise_all(second))));
                EXPECT_EQ(value(serialise(sum)), whole) << cut;
            }
        }
    }
}

TYPED_TEST(serial_laws, equal_sums_of_other_fractions_are_equal_bytes) {
    // Half a vote twice is a vote and none.
    std::vector<ballot> halves{{{{candidate_at(1), 1}}, weight::ratio(1, 2), 2}};
    std::vector<ballot> whole{{{{candidate_at(1), 1}}, weight(1), 1}, {{{candidate_at(1), 1}}, weight(0), 1}};
    EXPECT_EQ(value(serialise(this->count(halves))), value(serialise(this->count(whole))));
}

TYPED_TEST(serial_laws, wide_counts) {
    auto ballots = sample(kind_for<TypeParam>, 8, 41);
    for (std::size_t i = 0; i < ballots.size(); ++i) {
        ballots[i].each =
            *checked_multiply(ballots[i].each, weight::ratio(int128{1} << 60, i % 2 == 0 ? 1'000'003 : 999'983));
    }
    const TypeParam tally = this->count(ballots);
    ASSERT_FALSE(fits_int64(tally.total()));
    const byte_row bytes = value(serialise(tally));
    EXPECT_TRUE(value(deserialise<TypeParam>(bytes)) == tally);
    // Read back, it goes on counting.
    TypeParam twice = value(deserialise<TypeParam>(bytes)), expected = tally;
    ASSERT_TRUE(twice.merge(tally));
    ASSERT_TRUE(expected.merge(tally));
    EXPECT_TRUE(twice == expected);
}

TYPED_TEST(serial_laws, a_tally_that_was_read_goes_on_counting) {
    const auto ballots = sample(kind_for<TypeParam>, 6, 50), more = sample(kind_for<TypeParam>, 5, 51);
    std::vector<ballot> all = ballots;
    all.insert(all.end(), more.begin(), more.end());
    TypeParam tally = value(deserialise<TypeParam>(value(serialise(this->count(ballots)))));
    for (const ballot& b : more) {
        const profile single = this->profile_of({b});
        ASSERT_TRUE(tally.add(single[0], single.denominator()));
    }
    EXPECT_TRUE(tally == this->count(all));
}

TYPED_TEST(serial_laws, overflow_leaves_the_tally_as_it_was) {
    const ballot huge{{{candidate_at(1), 1}}, weight::ratio(int128{1} << 122, 1), 1};
    const tallies one = this->only(this->count({huge}));
    tallies sum = one;
    for (int i = 0; i < 4; ++i) {
        const byte_row before = value(serialise(sum));
        const auto done = merge(sum, one);
        if (done) continue;
        EXPECT_EQ(done.error().code, error_code::overflow);
        EXPECT_EQ(value(serialise(sum)), before);
    }
    EXPECT_FALSE(merge(sum, one));
}

TYPED_TEST(serial_laws, candidates_in_another_order_are_merged_by_name) {
    const std::vector<std::string> names{"A", "B", "C", "D"}, other{"C", "A", "D", "B"};
    const std::vector<std::size_t> from{2, 0, 3, 1};  // where each of `other` stands in `names`
    const auto left = sample(kind_for<TypeParam>, 7, 60), right = sample(kind_for<TypeParam>, 9, 61);
    std::vector<ballot> all = left, renamed = right;
    all.insert(all.end(), right.begin(), right.end());
    for (ballot& b : renamed) {
        for (entry& e : b.entries)
            e.who = candidate_at(
                static_cast<std::size_t>(std::find(from.begin(), from.end(), index(e.who)) - from.begin()));
    }
    const tallies whole = this->only(this->count(all));
    const tallies moved = this->only(value(tally_of<TypeParam>(this->profile_of(renamed, other), {})));
    tallies sum = this->only(this->count(left));
    ASSERT_TRUE(merge(sum, moved));
    EXPECT_TRUE(sum == whole);
    // The order is that of the tally which takes.
    tallies back = moved;
    ASSERT_TRUE(merge(back, this->only(this->count(left))));
    EXPECT_EQ(back.any()->candidates().names(), other);
    EXPECT_TRUE(value(in_order(back, whole.any()->share_candidates())) == whole);
}

TYPED_TEST(serial_laws, no_ballots_and_no_candidates) {
    const byte_row none = value(serialise(this->count({})));
    EXPECT_TRUE(value(deserialise<TypeParam>(none)) == this->count({}));
    const TypeParam nobody = value(tally_of<TypeParam>(this->profile_of({}, {}), {}));
    EXPECT_TRUE(value(deserialise<TypeParam>(value(serialise(nobody)))) == nobody);
    EXPECT_TRUE(value(deserialise<TypeParam>(value(serialise(TypeParam{})))) == TypeParam{});
}

tallies of_ranked(const profile& p, const ballot_policy& policy = {}) {
    tallies all;
    all.put(value(tally_of<first_tally>(p, policy)));
    all.put(value(tally_of<positions_tally>(p, policy)));
    all.put(value(tally_of<pairwise_tally>(p, policy)));
    return all;
}

TEST(tally_files, hold_several_tallies_of_the_same_ballots) {
    const profile p = testing::rankings("A B C", {"3: A>B", "2x1/3: B=C", "1:"});
    const tallies all = of_ranked(p);
    EXPECT_EQ(all.bases(), "first, positions, pairwise");
    const byte_row bytes = value(serialise(all));
    EXPECT_TRUE(value(deserialise_all(bytes)) == all);
    EXPECT_TRUE(value(deserialise<pairwise_tally>(bytes)) == *all.get<pairwise_tally>());
    const auto absent = deserialise<grades_tally>(bytes);
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().code, error_code::unsupported);
    EXPECT_EQ(absent.error().message, "the file holds no tally of grades; it holds first, positions, pairwise");
    EXPECT_EQ(serialise(tallies{}).error().code, error_code::usage);
}

TEST(tally_files, of_many_ballots) {
    // As many as are counted in other ways than one by one, blank ones of some weight among them.
    auto builder = value(profile_builder::ranked({"A", "B", "C", "D"}));
    for (const ballot& b : sample(ballot_kind::ranked, 2000, 70))
        (void)value(builder.add({.entries = b.entries, .weight = b.each, .heads = b.heads}));
    const profile p = value(builder.freeze());
    ASSERT_GT(p.size(), 128U);
    ASSERT_GT(p.blank_total(), 0);
    for (const ballot_policy& policy : policies()) {
        const tallies all = of_ranked(p, policy);
        EXPECT_EQ(to_rational(all.any()->blank_weight()), to_rational(p.blank_total(), p.denominator()));
        EXPECT_TRUE(value(deserialise_all(value(serialise(all)))) == all);
    }
}

TEST(tally_files, of_different_ballots_are_not_written) {
    const profile p = testing::rankings("A B C", {"3: A>B", "1:"});
    for (const profile& other :
         {testing::rankings("A B C", {"4: A>B", "1:"}), testing::rankings("A B C", {"3: A>B"}),
          testing::rankings("A B C", {"3x2: A>B", "1:"}), testing::rankings("A C B", {"3: A>B", "1:"}),
          testing::rankings("A B C", {"3: A>B", "1x2:"})}) {
        tallies all = of_ranked(p);
        all.put(value(tally_of<first_tally>(other)));
        EXPECT_EQ(serialise(all).error().message, "tallies of different ballots do not go into one file");
    }
    tallies all = of_ranked(p);
    all.put(value(tally_of<first_tally>(p, {.overvote = overvote_policy::skip})));
    EXPECT_FALSE(serialise(all));
}

TEST(tally_files, are_those_of_the_documentation) {
    const profile p = testing::rankings("A B", {"2x1/2: A>B", "1: A=B", "1x1/4:"});
    testing::written_tally file;
    file.how_many = 2;
    file.candidates = {"A", "B"};
    file.heads = 3;
    file.blank_heads = 1;
    file.blank_above = 1;
    file.blank_below = 4;
    file.sections = {{1, 8, 3, 1, 2, {0, 1, 0, 2, 1, 2}, {1, 1, 1}}, {3, 8, 4, 1, 2, {}, {0, 1, 0, 0}}};
    tallies all;
    all.put(value(tally_of<first_tally>(p)));
    all.put(value(tally_of<pairwise_tally>(p)));
    EXPECT_EQ(value(serialise(all)), file.bytes());

    const profile g = testing::grades("A", "bad good", {"1: good", "1x1/3: -"});
    testing::written_tally graded;
    graded.candidates = {"A"};
    graded.grades = {"bad", "good"};
    graded.heads = 1;
    graded.blank_heads = 1;
    graded.blank_above = 1;
    graded.blank_below = 3;
    graded.sections = {{4, 8, 3, 3, 4, {}, {1, 0, 3}}};
    EXPECT_EQ(value(serialise(value(tally_of<grades_tally>(g)))), graded.bytes());
}

TEST(tally_files, hold_names_that_people_write) {
    const std::vector<std::string> names{"Zo\u00eb", "\u674e", "a,b;\"c\"", std::string(max_saved_name, 'x')};
    const auto p = value(value(profile_builder::ranked(names)).freeze());
    const auto tally = value(tally_of<first_tally>(p));
    EXPECT_EQ(value(deserialise<first_tally>(value(serialise(tally)))).candidates().names(), names);
    const auto refused = [](const std::string& name) {
        const auto none = value(value(profile_builder::ranked({name, "B"})).freeze());
        const auto bytes = serialise(value(tally_of<first_tally>(none)));
        return bytes ? std::string("written") : bytes.error().message;
    };
    EXPECT_EQ(refused("Zoe\u0308"), "the name of a candidate is not in Unicode's form C: 'Zoe\u0308'");
    EXPECT_EQ(refused("Zo\xFF"), "the name of a candidate is not UTF-8: 'Zo\\x{FF}'");
    EXPECT_NE(refused(std::string(max_saved_name + 1, 'x')).find("too long"), std::string::npos);
}

TEST(merging, names_the_difference) {
    const auto told = [](tallies earlier, const tallies& added) {
        const tallies before = earlier;
        const auto done = merge(earlier, added);
        EXPECT_TRUE(earlier == before);
        return done ? std::string("merged") : done.error().message;
    };
    const tallies abc = of_ranked(testing::rankings("A B C", {"1: A"}));
    EXPECT_EQ(told(abc, of_ranked(testing::rankings("A B C D", {"1: A"}))),
              "tallies of different candidates cannot be merged: 'D' stands only in the added one");
    EXPECT_EQ(told(abc, of_ranked(testing::rankings("A B", {"1: A"}))),
              "tallies of different candidates cannot be merged: 'C' stands only in the earlier one");
    EXPECT_EQ(told(abc, of_ranked(testing::rankings("A B C", {"1: A"}), {.overvote = overvote_policy::skip})),
              "tallies read under different policies cannot be merged: overvote is keep in the earlier and skip in the "
              "added one");
    tallies fewer;
    fewer.put(abc.get<pairwise_tally>());
    EXPECT_EQ(
        told(abc, fewer),
        "tallies of different kinds cannot be merged: the earlier one holds first, positions, pairwise, the added "
        "one pairwise");
    const auto graded = [](std::string_view labels) {
        tallies all;
        all.put(value(tally_of<grades_tally>(testing::grades("A", labels, {}))));
        return all;
    };
    EXPECT_EQ(
        told(graded("bad good"), graded("bad fair good")),
        "tallies on different scales cannot be merged: grade 2 is 'good' in the earlier and 'fair' in the added one");
    EXPECT_EQ(
        told(graded("bad good"), graded("bad")),
        "tallies on different scales cannot be merged: grade 2 is 'good' in the earlier and missing in the added one");
    // A tally alone also says where the order differs.
    first_tally one = value(tally_of<first_tally>(testing::rankings("A B C", {"1: A"})));
    EXPECT_EQ(one.merge(value(tally_of<first_tally>(testing::rankings("A C B", {"1: A"})))).error().message,
              "tallies with their candidates in another order cannot be merged: number 2 is 'B' in the earlier and 'C' "
              "in the added one");
    tallies none;
    EXPECT_TRUE(merge(none, abc));
    EXPECT_TRUE(none == abc);
    EXPECT_TRUE(merge(none, tallies{}));
    EXPECT_TRUE(none == abc);
}

TEST(merging, counts_people_within_bounds) {
    const std::uint64_t many = std::uint64_t{1} << 62;
    const profile p = testing::rankings("A", {std::to_string(many) + "x0: A"});
    first_tally sum = value(tally_of<first_tally>(p)), once = sum;
    ASSERT_TRUE(sum.merge(once));
    EXPECT_EQ(sum.merge(once).error().code, error_code::overflow);
    EXPECT_EQ(sum.heads(), 2 * many);
}

}  // namespace
}  // namespace delib
