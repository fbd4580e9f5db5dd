#include "io/reading.hpp"

namespace delib::testing {
namespace {

TEST(approvals, one_column_a_candidate_holds_marks) {
    const auto b = read("id,A,B,team\n10,1,0,x\n11,1,,y\n12,0,0,x\n", as("approvals"));
    EXPECT_EQ(b.report.format, "approvals");
    EXPECT_EQ(b.profile.kind(), ballot_kind::approval);
    EXPECT_EQ(b.profile.candidates().names(), (strings{"A", "B"}));
    EXPECT_EQ(lines(b.profile), (strings{"1 | x", "1 A=1 | x", "1 A=1 | y"}));
}

TEST(approvals, who_approves_of_nobody_is_blank) {
    const auto b = read("A,B\n0,0\n,\n1,0\n", as("approvals"));
    EXPECT_EQ(b.report.blank, 2U);
    EXPECT_EQ(b.report.counted, 1U);
    expect_balanced(b);
}

TEST(approvals, a_mark_that_is_neither_0_nor_1_is_an_error) {
    EXPECT_EQ(failure("A,B\n1,0\n1,2\n", as("approvals")), "f:3:3: error: '2' for 'B': expected 1, 0 or nothing");
    EXPECT_EQ(read("A,age\n1,40\n", as("approvals")).profile.strata().size(), 1U);
}

TEST(approvals, one_column_may_hold_lists_of_names) {
    for (const char* header : {"approvals", "Approved", "votes", "whatever"}) {
        const auto b = read(std::string(header) + "\nB; A\nA;\n\"\"\n", as("approvals"));
        EXPECT_EQ(b.profile.candidates().names(), (strings{"A", "B"})) << header;
        EXPECT_EQ(lines(b.profile), (strings{"1", "1 A=1", "1 A=1 B=1"})) << header;
    }
    EXPECT_EQ(lines(read("voter,weight,approvals,team\n1,2,A;B,x\n", as("csv")).profile), (strings{"1*2 A=1 B=1 | x"}));
}

TEST(approvals, a_single_column_of_marks_is_a_single_candidate) {
    EXPECT_EQ(lines(read("A\n1\n0\n", as("approvals")).profile), (strings{"1", "1 A=1"}));
}

TEST(approvals, a_name_twice_in_a_list_is_an_error) {
    EXPECT_EQ(failure("voter,approvals\n7,A;B;A\n", as("approvals")), "f:2:3: error: this ballot names 'A' twice");
}

TEST(approvals, declared_candidates_bound_the_lists) {
    auto options = as("approvals");
    options.candidates = {"B", "A"};
    EXPECT_EQ(read("approvals\nA\n", options).profile.candidates().names(), (strings{"B", "A"}));
    EXPECT_EQ(failure("approvals\nA;C\n", options), "f:2:1: error: 'C' is not among the declared candidates");
}

TEST(approvals, weights_of_17_decimals_are_exact) {
    const auto b = read("id,weight,A\n1,0.34610232558139536,1\n2,0.5390258823529411,1\n", as("approvals"));
    EXPECT_EQ(weight::ratio(b.profile.total(), b.profile.denominator()), *parse_weight("0.88512820793433646"));
}

}  // namespace
}  // namespace delib::testing
