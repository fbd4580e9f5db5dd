#include "delib/core/random.hpp"
#include "delib/integrity/similarity.hpp"
#include "integrity/counted.hpp"

#include <gtest/gtest.h>

#include <array>

namespace delib::testing {
namespace {

// Voters who approve each of eight candidates with their own chance, and a bloc with one list.
profile approvals_with_bloc(int voters, int bloc, std::string_view list, std::array<std::uint64_t, 8> percent) {
    auto builder = value(profile_builder::approval(words("A B C D E F G H")));
    random_source random(11);
    for (int v = 0; v < voters; ++v) {
        std::vector<entry> ballot;
        for (std::size_t c = 0; c < 8; ++c) {
            if (random.below(100) < percent[c]) ballot.push_back({candidate_at(c), 1});
        }
        (void)value(builder.add({.entries = ballot}));
    }
    std::vector<entry> ballot;
    for (const char name : list) ballot.push_back({candidate_at(static_cast<std::size_t>(name - 'A')), 1});
    if (bloc > 0) (void)value(builder.add({.entries = ballot, .heads = static_cast<std::uint64_t>(bloc)}));
    return value(builder.freeze());
}

constexpr std::array<std::uint64_t, 8> even{50, 50, 50, 50, 50, 50, 50, 50};

TEST(similarity, finds_nothing_where_everybody_answers_alone) {
    const similarity seen = value(similarity_of(counted(by("approval"), approvals_with_bloc(600, 0, "", even))));
    EXPECT_TRUE(seen.groups.empty());
    EXPECT_EQ(seen.voices, static_cast<double>(seen.heads));
    EXPECT_FALSE(seen.winners_without);
}

TEST(similarity, agreeing_on_what_everybody_agrees_on_is_no_evidence) {
    const auto seen =
        value(similarity_of(counted(by("approval"), approvals_with_bloc(600, 60, "AB", {98, 98, 2, 2, 2, 2, 2, 2}))));
    EXPECT_TRUE(seen.groups.empty());
    const auto all = value(similarity_of(counted(by("borda"), rankings("A B C", {"500: A>B>C"}))));
    EXPECT_TRUE(all.groups.empty());
    EXPECT_EQ(all.voices, 500);
}

TEST(similarity, finds_a_bloc_and_says_the_result_without_it) {
    const recount count = counted(by("approval"), approvals_with_bloc(600, 60, "ACH", even));
    const similarity seen = value(similarity_of(count));
    ASSERT_EQ(seen.groups.size(), 1U);
    EXPECT_GE(seen.groups[0].heads, 60U);
    EXPECT_EQ(seen.groups[0].ballot.size(), 3U);
    // Of 660 / 256 without the bloc, which raises the shares that it is measured by.
    EXPECT_NEAR(seen.groups[0].expected, 4.8, 0.1);
    EXPECT_GT(seen.groups[0].surprise, 30);
    EXPECT_GT(seen.groups[0].near, 5U);
    EXPECT_NEAR(seen.voices, static_cast<double>(seen.heads - seen.in_groups) + seen.groups[0].expected, 1e-9);
    ASSERT_TRUE(seen.winners_without);
    EXPECT_NE(*seen.winners_without, value(count.decide()).winners);
}

// Orders of four candidates, each place equally often: independence is one chance in 24 for each.
TEST(similarity, knows_that_an_order_has_each_candidate_once) {
    std::vector<std::string> lines;
    std::string order = "ABCD";
    do {
        lines.push_back("20: " + order.substr(0, 1) + ">" + order.substr(1, 1) + ">" + order.substr(2, 1) + ">" +
                        order.substr(3, 1));
    } while (std::next_permutation(order.begin(), order.end()));
    const auto seen_in = [&](const std::vector<std::string>& all) {
        return value(similarity_of(
            counted(by("schulze"), rankings("A B C D", std::vector<std::string_view>(all.begin(), all.end())))));
    };
    EXPECT_TRUE(seen_in(lines).groups.empty());
    lines[0] = "150: A>B>C>D";
    const similarity seen = seen_in(lines);
    ASSERT_EQ(seen.groups.size(), 1U);
    EXPECT_EQ(seen.groups[0].heads, 150U);
    EXPECT_LT(seen.groups[0].expected, 100);
    EXPECT_EQ(seen.groups[0].near, 60U);  // the three orders with two neighbours changed
}

}  // namespace
}  // namespace delib::testing
