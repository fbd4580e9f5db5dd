// Tally files of version 1, committed once, are read for ever (tests/tally/fixtures/README.md says how they were
// written). Their digests stand here, so that nobody writes them anew.
#include "delib/core/digest.hpp"
#include "delib/io/read.hpp"
#include "delib/tally/serial.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace delib {
namespace {

using testing::value;

const std::string folder = "tests/tally/fixtures/";

std::string bytes_of(const std::string& name) {
    std::ifstream file(folder + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

tallies read(const std::string& name) {
    const std::string bytes = bytes_of(name);
    return value(deserialise_all(std::as_bytes(std::span(bytes))));
}

profile ballots(const std::string& name, const read_options& options = {}) {
    return value(read_ballots({folder + name}, options)).profile;
}

template <class... Tallies>
tallies counted(const profile& p, const ballot_policy& policy = {}) {
    tallies all;
    (all.put(value(tally_of<Tallies>(p, policy))), ...);
    return all;
}

TEST(fixtures_of_version_1, are_what_they_were) {
    for (const auto& [name, digest] : std::vector<std::pair<std::string, std::string>>{
             {"approvals.tally", "6b383a3b8d307d6ed3a4f638d9bb1a8e3dff8516b7812f6dec29f83eaeee6a8a"},
             {"grades.tally", "e81177a28df30502c1e79e1a8b508f3a88b22488d666ffb4c0264d9fe1bc5676"},
             {"ranked.tally", "ec2ad90462a95aa9e3109eebe7366ae28ce962484dec09030d25c2ce93edbf5a"},
             {"ties.tally", "9244d28fbec2c09eb0fbee17d32f3a247148105fea5198e76d283f09ccfbb5f1"},
             {"wide.tally", "2b0183186ac6f8e14bd71579b25ebd3998d54144a2d37633cedc304dfb2c6b3e"},
             {"words.tally", "e595a0531f25be1d81fe277758a2933cd7c93e09f94439a3f866ef923627a955"}}) {
        EXPECT_EQ(sha256_hex(bytes_of(name)), digest) << name;
        const std::vector<std::byte> again = value(serialise(read(name)));
        EXPECT_EQ(std::string(reinterpret_cast<const char*>(again.data()), again.size()), bytes_of(name)) << name;
    }
}

TEST(fixtures_of_version_1, hold_the_tallies_of_their_ballots) {
    EXPECT_TRUE((read("ranked.tally") == counted<first_tally, positions_tally, pairwise_tally>(ballots("ranked.csv"))));
    EXPECT_TRUE((read("ties.tally") == counted<pairwise_tally>(ballots("ties.csv", {.ballot = ballot_reading::matrix}),
                                                               {.unranked = unranked_policy::no_opinion,
                                                                .pairwise_ties = pairwise_ties_policy::half})));
    EXPECT_TRUE((read("grades.tally") ==
                 counted<grades_tally, scores_tally>(
                     ballots("grades.csv", {.ballot = ballot_reading::grades, .scale = {"0", "1", "2", "3"}}))));
    EXPECT_TRUE((read("words.tally") ==
                 counted<grades_tally>(ballots("words.csv", {.ballot = ballot_reading::grades,
                                                             .scale = {"reject", "fair", "good", "excellent"}}),
                                       {.ungraded = ungraded_policy::exclude})));
    EXPECT_TRUE((read("approvals.tally") ==
                 counted<approvals_tally>(ballots("approvals.csv", {.ballot = ballot_reading::approvals}))));
    EXPECT_TRUE((read("wide.tally") == counted<first_tally, pairwise_tally>(ballots("wide.csv"))));
}

TEST(fixtures_of_version_1, tell_what_people_can_check_by_hand) {
    const tallies ranked = read("ranked.tally");
    const auto& first = *ranked.get<first_tally>();
    EXPECT_EQ(first.heads(), 5U);
    EXPECT_EQ(first.blank_heads(), 1U);
    EXPECT_EQ(to_text(first.blank_weight()), "1/4");
    EXPECT_EQ(first.denominator(), 6);
    EXPECT_EQ(first.total(), 29);  // 1 + 1/3 + 1/2 + 2 + 1
    EXPECT_EQ(first.at(candidate_at(0), 1), 14);
    EXPECT_EQ(first.candidates().name(candidate_at(1)), "B\u00e9a");
    const tallies wide = read("wide.tally");
    EXPECT_FALSE(fits_int64(wide.get<first_tally>()->total()));
    EXPECT_EQ(wide.get<first_tally>()->denominator(), parse_digits("100000000000000000"));
}

}  // namespace
}  // namespace delib
