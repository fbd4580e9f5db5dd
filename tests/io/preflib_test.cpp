#include "io/reading.hpp"

namespace delib::testing {
namespace {

std::string header(int alternatives, int voters, const strings& names = {"Anna", "Bert", "Cleo"}) {
    std::string out = "# FILE NAME: x.toi\n# NUMBER ALTERNATIVES: " + std::to_string(alternatives) +
                      "\n# NUMBER VOTERS: " + std::to_string(voters) + "\n";
    for (std::size_t i = 0; i < names.size(); ++i)
        out += "# ALTERNATIVE NAME " + std::to_string(i + 1) + ": " + names[i] + "\n";
    return out;
}

TEST(preflib, the_current_header) {
    const auto b = read(header(3, 9) + "5: 1,2,3\n3: {2, 3},1\n1: 2\n", as("toi"));
    EXPECT_EQ(b.report.format, "toi");
    EXPECT_EQ(b.profile.candidates().names(), (strings{"Anna", "Bert", "Cleo"}));
    EXPECT_EQ(lines(b.profile), (strings{"5 Anna=1 Bert=2 Cleo=3", "1 Bert=1", "3 Bert=1 Cleo=1 Anna=2"}));
    EXPECT_EQ(b.report.cast, 9U);
}

TEST(preflib, the_numeric_header_of_before) {
    const auto b = read("3\n1,Anna\n2,Bert, the other\n3,Cleo\n8,8,3\n5,1,2,3\n2,{2,3},1\n1,2\n", as("toi"));
    EXPECT_EQ(b.profile.candidates().names(), (strings{"Anna", "Bert, the other", "Cleo"}));
    EXPECT_EQ(b.report.cast, 8U);
    EXPECT_EQ(failure("3\n1,Anna\n2,Bert\n", as("soc")), "f:3: error: the file ends within its header");
    EXPECT_EQ(failure("2\n1,Anna\n2,Bert\n9,9,1\n5,1,2\n", as("soc")),
              "f:4: error: the file promises 9 voters, 5 follow; is it complete?");
    EXPECT_NE(failure("2\n1,Anna\n2,Bert\n9,9\n5,1,2\n", as("soc")).find("f:4:1: error: expected 'voters,"),
              std::string::npos);
}

TEST(preflib, candidates_without_a_name_are_called_by_their_number) {
    EXPECT_EQ(read(header(3, 1, {}) + "1: 2,0\n", as("soi")).profile.candidates().names(), (strings{"0", "1", "2"}));
    EXPECT_EQ(read(header(3, 1, {}) + "1: 2\n", as("soi")).profile.candidates().names(), (strings{"1", "2", "3"}));
    EXPECT_EQ(read(header(3, 1, {"Anna", ""}) + "1: 3,2\n", as("soi")).profile.candidates().names(),
              (strings{"Anna", "2", "3"}));
    EXPECT_EQ(read("1: 10,9\n2: 9,10\n", as("soi")).profile.candidates().names(), (strings{"9", "10"}));
    EXPECT_EQ(failure(header(3, 1, {"Anna", "3"}) + "1: 3\n", as("soi")),
              "f:6:4: error: alternative 3 has no name, and alternative 2 is named '3'");
}

TEST(preflib, ids_beyond_the_promised_alternatives_are_errors) {
    EXPECT_EQ(failure(header(3, 1) + "1: 4,1\n", as("soi")),
              "f:7:4: error: alternative 4 is not among the 3 of this file");
    EXPECT_EQ(failure(header(2, 1) + "1: 1\n", as("soi")), "f:2: error: the file promises 2 alternatives, 3 follow");
}

TEST(preflib, a_file_cut_in_the_middle_is_an_error) {
    const std::string whole = header(3, 9) + "5: 1,2,3\n4: 2,3,1\n";
    EXPECT_EQ(failure(whole.substr(0, whole.size() - 9), as("soc")),
              "f:3: error: the file promises 9 voters, 5 follow; is it complete?");
    EXPECT_EQ(failure(header(3, 9), as("soc")), "f:3: error: the file promises 9 voters, 0 follow; is it complete?");
    EXPECT_EQ(failure(header(3, 5) + "5: 1,2,", as("soi")), "f:7:8: error: expected the number of an alternative");
    EXPECT_EQ(failure(header(3, 5) + "5: 1,{2,3", as("toi")), "f:7:10: error: the tie is not closed; expected '}'");
    EXPECT_EQ(failure(header(3, 5) + "5", as("toi")), "f:7:1: error: expected 'count: order', got '5'");
    EXPECT_EQ(failure("# NUMBER UNIQUE ORDERS: 2\n1: 1\n", as("soi")),
              "f:1: error: the file promises 2 orders, 1 follow; is it complete?");
    EXPECT_EQ(failure("", as("soi")), "f:1:1: error: the file is empty; expected a PrefLib header");
}

TEST(preflib, soc_ranks_all_without_ties) {
    EXPECT_EQ(failure(header(3, 1) + "1: 1,2\n", as("soc")),
              "f:7:3: error: this ballot ranks 2 of 3 alternatives; soc ballots rank all (soi does not)");
    EXPECT_NE(failure(header(3, 1) + "1: {1,2},3\n", as("soc")).find("f:7:4: error: a tie; soc"), std::string::npos);
    EXPECT_NE(failure(header(3, 1) + "1: {1,2},3\n", as("soi")).find("f:7:4: error: a tie; soi"), std::string::npos);
    EXPECT_NE(failure(header(3, 1) + "1:\n", as("soc")).find("expected the number"), std::string::npos);
}

TEST(preflib, toc_ballots_in_circulation_leave_candidates_out) {
    EXPECT_EQ(lines(read(header(3, 1) + "1: {1,2}\n", as("toc")).profile), (strings{"1 Anna=1 Bert=1"}));
}

TEST(preflib, an_order_of_nobody_is_blank_and_an_order_by_nobody_is_none) {
    const auto b = read(header(3, 4) + "4:\n0: 1,2\n", as("soi"));
    EXPECT_EQ(b.report.blank, 4U);
    EXPECT_EQ(b.report.cast, 4U);
    EXPECT_EQ(b.profile.size(), 1U);
}

TEST(preflib, wrong_ballots_are_errors_where_they_are_wrong) {
    EXPECT_EQ(failure(header(3, 1) + "1: 1,2,1\n", as("soi")), "f:7:8: error: this ballot ranks alternative 1 twice");
    EXPECT_EQ(failure(header(3, 1) + "1: 1 2\n", as("soi")), "f:7:6: error: expected a comma or the end of the ballot");
    EXPECT_EQ(failure(header(3, 1) + "1: 1,,2\n", as("soi")), "f:7:6: error: expected the number of an alternative");
    EXPECT_EQ(failure(header(3, 1) + "1: {},1\n", as("toi")), "f:7:5: error: expected the number of an alternative");
    EXPECT_EQ(failure(header(3, 1) + "1: {1,{2}}\n", as("toi")), "f:7:7: error: a tie within a tie");
    EXPECT_EQ(failure(header(3, 1) + "x: 1\n", as("toi")), "f:7:1: error: expected 'count: order', got 'x: 1'");
    EXPECT_NE(failure(header(3, 1) + "-1: 1\n", as("toi")).find("f:7:1"), std::string::npos);
    EXPECT_NE(failure(header(3, 1) + "99999999999999999999999999: 1\n", as("toi")).find("f:7:1"), std::string::npos);
    EXPECT_NE(
        failure("9223372036854775807: 1\n9223372036854775807: 1\n", as("toi")).find("f:2:1: error: more than 2^63"),
        std::string::npos);
    EXPECT_NE(failure("# NUMBER VOTERS: many\n1: 1\n", as("toi")).find("NUMBER VOTERS is a whole number"),
              std::string::npos);
}

TEST(preflib, names_are_unique_in_every_unicode_form) {
    EXPECT_EQ(failure(header(2, 1, {"\xC3\xA9", "e\xCC\x81"}) + "1: 1\n", as("soi")),
              "f:5:23: error: alternatives 1 and 2 are both named 'e\xCC\x81'");
    EXPECT_NE(failure("# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 1: B\n1: 1\n", as("soi")).find("named twice"),
              std::string::npos);
}

TEST(preflib, declared_candidates_set_the_order) {
    auto options = as("soi");
    options.candidates = {"Cleo", "Anna", "Bert", "Dora"};
    EXPECT_EQ(read(header(3, 1) + "1: 1\n", options).profile.candidates().names(), options.candidates);
    options.candidates = {"Anna", "Bert"};
    EXPECT_EQ(failure(header(3, 1) + "1: 1\n", options), "f:6:23: error: 'Cleo' is not among the declared candidates");
}

TEST(preflib, lenient_reading_lists_the_ballots_it_cannot_read) {
    auto options = as("soi");
    options.lenient = true;
    const auto b = read(header(3, 9) + "5: 1,2,3\n3: 1,1\n1: 2\n", options);
    EXPECT_EQ(b.report.counted, 6U);
    EXPECT_EQ(b.report.cast, 9U);
    ASSERT_EQ(b.report.rejected.size(), 1U);
    EXPECT_EQ(b.report.rejected[0].where, "f:8");
    EXPECT_EQ(b.report.rejected[0].why, "this ballot ranks alternative 1 twice (3 ballots)");
    expect_balanced(b);
    // Nobody cast this one, so nothing is set aside.
    EXPECT_TRUE(read(header(3, 1) + "1: 1\n0: 1,1\n", options).report.rejected.empty());
    EXPECT_NE(failure(header(3, 1) + "1: 1\n0: 1,1\n", as("soi")).find("f:8:6"), std::string::npos);
    // A file that was cut is not a bad ballot.
    EXPECT_NE(failure(header(3, 9) + "5: 1,2,3\n", options).find("is it complete?"), std::string::npos);
}

TEST(preflib, what_only_tables_have_is_a_usage_error) {
    auto options = as("soi");
    options.weight_column = "w";
    EXPECT_NE(failure("1: 1\n", options).find("no columns"), std::string::npos);
    EXPECT_NE(failure("1: 1\n", as("soi", ballot_reading::grades)).find("rankings and nothing else"),
              std::string::npos);
}

}  // namespace
}  // namespace delib::testing
