#include "io/reading.hpp"

namespace delib::testing {
namespace {

constexpr std::string_view which = "say it with --ballot ranks, matrix, grades, approvals or points";

TEST(csv_matrix, columns_of_whole_numbers_hold_ranks) {
    const auto b = read("B,A,region\n1,2,x\n2,2,y\n,3,x\n", as("csv"));
    EXPECT_EQ(b.profile.kind(), ballot_kind::ranked);
    EXPECT_EQ(b.profile.candidates().names(), (strings{"B", "A"}));
    EXPECT_EQ(lines(b.profile), (strings{"1 B=1 A=2 | x", "1 B=2 A=2 | y", "1 A=3 | x"}));
}

TEST(csv_matrix, a_candidate_whom_nobody_ranks_is_one) {
    EXPECT_EQ(read("A,B\n1,\n", as("csv")).profile.candidates().names(), (strings{"A", "B"}));
}

TEST(csv_matrix, zeros_are_no_ranks_so_the_reading_must_be_told) {
    EXPECT_NE(failure("A,B\n0,1\n1,0\n", as("csv")).find(which), std::string::npos);
    EXPECT_NE(failure("A,B\n1,2\n6,0\n", as("csv")).find(which), std::string::npos);
    EXPECT_NE(failure("A,B\n1,2\n1.5,2\n", as("csv")).find(which), std::string::npos);
    auto lenient = as("csv");
    lenient.lenient = true;
    EXPECT_NE(failure("A,B\n1,2\n0,2\n", lenient).find(which), std::string::npos);
    EXPECT_NE(failure("A,B\nx,y\n", as("csv")).find(which), std::string::npos);
    EXPECT_EQ(failure("A,B\n1,2\n0,2\n", as("csv", ballot_reading::matrix)),
              "f:3:1: error: '0' for 'A': expected a rank, a whole number from 1 to 4294967295, or nothing");
}

TEST(csv_matrix, a_cell_that_is_no_rank_is_an_error_where_it_stands) {
    EXPECT_EQ(failure("A,B\n1,2\n2,x\n", as("csv")),
              "f:3:3: error: 'x' for 'B': expected a rank, a whole number from 1 to 4294967295, or nothing");
    EXPECT_NE(failure("A,B\n1,4294967296\n", as("csv", ballot_reading::matrix)).find("f:2:3"), std::string::npos);
    EXPECT_NE(
        failure("A,B\n1,99999999999999999999999999999999999999999\n", as("csv", ballot_reading::matrix)).find("f:2:3"),
        std::string::npos);
}

TEST(csv_matrix, declared_candidates_name_the_columns) {
    auto options = as("csv");
    options.candidates = {"A", "B"};
    const auto b = read("B,cohort,A\n1,1970,2\n", options);
    EXPECT_EQ(b.profile.candidates().names(), (strings{"A", "B"}));
    EXPECT_EQ(lines(b.profile), (strings{"1 B=1 A=2 | 1970"}));
    EXPECT_EQ(failure("B,C\n1,2\n", options), "f:1: error: no column for the declared candidate 'A'");
    EXPECT_NE(failure("A,B\n0,1\n", options).find(which), std::string::npos);
    options.candidates = {"id", "weight"};
    EXPECT_EQ(lines(read("id,weight\n2,1\n", options).profile), (strings{"1 weight=1 id=2"}));
}

TEST(csv_matrix, voters_weights_and_a_column_without_a_name_are_not_candidates) {
    EXPECT_EQ(read("id,weight,A\n7,2,1\n", as("csv")).profile.candidates().names(), (strings{"A"}));
    EXPECT_EQ(read(",A\n7,1\n", as("csv")).profile.candidates().names(), (strings{"A"}));
    EXPECT_EQ(failure("A,,B\n1,2,3\n", as("csv")), "f:1:3: error: column 2 has no name");
    EXPECT_EQ(failure("voter,id,A\n1,2,3\n", as("csv")), "f:1:7: error: two columns say who voted, 'voter' and 'id'");
}

TEST(csv_matrix, two_columns_of_one_name_are_an_error_that_names_both) {
    EXPECT_EQ(failure("A,B, A \n1,2,3\n", as("csv")), "f:1:6: error: columns 1 and 3 are both named 'A'");
    // The second é is an e and an accent.
    EXPECT_EQ(failure("\xC3\xA9,e\xCC\x81\n1,2\n", as("csv")),
              "f:1:4: error: columns 1 and 2 are both named '\xC3\xA9'");
}

TEST(csv_matrix, names_are_the_same_in_every_unicode_form) {
    auto options = as("csv");
    options.candidates = {"Beno\xC3\xAEt"};
    EXPECT_EQ(read("Benoi\xCC\x82t\n1\n", options).report.counted, 1U);
    EXPECT_EQ(read("rank1\nBenoi\xCC\x82t\nBeno\xC3\xAEt\n", as("csv")).profile.candidates().names(),
              (strings{"Beno\xC3\xAEt"}));
}

TEST(csv_matrix, a_line_of_another_width_is_an_error) {
    EXPECT_EQ(failure("A,B,C\n1,2,3\n1,2\n", as("csv")), "f:3:3: error: this line has 2 cells, the header 3");
    EXPECT_EQ(failure("A,B\n1,2,3,4\n", as("csv")), "f:2:5: error: this line has 4 cells, the header 2");
}

TEST(csv_matrix, points_are_exact_numbers) {
    const auto b = read("A,B,team\n2.5,-1,x\n1/3,,y\n2.50,-1,x\n", as("csv", ballot_reading::points));
    EXPECT_EQ(b.profile.kind(), ballot_kind::scored);
    EXPECT_EQ(b.profile.share_scale()->labels(), (strings{"-1", "1/3", "5/2"}));
    EXPECT_EQ(lines(b.profile), (strings{"1 A=1/3 | y", "2 A=5/2 B=-1 | x"}));
    EXPECT_EQ(failure("A,B\n1,2\n1,x\n", as("csv", ballot_reading::points)),
              "f:3:3: error: 'x' for 'B': expected a number such as 3, -1, 2.5 or 1/3, or nothing");
}

}  // namespace
}  // namespace delib::testing
