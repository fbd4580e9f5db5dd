#include "io/reading.hpp"

#include <random>

namespace delib::testing {
namespace {

/// The text of ballots that can be written, or a failed test.
std::string written(const profile& p, std::string_view format) {
    auto out = write_ballots(p, format);
    if (!out) ADD_FAILURE() << format << ": " << to_text(out.error());
    return out ? *std::move(out) : std::string();
}

std::string refusal(const profile& p, std::string_view format) {
    const auto out = write_ballots(p, format);
    if (out) ADD_FAILURE() << format << " carried it:\n" << *out;
    return out ? std::string() : to_text(out.error());
}

void expect_round_trip(const profile& p, const std::string& format, read_options options = {}) {
    options.format = format;
    const std::string text = written(p, format);
    SCOPED_TRACE(text);
    const auto back = read(text, options);
    expect_same(p, back.profile);
    EXPECT_EQ(p.denominator(), back.profile.denominator());
}

TEST(write, strict_complete_rankings_go_into_every_ranking_format) {
    const auto p = read("A > B > C * 5\nC > B > A\n", as("cvotes")).profile;
    for (const char* format : {"csv", "soc", "soi", "toc", "toi", "cvotes", "abif", "blt"})
        expect_round_trip(p, format);
    EXPECT_EQ(written(p, "cvotes"), "#/Candidates: A ; B ; C\nA > B > C * 5\nC > B > A\n");
    EXPECT_EQ(written(p, "csv"), "rank1,rank2,rank3\nA,B,C\nA,B,C\nA,B,C\nA,B,C\nA,B,C\nC,B,A\n");
}

TEST(write, ties_truncation_and_blanks_go_where_they_can) {
    const auto ties = read("A = B > C * 5\n", as("cvotes")).profile;
    for (const char* format : {"csv", "toc", "toi", "cvotes", "abif", "blt"}) expect_round_trip(ties, format);
    EXPECT_EQ(refusal(ties, "soc"), "error: a soc file cannot carry ties (toc does)");
    EXPECT_EQ(refusal(ties, "soi"), "error: a soi file cannot carry ties (toi does)");
    const auto cut = read("A > B\nC\n/EMPTY/ * 3\n", as("cvotes")).profile;
    for (const char* format : {"csv", "soi", "toi", "cvotes", "abif", "blt"}) expect_round_trip(cut, format);
    EXPECT_EQ(refusal(cut, "soc"), "error: a soc file cannot carry rankings that leave candidates out (soi does)");
    EXPECT_EQ(refusal(cut, "toc"), "error: a toc file cannot carry rankings that leave candidates out (toi does)");
}

TEST(write, gaps_go_into_csv_and_blt_only) {
    const auto gap = read("rank1,rank2,rank3\nA,,B\n", as("csv")).profile;
    expect_round_trip(gap, "csv");
    expect_round_trip(read("A,B\n3,3\n", as("csv")).profile, "csv");
    expect_round_trip(gap, "blt");
    expect_round_trip(read("A,B\n3,3\n", as("csv")).profile, "blt");
    EXPECT_EQ(written(gap, "blt"), "2 1\n1 1 - 2 0\n0\n\"A\"\n\"B\"\n\"Ballots\"\n");
    const auto far = write_ballots(read("A,B\n1,4294967295\n", as("csv", ballot_reading::matrix)).profile, "blt");
    ASSERT_FALSE(far);
    EXPECT_EQ(far.error().code, error_code::limit);
    for (const char* format : {"soc", "soi", "toc", "toi", "cvotes", "abif"}) {
        EXPECT_NE(refusal(gap, format).find("cannot carry rankings with a rank left empty"), std::string::npos);
    }
}

TEST(write, weights_and_strata_go_into_tables) {
    const auto p = read("weight,rank1,rank2,team\n1/3,A,B,x\n1,A,B,x\n2,B,A,y\n", as("csv")).profile;
    // Two voters with weights 1/3 and 1 are two with 2/3 each: a profile keeps the sum.
    EXPECT_EQ(written(p, "csv"), "weight,team,rank1,rank2\n2/3,x,A,B\n2/3,x,A,B\n2,y,B,A\n");
    expect_round_trip(p, "csv");
    EXPECT_EQ(refusal(p, "cvotes"), "error: a cvotes file cannot carry strata (csv does)");
    EXPECT_EQ(refusal(p, "soc"), "error: a soc file cannot carry strata (csv does)");
}

TEST(write, whole_weights_go_into_cvotes_and_none_into_preflib) {
    const auto whole = read("#/Weight Allowed: true\nA > B ^7 * 3\nB ^0\n", as("cvotes")).profile;
    expect_round_trip(whole, "cvotes");
    EXPECT_EQ(refusal(whole, "soi"), "error: a soi file cannot carry weights (csv does)");
    const auto third = read("weight,rank1\n1/3,A\n", as("csv")).profile;
    EXPECT_EQ(refusal(third, "cvotes"),
              "error: a cvotes file cannot carry the weight 1/3, which is not whole (csv does)");
    EXPECT_EQ(refusal(whole, "abif"), "error: an abif file cannot carry weights (csv does)");
}

TEST(write, blt_carries_weights_seats_and_ties) {
    const auto p = read("#/Weight Allowed: true\nA > B ^7 * 3\nB = A\nB ^0\n", as("cvotes")).profile;
    expect_round_trip(p, "blt");
    expect_round_trip(read("weight,rank1,rank2\n1/3,A,B\n1,A,B\n2.5,B,A\n", as("csv")).profile, "blt");
    const auto text = write_ballots(p, "blt", {.seats = 4});
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, "2 4\n1 1=2 0\n7.0 1 2 0\n7.0 1 2 0\n7.0 1 2 0\n0.0 2 0\n0\n\"A\"\n\"B\"\n\"Ballots\"\n");
    EXPECT_EQ(read(*text, as("blt")).seats, 4U);
    EXPECT_NE(refusal(read("A \"x\" > B\n", as("cvotes")).profile, "blt").find("which holds '\"'"), std::string::npos);
    const auto out = write_ballots(read("#/Weight Allowed: true\nA ^2 * 90000000\n", as("cvotes")).profile, "blt");
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::limit);
}

