// Votes on statements: the exports of Polis, JSON and plain tables.
#include "delib/io/votes.hpp"
#include "io/reading.hpp"
#include "support/scratch_folder.hpp"

namespace delib::testing {
namespace {

vote_options as_votes(std::string format = {}, strings strata = {}) {
    vote_options out;
    out.read.format = std::move(format);
    out.strata = std::move(strata);
    return out;
}

conversation votes(std::string_view text, const vote_options& options = {}) {
    auto out = read_votes_text(text, "f", options);
    if (!out) {
        ADD_FAILURE() << to_text(out.error());
        return {};
    }
    return *std::move(out);
}

std::string votes_failure(std::string_view text, const vote_options& options = {}) {
    const auto out = read_votes_text(text, "f", options);
    if (out) {
        ADD_FAILURE() << "was read, with " << out->report.votes << " votes";
        return {};
    }
    return to_text(out.error());
}

/// `ann: 1=+ 2=- 3=0 | north`, a line a participant.
strings rows(const vote_matrix& m) {
    strings out;
    for (std::size_t p = 0; p < m.participants(); ++p) {
        std::string line = m.participant_id(p) + ":";
        const auto row = m.row(p);
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += " " + m.statement_at(row.statements[i]).id;
            line += row.votes[i] == stance::agree ? "=+" : row.votes[i] == stance::disagree ? "=-" : "=0";
        }
        for (std::size_t c = 0; c < m.strata().size(); ++c) {
            const auto value = m.stratum(p, c);
            line += " | " + (value ? m.strata()[c].values[*value] : "?");
        }
        out.push_back(line);
    }
    return out;
}

TEST(votes, of_a_polis_matrix) {
    const auto read = votes("participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,2,10\n"
                            "10,,0,0,0,0,,,\n"
                            "0,1,13,2,1,1,1,,-1\n"
                            "2,0,0,3,1,0,0,1.0,-0\n");
    EXPECT_EQ(rows(read.votes), (strings{"0: 0=+ 10=- | 1", "2: 0=0 2=+ 10=0 | 0", "10: | ?"}));
    EXPECT_EQ(read.votes.strata()[0].name, "group-id");
    EXPECT_EQ(read.votes.strata()[0].values, (strings{"0", "1"}));
    EXPECT_EQ(read.report.cast, 3u);
    EXPECT_EQ(read.report.counted, 2u);
    EXPECT_EQ(read.report.blank, 1u);
    EXPECT_EQ(read.report.votes, 5u);
}

TEST(votes, of_a_polis_list_later_ones_count) {
    const auto read = votes("timestamp,datetime,comment-id,voter-id,vote\n"
                            "300,a,0,7,-1\n"
                            "100,b,0,7,1\n"
                            "200,c,1,3,0\n"
                            "150,d,1,7,1\n"
                            "150,d,1,7,0\n");
    EXPECT_EQ(rows(read.votes), (strings{"3: 1=0", "7: 0=- 1=0"}));
    EXPECT_EQ(read.report.superseded, 2u);
    EXPECT_EQ(std::vector<std::uint32_t>(read.votes.by_arrival().begin(), read.votes.by_arrival().end()),
              (std::vector<std::uint32_t>{1, 0}));
}

TEST(votes, of_json_under_either_name) {
    const auto read = votes(
        R"([{"participant_id": 4, "statement_id": 1, "vote": 1, "modified": 1594984322740.0},
            {"pid": "2", "tid": 0, "vote": -1, "modified": "1594984322739"},
            {"tid": 1, "mod": -1, "is_meta": false, "txt": " Bold\tidea "},
            {"statement_id": 0, "moderated": 1, "is_meta": true}])");
    EXPECT_EQ(rows(read.votes), (strings{"2: 0=-", "4: 1=+"}));
    EXPECT_EQ(read.votes.by_arrival()[0], 0u);
    EXPECT_EQ(read.votes.statement_at(0).kind, statement_kind::meta);
    EXPECT_EQ(read.votes.statement_at(0).moderated, moderation::accepted);
    EXPECT_EQ(read.votes.statement_at(1).moderated, moderation::rejected);
    EXPECT_EQ(read.votes.statement_at(1).text, "Bold\tidea");
    EXPECT_TRUE(read.votes.statement_at(0).left_out() && read.votes.statement_at(1).left_out());
}

