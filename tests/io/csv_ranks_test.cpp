#include "io/reading.hpp"

namespace delib::testing {
namespace {

TEST(csv_ranks, columns_of_names_hold_rankings) {
    const auto b = read("rank1,rank2,rank3\nA,B,C\nB,A,\nA,B,C\n", as("csv"));
    EXPECT_EQ(b.report.format, "csv");
    EXPECT_EQ(b.profile.kind(), ballot_kind::ranked);
    EXPECT_EQ(b.profile.candidates().names(), (strings{"A", "B", "C"}));
    EXPECT_EQ(lines(b.profile), (strings{"2 A=1 B=2 C=3", "1 B=1 A=2"}));
    EXPECT_EQ(b.report.cast, 3U);
    EXPECT_TRUE(b.report.files.empty());
}

TEST(csv_ranks, an_empty_cell_is_a_gap_and_keeps_the_number_of_the_rank) {
    EXPECT_EQ(lines(read("rank1,rank2,rank3\nA,,B\n", as("csv")).profile), (strings{"1 A=1 B=3"}));
}

TEST(csv_ranks, headers_may_say_choice_and_any_case_and_any_order) {
    EXPECT_EQ(lines(read("CHOICE2,Choice1\nB,A\n", as("csv")).profile), (strings{"1 A=1 B=2"}));
}

TEST(csv_ranks, a_line_without_names_is_blank) {
    const auto b = read("rank1,rank2\n,\nA,\n\"\",\n", as("csv"));
    EXPECT_EQ(b.report.blank, 2U);
    EXPECT_EQ(b.report.counted, 1U);
    expect_balanced(b);
}

TEST(csv_ranks, a_header_alone_is_an_election_without_ballots) {
    const auto b = read("rank1,rank2\n", as("csv"));
    EXPECT_EQ(b.report.cast, 0U);
    EXPECT_EQ(b.profile.size(), 0U);
}

TEST(csv_ranks, inferred_candidates_do_not_depend_on_the_order_of_ballots) {
    const auto one = read("rank1\n10\nb\n9\na\n", as("csv"));
    const auto two = read("rank1\na\n9\nb\n10\n", as("csv"));
    EXPECT_EQ(one.profile.candidates().names(), (strings{"9", "10", "a", "b"}));
    expect_same(one.profile, two.profile);
}

TEST(csv_ranks, declared_candidates_stand_in_their_order_and_others_are_errors) {
    auto options = as("csv");
    options.candidates = {"C", "B", "A"};
    EXPECT_EQ(read("rank1\nA\n", options).profile.candidates().names(), (strings{"C", "B", "A"}));
    EXPECT_EQ(failure("rank1,rank2\nA,B\nB,Z\n", options), "f:3:3: error: 'Z' is not among the declared candidates");
    options.candidates = {"A", " A"};
    EXPECT_EQ(failure("rank1\nA\n", options), "error: two declared candidates are named ' A'");
}

TEST(csv_ranks, a_name_twice_on_a_ballot_is_an_error_at_the_second) {
    EXPECT_EQ(failure("rank1,rank2,rank3\nA,B,A\n", as("csv")), "f:2:5: error: this ballot names 'A' twice");
}

TEST(csv_ranks, two_columns_of_one_rank_are_an_error) {
    EXPECT_EQ(failure("rank1,choice1\nA,B\n", as("csv")), "f:1:7: error: columns 1 and 2 both hold rank 1");
    EXPECT_NE(failure("rank0,rank1\nA,B\n", as("csv")).find("ranks count from 1"), std::string::npos);
    EXPECT_NE(failure("rank99999999999,rank1\nA,B\n", as("csv")).find("ranks count from 1"), std::string::npos);
}

TEST(csv_ranks, other_columns_are_strata) {
    const auto b = read("rank1,region,rank2\nA,south,B\nA,north,B\nA,north,B\n", as("csv"));
    ASSERT_EQ(b.profile.strata().size(), 1U);
    EXPECT_EQ(b.profile.strata()[0].name, "region");
    EXPECT_EQ(b.profile.strata()[0].values, (strings{"north", "south"}));
    EXPECT_EQ(lines(b.profile), (strings{"2 A=1 B=2 | north", "1 A=1 B=2 | south"}));
}

TEST(csv_ranks, declared_strata_keep_their_order_and_refuse_other_values) {
    auto options = as("csv");
    options.strata = {{"region", {"south", "north"}}};
    EXPECT_EQ(read("region,rank1\nnorth,A\n", options).profile.strata()[0].values, (strings{"south", "north"}));
    EXPECT_EQ(failure("region,rank1\nnorth,A\neast,A\n", options),
              "f:3:1: error: 'east' is not a value of region; expected one of south, north");
    EXPECT_EQ(failure("rank1\nA\n", options), "f:1: error: no column for the declared stratum 'region'");
}

TEST(csv_ranks, weights_are_exact) {
    const auto b = read("weight,rank1\n1/3,A\n0.25,A\n2,B\n0.0,B\n", as("csv"));
    EXPECT_EQ(lines(b.profile), (strings{"2*7/12 A=1", "2 B=1"}));
    EXPECT_EQ(failure("weight,rank1\n,A\n", as("csv")),
              "f:2:1: error: this ballot has no weight; expected a number such as 3, 0.25 or 1/4");
    EXPECT_NE(failure("rank1,weight\nA,-1\n", as("csv")).find("f:2:3: error: a weight must not be negative"),
              std::string::npos);
    EXPECT_NE(failure("rank1,weight\nA,1e5\n", as("csv")).find("f:2:3"), std::string::npos);
}

TEST(csv_ranks, overflowing_weights_are_errors_that_say_how_to_round) {
    const std::string digits(60, '7');
    EXPECT_NE(failure("weight,rank1\n" + digits + ",A\n", as("csv")).find("too many digits"), std::string::npos);
    EXPECT_NE(failure("weight,rank1\n0." + digits + ",A\n", as("csv")).find("--weight-digits"), std::string::npos);
    auto rounding = as("csv");
    rounding.weight_digits = 2;
    EXPECT_EQ(lines(read("weight,rank1\n0." + digits + ",A\n", rounding).profile), (strings{"1*39/50 A=1"}));
    EXPECT_EQ(lines(read("weight,rank1\n0.125,A\n", rounding).profile), (strings{"1*13/100 A=1"}));
    rounding.weight_digits = -1;
    EXPECT_NE(failure("weight,rank1\n1,A\n", rounding).find("0 to 30 digits"), std::string::npos);
    // Each fits, their sum does not.
    const std::string big(38, '9');
    EXPECT_NE(failure("weight,rank1\n" + big + ",A\n" + big + ",A\n", as("csv")).find("f:3: error:"),
              std::string::npos);
}

TEST(csv_ranks, another_weight_column_can_be_chosen) {
    auto options = as("csv");
    options.weight_column = "w2";
    const auto b = read("weight,w2,rank1\n5,7,A\n", options);
    EXPECT_EQ(lines(b.profile), (strings{"1*7 A=1"}));
    EXPECT_TRUE(b.profile.strata().empty());
    EXPECT_EQ(failure("weight,rank1\n5,A\n", options), "f:1: error: no column 'w2' to weigh ballots by");
}

TEST(csv_ranks, more_candidates_than_can_be_counted_are_a_limit) {
    std::string text = "rank1\n";
    for (int i = 0; i < 70'000; ++i) text += "c" + std::to_string(i) + "\n";
    EXPECT_EQ(failure(text, as("csv")), "f:65537:1: error: more than 65535 candidates");
    auto lenient = as("csv");
    lenient.lenient = true;
    EXPECT_EQ(failure(text, lenient), "f:65537:1: error: more than 65535 candidates");
}

}  // namespace
}  // namespace delib::testing
