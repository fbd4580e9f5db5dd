#include "io/reading.hpp"

namespace delib::testing {
namespace {

std::string header(int voters, const strings& categories, const strings& names = {"Anna", "Bert", "Cleo"}) {
    std::string out = "# DATA TYPE: cat\n# NUMBER ALTERNATIVES: " + std::to_string(names.size()) +
                      "\n# NUMBER VOTERS: " + std::to_string(voters) +
                      "\n# NUMBER CATEGORIES: " + std::to_string(categories.size()) + "\n";
    for (std::size_t i = 0; i < categories.size(); ++i)
        out += "# CATEGORY NAME " + std::to_string(i + 1) + ": " + categories[i] + "\n";
    for (std::size_t i = 0; i < names.size(); ++i)
        out += "# ALTERNATIVE NAME " + std::to_string(i + 1) + ": " + names[i] + "\n";
    return out;
}

const strings three{"Yes", "Maybe", "No"};

TEST(cat, categories_are_grades_from_the_last_to_the_first) {
    const auto b = read(header(9, three) + "5: 1,{},{2,3}\n3: {}, {1, 2}, 3\n1: {},{},{}\n", as("cat"));
    EXPECT_EQ(b.report.kind, ballot_kind::graded);
    EXPECT_EQ(b.report.format, "cat");
    EXPECT_EQ(b.profile.share_scale()->labels(), (strings{"No", "Maybe", "Yes"}));
    EXPECT_EQ(lines(b.profile), (strings{"1", "3 Anna=Maybe Bert=Maybe Cleo=No", "5 Anna=Yes Bert=No Cleo=No"}));
    EXPECT_EQ(b.report.blank, 1U);
    expect_balanced(b);
}

TEST(cat, other_readings_keep_a_part) {
    const std::string text = header(9, three) + "5: 1,{},{2,3}\n3: {},{1,2},3\n1: {},{},{1,2,3}\n";
    EXPECT_EQ(lines(read(text, as("cat", ballot_reading::ranks)).profile),
              (strings{"1 Anna=1 Bert=1 Cleo=1", "3 Anna=1 Bert=1 Cleo=2", "5 Anna=1 Bert=2 Cleo=2"}));
    const auto marks = read(text, as("cat", ballot_reading::approvals));
    EXPECT_EQ(marks.report.kind, ballot_kind::approval);
    EXPECT_EQ(lines(marks.profile), (strings{"4", "5 Anna=1"}));
    EXPECT_EQ(marks.report.blank, 4U);
    EXPECT_NE(failure(text, as("cat", ballot_reading::points)).find("'Yes' is no number"), std::string::npos);
    EXPECT_NE(failure(text, as("cat", ballot_reading::matrix)).find("not as a matrix"), std::string::npos);
    // An approval ballot is checked to its end.
    EXPECT_EQ(failure(header(1, three) + "1: 1,{2,1}\n", as("cat", ballot_reading::approvals)),
              "f:11:9: error: this ballot ranks alternative 1 twice");
}

TEST(cat, categories_called_by_numbers_give_points) {
    const std::string text = header(2, {"5", "2.5", "0"}) + "2: 1,2,3\n";
    EXPECT_EQ(lines(read(text, as("cat")).profile), (strings{"2 Anna=5 Bert=2.5 Cleo=0"}));
    const auto points = read(text, as("cat", ballot_reading::points));
    EXPECT_EQ(points.report.kind, ballot_kind::scored);
    EXPECT_EQ(lines(points.profile), (strings{"2 Anna=5 Bert=5/2 Cleo=0"}));
    // Numbers that fall where preference rises are names, and no points.
    EXPECT_TRUE(read(header(1, {"1", "2", "3"}) + "1: 1,2,3\n", as("cat")).profile.share_scale()->values().empty());
}

TEST(cat, one_category_alone_holds_approvals) {
    const auto b = read(header(3, {"Approved"}) + "2: {1,3}\n1: {}\n", as("cat"));
    EXPECT_EQ(b.report.kind, ballot_kind::approval);
    EXPECT_EQ(lines(b.profile), (strings{"1", "2 Anna=1 Cleo=1"}));
}

TEST(cat, a_given_scale_holds_every_category) {
    auto options = as("cat");
    options.scale = {"No", "No answer", "Maybe", "Yes"};
    const auto b = read(header(1, three) + "1: 1,2,3\n", options);
    EXPECT_EQ(b.profile.share_scale()->labels(), options.scale);
    EXPECT_EQ(lines(b.profile), (strings{"1 Anna=Yes Bert=Maybe Cleo=No"}));
    options.scale = {"No", "Yes"};
    EXPECT_EQ(failure(header(1, three) + "1: 1,2,3\n", options),
              "f:4: error: the category 'Maybe' is not on the scale that was given");
}

TEST(cat, numbers_may_begin_at_0_and_empty_categories_may_be_left_out_at_the_end) {
    const std::string zero = "# NUMBER CATEGORIES: 2\n# CATEGORY NAME 0: Vote\n# CATEGORY NAME 1: None\n";
    EXPECT_EQ(lines(read(zero + "2: 1,{2,3}\n", as("cat")).profile), (strings{"2 1=Vote 2=None 3=None"}));
    EXPECT_EQ(lines(read(header(4, three) + "1:1,2,\n2:2,\n1:{1,2}", as("cat")).profile),
              (strings{"1 Anna=Yes Bert=Maybe", "1 Anna=Yes Bert=Yes", "2 Bert=Yes"}));
}

TEST(cat, categories_without_a_name_are_called_by_their_place) {
    const auto b = read("# NUMBER CATEGORIES: 3\n2: 1,{},2\n", as("cat"));
    EXPECT_EQ(b.profile.share_scale()->labels(), (strings{"category 3", "category 2", "category 1"}));
    EXPECT_EQ(lines(b.profile), (strings{"2 1=category 1 2=category 3"}));
}

TEST(cat, the_numeric_header_of_before_names_no_categories) {
    const auto b = read("3\n1,Anna\n2,Bert\n3,Cleo\n8,8,3\n5,1,{2,3}\n2,{1,2},{},3\n1,{}\n", as("cat"));
    EXPECT_EQ(b.profile.candidates().names(), (strings{"Anna", "Bert", "Cleo"}));
    EXPECT_EQ(lines(b.profile), (strings{"1", "5 Anna=category 1 Bert=category 2 Cleo=category 2",
                                         "2 Anna=category 1 Bert=category 1 Cleo=category 3"}));
}

TEST(cat, category_counts_that_do_not_match_are_errors) {
    EXPECT_EQ(failure("# NUMBER CATEGORIES: 3\n# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: No\n1: 1,2\n", as("cat")),
              "f:1: error: the file promises 3 categories and names 2");
    EXPECT_EQ(failure(header(1, {"Yes", "No"}) + "1: 1,2,3\n", as("cat")),
              "f:10:8: error: this ballot has more categories than the 2 of the file");
    EXPECT_NE(failure("# CATEGORY NAME 1: Yes\n# CATEGORY NAME 3: No\n1: 1,2\n", as("cat")).find("without gaps"),
              std::string::npos);
    EXPECT_EQ(failure("# NUMBER CATEGORIES: 4000000000\n1: 1\n", as("cat")), "f:1:22: error: more than 256 categories");
    std::string many = "1: ";
    for (int i = 1; i <= 300; ++i) many += std::to_string(i) + ",";
    EXPECT_NE(failure("0\n0,1,1\n1," + many.substr(3) + "\n", as("cat")).find("error: "), std::string::npos);
    EXPECT_NE(failure(many, as("cat")).find("more than 256 categories"), std::string::npos);
}

TEST(cat, wrong_headers_and_ballots_are_errors_where_they_are_wrong) {
    EXPECT_EQ(failure("# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: Yes\n1: 1\n", as("cat")),
              "f:2:20: error: categories 1 and 2 are both named 'Yes'");
    EXPECT_EQ(failure("# CATEGORY NAME 1: Yes\n# CATEGORY NAME 1: No\n1: 1\n", as("cat")),
              "f:2:17: error: category 1 is named twice");
    EXPECT_NE(failure("# CATEGORY NAME x: Yes\n1: 1\n", as("cat")).find("number of a category"), std::string::npos);
    EXPECT_NE(failure("# NUMBER CATEGORIES: many\n1: 1\n", as("cat")).find("a whole number"), std::string::npos);
    EXPECT_NE(failure("1: 1\n# NUMBER CATEGORIES: 2\n", as("cat")).find("before the first ballot"), std::string::npos);
    EXPECT_EQ(failure(header(1, three) + "1: {1,{2}}\n", as("cat")), "f:11:7: error: a category within a category");
    EXPECT_EQ(failure(header(1, three) + "1: {1,2\n", as("cat")),
              "f:11:4: error: the category is not closed; expected '}'");
    EXPECT_EQ(failure(header(1, three) + "1: {1 2}\n", as("cat")),
              "f:11:7: error: expected a comma or '}' in this category");
    EXPECT_EQ(failure(header(1, three) + "1: {1}{2}\n", as("cat")),
              "f:11:7: error: expected a comma or the end of the ballot");
    EXPECT_EQ(failure(header(1, three) + "1: 1,,2\n", as("cat")),
              "f:11:6: error: expected the number of an alternative");
    EXPECT_NE(failure(header(9, three) + "5: 1\n", as("cat")).find("promises 9 voters, 5 follow"), std::string::npos);
}

TEST(cat, lenient_reading_lists_the_ballots_it_cannot_read) {
    auto options = as("cat");
    options.lenient = true;
    const auto b = read(header(9, three) + "5: 1,2,3\n3: 1,1\n1: {},{2\n", options);
    EXPECT_EQ(b.report.counted, 5U);
    EXPECT_EQ(b.report.rejected.size(), 2U);
    expect_balanced(b);
}

}  // namespace
}  // namespace delib::testing
