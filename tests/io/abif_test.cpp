#include "io/reading.hpp"

namespace delib::testing {
namespace {

const std::string declared = "=DGM:[Doña García Márquez]\n=SBJ:[Steven B. Jensen]\n=AM:[Adam Muñoz]\n";

strings told(const ballots& b) {
    strings out;
    for (const reading_note& n : b.report.notes) out.push_back(n.where + " " + to_text(n));
    return out;
}

TEST(abif, orders_ties_comments_and_metadata) {
    const auto b =
        read("# An election\n{title: \"A # and a }\"} # more\n{\"version\": \"0.1\"}\n\n27: A > B=C   # ballots\n"
             "  3:C>A\n1 * B\n2:A,B>C\n",
             as("abif"));
    EXPECT_EQ(b.report.format, "abif");
    EXPECT_EQ(b.profile.candidates().names(), (strings{"A", "B", "C"}));
    EXPECT_EQ(lines(b.profile), (strings{"2 A=1 B=1 C=2", "27 A=1 B=2 C=2", "1 B=1", "3 C=1 A=2"}));
    EXPECT_TRUE(b.report.notes.empty());
}

TEST(abif, tokens_stand_for_names) {
    const auto b = read(declared + "27: DGM > [SBJ]=\"AM\"\n1: [Adam Muñoz] > DGM\n", as("abif"));
    EXPECT_EQ(b.profile.candidates().names(), (strings{"Doña García Márquez", "Steven B. Jensen", "Adam Muñoz"}));
    EXPECT_EQ(lines(b.profile), (strings{"27 Doña García Márquez=1 Steven B. Jensen=2 Adam Muñoz=2",
                                         "1 Adam Muñoz=1 Doña García Márquez=2"}));
    EXPECT_EQ(read("=a : [A b]\n=\"x:y\":[X]  # not c\n=c:\n=d:Dee\n1:a>c\n", as("abif")).profile.candidates().names(),
              (strings{"A b", "X", "c", "Dee"}));
    // A token comes before a name that is spelt like it.
    EXPECT_EQ(lines(read("=A:[B]\n=B:[A]\n1:A\n", as("abif")).profile), (strings{"1 B=1"}));
}

TEST(abif, who_is_not_declared_is_a_candidate_and_told) {
    const auto b = read(declared + "2: DGM>[蘇業]\n3: AM>DGN\n1:[蘇業]\n", as("abif"));
    EXPECT_EQ(b.profile.candidates().size(), 5U);
    EXPECT_EQ(told(b), (strings{"f:4 '蘇業' is not declared but stands on 3 ballots: a candidate",
                                "f:5 'DGN' is not declared but stands on 3 ballots: a candidate"}));
    // Without any declaration there is nothing to tell.
    EXPECT_TRUE(read("2: A>B\n", as("abif")).report.notes.empty());
    auto options = as("abif");
    options.candidates = {"A", "B"};
    EXPECT_EQ(read("1: B\n", options).profile.candidates().names(), options.candidates);
    EXPECT_EQ(failure("1: A>C\n", options), "f:1:6: error: 'C' is not among the declared candidates");
    EXPECT_EQ(read("=B:[Bee]\n1: B\n", options).profile.candidates().names(), options.candidates);
    EXPECT_EQ(failure("=C:[Bee]\n1: C\n", options), "f:1:5: error: 'Bee' is not among the declared candidates");
}

TEST(abif, ratings_without_an_order_are_points) {
    const auto b = read("2: A/5, B/2.5,C/-1\n1: B/3=C/3\n4:\n", as("abif"));
    EXPECT_EQ(b.report.kind, ballot_kind::scored);
    EXPECT_EQ(lines(b.profile), (strings{"4", "2 A=5 B=5/2 C=-1", "1 B=3 C=3"}));
    EXPECT_EQ(b.report.blank, 4U);
    // In a list of commas the ratings are the order.
    EXPECT_EQ(lines(read("2: A/5, B/2,C/5\n1: B/2,A/3>C\n", as("abif", ballot_reading::ranks)).profile),
              (strings{"1 A=1 B=2 C=3", "2 A=1 C=1 B=2"}));
}

TEST(abif, an_order_is_read_and_its_ratings_are_told) {
    const std::string text = "27: A/5>B/3>C/0\n26: B>C\n";
    const auto b = read(text, as("abif"));
    EXPECT_EQ(b.report.kind, ballot_kind::ranked);
    EXPECT_EQ(told(b), (strings{"f:1 the ratings on 27 ballots were not read (--ballot points reads them)"}));
    EXPECT_EQ(failure(text, as("abif", ballot_reading::points)),
              "f:2:5: error: 'B' has no rating; an order alone is read with --ballot ranks");
    auto grades = as("abif", ballot_reading::grades);
    EXPECT_EQ(lines(read("27: A/5>B/3>C/0\n", grades).profile), (strings{"27 A=5 B=3 C=0"}));
    grades.scale = {"0", "1", "2", "3", "4", "5"};
    EXPECT_EQ(read("27: A/5>B/3>C/0\n", grades).profile.share_scale()->size(), 6U);
    EXPECT_NE(failure("27: A/6\n", grades).find("f:1:7: error: '6' for 'A': expected one of the grades"),
              std::string::npos);
    EXPECT_NE(failure("1: A\n", as("abif", ballot_reading::matrix)).find("not as a matrix"), std::string::npos);
}

TEST(abif, the_file_may_say_how_it_is_read) {
    EXPECT_EQ(read("{ballot_type: \"rated\"}\n1: A/5>B/3\n", as("abif")).report.kind, ballot_kind::scored);
    EXPECT_EQ(read("{\"ballot_type\": \"choose_many\"}\n1: A,B\n", as("abif")).report.kind, ballot_kind::approval);
    EXPECT_EQ(read("{ballot_type: \"ranked\"}\n1: A/5,B/3\n", as("abif")).report.kind, ballot_kind::ranked);
    EXPECT_EQ(read("{ballot_type: null}\n1: A/5,B/3\n", as("abif")).report.kind, ballot_kind::scored);
    EXPECT_EQ(read("{ballot_type: \"rated\"}\n1: A/5>B/3\n", as("abif", ballot_reading::ranks)).report.kind,
              ballot_kind::ranked);
    EXPECT_NE(failure("{ballot_type: rated}\n{ballot_type: ranked}\n1: A\n", as("abif")).find("says two things"),
              std::string::npos);
}

TEST(abif, approvals_are_marks_or_lists) {
    const auto options = as("abif", ballot_reading::approvals);
    EXPECT_EQ(lines(read("21:A/1\n3:A/1=B/1\n2:A/1>C/0\n4:\n1:C/0\n", options).profile),
              (strings{"5", "23 A=1", "3 A=1 B=1"}));
    EXPECT_EQ(lines(read("2:A,B\n", options).profile), (strings{"2 A=1 B=1"}));
    EXPECT_NE(failure("2:A>B\n", options).find("f:1:5: error: an order; approvals have none"), std::string::npos);
    EXPECT_NE(failure("2:A/2\n", options).find("f:1:5: error: '2' for 'A'"), std::string::npos);
    EXPECT_EQ(failure("2:A/1,B\n", options), "f:1:7: error: 'B' has no rating");
}

TEST(abif, a_ballot_that_says_two_things_is_an_error) {
    EXPECT_EQ(failure("1: A/3>B/5\n", as("abif")),
              "f:1:8: error: 'B' is rated higher than 'A' and stands below: this ballot says two things");
    EXPECT_NE(failure("1: A/5>B>C/1>D/3\n", as("abif")).find("'D' is rated higher than 'C'"), std::string::npos);
    EXPECT_NE(failure("1: A/5=B/3\n", as("abif")).find("unequal ratings"), std::string::npos);
    EXPECT_NE(failure("1: A/5,B>C\n", as("abif")).find("'B' has no rating, in a list"), std::string::npos);
    // Equal ratings one above the other are an order that ratings do not show.
    EXPECT_EQ(lines(read("1: A/5>B/0>C/0\n", as("abif")).profile), (strings{"1 A=1 B=2 C=3"}));
}

TEST(abif, ratings_keep_the_bounds_of_the_file) {
    const std::string bounds = "{min_rating: 0}\n{max_rating: 5}\n";
    EXPECT_EQ(read(bounds + "1: A/5,B/0\n", as("abif")).report.counted, 1U);
    EXPECT_EQ(failure(bounds + "1: A/50\n", as("abif")),
              "f:3:6: error: a rating of 50, where the file says that ratings go from 0 to 5");
    EXPECT_NE(failure(bounds + "1: A/-1\n", as("abif")).find("a rating of -1"), std::string::npos);
    EXPECT_NE(failure("{max_rating: many}\n1: A\n", as("abif")).find("f:1:14: error: expected points"),
              std::string::npos);
    EXPECT_NE(failure("1: A\n{max_rating: 5}\n", as("abif")).find("before the first ballot"), std::string::npos);
}

TEST(abif, a_promised_number_of_ballots_is_kept) {
    EXPECT_EQ(read("{ballotcount: 3}\n2:A\n1:\n", as("abif")).report.cast, 3U);
    EXPECT_EQ(failure("{ballotcount: 4}\n2:A\n1:\n", as("abif")),
              "f:1: error: the file promises 4 ballots, 3 follow; is it complete?");
    auto lenient = as("abif");
    lenient.lenient = true;
    EXPECT_EQ(told(read("{ballotcount: 4}\n2:A\n1:\n", lenient)),
              (strings{"f:1 the file says that it holds 4 ballots, 3 follow"}));
    EXPECT_TRUE(read("{ballotcount: 3}\n2:A\n1:A>A\n", lenient).report.notes.empty());
    EXPECT_NE(failure("{ballotcount: 99999999999999999999}\n2:A\n", as("abif")).find("a whole number"),
              std::string::npos);
}

TEST(abif, wrong_lines_are_errors_where_they_are_wrong) {
    EXPECT_EQ(failure("[Doña García Márquez]: DGM\n27: DGM\n", as("abif")),
              "f:1:1: error: expected a ballot; a candidate is declared as =TOKEN:[name]");
    EXPECT_EQ(failure("27 A>B\n", as("abif")), "f:1:1: error: expected a ballot such as 27: A > B = C");
    EXPECT_EQ(failure("1: A>B>A\n", as("abif")), "f:1:8: error: this ballot names 'A' twice");
    EXPECT_EQ(failure("=a:[A]\n1: a>[A]\n", as("abif")), "f:2:7: error: this ballot names 'A' twice");
    EXPECT_EQ(failure("1: A>\n", as("abif")), "f:1:6: error: expected the name of a candidate");
    EXPECT_EQ(failure("1: >A\n", as("abif")), "f:1:4: error: expected the name of a candidate");
    EXPECT_NE(failure("1: Ann Lee>B\n", as("abif")).find("f:1:8: error: expected '>'"), std::string::npos);
    EXPECT_NE(failure("1: A*3\n", as("abif")).find("f:1:5: error: expected '>'"), std::string::npos);
    EXPECT_EQ(failure("1: [A>B\n", as("abif")), "f:1:4: error: this name is not closed; expected ']'");
    EXPECT_EQ(failure("1: A/\n", as("abif")), "f:1:6: error: expected a rating after '/'");
    EXPECT_NE(failure("1: A/x\n", as("abif")).find("f:1:6: error: expected points"), std::string::npos);
    EXPECT_EQ(failure("=A:[A]\n=A:[B]\n1:A\n", as("abif")), "f:2:2: error: the token 'A' is declared twice");
    EXPECT_EQ(failure("=A:[X]\n=B:[X]\n1:A\n", as("abif")), "f:2:5: error: 'A' and 'B' are both named 'X'");
    EXPECT_EQ(failure("=A [X]\n1:A\n", as("abif")), "f:1:4: error: expected ':' and [the name]");
    EXPECT_EQ(failure("1:A\n=A:[X]\n", as("abif")), "f:2:2: error: candidates are declared before the first ballot");
    EXPECT_EQ(failure("{title: x\n1:A\n", as("abif")), "f:1:1: error: expected metadata on one line, {key: value}");
    EXPECT_EQ(failure("", as("abif")), "f:1:1: error: the file is empty; expected ballots such as 27: A > B = C");
    EXPECT_EQ(failure("9223372036854775807:A\n1:B\n", as("abif")), "f:2:1: error: more than 2^63 ballots");
    EXPECT_EQ(failure("99999999999999999999999999999999999999999999:A\n", as("abif")),
              "f:1:1: error: more than 2^63 ballots");
    auto options = as("abif");
    options.weight_column = "w";
    EXPECT_NE(failure("1:A\n", options).find("no columns"), std::string::npos);
}

TEST(abif, lenient_reading_lists_the_lines_it_cannot_read) {
    auto options = as("abif");
    options.lenient = true;
    const auto b = read("5: A>B\n3: A>A\nnonsense\n2: B>\n0: A>A\n", options);
    EXPECT_EQ(b.report.counted, 5U);
    EXPECT_EQ(b.report.cast, 11U);
    ASSERT_EQ(b.report.rejected.size(), 3U);
    EXPECT_EQ(b.report.rejected[0].why, "this ballot names 'A' twice (3 ballots)");
    expect_balanced(b);
    EXPECT_EQ(read("5: A>B\n0: A>C\n", as("abif")).report.cast, 5U);
}

}  // namespace
}  // namespace delib::testing
