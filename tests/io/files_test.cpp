// Files on disk: several together, their digests, and finding out the format.
#include "delib/core/digest.hpp"
#include "delib/io/load.hpp"
#include "io/reading.hpp"
#include "support/scratch_folder.hpp"

namespace delib::testing {
namespace {

class files : public ::testing::Test {
protected:
    std::string put(const std::string& name, std::string_view text) { return folder_.write(name, text); }

    static std::string detected(std::string_view text, const std::string& name = "x") {
        const auto b = read_ballots_text(text, name, {});
        return b ? b->report.format : to_text(b.error());
    }

    scratch_folder folder_{};
};

TEST_F(files, are_listed_by_base_name_and_digest) {
    const auto path = put("a.csv", "rank1\nA\n");
    const auto b = read_ballots({path}, {});
    ASSERT_TRUE(b);
    ASSERT_EQ(b->report.files.size(), 1U);
    EXPECT_EQ(b->report.files[0].name, "a.csv");
    EXPECT_EQ(b->report.files[0].sha256, sha256_hex("rank1\nA\n"));
    read_options plain;
    plain.digest = false;
    EXPECT_EQ(read_ballots({path}, plain)->report.files[0].sha256, "");
}

TEST_F(files, errors_name_the_path_as_it_was_given) {
    const auto path = put("a.csv", "rank1,rank2\nA,A\n");
    const auto b = read_ballots({path}, {});
    ASSERT_FALSE(b);
    EXPECT_EQ(to_text(b.error()), path + ":2:3: error: this ballot names 'A' twice");
    const auto missing = read_ballots({path + "x"}, {});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, error_code::io);
    EXPECT_NE(missing.error().message.find("No such file"), std::string::npos);
    const auto folder = read_ballots({folder_.path(".")}, {});
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().code, error_code::io);
    EXPECT_FALSE(read_ballots({}, {}));
    read_options small;
    small.max_bytes = 4;
    EXPECT_EQ(read_ballots({path}, small).error().code, error_code::limit);
}

TEST_F(files, of_one_count_are_one_electorate_with_all_candidates) {
    const auto one = put("1.csv", "voter,rank1,team\nann,A,x\nbob,B,x\n");
    const auto two = put("2.csv", "team,rank1,rank2,voter\ny,C,B,ann\n");
    const auto b = read_ballots({one, two}, {});
    ASSERT_TRUE(b) << to_text(b.error());
    EXPECT_EQ(b->profile.candidates().names(), (strings{"A", "B", "C"}));
    EXPECT_EQ(lines(b->profile), (strings{"1 B=1 | x", "1 C=1 B=2 | y"}));
    ASSERT_EQ(b->report.rejected.size(), 1U);
    EXPECT_EQ(b->report.rejected[0].where, "1.csv:2");
    EXPECT_EQ(b->report.rejected[0].why, "superseded by line 2 of 2.csv");
    EXPECT_EQ(b->report.files.size(), 2U);
}

TEST_F(files, with_different_columns_join_their_candidates) {
    const auto b = read_ballots({put("1.grades", "A,B\n1,2\n"), put("2.grades", "B,C\n3,1\n")}, {});
    ASSERT_TRUE(b) << to_text(b.error());
    EXPECT_EQ(b->profile.candidates().names(), (strings{"A", "B", "C"}));
    EXPECT_EQ(lines(b->profile), (strings{"1 A=1 B=2", "1 B=3 C=1"}));
    const auto orders = read_ballots({put("1.soi", "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1: 2,1\n"),
                                      put("2.soi", "# ALTERNATIVE NAME 1: B\n# ALTERNATIVE NAME 2: C\n1: 2,1\n")},
                                     {});
    ASSERT_TRUE(orders) << to_text(orders.error());
    EXPECT_EQ(lines(orders->profile), (strings{"1 B=1 A=2", "1 C=1 B=2"}));
    const auto votes = read_ballots({put("1.cvotes", "#/Candidates: B;A\nA>B\n"), put("2.cvotes", "C > B\n")}, {});
    ASSERT_TRUE(votes) << to_text(votes.error());
    EXPECT_EQ(votes->profile.candidates().names(), (strings{"B", "A", "C"}));
    const auto tokens =
        read_ballots({put("1.abif", "=a:[Ann]\n2:a\n"), put("2.abif", "=x:[Bob]\n=a:[Ann]\n3:a>x\n")}, {});
    ASSERT_TRUE(tokens) << to_text(tokens.error());
    EXPECT_EQ(lines(tokens->profile), (strings{"2 Ann=1", "3 Ann=1 Bob=2"}));
    const auto precincts = read_ballots(
        {put("1.blt", "2 1\n2 1 2 0\n0\nAnn\nBob\n"), put("2.blt", "3 1\n-2\n1 1 2 3 0\n0\nBob\nCyd\nAnn\n")}, {});
    ASSERT_TRUE(precincts) << to_text(precincts.error());
    EXPECT_EQ(precincts->profile.candidates().names(), (strings{"Ann", "Bob"}));
    EXPECT_EQ(lines(precincts->profile), (strings{"2 Ann=1 Bob=2", "1 Bob=1 Ann=2"}));
}

