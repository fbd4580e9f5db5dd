// Counts from tallies that were saved, in memory: the command's tests do the same with files, for every rule.
#include "delib/engine/run.hpp"
#include "delib/engine/saved_tallies.hpp"
#include "delib/report/report.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <string>

namespace delib {
namespace {

using testing::value;

consultation counting(std::initializer_list<const char*> rules) {
    consultation out;
    for (const char* rule : rules) {
        count_request request;
        request.rule = rule;
        out.counts.push_back(request);
    }
    return out;
}

// The part of the result that does not tell where the ballots came from.
std::string decided(const consultation_result& result) {
    const std::string text = to_json(result);
    return text.substr(text.find("\"candidates\""));
}

profile some_ballots() {
    return testing::rankings("A B C", {"3: A>B", "2x1/3: B=C>A", "4: C>B>A", "1x1/2:"});
}

TEST(saved_tallies, decide_as_their_ballots_do) {
    consultation asked = counting({"plurality", "borda", "schulze", "superior"});
    asked.keep_tallies = true;
    const consultation_result first = value(run(asked, {from_memory(some_ballots())}));
    const tallies& kept = kept_tallies(first);
    EXPECT_EQ(kept.bases(), "first, positions, pairwise");
    const tallies again = value(deserialise_all(value(serialise(kept))));
    EXPECT_EQ(decided(value(run(asked, again))), decided(first));

    bases ballots(some_ballots(), {});
    EXPECT_TRUE(value(tallies_for(asked.counts, ballots)) == kept);
    bases saved(again);
    EXPECT_TRUE(value(tallies_for(asked.counts, saved)) == kept);
    EXPECT_EQ(saved.voters().heads, 9U);
    EXPECT_EQ(saved.voters().blank_heads, 1U);
    EXPECT_EQ(to_text(saved.voters().weight), to_text(ballots.voters().weight));
    EXPECT_EQ(to_text(saved.voters().blank_weight), "1/2");
}

TEST(saved_tallies, take_the_declared_order_of_candidates) {
    consultation asked = counting({"borda"});
    bases ballots(some_ballots(), {});
    const tallies kept = value(tallies_for(asked.counts, ballots));
    for (const char* id : {"C", "A", "B"}) asked.proposals.push_back({id, {}, {}, {}});
    const auto told = value(run(asked, kept));
    EXPECT_EQ(told.candidates().names(), (std::vector<std::string>{"C", "A", "B"}));
    asked.proposals.pop_back();
    EXPECT_EQ(run(asked, kept).error().message, "'B' is in the tally, and not among the declared candidates");
}

TEST(saved_tallies, say_what_they_cannot_answer) {
    const consultation asked = counting({"schulze"});
    bases ballots(some_ballots(), {});
    const tallies kept = value(tallies_for(asked.counts, ballots));
    EXPECT_EQ(run(counting({"irv"}), kept).error().message,
              "irv reads every ballot, which the saved tally does not hold; it holds pairwise");
    EXPECT_EQ(run(counting({"condorcet-plurality"}), kept).error().message,
              "condorcet-plurality reads 'first', which the saved tally does not hold; it holds pairwise");
    EXPECT_EQ(run(asked, tallies{}).error().message, "no tally was given");
    consultation two = asked;
    two.ballots.resize(2);
    EXPECT_EQ(run(two, kept).error().code, error_code::usage);
    // Without the check of a consultation, the basis says the same.
    bases saved(kept);
    EXPECT_FALSE(saved.has_ballots());
    EXPECT_EQ(saved.get<first_tally>().error().message, "the saved tally does not hold first; it holds pairwise");
    EXPECT_EQ(saved.get<profile>().error().code, error_code::unsupported);
    EXPECT_EQ(tallies_for(counting({"irv"}).counts, ballots).error().code, error_code::unsupported);
}

TEST(saved_tallies, can_be_made_only_of_the_whole) {
    EXPECT_TRUE(check_can_be_saved(counting({"schulze", "borda"})));
    EXPECT_EQ(check_can_be_saved(counting({"schulze", "irv"})).error().message,
              "irv reads every ballot; no tally of them can be saved for it");
    consultation part = counting({"schulze"});
    part.counts[0].where = std::pair<std::string, std::string>("channel", "web");
    EXPECT_EQ(check_can_be_saved(part).error().message,
              "a saved tally covers the whole of the ballots, and not the part channel=web");
    consultation named = counting({"schulze", "borda"});
    named.ballots.resize(2);
    named.ballots[0].name = "x";
    named.counts[1].ballots = "x";  // the first set by its name
    EXPECT_TRUE(check_can_be_saved(named));
    named.ballots[1].name = named.counts[1].ballots = "y";
    EXPECT_EQ(check_can_be_saved(named).error().message,
              "a saved tally holds one set of ballots; these counts read several");
}

}  // namespace
}  // namespace delib
