// kemeny: every order tried, on small elections; larger ones by what must hold.
#include "delib/rule/ranked/kemeny.hpp"
#include "rule/duels.hpp"

#include <gtest/gtest.h>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;

const events::optimal_orders& optima(const outcome& out) {
    return std::get<events::optimal_orders>(out.rounds.back());
}

TEST(kemeny, finds_all_optimal_orders) {
    each_duels(150, [](const election& e, const matrix& votes, const pairwise_tally& tally) {
        const auto expected = oracle::kemeny(votes);
        const auto got = delib::kemeny(tally);
        ASSERT_EQ(winners(got), letters(expected.first)) << text(e);
        ASSERT_EQ(*got->objective, expected.reversed) << text(e);
        ASSERT_EQ(optima(*got).count, expected.count) << text(e);
        ASSERT_EQ(got->order.has_value(), expected.count == 1) << text(e);
        rational reversed = 0;
        const auto& one = optima(*got).one;
        for (std::size_t i = 0; i < one.size(); ++i) {
            for (std::size_t j = i + 1; j < one.size(); ++j) reversed += votes[index(one[j])][index(one[i])];
        }
        ASSERT_EQ(reversed, expected.reversed) << text(e);
    });
}

TEST(kemeny, counts_the_optima_of_larger_components) {
    random_source random(7);
    for (int round = 0; round < 10; ++round) {
        election e{.candidates = 7};
        for (int b = 0; b < 7; ++b) {
            plain_ballot ballot(7);
            std::iota(ballot.begin(), ballot.end(), 1);
            random.shuffle(std::span(ballot));
            e.ballots.emplace_back(ballot, 1 + static_cast<std::int64_t>(random.below(2)));
        }
        const matrix votes = duels(e, true, false);
        const auto expected = oracle::kemeny(votes);
        const auto got = delib::kemeny(to_profile(e));
        ASSERT_EQ(winners(got), letters(expected.first)) << text(e);
        ASSERT_EQ(*got->objective, expected.reversed) << text(e);
        ASSERT_EQ(optima(*got).count, expected.count) << text(e);
    }
}

// Votelib crashes on these two ballots; one of two reversals cannot be avoided for each pair they disagree on.
TEST(kemeny, counts_two_ballots_that_disagree) {
    const auto out = delib::kemeny(rankings("a b c", {"1: b>c>a", "1: c>a>b"}));
    EXPECT_EQ(*out->objective, 2);
    EXPECT_EQ(winners(out), "BC");
    EXPECT_EQ(optima(*out).count, 3);
}

TEST(kemeny, is_exact_with_fractions_of_weight) {
    const auto out = delib::kemeny(rankings("A B", {"1x1/3: A>B", "1x1/2: B>A"}));
    EXPECT_EQ(to_text(*out->objective), "1/3");
    EXPECT_EQ(order(out), "B>A");
}

// All of n candidates in one cycle of voters: a component of n.
profile ring(int n) {
    std::string names;
    std::vector<std::string> ballots;
    for (int i = 0; i < n; ++i) names += "c" + std::to_string(i) + " ";
    for (int shift = 0; shift < n; ++shift) {
        std::string ballot = "1: ";
        for (int i = 0; i < n; ++i) ballot += (i == 0 ? "c" : ">c") + std::to_string((i + shift) % n);
        ballots.push_back(ballot);
    }
    return rankings(names, ballots);
}

TEST(kemeny, says_what_is_beyond_its_limit) {
    const auto out = delib::kemeny(ring(21));
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::limit);
    EXPECT_NE(out.error().message.find("beyond the limit of 20"), std::string::npos);
}

TEST(kemeny, solves_a_component_of_seventeen) {
    const auto out = delib::kemeny(ring(17));
    ASSERT_TRUE(out);
    EXPECT_EQ(out->winners.size(), 17U);
    EXPECT_EQ(optima(*out).count, 17);
    EXPECT_FALSE(out->order);
}

// Candidates that nobody disputes are as many components.
TEST(kemeny, takes_many_candidates_apart) {
    std::string names, ballot = "1: ";
    for (int i = 0; i < 300; ++i) {
        names += "c" + std::to_string(i) + " ";
        ballot += (i == 0 ? "c" : ">c") + std::to_string(i);
    }
    const std::vector<std::string> one{ballot};
    const auto out = delib::kemeny(rankings(names, one));
    ASSERT_TRUE(out);
    EXPECT_EQ(out->order->size(), 300U);
    EXPECT_EQ(*out->objective, 0);
}

TEST(kemeny, stops_when_asked) {
    control stop;
    stop.progress = [](double) { return false; };
    const auto out = delib::kemeny(ring(17), {}, 1, {}, stop);
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::cancelled);
}

}  // namespace
}  // namespace delib
