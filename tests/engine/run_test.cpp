// Counting ballots that were read before, or that no file ever held.
#include "delib/engine/run.hpp"
#include "delib/report/report.hpp"

#include <gtest/gtest.h>

namespace delib {
namespace {

consultation two_counts() {
    consultation out;
    out.counts.resize(2);
    out.counts[0].rule = "schulze";
    out.counts[1].rule = "irv";
    return out;
}

ballots read(std::string_view text) {
    auto out = read_ballots_text(text, "f", {.format = "cvotes"});
    EXPECT_TRUE(out.has_value());
    return *std::move(out);
}

TEST(run, counts_ballots_from_memory) {
    const auto counted = run(two_counts(), {from_memory(read("A > B > C * 3\nB > C * 4\nC > A\n").profile)});
    ASSERT_TRUE(counted.has_value()) << to_text(counted.error());
    ASSERT_EQ(counted->counts.size(), 2U);
    EXPECT_EQ(counted->counts[0].decision.winners, std::vector<candidate>{candidate_at(1)});  // B, by way of C
    EXPECT_EQ(counted->sets[0].report.counted, 8U);
    EXPECT_TRUE(counted->sets[0].report.files.empty());
    EXPECT_NE(to_json(*counted).find(R"("weight": "8")"), std::string::npos);
}

TEST(run, gives_each_ballot_set_its_ballots) {
    consultation declared = two_counts();
    declared.ballots.resize(2);
    declared.ballots[0].name = "one";
    declared.ballots[1].name = "other";
    declared.counts[1].ballots = "other";
    const auto counted = run(declared, {read("A > B\n"), read("B > A * 2\nA > B\n")});
    ASSERT_TRUE(counted.has_value()) << to_text(counted.error());
    EXPECT_EQ(counted->counts[0].heads, 1U);
    EXPECT_EQ(counted->counts[1].heads, 3U);
    EXPECT_EQ(counted->counts[1].decision.winners, std::vector<candidate>{candidate_at(1)});
}

TEST(run, wants_as_many_ballots_as_are_declared) {
    consultation declared = two_counts();
    EXPECT_FALSE(run(declared, std::vector<ballots>{}).has_value());
    declared.ballots.resize(2);
    const auto counted = run(declared, {read("A > B\n")});
    ASSERT_FALSE(counted.has_value());
    EXPECT_EQ(counted.error().message, "2 ballot sets are declared, 1 are given");
}

}  // namespace
}  // namespace delib