TEST(votes, of_files_given_together) {
    const scratch_folder folder;
    const std::string matrix =
        folder.write("participants-votes.csv", "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n"
                                               "0,0,1,2,1,0,1,0\n1,1,0,1,0,1,-1,\n");
    const std::string comments =
        folder.write("comments.csv", "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
                                     "1,d,1,0,1,0,-1,\"Two, or\nthree\"\n2,d,0,0,1,0,0,One\n");
    const std::string summary = folder.write("summary.csv", "topic,\"Bread, and roses\"\nurl,https://example.org\n");
    const std::string list = folder.write("votes.csv", "timestamp,datetime,comment-id,voter-id,vote\n5,d,0,1,1\n");
    const auto read = read_votes({comments, matrix, summary, list});
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(rows(read->votes), (strings{"0: 0=+ 1=0 | 0", "1: 0=+ | 1"}));
    EXPECT_EQ(read->title, "Bread, and roses");
    EXPECT_EQ(read->votes.statement_at(1).text, "Two, or\nthree");
    EXPECT_EQ(read->votes.statement_at(1).moderated, moderation::rejected);
    EXPECT_EQ(read->report.files.size(), 4u);
    EXPECT_EQ(read->report.files[0].name, "comments.csv");
    EXPECT_EQ(read->report.files[0].sha256.size(), 64u);
}

TEST(votes, of_a_plain_table) {
    const std::string_view text = "voter,college,S1,S2,S3\n"
                                  "ann,north,agree,-1,\n"
                                  "bob,south,Disagree,pass,1\n"
                                  "ann,north,,1,\n";
    EXPECT_EQ(rows(votes(text).votes), (strings{"ann: S1=+ S2=+ | north", "bob: S1=- S2=0 S3=+ | south"}));
    EXPECT_EQ(votes(text).report.superseded, 1u);
    // As many votes as other cells: a declared column, and a note. One more vote: a mistake.
    const auto mixed = votes("S1,S2\n1,1\n-1,soon\n,-1\n,later\n", as_votes("csv"));
    EXPECT_EQ(rows(mixed.votes), (strings{"1: S1=+ | 1", "2: S1=- | soon", "3: | -1", "4: | later"}));
    ASSERT_EQ(mixed.report.notes.size(), 1u);
    EXPECT_EQ(to_text(mixed.report.notes.front()),
              "'S2' holds 2 votes and 2 other cells: read as a declared column, not as a statement");
    EXPECT_TRUE(votes(text).report.notes.empty());
    // A declared column is one, whatever it holds; participants without a name are numbered.
    EXPECT_EQ(rows(votes("S1,female\n1,0\n-1,1\n", as_votes("csv", {"female"})).votes),
              (strings{"1: S1=+ | 0", "2: S1=- | 1"}));
}