TEST(write, abif_carries_names_of_every_kind) {
    expect_round_trip(read("Ann > Bob\n", as("cvotes")).profile, "abif");
    const auto p = read("rank1,rank2\n\"Ann, the 1st: a/b\",c1\nc1,\"\"\"B\"\" > C #2\"\n", as("csv")).profile;
    expect_round_trip(p, "abif");
    EXPECT_EQ(written(read("A > B = C * 2\n/EMPTY/\n", as("cvotes")).profile, "abif"),
              "{ballot_type: \"ranked\"}\n=A:[A]\n=B:[B]\n=C:[C]\n1:\n2:A>B=C\n");
    EXPECT_NE(refusal(read("A [x] > B\n", as("cvotes")).profile, "abif").find("which holds '['"), std::string::npos);
}

TEST(write, candidates_whom_nobody_ranks_and_an_order_of_their_own_stay) {
    expect_round_trip(read("#/Candidates: Z ; A ; Nobody\nZ > A\n", as("cvotes")).profile, "csv");
    expect_round_trip(read("#/Candidates: Z ; A\n/EMPTY/ * 2\n", as("cvotes")).profile, "csv");
    expect_round_trip(read("#/Candidates: A\n/EMPTY/\nA\n", as("cvotes")).profile, "csv");
    expect_round_trip(read("#/Candidates: A ; B\n", as("cvotes")).profile, "csv");
    expect_round_trip(read("#/Candidates: A ; B\n", as("cvotes")).profile, "cvotes");
    expect_round_trip(read("#/Candidates: A ; B\n", as("cvotes")).profile, "soc");
}

TEST(write, grades_come_back_with_their_scale) {
    auto options = as("grades");
    options.scale = {"--", "-", "0", "+", "++"};
    const auto p = read("A,B,team\n--,++,x\n,+,y\n,,y\n+,-,x\n", options).profile;
    expect_round_trip(p, "grades", options);
    const std::string text = written(p, "grades");
    // A spreadsheet would try to compute a plus.
    EXPECT_NE(text.find("'++"), std::string::npos);
    auto csv = options;
    csv.format = "csv";
    expect_round_trip(p, "csv", csv);
    EXPECT_NE(refusal(p, "approvals").find("graded ballots"), std::string::npos);
    EXPECT_NE(refusal(p, "soi").find("graded ballots"), std::string::npos);
    EXPECT_NE(refusal(p, "blt").find("graded ballots"), std::string::npos);
    EXPECT_EQ(refusal(p, "cat"), "error: a cat file cannot carry strata (csv does)");
    const auto plain = read("A,B\n--,++\n,+\n,\n+,-\n", options).profile;
    // A cat file says its own scale.
    expect_round_trip(plain, "cat");
    EXPECT_EQ(refusal(plain, "abif"), "error: an abif file cannot carry grades that are no numbers (grades does)");
    options.scale = {"0", "1", "2"};
    const auto numbers = read("A,B\n2,0\n,1\n,\n", options).profile;
    expect_round_trip(numbers, "cat");
    options.ballot = ballot_reading::grades;
    expect_round_trip(numbers, "abif", options);
}