TEST_F(files, of_one_election_agree_on_seats_and_withdrawals) {
    const auto one = put("1.blt", "2 1\n2 1 2 0\n0\nAnn\nBob\n");
    const auto seats = read_ballots({one, put("2.blt", "2 2\n0\nAnn\nBob\n")}, {});
    ASSERT_FALSE(seats);
    EXPECT_NE(seats.error().message.find("differ in their number of seats"), std::string::npos);
    const auto gone = put("3.blt", "2 1\n-1\n0\nAnn\nBob\n");
    const auto withdrawn = read_ballots({one, gone}, {});
    ASSERT_FALSE(withdrawn);
    EXPECT_EQ(to_text(withdrawn.error()), gone + ":2: error: 'Ann' has withdrawn and is a candidate elsewhere");
}

TEST_F(files, of_different_formats_are_not_counted_together) {
    const auto b = read_ballots({put("1.soi", "1: 1\n"), put("2.csv", "rank1\nA\n")}, {});
    ASSERT_FALSE(b);
    EXPECT_EQ(b.error().code, error_code::usage);
    EXPECT_NE(b.error().message.find("1.soi is soi"), std::string::npos);
    const auto cats = read_ballots({put("1.cat", "# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: No\n1: 1,2\n"),
                                    put("2.cat", "# CATEGORY NAME 1: Good\n# CATEGORY NAME 2: Bad\n1: 1,2\n")},
                                   {});
    ASSERT_FALSE(cats);
    EXPECT_NE(cats.error().message.find("differ in their categories"), std::string::npos);
    const auto policies = read_ballots(
        {put("1.cvotes", "#/Implicit Ranking: true\nA\n"), put("2.cvotes", "#/Implicit Ranking: false\nA\n")}, {});
    ASSERT_FALSE(policies);
    EXPECT_EQ(policies.error().code, error_code::unsupported);
}

TEST_F(files, tell_their_format_by_name_or_content) {
    EXPECT_EQ(detected("1: 1\n", "x.SOI"), "soi");
    EXPECT_EQ(detected("rank1\nA\n", "x.csv"), "csv");
    EXPECT_EQ(detected("A\n1\n", "x.grades"), "grades");
    EXPECT_EQ(detected("A\n1\n", "x.approvals"), "approvals");
    EXPECT_EQ(detected("A\n", "x.cvotes"), "cvotes");
    EXPECT_EQ(detected("rank1,rank2\nA,B\n"), "csv");
    EXPECT_EQ(detected("# FILE NAME: x\n# DATA TYPE: soc\n# NUMBER VOTERS: 1\n1: 1\n"), "soc");
    EXPECT_EQ(detected("# NUMBER VOTERS: 1\n1: {1,2}\n"), "toi");
    EXPECT_EQ(detected("2\n1,A\n2,B\n1,1,1\n1,2,1\n"), "toi");
    EXPECT_EQ(detected("\n# hello\n#/Candidates: A\nA\n"), "cvotes");
    EXPECT_EQ(detected("# hello\nA > B\n"), "cvotes");
    EXPECT_EQ(detected("# NUMBER CATEGORIES: 2\n1: 1,2\n"), "cat");
    EXPECT_EQ(detected("# NUMBER VOTERS: 1\n# CATEGORY NAME 1: Yes\n1: 1\n"), "cat");
    EXPECT_EQ(detected("1: 1\n", "x.cat"), "cat");
    EXPECT_EQ(detected("# hello\n27: A > B, C\n"), "abif");
    EXPECT_EQ(detected("{title: \"x\"}\n1: A\n"), "abif");
    EXPECT_EQ(detected("=A:[Ann]\n1: A\n"), "abif");
    EXPECT_EQ(detected("27 * A/5, B/3\n"), "abif");
    EXPECT_EQ(detected("A\n", "x.ABIF").substr(0, 7), "x.ABIF:");
    EXPECT_EQ(detected("# hello\n1 2 # for two seats\n0\n"), "blt");
    EXPECT_EQ(detected("0\n", "x.blt").substr(0, 6), "x.blt:");
    EXPECT_NE(detected("# DATA TYPE: wmd\n").find("'wmd'"), std::string::npos);
    const auto wrong = read_ballots_text("A\n", "x", as("pdf"));
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().message.find("csv, grades, approvals"), std::string::npos);
}

TEST_F(files, readings_have_names) {
    for (const char* word : {"ranks", "matrix", "grades", "approvals", "points"})
        EXPECT_TRUE(parse_ballot_reading(word));
    ASSERT_FALSE(parse_ballot_reading("votes"));
    EXPECT_NE(parse_ballot_reading("").error().message.find("ranks, matrix, grades, approvals or points"),
              std::string::npos);
}

TEST_F(files, that_are_large_are_loaded_on_several_threads) {
    std::string text = "rank1\n";
    while (text.size() < (std::size_t{1} << 23) + 1000) text += std::to_string(text.size() % 97) + "\n";
    const auto path = put("large.csv", text);
    for (const unsigned threads : {1U, 2U, 3U}) {
        const auto loaded = load_files({path}, text.size(), threads);
        ASSERT_TRUE(loaded);
        EXPECT_TRUE(loaded->front().text() == text);
        EXPECT_EQ(load_files({path}, text.size() - 1, threads).error().code, error_code::limit);
    }
}

TEST_F(files, without_a_known_size_are_read_whole) {
    // A pipe has no size to ask for.
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const std::string text = "rank1\nA\n";
    ASSERT_EQ(::write(ends[1], text.data(), text.size()), static_cast<::ssize_t>(text.size()));
    ::close(ends[1]);
    const auto b = read_ballots({"/dev/fd/" + std::to_string(ends[0])}, as("csv"));
    ASSERT_TRUE(b) << to_text(b.error());
    EXPECT_EQ(b->report.counted, 1U);
    ::close(ends[0]);
}

}  // namespace
}  // namespace delib::testing