TEST(votes, errors_say_where) {
    EXPECT_EQ(votes_failure(""), "f:1:1: error: the file is empty");
    EXPECT_EQ(
        votes_failure("voter,S1\nann,1\nbob,0\ncy,agre\n"),
        "f:4:4: error: 'agre' is not a vote; expected 1, -1 or 0, or agree, disagree or pass, as in the other cells "
        "of this column");
    EXPECT_EQ(votes_failure("participant,group-id,n-votes,0\n1,0,1,2\n"),
              "f:2:7: error: '2' is not a vote; expected 1, -1 or 0, or agree, disagree or pass, or nothing");
    EXPECT_EQ(votes_failure("comment-id,voter-id,vote\n0,1,yes\n"),
              "f:2:5: error: 'yes' is not a vote; expected 1, -1 or 0, or agree, disagree or pass");
    EXPECT_EQ(votes_failure("comment-id,voter-id,vote\n0,1\n"), "f:2: error: 2 cells; expected 3, as in the header");
    EXPECT_EQ(votes_failure("voter,S1\nann,1\n\nbob, -1 ,0,0\n"), "f:4: error: more cells than the 2 of the header");
    EXPECT_EQ(votes_failure("voter,S1\n\"ann\",1\nbob\n"), "f:3: error: 1 cells; expected 2, as in the header");
    EXPECT_EQ(votes_failure("participant,n-votes,0\n1,1,1\n2,1,  x\n"),
              "f:3:7: error: 'x' is not a vote; expected 1, -1 or 0, or agree, disagree or pass, or nothing");
    EXPECT_EQ(votes_failure("participant,n-votes,0\n1,1,1\n\n2,1,\xff\n"),
              "f:4:5: error: the byte \\x{FF} is not UTF-8");
    EXPECT_EQ(votes_failure("comment-id,voter-id,vote\n0,,1\n"), "f:2:3: error: the participant has no id");
    EXPECT_EQ(votes_failure("comment-id,who,vote\n0,1,1\n"),
              "f:1:1: error: no column 'voter-id' beside 'comment-id' and 'vote'");
    EXPECT_EQ(votes_failure("voter,weight,S1\nann,2,1\n"),
              "f:1:7: error: participants of a map have no weights; take the column 'weight' out");
    EXPECT_EQ(votes_failure("voter,S1,S1\nann,2,1\n"), "f:1: error: two columns are named 'S1'");
    EXPECT_EQ(votes_failure("comment-id,moderated,comment-body\n0,maybe,x\n"),
              "f:2:3: error: expected 1, 0 or -1 for 'moderated'");
    EXPECT_EQ(votes_failure("comment-id,moderated,comment-body\n0,1,x\n"), "f: error: no vote in these files");
    EXPECT_EQ(votes_failure("voter,S\xff\nann,1\n"), "f:1:8: error: the byte \\x{FF} is not UTF-8");
    EXPECT_EQ(votes_failure("{\"pca\": {}}"), "f:1:1: error: expected a list of votes or of comments, '[…]'");
    EXPECT_EQ(votes_failure("[1"), "f: error: expected JSON, got '[1'");
    EXPECT_EQ(votes_failure("[{\"pid\": 1, \"tid\": 2, \"vote\": 3}]"),
              "f: error: item 1 of the list: '3' is not a vote; expected 1, -1 or 0, or agree, disagree or pass");
    EXPECT_EQ(votes_failure("[{\"pid\": [], \"tid\": 2, \"vote\": 1}]"),
              "f: error: item 1 of the list: expected a number or a text as participant_id or pid");
    EXPECT_EQ(votes_failure("[{\"pid\": 1}]"),
              "f: error: item 1 of the list: expected a vote (participant_id, statement_id, vote) or a comment "
              "(statement_id)");
    EXPECT_EQ(votes_failure("S1\n1\n", as_votes("soi")),
              "error: votes on statements are read as votes, json or csv, not 'soi'");
}

TEST(votes, are_bounded) {
    vote_options small = as_votes();
    small.read.max_columns = 3;
    EXPECT_EQ(votes_failure("a,b,c,d\n1,1,1,1\n", small), "f:1:7: error: more than 3 columns");
    small.read.max_bytes = 4;
    EXPECT_EQ(votes_failure("a,b\n1,1\n", small), "f: error: more than 4 bytes");
    std::string wide = "comment-id,voter-id,vote\n";
    for (std::size_t s = 0; s <= max_statements; ++s) wide += std::to_string(s) + ",1,1\n";
    EXPECT_EQ(votes_failure(wide), "f:65537: error: more than 65535 statements");
}

// The two exports of one conversation hold the same votes.
TEST(votes, of_real_conversations_agree) {
    if (corpus("").empty()) GTEST_SKIP() << "DELIB_CORPUS is not set";
    for (const char* name : {"vtaiwan.uberx", "scoop-hivemind.ubi", "brexit-consensus", "15-per-hour-seattle",
                             "scoop-hivemind.freshwater"}) {
        const std::string folder = corpus("polis/" + std::string(name) + "/");
        const auto matrix = read_votes({folder + "participants-votes.csv", folder + "comments.csv"});
        const auto list = read_votes({folder + "votes.csv", folder + "comments.csv", folder + "summary.csv"});
        ASSERT_TRUE(matrix && list) << name;
        EXPECT_FALSE(list->title.empty());
        strings of_matrix = rows(matrix->votes), of_list = rows(list->votes);
        for (std::string& line : of_matrix) line.erase(line.rfind(" |"));
        std::erase_if(of_matrix, [](const std::string& line) { return line.ends_with(":"); });
        EXPECT_EQ(of_matrix, of_list) << name;
    }
}

}  // namespace
}  // namespace delib::testing