TEST(write, rankings_and_more_grades_than_a_tally_holds_do_not_go_into_cat) {
    EXPECT_EQ(refusal(read("A\n", as("cvotes")).profile, "cat"), "error: a cat file cannot carry rankings (toi does)");
    std::string many = "A,B\n";
    for (int i = 0; i < 300; ++i) many += std::to_string(i) + ",0\n";
    EXPECT_EQ(refusal(read(many, as("csv", ballot_reading::points)).profile, "cat"),
              "error: a cat file cannot carry more than 256 categories");
    EXPECT_NE(refusal(read("A,B\n,\n", as("grades")).profile, "cat").find("empty scale"), std::string::npos);
}

TEST(write, approvals_and_points_come_back) {
    const auto marks = read("A,B,team\n1,0,x\n0,0,y\n1,1,x\n", as("approvals")).profile;
    expect_round_trip(marks, "approvals");
    expect_round_trip(marks, "csv", as("csv", ballot_reading::approvals));
    expect_round_trip(read("A\n1\n0\n", as("approvals")).profile, "approvals");
    const auto points = read("A,B\n2.5,-1\n1/3,\n", as("csv", ballot_reading::points)).profile;
    expect_round_trip(points, "csv", as("csv", ballot_reading::points));
    EXPECT_EQ(written(points, "csv"), "A,B\n1/3,\n5/2,-1\n");
    expect_round_trip(points, "cat", as("cat", ballot_reading::points));
    EXPECT_EQ(refusal(points, "abif"), "error: an abif file cannot carry the rating 1/3, which is no decimal");
    const auto decimals = read("A,B\n2.5,-1\n0.05,\n,\n", as("csv", ballot_reading::points)).profile;
    expect_round_trip(decimals, "abif");
    EXPECT_EQ(written(decimals, "abif"), "{ballot_type: \"rated\"}\n=A:[A]\n=B:[B]\n1:\n1:A/0.05\n1:A/2.5,B/-1\n");
    EXPECT_EQ(refusal(marks, "cat"), "error: a cat file cannot carry strata (csv does)");
    const auto plain = read("A,B\n1,0\n0,0\n1,1\n", as("approvals")).profile;
    expect_round_trip(plain, "cat");
    expect_round_trip(plain, "abif");
    EXPECT_EQ(refusal(plain, "blt"), "error: a blt file cannot carry approval ballots, only rankings");
}

TEST(write, formulas_are_defused_and_come_back) {
    auto options = as("csv");
    options.candidates = {"=1+1", "'=1+1", "@SUM(A1)", "'plain", "-1", "+x", "\"q\"", "a,b", "line\nbreak"};
    const auto p =
        read("rank1,rank2,rank3,rank4\n''=1+1,'=1+1,'@SUM(A1),'plain\n-1,'+x,\"\"\"q\"\"\",\"line\nbreak\"\n", options)
            .profile;
    ASSERT_EQ(p.size(), 2U);
    const std::string text = written(p, "csv");
    EXPECT_NE(text.find("'@SUM(A1)"), std::string::npos);
    EXPECT_NE(text.find("''=1+1"), std::string::npos);
    EXPECT_EQ(text.find("\n="), std::string::npos);
    EXPECT_EQ(text.find(",="), std::string::npos);
    expect_round_trip(p, "csv");
}

TEST(write, names_that_a_format_would_misread_are_errors) {
    const auto p = [](const std::string& name) {
        auto options = as("csv");
        options.candidates = {name, "B"};
        return read("rank1\nB\n", options).profile;
    };
    for (const char* name : {"voter", "ID", "Weight", "votes", "rank1", "Choice 2"}) {
        EXPECT_NE(refusal(p(name), "csv").find("means something else"), std::string::npos) << name;
    }
    EXPECT_NE(refusal(p("A > C"), "cvotes").find("which holds '>'"), std::string::npos);
    EXPECT_NE(refusal(p("two\nlines"), "soi").find("line break"), std::string::npos);
    expect_round_trip(p("ranked choice voting"), "csv");
}

