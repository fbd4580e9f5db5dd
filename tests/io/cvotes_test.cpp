#include "io/reading.hpp"

namespace delib::testing {
namespace {

const std::string candidates = "#/Candidates: A ; B;C\n";

TEST(cvotes, rankings_ties_quantifiers_tags_and_comments) {
    const auto b = read("# An election\n" + candidates + "\nA > B=C * 42\njo@x, sig:1 || A > B = C # once more\nC\n",
                        as("cvotes"));
    EXPECT_EQ(b.report.format, "cvotes");
    EXPECT_EQ(b.profile.candidates().names(), (strings{"A", "B", "C"}));
    EXPECT_EQ(lines(b.profile), (strings{"43 A=1 B=2 C=2", "1 C=1"}));
    EXPECT_EQ(b.report.cast, 44U);
    EXPECT_FALSE(b.implicit.has_value());
}

TEST(cvotes, weights_count_where_they_are_allowed_and_are_ignored_elsewhere) {
    EXPECT_EQ(lines(read("#/Weight Allowed: true\nA ^7 * 8\nA^2\n", as("cvotes")).profile), (strings{"9*58 A=1"}));
    EXPECT_EQ(lines(read("#/weight allowed: false\nA ^7 *2\n", as("cvotes")).profile), (strings{"2 A=1"}));
    EXPECT_EQ(lines(read("A ^7 *2\n", as("cvotes")).profile), (strings{"2 A=1"}));
    const auto ignored = read("A\nA ^7 *2\nB ^1\nB ^2\n", as("cvotes"));
    ASSERT_EQ(ignored.report.notes.size(), 1U);
    EXPECT_EQ(ignored.report.notes[0].where, "f:2");
    EXPECT_EQ(to_text(ignored.report.notes[0]),
              "3 ballots carry weights, which the file does not allow (#/Weight Allowed: true)");
}

TEST(cvotes, implicit_ranking_is_the_files_own_policy) {
    EXPECT_EQ(read("#/Implicit Ranking: true\nA\n", as("cvotes")).implicit, unranked_policy::last);
    EXPECT_EQ(read("#/Implicit ranking: FALSE\nA\n", as("cvotes")).implicit, unranked_policy::no_opinion);
    EXPECT_EQ(failure("#/Implicit Ranking: perhaps\nA\n", as("cvotes")),
              "f:1:21: error: expected true or false, got 'perhaps'");
}

TEST(cvotes, empty_rankings_are_blank) {
    const auto b = read(candidates + "/EMPTY_RANKING/ * 3\n/EMPTY/\n/empty_ranking/\nA\n", as("cvotes"));
    EXPECT_EQ(b.report.blank, 5U);
    EXPECT_EQ(b.report.counted, 1U);
    expect_balanced(b);
    EXPECT_EQ(failure("A > /EMPTY/\n", as("cvotes")), "f:1:5: error: an empty ranking stands alone, not at a rank");
}

TEST(cvotes, candidates_outside_the_declaration_are_ignored_as_the_specification_says) {
    const auto b = read(candidates + "Z > A = Y > X > B\nZ * 3\nA > Z > Z\nZ > A * 0\n", as("cvotes"));
    EXPECT_EQ(lines(b.profile), (strings{"3", "1 A=1", "1 A=1 B=2"}));
    // What was lost is told, name by name.
    strings told;
    for (const reading_note& n : b.report.notes) told.push_back(n.where + " " + to_text(n));
    EXPECT_EQ(told, (strings{"f:2 'Z' is not declared; the format leaves it out of 5 ballots",
                             "f:2 'Y' is not declared; the format leaves it out of 1 ballot",
                             "f:2 'X' is not declared; the format leaves it out of 1 ballot"}));
    // A vote that is rejected loses no name.
    auto lenient = as("cvotes");
    lenient.lenient = true;
    EXPECT_TRUE(read(candidates + "Z > A > A\nB\n", lenient).report.notes.empty());
    EXPECT_TRUE(read("Z > A\n", as("cvotes")).report.notes.empty());
}

TEST(cvotes, candidates_declared_by_the_caller_are_not_ignored) {
    auto options = as("cvotes");
    options.candidates = {"C", "B", "A"};
    EXPECT_EQ(read(candidates + "A\n", options).profile.candidates().names(), options.candidates);
    EXPECT_EQ(failure("A > Z\n", options), "f:1:5: error: 'Z' is not among the declared candidates");
    options.candidates = {"A", "B"};
    EXPECT_EQ(failure(candidates + "A\n", options), "f:1:21: error: 'C' is not among the declared candidates");
}

TEST(cvotes, inferred_candidates_do_not_depend_on_the_order_of_votes) {
    const auto one = read("c10 > b\nb > 9 > 10\n", as("cvotes"));
    EXPECT_EQ(one.profile.candidates().names(), (strings{"9", "10", "b", "c10"}));
    expect_same(one.profile, read("b > 9 > 10\nc10 > b\n", as("cvotes")).profile);
}

TEST(cvotes, a_broken_vote_of_nobody_is_one_rejected_ballot) {
    read_options lenient = as("cvotes");
    lenient.lenient = true;
    const ballots got = read("b > 9\n1*0 = a\n", lenient);
    EXPECT_EQ(got.report.cast, 2U);
    EXPECT_EQ(got.report.counted, 1U);
    EXPECT_EQ(got.report.rejected.size(), 1U);
}

TEST(cvotes, wrong_votes_are_errors_where_they_are_wrong) {
    EXPECT_EQ(failure("A > B > A\n", as("cvotes")), "f:1:9: error: this vote names 'A' twice");
    EXPECT_EQ(failure("A < B\n", as("cvotes")), "f:1:3: error: '<' cannot stand in a name");
    EXPECT_EQ(failure("A, B > C\n", as("cvotes")), "f:1:2: error: ',' cannot stand in a name");
    EXPECT_EQ(failure("A > > B\n", as("cvotes")), "f:1:4: error: expected the name of a candidate");
    EXPECT_EQ(failure("A >\n", as("cvotes")).substr(0, 4), "f:1:");
    EXPECT_EQ(failure("A * 8 ^7\n", as("cvotes")), "f:1:7: error: expected '^weight * number' or the end of the line");
    const ballots nobody = read("A > B\nB * 0\n", as("cvotes"));
    EXPECT_EQ(nobody.report.cast, 1U);
    EXPECT_EQ(nobody.profile.heads(), 1U);
    EXPECT_EQ(failure("A * -3\n", as("cvotes")), "f:1:5: error: expected a whole number as number of votes");
    EXPECT_EQ(failure("A ^1.5\n", as("cvotes")), "f:1:5: error: expected '^weight * number' or the end of the line");
    EXPECT_EQ(failure("A * 99999999999999999999999999999999999999999999\n", as("cvotes")),
              "f:1:5: error: this number of votes has too many digits");
    EXPECT_EQ(failure("A * 9223372036854775808\n", as("cvotes")), "f:1:3: error: more than 2^63 votes");
    EXPECT_EQ(failure("#/Weight Allowed: true\nA ^9223372036854775808\n", as("cvotes")),
              "f:2:3: error: a weight beyond 2^63");
    EXPECT_EQ(failure("tag ||\n", as("cvotes")).substr(0, 4), "f:1:");
    EXPECT_EQ(failure("* 3\n", as("cvotes")).substr(0, 4), "f:1:");
    EXPECT_NE(failure("A * 9223372036854775807\nB * 9223372036854775807\nC * 9223372036854775807\n", as("cvotes"))
                  .find("more than 2^63 ballots"),
              std::string::npos);
}

TEST(cvotes, parameters_have_their_place_and_form) {
    EXPECT_EQ(failure("A\n#/Candidates: A\n", as("cvotes")), "f:2:3: error: parameters stand before the first vote");
    EXPECT_EQ(failure("  #/Candidates: A\nA\n", as("cvotes")),
              "f:1:3: error: a parameter stands at the beginning of its line");
    EXPECT_EQ(failure("#/Candidates: A ; B # all\nA\n", as("cvotes")), "f:1:21: error: '#' cannot stand in a name");
    EXPECT_EQ(failure("#/Candidates: A ; B ; A\nA\n", as("cvotes")),
              "f:1:23: error: candidates 1 and 3 are both named 'A'");
    EXPECT_EQ(failure("#/Candidates:\nA\n", as("cvotes")).substr(0, 4), "f:1:");
    EXPECT_EQ(failure("#/Candidates: A\n#/Candidates: B\nA\n", as("cvotes")),
              "f:2:15: error: the candidates are declared twice");
    EXPECT_EQ(read("#/Number of Seats: 42\n#/Voting Methods: any; thing\nA\n", as("cvotes")).report.counted, 1U);
    EXPECT_EQ(failure("", as("cvotes")), "f:1:1: error: the file is empty; expected votes such as A > B = C");
    EXPECT_EQ(read(candidates, as("cvotes")).report.cast, 0U);
}

TEST(cvotes, lenient_reading_lists_the_votes_it_cannot_read) {
    auto options = as("cvotes");
    options.lenient = true;
    const auto b = read("A > B\nA < B\nA > A * 42\nB > New > New\n", options);
    EXPECT_EQ(b.report.counted, 1U);
    EXPECT_EQ(b.report.cast, 45U);
    ASSERT_EQ(b.report.rejected.size(), 3U);
    EXPECT_EQ(b.report.rejected[1].where, "f:3");
    EXPECT_EQ(b.report.rejected[1].why, "this vote names 'A' twice (42 ballots)");
    // A name that only a rejected ballot holds is no candidate.
    EXPECT_EQ(b.profile.candidates().names(), (strings{"A", "B"}));
    expect_balanced(b);
}

}  // namespace
}  // namespace delib::testing
