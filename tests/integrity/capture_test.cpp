#include "delib/integrity/ballot_text.hpp"
#include "delib/integrity/capture.hpp"
#include "delib/io/read.hpp"
#include "delib/report/report.hpp"
#include "integrity/counted.hpp"
#include "support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace delib::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string text_of(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

TEST(ballot_text, of_rankings_is_read_again) {
    const recount count = counted(by("schulze"), rankings("A B C", {"3: A>B=C", "2x2: C"}));
    const auto lines = value(ballot_lines(count, count.piles()));
    EXPECT_EQ(lines, (std::vector<std::string>{"A > B = C * 3", "C ^2 * 2"}));
    const std::string head = "#/Candidates: A ; B ; C\n#/Weight Allowed: true\n";
    const ballots read = value(read_ballots_text(head + text_of(lines), "f", {.format = "cvotes"}));
    EXPECT_EQ(value(count.decide(std::make_shared<const profile>(read.profile))).winners,
              value(count.decide()).winners);
    EXPECT_EQ(read.profile.heads(), 5U);
}

TEST(ballot_text, of_grades_is_read_again) {
    const recount count =
        counted(by("majority-judgment"), grades("A B", "bad fair good", {"3: good -", "1: bad fair"}));
    const auto lines = value(ballot_lines(count, count.piles()));
    ASSERT_EQ(lines.size(), 3U);
    const ballots read =
        value(read_ballots_text(text_of(lines), "f", {.format = "grades", .scale = {"bad", "fair", "good"}}));
    EXPECT_EQ(read.profile.total(), 4 * read.profile.denominator());
    EXPECT_EQ(value(count.decide(std::make_shared<const profile>(read.profile))).winners,
              value(count.decide()).winners);
}

TEST(ballot_text, of_names_that_cvotes_cannot_carry_is_a_table) {
    auto builder = value(profile_builder::ranked({"A>B", "C"}));
    const std::vector<entry> ballot{{candidate_at(0), 1}};
    (void)value(builder.add({.entries = ballot}));
    const recount count = counted(by("schulze"), value(builder.freeze()));
    EXPECT_EQ(value(ballot_lines(count, count.piles())).size(), 2U);
}

class captured_file : public ::testing::Test {
protected:
    // 7 voters of two colleges; the west alone elects ada.
    captured look(std::string_view rule, std::vector<requirement> requirements = {}) {
        const std::string path = folder_.write(
            "b.csv", "voter,rank1,rank2,college\n1,ada,bob,west\n2,ada,bob,west\n3,ada,bob,west\n4,ada,bob,west\n"
                     "5,bob,ada,east\n6,bob,ada,east\n7,,,east\n");
        consultation declared;
        declared.ballots.push_back({"", {path}, {.format = "csv"}});
        count_request count;
        count.rule = std::string(rule);
        count.requirements = std::move(requirements);
        declared.counts = {count};
        return value(capture(declared, {.seed = 4, .resamples = 50}));
    }

private:
    scratch_folder folder_{};
};

TEST_F(captured_file, is_looked_at_from_all_sides) {
    const captured found = look("schulze");
    ASSERT_EQ(found.counts.size(), 1U);
    ASSERT_TRUE(found.counts[0]);
    const captured_count& one = *found.counts[0];
    EXPECT_EQ(one.least.added.upper, 2U);
    EXPECT_EQ(one.least.removed.upper, 2U);
    EXPECT_EQ(one.least.changed.upper, 1U);
    EXPECT_EQ(one.added.in, std::vector<std::string>{"bob > ada * 2"});
    EXPECT_EQ(one.removed.out, std::vector<std::string>{"ada > bob * 2"});
    EXPECT_EQ(one.without.parts.size(), 2U);
    EXPECT_EQ(to_text(one.fakes->below), "1/3");
    EXPECT_EQ(one.bootstrap.resamples, 50U);
    EXPECT_TRUE(found.complete());
    EXPECT_EQ(found.counted.counts[0].ballots, nullptr);
    EXPECT_EQ(found.counted.sets[0].ballots, nullptr);
}

TEST_F(captured_file, keeps_to_the_requirements) {
    const captured found =
        look("schulze", {value(parse_requirement("supermajority", {{"against", "bob"}, {"share", "3/5"}}))});
    ASSERT_TRUE(found.counts[0]);
    // 4 of 6 are more than three in five, 4 of 7 are not.
    EXPECT_EQ(found.counts[0]->least.added.upper, 1U);
    EXPECT_TRUE(found.counts[0]->least.added.exact());
}

TEST_F(captured_file, stands_in_json_in_the_order_of_the_contract) {
    const captured found = look("schulze");
    const std::string json = to_json(found);
    std::size_t at = 0;
    for (const char* key :
         {"\"schema\": \"delib.capture/1\"", "\"engine\"", "\"ballots\"", "\"outcomes\"", "\"rule\"", "\"winners\"",
          "\"added\": {", "\"lower\": \"2\"", "\"upper\": \"2\"", "\"witness\": [\"bob > ada * 2\"]", "\"removed\"",
          "\"changed\"", "\"without\"", "{\"stratum\": \"college=east\", \"winners\": [\"ada\"]", "\"power\"",
          "\"bootstrap\"", "\"fake-share\": \"1/3\"", "\"similar\"", "\"complete\": true"}) {
        const auto next = json.find(key, at);
        ASSERT_NE(next, std::string::npos) << key << " in\n" << json;
        at = next;
    }
}

TEST_F(captured_file, leaves_the_result_as_it_is_unless_asked) {
    const captured found = look("schulze");
    const std::string plain = to_json(found.counted), both = to_json(result_with_capture{found});
    EXPECT_THAT(plain, Not(HasSubstr("capture")));
    EXPECT_THAT(both, HasSubstr("\"schema\": \"delib.result/1\""));
    EXPECT_THAT(both, HasSubstr("\"capture\": {"));
    EXPECT_THAT(to_html(found.counted, language::en), Not(HasSubstr("How few ballots")));
    EXPECT_THAT(to_html(result_with_capture{found}, language::en), HasSubstr("How few ballots"));
}

TEST_F(captured_file, says_everything_in_80_columns_in_both_languages) {
    const captured found = look("schulze");
    for (const language lang : {language::en, language::fr}) {
        for (const std::string& text : {to_terminal(found, lang), to_terminal(result_with_capture{found}, lang),
                                        to_terminal(value(audit_privacy(found.counted.declared)), lang)}) {
            std::size_t width = 0, widest = 0;
            for (const char c : text) {
                // Bytes that go on with a character take no column.
                width = c == '\n' ? 0 : width + ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1);
                widest = std::max(widest, width);
            }
            EXPECT_LE(widest, 80U) << text;
        }
    }
    EXPECT_THAT(to_terminal(found, language::en), HasSubstr("2 more ballots would be enough to change the result."));
    EXPECT_THAT(to_terminal(found, language::fr), HasSubstr("2 bulletins de plus suffiraient"));
}

}  // namespace
}  // namespace delib::testing
