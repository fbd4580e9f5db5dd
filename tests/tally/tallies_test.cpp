// What each tally counts, read off ballots by hand.
#include "delib/tally/approvals.hpp"
#include "delib/tally/first.hpp"
#include "delib/tally/grades.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/positions.hpp"
#include "delib/tally/scores.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <string>

namespace delib {
namespace {

using testing::rankings;
using testing::value;
constexpr candidate A = candidate_at(0), B = candidate_at(1), C = candidate_at(2);

template <class T>
std::string number(const T& tally, int128 count) {
    return to_text(weight::ratio(count, tally.denominator()));
}

// The matrix, row by row: `0 3 2 / 1 0 ...`.
std::string matrix(const profile& p, const ballot_policy& policy = {}) {
    const auto tally = value(tally_of<pairwise_tally>(p, policy));
    std::string out;
    for (std::size_t a = 0; a < tally.size(); ++a) {
        for (std::size_t b = 0; b < tally.size(); ++b)
            out += (b == 0 && a > 0 ? "/ " : "") + number(tally, tally(candidate_at(a), candidate_at(b))) + " ";
    }
    return out;
}

TEST(pairwise_tally, reads_short_ballots_and_ties_as_the_policy_says) {
    const profile p = rankings("A B C D", {"1: A>B=C"});
    EXPECT_EQ(matrix(p), "0 1 1 1 / 0 0 0 1 / 0 0 0 1 / 0 0 0 0 ");
    EXPECT_EQ(matrix(p, {.pairwise_ties = pairwise_ties_policy::half}), "0 1 1 1 / 0 0 1/2 1 / 0 1/2 0 1 / 0 0 0 0 ");
    EXPECT_EQ(matrix(p, {.unranked = unranked_policy::no_opinion}), "0 1 1 0 / 0 0 0 0 / 0 0 0 0 / 0 0 0 0 ");
    const profile one = rankings("A B C", {"3: A"});
    EXPECT_EQ(matrix(one, {.pairwise_ties = pairwise_ties_policy::half}), "0 3 3 / 0 0 3/2 / 0 3/2 0 ");
    EXPECT_EQ(matrix(one, {.unranked = unranked_policy::no_opinion, .pairwise_ties = pairwise_ties_policy::half}),
              "0 0 0 / 0 0 0 / 0 0 0 ");
}

TEST(pairwise_tally, counts_weights_and_leaves_blank_ballots_out) {
    const profile p = rankings("A B", {"2x1/3: A>B", "1: B", "5:"});
    const auto tally = value(tally_of<pairwise_tally>(p));
    EXPECT_EQ(matrix(p), "0 2/3 / 1 0 ");
    EXPECT_EQ(number(tally, tally.total()), "5/3");
    EXPECT_EQ(tally.heads(), 3U);
    EXPECT_EQ(tally.blank_heads(), 5U);
    EXPECT_LT(tally.margin(A, B), 0);
}

TEST(first_tally, tells_how_many_share_the_first_tier) {
    const auto tally = value(tally_of<first_tally>(rankings("A B C", {"3: A>B", "2: A=B>C", "1: C", "4:"})));
    EXPECT_EQ(number(tally, tally.at(A, 1)), "3");
    EXPECT_EQ(number(tally, tally.at(A, 2)), "2");
    EXPECT_EQ(number(tally, tally.at(B, 1)), "0");
    EXPECT_EQ(number(tally, tally.at(B, 2)), "2");
    EXPECT_EQ(number(tally, tally.total()), "6");
    std::string seen;
    tally.for_each([&](candidate who, std::uint32_t size, int128 votes) {
        seen += std::to_string(index(who)) + "/" + std::to_string(size) + "=" + to_text(votes) + " ";
    });
    EXPECT_EQ(seen, "0/1=3 0/2=2 1/2=2 2/1=1 ");
}

TEST(positions_tally, keeps_place_tier_size_and_ballot_length) {
    const auto tally = value(tally_of<positions_tally>(rankings("A B C D", {"2: A>B=C", "1: D>A"})));
    EXPECT_EQ(number(tally, tally.count({3, A, 1, 1})), "2");
    EXPECT_EQ(number(tally, tally.count({3, B, 2, 2})), "2");
    EXPECT_EQ(number(tally, tally.count({3, C, 2, 2})), "2");
    EXPECT_EQ(number(tally, tally.count({2, A, 2, 1})), "1");
    EXPECT_EQ(number(tally, tally.count({2, B, 3, 2})), "0");
    EXPECT_EQ(number(tally, tally.ballots_ranking(3)), "2");
    EXPECT_EQ(tally.lengths(), (std::vector<std::uint32_t>{2, 3}));
    ASSERT_EQ(tally.sorted().size(), 5U);
    EXPECT_EQ(tally.sorted().front().first, (position{2, A, 2, 1}));
}

TEST(grades_tally, reads_missing_grades_as_the_policy_says) {
    const profile p = testing::grades("A B", "x y z", {"2: z y", "1: x -", "1: - z", "1: - -"});
    const auto counts = [&](ungraded_policy ungraded, candidate who) {
        const auto tally = value(tally_of<grades_tally>(p, {.ungraded = ungraded}));
        std::string out;
        for (const int128 n : tally.counts(who)) out += number(tally, n) + " ";
        return out;
    };
    EXPECT_EQ(counts(ungraded_policy::worst, A), "3 0 2 ");  // the blank ballot counts here too
    EXPECT_EQ(counts(ungraded_policy::worst, B), "2 2 1 ");
    EXPECT_EQ(counts(ungraded_policy::exclude, A), "1 0 2 ");
    EXPECT_EQ(counts(ungraded_policy::exclude, B), "0 2 1 ");
    EXPECT_EQ(counts(ungraded_policy::median, A), "1 0 3 ");
    EXPECT_EQ(counts(ungraded_policy::median, B), "0 3 1 ");
}

TEST(grades_tally, fills_with_the_lower_median) {
    const profile p = testing::grades("A B", "x y z", {"1: x x", "1: z x", "1: - x"});
    const auto tally = value(tally_of<grades_tally>(p, {.ungraded = ungraded_policy::median}));
    EXPECT_EQ(tally.counts(A)[0], 2);
    const profile nobody = testing::grades("A B", "x y", {"3: - y"});
    const auto silent = value(tally_of<grades_tally>(nobody, {.ungraded = ungraded_policy::median}));
    EXPECT_EQ(silent.counts(A), (std::vector<int128>{0, 0}));  // there is no median to fill with
}

TEST(approvals_tally, keeps_ballot_sizes) {
    const auto tally = value(tally_of<approvals_tally>(testing::approvals("A B C", {"2: A B", "1: A", "3:"})));
    EXPECT_EQ(number(tally, tally(A)), "3");
    EXPECT_EQ(number(tally, tally(C)), "0");
    EXPECT_EQ(number(tally, tally.at(A, 2)), "2");
    EXPECT_EQ(number(tally, tally.at(A, 1)), "1");
    EXPECT_EQ(number(tally, tally.at(B, 1)), "0");
    EXPECT_EQ(number(tally, tally.total()), "3");
}

TEST(scores_tally, sums_exact_points_with_signs) {
    const auto tally = value(tally_of<scores_tally>(
        testing::grades("A B", "-1 0 1/3", {"2: 1/3 -1", "1x1/2: 1/3 -", "1: -1 -"}, ballot_kind::scored)));
    EXPECT_EQ(to_text(tally.sum(A)), "-1/6");
    EXPECT_EQ(to_text(tally.scored(A)), "7/2");
    EXPECT_EQ(to_text(tally.sum(B)), "-2");
    EXPECT_EQ(to_text(tally.scored(B)), "2");
    const auto words = testing::grades("A", "bad good", {"1: good"});
    EXPECT_EQ(tally_of<scores_tally>(words).error().code, error_code::unsupported);
}

TEST(tallies, under_no_opinion_a_lone_name_says_nothing_in_duels) {
    // The policy is the tally's, so both readings of one profile can be kept side by side.
    const profile p = rankings("A B C", {"1: A", "1: B>C"});
    EXPECT_EQ(matrix(p), "0 1 1 / 1 0 1 / 1 0 0 ");
    EXPECT_EQ(matrix(p, {.unranked = unranked_policy::no_opinion}), "0 0 0 / 0 0 1 / 0 0 0 ");
}

}  // namespace
}  // namespace delib
