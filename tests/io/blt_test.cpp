#include "io/reading.hpp"

namespace delib::testing {
namespace {

const std::string names = "0\n\"Adam\"\n\"Basil\"\n\"Charlotte\"\n\"Donald\"\n\"Title\"\n";

strings told(const ballots& b) {
    strings out;
    for (const reading_note& n : b.report.notes) out.push_back(n.where + " " + to_text(n));
    return out;
}

TEST(blt, the_example_of_algorithm_123) {
    const auto b = read("4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n2 4 1 3 0\n1 2 0\n2 2 4 3 1 0\n1 3 4 2 0\n" + names, as("blt"));
    EXPECT_EQ(b.report.format, "blt");
    EXPECT_EQ(b.profile.candidates().names(), (strings{"Adam", "Charlotte", "Donald"}));
    EXPECT_EQ(lines(b.profile),
              (strings{"1", "4 Adam=1 Charlotte=2", "3 Adam=1 Charlotte=2 Donald=3", "1 Charlotte=1 Donald=2",
                       "2 Donald=1 Adam=2 Charlotte=3", "2 Donald=1 Charlotte=2 Adam=3"}));
    EXPECT_EQ(b.report.cast, 13U);
    EXPECT_EQ(b.report.blank, 1U);
    EXPECT_EQ(b.seats, 2U);
    EXPECT_EQ(told(b), (strings{"f:2 'Basil' has withdrawn and was taken off 8 ballots"}));
    expect_balanced(b);
}

TEST(blt, ties_empty_ranks_identities_weights_and_comments) {
    const auto b = read("# An election\n4 2  # candidates, seats\n/* nobody\nwithdrew */\n(B 17) 1 4 1=3 0 # a tie\n"
                        "1 2 = 1 3 0\n2 (2 4) 1 0\n1 1 - 3 0\n2.5 1 0\n1/3 2 0\n1 0\n" +
                            names,
                        as("blt"));
    EXPECT_EQ(lines(b.profile),
              (strings{"1", "1*5/2 Adam=1", "1 Adam=1 Basil=1 Charlotte=2", "1 Adam=1 Charlotte=3", "1*1/3 Basil=1",
                       "2 Basil=1 Donald=1 Adam=2", "1 Donald=1 Adam=2 Charlotte=2"}));
    EXPECT_TRUE(b.report.notes.empty());
    auto rounded = as("blt");
    rounded.weight_digits = 1;
    EXPECT_EQ(lines(read("1 1\n0.3333333 1 0\n0\nAnn\n", rounded).profile), (strings{"1*3/10 Ann=1"}));
    rounded.weight_digits = 99;
    EXPECT_NE(failure("1 1\n0\n", rounded).find("0 to 30 digits"), std::string::npos);
}

TEST(blt, a_ballot_with_an_identity_counts_once) {
    const auto b = read("4 2\n(a) 1 1 0\n(b) 1 2 0\n(a) 1 3 0\n" + names, as("blt"));
    EXPECT_EQ(lines(b.profile), (strings{"1 Basil=1", "1 Charlotte=1"}));
    ASSERT_EQ(b.report.rejected.size(), 1U);
    EXPECT_EQ(b.report.rejected[0].why, "superseded by line 4");
    EXPECT_EQ(failure("4 2\n(a) 2 1 0\n" + names, as("blt")),
              "f:2:5: error: a ballot with an identity is one ballot, got '2'");
}

TEST(blt, lines_mean_nothing_among_ballots_and_long_ballots_are_told) {
    const auto b = read("4\n2 -2 -3\n3 1\n4 0 1 4\n1 0 0 \"Adam\"\n\"Basil\"\n\"Charlotte\"\n\"Donald\"\n", as("blt"));
    EXPECT_EQ(lines(b.profile), (strings{"3 Adam=1 Donald=2", "1 Donald=1 Adam=2"}));
    EXPECT_EQ(told(b), (strings{"f:2 'Basil' has withdrawn and stands on no ballot",
                                "f:2 'Charlotte' has withdrawn and stands on no ballot",
                                "f:3 4 ballots continue on another line; a ballot ends at its 0"}));
    EXPECT_EQ(lines(read("2 1 2 1 2 0 1 2 0 0 \"Ann\" \"Bob\" \"Title\"", as("blt")).profile),
              (strings{"2 Ann=1 Bob=2", "1 Bob=1"}));
}

TEST(blt, names_have_many_dialects) {
    const auto called = [](const std::string& lines_of_names, int n = 2) {
        return read(std::to_string(n) + " 1\n1 1 0\n0\n" + lines_of_names, as("blt")).profile.candidates().names();
    };
    EXPECT_EQ(called("\"Ann\"\n\"Bob\"\n\"Title\"\n"), (strings{"Ann", "Bob"}));
    EXPECT_EQ(called("Ann LEE (Con)\nBob #2\nTitle"), (strings{"Ann LEE (Con)", "Bob #2"}));
    EXPECT_EQ(called("\"Ann LEE\" \"Green Party\"\n\"Con \"\"Bob RAY\"\"\"\nTitle\n"),
              (strings{"Ann LEE Green Party", "Con Bob RAY"}));
    EXPECT_EQ(called("\"\"\"Ann\"\" \"\"Lab\"\"\"\n\"Lab \"\"Bob\"\" \"\nTitle\n"), (strings{"Ann Lab", "Lab Bob"}));
    EXPECT_EQ(called("  # names\n\"Ann\"  # the first\n\n\"Bob\"# 2\n"), (strings{"Ann", "Bob"}));
    EXPECT_EQ(called("Ann # the first\n\"Bob # 2\"\n"), (strings{"Ann", "Bob # 2"}));
    EXPECT_EQ(called("\"Ann\" \"Bob\" \"Title\"\n"), (strings{"Ann", "Bob"}));
    EXPECT_EQ(called("# ALTERNATIVE NAME 1: Ann\n# ALTERNATIVE NAME 2: Bob\nTitle\n"),
              (strings{"# ALTERNATIVE NAME 1: Ann", "# ALTERNATIVE NAME 2: Bob"}));
    EXPECT_EQ(called("\"Ann\"\r\n\"Bob\"\r\n\"Title\"\r\n"), (strings{"Ann", "Bob"}));
    // Without names, or with an empty one, candidates are called by their number.
    EXPECT_EQ(called(""), (strings{"1", "2"}));
    EXPECT_EQ(called("# nothing\n# here\n"), (strings{"1", "2"}));
    EXPECT_EQ(called("\"\"\n\"Bob\"\n"), (strings{"1", "Bob"}));
    EXPECT_EQ(called("\"Ann\" \"Lee\"", 1), (strings{"Ann Lee"}));
}

TEST(blt, lines_after_the_title_are_told) {
    EXPECT_EQ(told(read("1 1\n1 1 0\n0\n\"Ann\"\n\"Title\"\n\"Source\"\n\nmore\n", as("blt"))),
              (strings{"f:6 2 lines after the title were not read"}));
}

TEST(blt, wrong_names_are_errors_where_they_are_wrong) {
    EXPECT_EQ(failure("3 1\n1 1 0\n0\n\"Ann\"\n\"Bob\"\n", as("blt")),
              "f:5:1: error: 2 of 3 candidates have a name; expected a line for each, or none");
    EXPECT_EQ(failure("2 1\n1 1 0\n0\n\"Ann\n\"Bob\"\n", as("blt")),
              "f:4:1: error: a quote is not closed; expected '\"' at the end of this name");
    EXPECT_EQ(failure("2 1\n1 1 0\n0\n\"Ann\"\n Ann\n", as("blt")),
              "f:5:2: error: candidates 1 and 2 are both named 'Ann'");
    EXPECT_EQ(failure("2 1\n1 1 0\n0\n\"Ann\" \"Bob\"\n", as("blt")),
              "f:4:1: error: 1 of 2 candidates have a name; expected a line for each, or none");
}

TEST(blt, wrong_ballots_are_errors_where_they_are_wrong) {
    const auto fails = [](const std::string& ballots_) {
        return failure("4 2\n" + ballots_ + "\n" + names, as("blt"));
    };
    EXPECT_EQ(fails("1 1 5 0"), "f:2:5: error: there is no candidate 5 among the 4 of this file");
    EXPECT_EQ(fails("1 1 99999999999999999999999999999999999999999 0").substr(0, 40),
              "f:2:5: error: there is no candidate 9999");
    EXPECT_EQ(fails("1 1 2 1 0"), "f:2:7: error: this ballot names candidate 1 twice");
    EXPECT_EQ(fails("1 x 0"), "f:2:3: error: expected the number of a candidate, got 'x'");
    EXPECT_EQ(fails("x 1 0"), "f:2:1: error: expected the weight of a ballot or a line with 0, got 'x'");
    EXPECT_EQ(fails("00 1 0"), "f:2:1: error: a ballot of weight 0; expected 0 alone, or a weight");
    EXPECT_EQ(fails("9223372036854775807 1 0\n1 2 0"), "f:3:1: error: more than 2^63 ballots");
    EXPECT_EQ(fails("99999999999999999999999999999999999999999999 1 0"), "f:2:1: error: more than 2^63 ballots");
    EXPECT_EQ(fails("1 1= 0"), "f:2:6: error: expected the number of a candidate behind '='");
    EXPECT_EQ(fails("1 =1 0"), "f:2:3: error: expected the number of a candidate before '='");
    EXPECT_EQ(fails("1 (1 2 0"), "f:2:8: error: the tie is not closed; expected ')'");
    EXPECT_EQ(fails("1 () 0"), "f:2:4: error: expected the number of a candidate, got ')'");
    EXPECT_EQ(fails("1 (1 - 2) 0"), "f:2:6: error: expected the number of a candidate, got '-'");
    EXPECT_EQ(fails("() 1 2 0"), "f:2:2: error: expected the identity of the ballot in brackets");
    EXPECT_EQ(fails("(a"), "f:2: error: an identity is not closed; expected ')'");
    EXPECT_EQ(fails("1 1 0\n-2"), "f:3:1: error: withdrawals stand before the first ballot");
    EXPECT_EQ(fails("-5"), "f:2:1: error: there is no candidate 5 among the 4 of this file");
    EXPECT_EQ(fails("[nick a b c d]\n1 1 0"),
              "f:2:1: error: the option '[nick a b c d]' is not known; expected a ballot");
    EXPECT_EQ(fails("[tie 1 2"), "f:2:1: error: an option is not closed; expected ']'");
}

TEST(blt, options_of_one_program_are_told) {
    EXPECT_EQ(told(read("4 2\n[tie 1 2 3 4]\n[withdrawn 2 3]\n1 2 1 0\n" + names, as("blt"))),
              (strings{"f:2 '[tie 1 2 3 4]' was not read", "f:3 'Basil' has withdrawn and was taken off 1 ballot",
                       "f:3 'Charlotte' has withdrawn and stands on no ballot"}));
}

TEST(blt, a_file_cut_anywhere_is_an_error) {
    const std::string whole = "4 2\n-2\n3 1 3 4 0\n2 4 1=3 0\n" + names;
    EXPECT_EQ(failure("", as("blt")), "f:1:1: error: the file is empty; expected 'candidates seats' and ballots");
    EXPECT_EQ(failure("4", as("blt")), "f:1: error: the file ends here; expected the number of seats");
    EXPECT_EQ(failure("4 2\n3 1", as("blt")), "f:2: error: the file ends here; expected 0 at the end of a ballot");
    EXPECT_EQ(failure("4 2\n3 1 0\n", as("blt")),
              "f:2: error: the file ends here; expected a line with 0 at the end of the ballots");
    // Every prefix that ends before the last name does; after the 0 alone, all are called by their numbers.
    const std::size_t bare = whole.find("\n0\n") + 2, last_name = whole.find("\"Title");
    for (std::size_t cut = 0; cut < last_name - 1; ++cut) {
        if (cut == bare || cut == bare + 1) continue;
        EXPECT_FALSE(read_ballots_text(whole.substr(0, cut), "f", as("blt"))) << whole.substr(0, cut);
    }
}

TEST(blt, headers_are_two_numbers) {
    EXPECT_EQ(failure("5 1,\n", as("blt")), "f:1:3: error: expected the number of seats, got '1,'");
    EXPECT_EQ(failure("five 1\n", as("blt")), "f:1:1: error: expected the number of candidates, got 'five'");
    EXPECT_EQ(failure("4000000000 1\n0\n", as("blt")), "f:1:1: error: more than 65535 candidates");
    EXPECT_EQ(failure("3 99999999999999999999999999999999999999999999\n0\n", as("blt")),
              "f:1:3: error: the number of seats is too large");
    EXPECT_EQ(read("0 2\n0\n\"Nobody\"\n", as("blt")).profile.candidates().size(), 0U);
}

TEST(blt, declared_candidates_set_the_order_and_have_not_withdrawn) {
    auto options = as("blt");
    options.candidates = {"Donald", "Charlotte", "Basil", "Adam"};
    EXPECT_EQ(read("4 2\n1 1 0\n" + names, options).profile.candidates().names(), options.candidates);
    EXPECT_EQ(failure("4 2\n-2\n1 1 0\n" + names, options),
              "f:2: error: 'Basil' has withdrawn and is a candidate elsewhere");
    options.candidates = {"Adam", "Basil", "Charlotte"};
    EXPECT_EQ(failure("4 2\n1 1 0\n" + names, options), "f:7:1: error: 'Donald' is not among the declared candidates");
    EXPECT_NE(failure("1 1\n0\n", as("blt", ballot_reading::points)).find("rankings and nothing else"),
              std::string::npos);
}

TEST(blt, lenient_reading_goes_on_with_the_next_line) {
    auto options = as("blt");
    options.lenient = true;
    const auto b = read("4 2\n3 1 2 0\n2 1 1 0\n5 1 9 0\nx 1 0\n1 2 0\n" + names, options);
    EXPECT_EQ(b.report.counted, 4U);
    EXPECT_EQ(b.report.cast, 12U);
    EXPECT_EQ(b.report.rejected.size(), 3U);
    expect_balanced(b);
}

}  // namespace
}  // namespace delib::testing
