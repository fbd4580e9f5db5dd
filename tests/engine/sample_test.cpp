// examples/interconnectes-2022 against expected.json, which tests/oracle/interconnectes_2022.py counts without libdelib.
#include "engine/engine.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace delib::testing {
namespace {

using json = nlohmann::json;

class sample : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        const std::string example = DELIB_TEST_SOURCE_DIR "/examples/interconnectes-2022";
        const auto declared = read_consultation(example + "/consultation.toml");
        ASSERT_TRUE(declared) << to_text(declared.error());
        auto counted = run(*declared);
        ASSERT_TRUE(counted) << to_text(counted.error());
        result = *std::move(counted);
        std::ifstream file(example + "/expected.json");
        expected = json::parse(file, nullptr, false);
        ASSERT_TRUE(expected.is_object());
    }

    // One count against what the oracle says of it.
    static void compare(const count_result& count, const json& oracle) {
        const candidate_list& all = *result.sets[count.set].candidates;
        const outcome& decided = count.decision;
        json order = json::array(), scores = json::object(), medians = json::object();
        ASSERT_TRUE(decided.order);
        for (const auto& tier : *decided.order) order.push_back(names(all, tier));
        EXPECT_EQ(order, oracle["ranking"]);
        if (oracle.contains("scores")) {
            for (std::size_t i = 0; i < decided.scores.size(); ++i) {
                ASSERT_TRUE(decided.scores[i]);
                scores[all.name(candidate_at(i))] = to_text(*decided.scores[i]);
            }
            EXPECT_EQ(scores, oracle["scores"]);
        }
        if (oracle.contains("medians")) {
            for (const event& e : decided.rounds) {
                if (const auto* grade = std::get_if<events::majority_grade>(&e)) {
                    medians[all.name(grade->who)] = count.grades->grades().label(grade->grade);
                }
            }
            EXPECT_EQ(medians, oracle["medians"]);
        }
        // The first five seats go to the first places; where a tier passes the fifth, it ties.
        strings elected, tied;
        for (const auto& tier : order) {
            if (elected.size() + tied.size() >= 5) break;
            strings& into = elected.size() + tier.size() <= 5 ? elected : tied;
            for (const auto& name : tier) into.push_back(name.get<std::string>());
        }
        std::sort(elected.begin(), elected.end());
        EXPECT_EQ(names(all, decided.elected), elected);
        EXPECT_EQ(names(all, decided.tied), tied);
        EXPECT_EQ(decided.open, 5 - static_cast<std::int64_t>(elected.size()));
    }

    static inline consultation_result result{};
    static inline json expected{};
};

TEST_F(sample, IsCountedAsTheOracleCountsIt) {
    std::map<std::string, std::size_t> wholes, parts;
    for (const count_result& count : result.counts) {
        const std::string& rule = count.decision.rule;
        SCOPED_TRACE(rule + (count.stratum ? ", " + count.stratum->second : ""));
        ASSERT_TRUE(expected.contains(rule));
        if (!count.stratum) {
            ++wholes[rule];
            compare(count, expected[rule]["overall"]);
            continue;
        }
        EXPECT_EQ(count.stratum->first, "association");
        ASSERT_TRUE(expected[rule]["by"].contains(count.stratum->second));
        ++parts[rule];
        compare(count, expected[rule]["by"][count.stratum->second]);
    }
    ASSERT_EQ(expected.size(), 4U);
    for (const auto& [rule, oracle] : expected.items()) {
        EXPECT_EQ(wholes[rule], 1U) << rule;
        EXPECT_EQ(parts[rule], 10U) << rule;
        EXPECT_EQ(oracle["by"].size(), 10U) << rule;
    }
}

TEST_F(sample, CastsAndBlanksAgree) {
    for (const count_result& count : result.counts) {
        const ballots_report& report = result.sets[count.set].report;
        EXPECT_EQ(report.cast, expected[count.decision.rule]["cast"].get<std::uint64_t>());
        EXPECT_EQ(report.blank, expected[count.decision.rule]["blank"].get<std::uint64_t>());
        EXPECT_EQ(report.cast, report.counted + report.blank);
    }
    // What the associations bring adds up to the whole.
    std::map<std::string, std::uint64_t> heads;
    for (const count_result& count : result.counts) {
        if (count.stratum) heads[count.decision.rule] += count.heads + count.blank_heads;
    }
    for (const auto& [rule, sum] : heads) EXPECT_EQ(sum, 850U) << rule;
}

}  // namespace
}  // namespace delib::testing
