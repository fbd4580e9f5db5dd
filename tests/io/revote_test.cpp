#include "io/reading.hpp"

namespace delib::testing {
namespace {

const std::string twice = "voter,rank1\nann,A\nbob,B\nann,B\n,C\n,C\nann,C\n";

TEST(revote, the_last_ballot_counts_and_the_earlier_ones_are_listed) {
    const auto b = read(twice, as("csv"));
    EXPECT_EQ(lines(b.profile), (strings{"1 B=1", "3 C=1"}));
    ASSERT_EQ(b.report.rejected.size(), 2U);
    EXPECT_EQ(b.report.rejected[0].where, "f:2");
    EXPECT_EQ(b.report.rejected[0].why, "superseded by line 4");
    EXPECT_EQ(b.report.rejected[1].where, "f:4");
    EXPECT_EQ(b.report.rejected[1].why, "superseded by line 7");
    EXPECT_EQ(b.report.cast, 6U);
    expect_balanced(b);
}

TEST(revote, or_the_first) {
    auto options = as("csv");
    options.revote = revote_policy::first;
    const auto b = read(twice, options);
    EXPECT_EQ(lines(b.profile), (strings{"1 A=1", "1 B=1", "2 C=1"}));
    ASSERT_EQ(b.report.rejected.size(), 2U);
    EXPECT_EQ(b.report.rejected[0].where, "f:4");
    EXPECT_EQ(b.report.rejected[0].why, "superseded by line 2, the voter's first ballot");
    expect_balanced(b);
}

TEST(revote, or_the_file_is_refused) {
    auto options = as("csv");
    options.revote = revote_policy::reject;
    EXPECT_EQ(failure(twice, options), "f:4: error: voter 'ann' has voted before, on line 2");
    options.lenient = true;
    const auto b = read(twice, options);
    EXPECT_EQ(lines(b.profile), (strings{"1 A=1", "1 B=1", "2 C=1"}));
    expect_balanced(b);
}

TEST(revote, a_blank_ballot_supersedes_too) {
    const auto b = read("id,A\n1,1\n1,\n", as("grades"));
    EXPECT_EQ(b.report.counted, 0U);
    EXPECT_EQ(b.report.blank, 1U);
    expect_balanced(b);
}

TEST(revote, a_ballot_that_cannot_be_read_supersedes_nothing) {
    auto options = as("csv");
    options.lenient = true;
    const auto b = read("id,rank1,rank2\n1,A,B\n1,A,A\n", options);
    EXPECT_EQ(b.report.counted, 1U);
    EXPECT_EQ(b.report.rejected.size(), 1U);
    EXPECT_EQ(b.report.rejected[0].where, "f:3");
    expect_balanced(b);
}

TEST(revote, a_weight_goes_with_its_ballot) {
    EXPECT_EQ(lines(read("id,weight,rank1\n1,1/3,A\n1,2,A\n", as("csv")).profile), (strings{"1*2 A=1"}));
}

}  // namespace
}  // namespace delib::testing
