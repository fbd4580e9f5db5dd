#include "io/reading.hpp"

namespace delib::testing {
namespace {

TEST(csv_syntax, quoted_cells_hold_commas_quotes_and_line_breaks) {
    const auto b = read("rank1,rank2\n\"Smith, J.\",\"say \"\"hi\"\"\"\n\"two\nlines\",\n", as("csv"));
    EXPECT_EQ(b.profile.candidates().names(), (strings{"Smith, J.", "say \"hi\"", "two\nlines"}));
}

TEST(csv_syntax, line_numbers_stay_right_behind_a_quoted_line_break) {
    auto options = as("csv");
    options.candidates = {"a\nb", "C"};
    EXPECT_EQ(failure("rank1,rank2\n\"a\nb\",C\nC,X\n", options),
              "f:4:3: error: 'X' is not among the declared candidates");
    EXPECT_EQ(failure("rank1,rank2\n\"a\nb\", X\n", options), "f:3:5: error: 'X' is not among the declared candidates");
}

TEST(csv_syntax, an_open_quote_is_an_error_where_it_opens) {
    EXPECT_EQ(failure("rank1,rank2\nA,\"B\nC,D\n", as("csv")),
              "f:2:3: error: the quote that opens here is never closed");
    auto lenient = as("csv");
    lenient.lenient = true;
    EXPECT_EQ(failure("rank1,rank2\nA,\"B\nC,D\n", lenient), "f:2:3: error: the quote that opens here is never closed");
    auto small = as("csv");
    small.max_line_bytes = 64;
    EXPECT_EQ(failure("rank1\n\"B" + std::string(100, '\n'), small),
              "f:2:1: error: the quote that opens here is not closed within 64 bytes");
}

TEST(csv_syntax, text_behind_a_closing_quote_is_an_error_of_that_line) {
    const std::string text = "rank1,rank2\nA,B\n\"B\"x,A\nB,A\n";
    EXPECT_EQ(failure(text, as("csv")),
              "f:3:4: error: text behind a closing quote; expected a comma or the end of the line");
    auto lenient = as("csv");
    lenient.lenient = true;
    const auto b = read(text, lenient);
    EXPECT_EQ(b.report.counted, 2U);
    ASSERT_EQ(b.report.rejected.size(), 1U);
    EXPECT_EQ(b.report.rejected[0].where, "f:3");
    expect_balanced(b);
}

TEST(csv_syntax, quotes_inside_plain_cells_stand_for_themselves) {
    EXPECT_EQ(read("rank1,rank2\nJo \"X\" Li, \"A, B\" \n", as("csv")).profile.candidates().names(),
              (strings{"A, B", "Jo \"X\" Li"}));
}

TEST(csv_syntax, windows_line_ends_byte_order_marks_and_blank_lines_do_not_matter) {
    const auto plain = read("rank1,rank2\nA,B\nB,A\n", as("csv"));
    expect_same(plain.profile, read("\xEF\xBB\xBFrank1,rank2\r\nA,B\r\n\r\n  \r\nB,\"A\"\r\n", as("csv")).profile);
    expect_same(plain.profile, read("\n\nrank1,rank2\nA,B\n\nB,A", as("csv")).profile);
    expect_same(plain.profile, read("rank1,rank2\nA,B\nB,\"A\"", as("csv")).profile);
}

TEST(csv_syntax, an_empty_file_is_an_error) {
    EXPECT_EQ(failure("", as("csv")), "f:1:1: error: the file is empty; expected a header line");
    EXPECT_EQ(failure("\xEF\xBB\xBF\n \n", as("csv")), "f:1:1: error: the file is empty; expected a header line");
}

TEST(csv_syntax, cells_against_spreadsheets_lose_their_apostrophe_and_no_others_do) {
    EXPECT_EQ(read("rank1\n'=A\n'tis\n''+B\n", as("csv")).profile.candidates().names(), (strings{"'+B", "'tis", "=A"}));
}

}  // namespace
}  // namespace delib::testing
