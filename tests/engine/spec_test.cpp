#include "engine/engine.hpp"

namespace delib::testing {
namespace {

TEST(Spec, NamesARuleAlone) {
    const auto read = parse_rule_spec(" schulze ");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->name, "schulze");
    EXPECT_EQ(read->values, option_texts{});
}

TEST(Spec, NamesValues) {
    const auto read = parse_rule_spec("irv:ties=parallel , tied-tops = split");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->name, "irv");
    EXPECT_EQ(read->values, (option_texts{{"ties", "parallel"}, {"tied-tops", "split"}}));
}

TEST(Spec, QuotesValuesAsCsvDoes) {
    const auto read = parse_rule_spec(R"(ranked-priorities:places=5,weights="5,4,3,2,1",ties="order:""A, B"">C")");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->values, (option_texts{{"places", "5"}, {"weights", "5,4,3,2,1"}, {"ties", R"(order:"A, B">C)"}}));
}

TEST(Spec, KeepsWhatFollowsTheFirstEqualsSignAndColon) {
    const auto read = parse_rule_spec("irv:ties=order:A=B>C");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->values, (option_texts{{"ties", "order:A=B>C"}}));
}

TEST(Spec, TakesAnEmptyValue) {
    const auto read = parse_values("against=,share=1/2");
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, (option_texts{{"against", ""}, {"share", "1/2"}}));
}

TEST(Spec, RefusesWhatIsNoValue) {
    EXPECT_EQ(refusal(parse_rule_spec("")), "error: expected a name, got ''");
    EXPECT_EQ(refusal(parse_rule_spec(":places=5")), "error: expected a name, got ':places=5'");
    EXPECT_EQ(refusal(parse_values("places")), "error: expected name=value, got 'places'");
    EXPECT_EQ(refusal(parse_values("=5")), "error: expected name=value, got '=5'");
    EXPECT_EQ(refusal(parse_values("places,ties=all")), "error: expected name=value, got 'places'");
    EXPECT_EQ(refusal(parse_values("weights=\"5,4")), "error: the value of weights has an open quote");
    EXPECT_EQ(refusal(parse_values("weights=\"5\"4")), "error: expected a comma after the quoted value of weights");
    EXPECT_EQ(refusal(parse_values("places=5,")), "error: expected name=value after the last comma");
}

TEST(Spec, ReadsJson) {
    const auto read = parse_rule_spec(
        R"({"rule": "ranked-priorities", "options": {"places": 5, "weights": [5, "4", "7/2"], "countback": true}})");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->name, "ranked-priorities");
    EXPECT_EQ(read->values, (option_texts{{"places", "5"}, {"weights", "5,4,7/2"}, {"countback", "true"}}));
    ASSERT_TRUE(parse_rule_spec(R"({"rule": "schulze"})"));
}

TEST(Spec, RefusesOtherJson) {
    EXPECT_EQ(refusal(parse_rule_spec(R"({"rule": "irv", "rule": "borda"})")), "error: the key \"rule\" stands twice");
    EXPECT_EQ(refusal(parse_rule_spec("{\"rule\": ")), "error: expected JSON, got '{\"rule\": '");
    EXPECT_EQ(refusal(parse_rule_spec("{}")), "error: the object needs a text \"rule\"");
    EXPECT_EQ(refusal(parse_rule_spec(R"({"rule": 3})")), "error: the object needs a text \"rule\"");
    EXPECT_EQ(refusal(parse_rule_spec(R"({"rule": "irv", "seats": 2})")),
              "error: a rule is {\"rule\": ID, \"options\": {…}}; got \"seats\"");
    EXPECT_EQ(refusal(parse_rule_spec(R"({"rule": "irv", "options": {"ties": {"a": 1}}})")),
              "error: expected a text, a number, true, false or a list, got {\"a\":1}");
    EXPECT_EQ(refusal(parse_rule_spec(R"({"rule": "irv", "options": {"ties": null}})")),
              "error: expected a text, a number, true, false or a list, got null");
}

TEST(Spec, RefusesNumbersOfJsonThatWouldBeRounded) {
    EXPECT_EQ(refusal(parse_requirement_spec(R"({"kind": "threshold", "share": 0.25})")),
              "error: 0.25 is not exact in JSON; write it as a text, \"0.25\"");
    EXPECT_TRUE(parse_requirement_spec(R"({"kind": "threshold", "share": "0.25"})"));
    const auto large = parse_rule_spec(R"({"rule": "positional", "options": {"weights": [18446744073709551615, 1]}})");
    ASSERT_TRUE(large);
    EXPECT_EQ(large->values.front().second, "18446744073709551615,1");
}

TEST(Spec, NamesTwoLevels) {
    const auto read = parse_two_level("stratum=workshop,carry=scores,second=\"irv:ties=parallel,tied-tops=split\"");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->stratum, "workshop");
    EXPECT_EQ(read->carry, carried::scores);
    EXPECT_EQ(read->second, "irv");
    EXPECT_EQ(read->second_options, (option_texts{{"ties", "parallel"}, {"tied-tops", "split"}}));
    const auto json = parse_two_level(
        R"({"stratum": "workshop", "carry": "reweighted", "second": {"rule": "irv", "options": {"ties": "parallel"}}})");
    ASSERT_TRUE(json);
    EXPECT_EQ(json->carry, carried::reweighted);
    EXPECT_EQ(json->second, "irv");
    EXPECT_EQ(json->second_options, (option_texts{{"ties", "parallel"}}));
    EXPECT_EQ(parse_two_level("stratum=a")->carry, carried::rankings);
}

TEST(Spec, RefusesOtherLevels) {
    EXPECT_EQ(refusal(parse_two_level("carry=ranking")),
              "error: two-level needs a stratum, as in stratum=workshop,carry=ranking,second=schulze");
    EXPECT_EQ(refusal(parse_two_level("stratum=a,carry=all")),
              "error: two-level: carry is ranking, scores or reweighted, got 'all'");
    EXPECT_EQ(refusal(parse_two_level("stratum=a,third=b")),
              "error: two-level has no 'third'; expected stratum, carry, second");
    EXPECT_EQ(refusal(parse_two_level("stratum=a,stratum=b")), "error: two-level is given 'stratum' twice");
}

}  // namespace
}  // namespace delib::testing
