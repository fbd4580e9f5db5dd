#include "io/reading.hpp"

namespace delib::testing {
namespace {

read_options scaled(strings scale) {
    auto options = as("grades");
    options.scale = std::move(scale);
    return options;
}

TEST(grades, cells_are_grades_on_the_given_scale) {
    const auto b = read("A,B\ngood,bad\n,good\n", scaled({"bad", "fair", "good"}));
    EXPECT_EQ(b.report.format, "grades");
    EXPECT_EQ(b.profile.kind(), ballot_kind::graded);
    EXPECT_EQ(b.profile.share_scale()->labels(), (strings{"bad", "fair", "good"}));
    EXPECT_EQ(lines(b.profile), (strings{"1 A=good B=bad", "1 B=good"}));
}

TEST(grades, numbers_make_their_own_scale) {
    const auto b = read("A,B\n10,9\n1.0,-2\n1,9\n", as("grades"));
    EXPECT_EQ(b.profile.share_scale()->labels(), (strings{"-2", "1", "9", "10"}));
    EXPECT_EQ(lines(b.profile), (strings{"1 A=1 B=-2", "1 A=1 B=9", "1 A=10 B=9"}));
}

TEST(grades, equal_numbers_are_one_grade_of_a_given_scale_too) {
    EXPECT_EQ(lines(read("A\n1.0\n1\n", scaled({"0", "1", "2"})).profile), (strings{"2 A=1"}));
}

TEST(grades, a_grade_off_the_scale_is_an_error_that_lists_the_scale) {
    EXPECT_EQ(failure("A,B\n1,2\n2,7\n", scaled({"1", "2"})),
              "f:3:3: error: '7' for 'B': expected one of the grades 1, 2, or nothing");
}

TEST(grades, words_without_a_scale_are_an_error_that_asks_for_it) {
    EXPECT_EQ(failure("A,B\ngood,bad\n", as("grades")), "f:1: error: no column holds what was asked for: expected a "
                                                        "number or nothing; grades in words need their scale "
                                                        "(--scale WORST,…,BEST)");
    EXPECT_NE(failure("A,B\n1,2\n3,bad\n", as("grades")).find("f:3:3: error: 'bad' for 'B'"), std::string::npos);
}

TEST(grades, a_column_without_any_grade_of_the_scale_is_a_stratum) {
    const auto b = read("age,A,team\n40,1,x\n50,2,y\n", scaled({"1", "2"}));
    EXPECT_EQ(b.profile.candidates().names(), (strings{"A"}));
    EXPECT_EQ(lines(b.profile), (strings{"1 A=1 | 40 | x", "1 A=2 | 50 | y"}));
    EXPECT_EQ(read("A,team\n1,x\n", as("grades")).profile.candidates().names(), (strings{"A"}));
}

TEST(grades, declared_candidates_are_the_columns_and_all_others_strata) {
    auto options = scaled({"1", "2"});
    options.candidates = {"B", "A"};
    const auto b = read("A,B,quarter\n1,2,1\n", options);
    EXPECT_EQ(b.profile.candidates().names(), (strings{"B", "A"}));
    EXPECT_EQ(lines(b.profile), (strings{"1 B=2 A=1 | 1"}));
    EXPECT_EQ(failure("A,quarter\n1,1\n", options), "f:1: error: no column for the declared candidate 'B'");
}

TEST(grades, a_line_without_grades_is_blank) {
    const auto b = read("voter,A,B\n1,,\n2,1,\n3,,\n", as("grades"));
    EXPECT_EQ(b.report.blank, 2U);
    EXPECT_EQ(b.report.counted, 1U);
    expect_balanced(b);
}

TEST(grades, a_candidate_whom_nobody_grades_is_one) {
    EXPECT_EQ(read("A,B\n1,\n", as("grades")).profile.candidates().names(), (strings{"A", "B"}));
    EXPECT_EQ(read("A,B\n", scaled({"1", "2"})).profile.candidates().size(), 2U);
}

TEST(grades, the_scale_itself_must_be_sound) {
    EXPECT_NE(failure("A\n1\n", scaled({"1", "1"})).find("twice"), std::string::npos);
    EXPECT_NE(failure("A\n1\n", scaled({"1", ""})).find("empty name"), std::string::npos);
}

TEST(grades, a_csv_file_with_a_scale_holds_grades) {
    auto options = as("csv");
    options.scale = {"0", "1", "2"};
    EXPECT_EQ(read("A\n0\n", options).report.format, "grades");
    EXPECT_NE(failure("A\n1\n", as("grades", ballot_reading::points)).find("exclude each other"), std::string::npos);
}

TEST(grades, labels_are_found_in_every_unicode_form) {
    EXPECT_EQ(read("A\na\xCC\x80 rejeter\n", scaled({"\xC3\xA0 rejeter", "bien"})).report.counted, 1U);
}

}  // namespace
}  // namespace delib::testing