TEST(write, strata_that_would_be_taken_for_candidates_are_errors) {
    const auto p = read("A,B,year\n1,1,c1970\n1,1,c1980\n", as("csv")).profile;
    expect_round_trip(p, "csv");
    auto options = as("csv");
    options.candidates = {"A", "B"};
    EXPECT_NE(
        refusal(read("A,B,year\n1,1,1970\n", options).profile, "csv").find("'1970' would be taken for a candidate's"),
        std::string::npos);
    EXPECT_NE(refusal(read("A,B,year\n1,1,\n", options).profile, "csv").find("which is empty"), std::string::npos);
    // Where ranks have columns of their own there is no doubt.
    expect_round_trip(read("rank1,rank2,year\nA,B,1970\n", as("csv")).profile, "csv");
}

TEST(write, a_table_of_too_many_lines_is_a_limit) {
    const auto out = write_ballots(read("A * 9000000000000000000\n", as("cvotes")).profile, "csv");
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::limit);
}

TEST(write, unknown_formats_are_errors_that_list_the_known_ones) {
    EXPECT_NE(refusal(profile(), "xlsx").find("csv, grades, approvals, soc, soi, toc, toi, cat, cvotes, abif or blt"),
              std::string::npos);
    EXPECT_NE(refusal(profile(), "csv").find("without candidates"), std::string::npos);
    // Not even where strata would fill the table.
    EXPECT_NE(
        refusal(read("approvals,team\n\"\",x\n", as("approvals")).profile, "approvals").find("without candidates"),
        std::string::npos);
}

// Random profiles of every kind come back from every format that takes them.
TEST(write, random_profiles_round_trip) {
    const strings names{"Anna", "Bert", "Cleo", "Dora", "Émile"};
    std::mt19937 random(20260101);
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    int carried = 0;
    for (int round = 0; round < 300; ++round) {
        const auto kind = static_cast<ballot_kind>(below(4));
        const strings roster(names.begin(), names.begin() + 1 + below(5));
        const scale values =
            scale::numeric({*parse_points("-1"), *parse_points("0"), *parse_points("1/2"), *parse_points("7")});
        auto made = kind == ballot_kind::ranked     ? profile_builder::ranked(roster)
                    : kind == ballot_kind::approval ? profile_builder::approval(roster)
                    : kind == ballot_kind::graded   ? profile_builder::graded(roster, values)
                                                    : profile_builder::scored(roster, values);
        ASSERT_TRUE(made);
        const bool strata = below(3) == 0, weighted = below(3) == 0;
        if (strata) made->add_stratum("team");
        for (std::uint32_t i = 0; i < 1 + below(8); ++i) {
            std::vector<entry> entries;
            for (std::uint32_t c = 0; c < roster.size(); ++c) {
                if (below(4) == 0) continue;
                entries.push_back({candidate_at(c), kind == ballot_kind::ranked ? 1 + below(3) : below(4)});
            }
            // Every value of the scale is in use, for the points scale is what occurs.
            if (i < 4 && kind == ballot_kind::scored) entries.assign(1, {candidate_at(0), i});
            const std::vector<std::uint32_t> team{strata ? made->stratum_value(0, i % 2 == 0 ? "red" : "blue") : 0U};
            const std::span<const std::uint32_t> of_voter(team.data(), strata ? 1U : 0U);
            ASSERT_TRUE(made->add({entries,
                                   weighted ? weight::ratio(1 + below(5), 1 + below(3)) : weight(1),
                                   1 + below(3),
                                   of_voter,
                                   {}}));
        }
        auto frozen = made->freeze();
        ASSERT_TRUE(frozen);
        for (const char* format :
             {"csv", "grades", "approvals", "soc", "soi", "toc", "toi", "cat", "cvotes", "abif", "blt"}) {
            const auto text = write_ballots(*frozen, format);
            if (!text) {
                EXPECT_EQ(text.error().code, error_code::unsupported);
                continue;
            }
            SCOPED_TRACE(std::string(format) + "\n" + *text);
            auto options = as(format);
            if (kind == ballot_kind::graded) options.scale = values.labels();
            if (kind == ballot_kind::graded && options.format == "abif") options.ballot = ballot_reading::grades;
            if (kind == ballot_kind::scored) options.ballot = ballot_reading::points;
            if (kind == ballot_kind::approval && options.format == "csv") options.ballot = ballot_reading::approvals;
            const auto back = read(*text, options);
            expect_same(*frozen, back.profile);
            ++carried;
        }
    }
    EXPECT_GT(carried, 400);
}

}  // namespace
}  // namespace delib::testing
