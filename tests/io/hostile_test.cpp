// What no honest file holds: each a clear error, within memory bounded by the file.
#include "io/reading.hpp"

#include <sys/resource.h>

namespace delib::testing {
namespace {

const strings formats{"csv", "grades", "approvals", "soc", "soi", "toc", "toi", "cat", "cvotes", "abif", "blt"};

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

TEST(hostile, nul_bytes_are_errors_with_their_place) {
    EXPECT_EQ(failure(std::string("rank1,rank2\nA,B\0\n", 17), as("csv")),
              "f:2:4: error: a NUL byte; expected text in UTF-8");
    EXPECT_EQ(failure(std::string("rank1\n\"x\ny\0\"\n", 13), as("csv")),
              "f:3:2: error: a NUL byte; expected text in UTF-8");
    EXPECT_EQ(failure(std::string("A > \0B\n", 7), as("cvotes")), "f:1:5: error: a NUL byte; expected text in UTF-8");
    EXPECT_EQ(failure(std::string("1: 1\0\n", 6), as("soi")), "f:1:5: error: a NUL byte; expected text in UTF-8");
    for (const std::string& format : formats) {
        EXPECT_NE(failure(std::string("a\0b,c\n1,2\n", 10), as(format)).find("f:1:2: error: a NUL byte"),
                  std::string::npos)
            << format;
    }
}

TEST(hostile, bytes_that_are_not_utf8_are_errors_with_their_place) {
    EXPECT_EQ(failure("rank1\nlong enough a name \xE9\n", as("csv")), "f:2:20: error: the byte \\x{E9} is not UTF-8");
    EXPECT_EQ(failure("# caf\xE9\nA > B\n", as("cvotes")), "f:1:6: error: the byte \\x{E9} is not UTF-8");
    EXPECT_EQ(failure("# ALTERNATIVE NAME 1: \xC0\x80\n1: 1\n", as("soi")),
              "f:1:23: error: the byte \\x{C0} is not UTF-8");
    EXPECT_EQ(failure("A > \xED\xA0\x80\n", as("cvotes")), "f:1:5: error: the byte \\x{ED} is not UTF-8");
    EXPECT_NE(failure(std::string("\xFF\xFE"
                                  "A\0",
                                  4),
                      as("csv"))
                  .find("UTF-16"),
              std::string::npos);
}

TEST(hostile, lenient_reading_sets_broken_lines_aside) {
    for (const auto& [format, text] :
         std::vector<std::pair<std::string, std::string>>{{"csv", "rank1\nA\n\xE9\nB\n"},
                                                          {"cvotes", "A\nB\n\xE9\n"},
                                                          {"cat", "# CATEGORY NAME 1: Yes\n1: 1\n\xE9\n1: {}\n"},
                                                          {"abif", "1:A\n\xE9\n1:B\n"},
                                                          {"blt", "2 1\n1 1 0\n1 \xE9 0\n1 2 0\n0\n"}}) {
        auto options = as(format);
        options.lenient = true;
        const auto b = read(text, options);
        SCOPED_TRACE(format);
        EXPECT_EQ(b.report.counted + b.report.blank, 2U);
        EXPECT_EQ(b.report.rejected.size(), 1U);
        expect_balanced(b);
    }
}

TEST(hostile, a_line_of_100_megabytes_is_a_limit_in_bounded_memory) {
    const std::string line(100'000'000, 'x');
    const long before = peak_kilobytes();
    for (const std::string& format : formats) {
        EXPECT_EQ(failure(line, as(format)), "f:1: error: a line is longer than 67108864 bytes") << format;
        auto lenient = as(format);
        lenient.lenient = true;
        EXPECT_NE(failure("rank1,rank2\n" + line, lenient).find("error: "), std::string::npos) << format;
    }
    EXPECT_EQ(failure("rank1\n\"" + line, as("csv")), "f:2: error: a line is longer than 67108864 bytes");
    // The text handed over is a copy of the line; the reader itself takes next to nothing, and the thread sanitizer as
    // much again.
#ifdef __SANITIZE_THREAD__
    EXPECT_LT(peak_kilobytes() - before, 840'000);
#else
    EXPECT_LT(peak_kilobytes() - before, 420'000);
#endif
}

TEST(hostile, a_million_columns_are_a_limit) {
    std::string text = "rank1";
    for (int i = 0; i < 1'000'000; ++i) text += ",c" + std::to_string(i);
    EXPECT_NE(failure(text + "\n", as("csv")).find("error: more than 100000 columns"), std::string::npos);
    EXPECT_NE(failure("rank1\n" + std::string(1'000'000, ',') + "\n", as("csv"))
                  .find("f:2:100001: error: more than 100000 columns"),
              std::string::npos);
}

TEST(hostile, a_file_beyond_the_limit_is_refused) {
    auto options = as("csv");
    options.max_bytes = 10;
    EXPECT_NE(failure("rank1\nA\nB\nC\n", options).find("more than 10 bytes"), std::string::npos);
}

TEST(hostile, more_rejected_ballots_than_can_be_listed_are_a_limit) {
    auto options = as("csv");
    options.lenient = true;
    options.max_rejected = 3;
    EXPECT_EQ(read("rank1,rank2\nA,A\nA,A\nA,A\n", options).report.rejected.size(), 3U);
    EXPECT_EQ(failure("rank1,rank2\nA,A\nA,A\nA,A\nA,A\n", options),
              "f:5: error: more than 3 ballots are rejected; is this the right format?");
}

TEST(hostile, more_undeclared_names_than_can_be_listed_are_a_limit) {
    for (const std::string& format : {std::string("cvotes"), std::string("abif")}) {
        auto options = as(format);
        options.max_rejected = 3;
        const std::string head = format == "abif" ? "=A:[A]\n1:" : "#/Candidates: A\n";
        EXPECT_EQ(read(head + "A>X>Y>Z\n", options).report.notes.size(), 3U);
        EXPECT_EQ(failure(head + "A>X>Y>Z>W\n", options),
                  "f:2: error: more than 3 names on ballots are not declared; is this the right file?");
    }
}

TEST(hostile, a_long_file_of_names_costs_no_memory) {
    std::string text = "1 1\n1 1 0\n0\nAnn\nTitle\n";
    for (int i = 0; i < 2'000'000; ++i) text += "x\n";
    const long before = peak_kilobytes();
    const auto b = read(text, as("blt"));
    ASSERT_EQ(b.report.notes.size(), 1U);
    EXPECT_EQ(b.report.notes[0].number, 2'000'000U);
    EXPECT_LT(peak_kilobytes() - before, 10'000);
}

TEST(hostile, names_from_files_cannot_break_messages) {
    auto options = as("csv");
    options.candidates = {"A"};
    EXPECT_EQ(failure("rank1\nA\xE2\x80\xAE\x1B[31m\n", options),
              "f:2:1: error: 'A\\u{202E}\\u{001B}[31m' is not among the declared candidates");
}

TEST(hostile, many_spellings_and_promises_do_not_cost_more_than_the_file) {
    EXPECT_NE(failure("4000000000\n", as("soi")).find("ends within its header"), std::string::npos);
    for (const char* format : {"soi", "cat"}) {
        EXPECT_NE(failure("# NUMBER ALTERNATIVES: 4000000000\n1: 1\n", as(format)).find("more than 65535 candidates"),
                  std::string::npos);
    }
    EXPECT_NE(failure("65536 1\n0\n", as("blt")).find("more than 65535 candidates"), std::string::npos);
    EXPECT_EQ(read("65535 1\n0\n", as("blt")).profile.candidates().size(), 65'535U);
    std::string many = "1:a0";
    for (int i = 1; i < 70'000; ++i) many += ">a" + std::to_string(i);
    EXPECT_NE(failure(many, as("abif")).find("more than 65535 candidates"), std::string::npos);
}

}  // namespace
}  // namespace delib::testing
