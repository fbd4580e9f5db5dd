// What groups think, by counts that can be checked by hand.
#include "consensus/typed_votes.hpp"
#include "delib/consensus/bridging.hpp"
#include "delib/consensus/representative.hpp"

#include <cmath>

namespace delib::testing {
namespace {

group_labels camps() {
    group_labels out;
    for (std::uint32_t p = 0; p < 14; ++p) out.of.push_back(p < 7 ? 0 : 1);
    out.count = 2;
    return out;
}

// Polis' own test.
TEST(two_proportion_test, of_polis) {
    EXPECT_NEAR(two_proportion_test(15, 56, 24, 71), -1.518, 0.01);
    EXPECT_EQ(two_proportion_test(4, 6, 4, 6), 0);
}

TEST(proportion_test, by_hand) {
    // 2 · √9 · (7/9 − 1/2)
    EXPECT_NEAR(proportion_test(6, 8), 6 * (7.0 / 9 - 0.5), 1e-15);
}

TEST(consensus, by_hand) {
    const group_votes votes(typed(two_camps()), camps(), {});
    EXPECT_EQ(votes.at(0, 4).agree, 4);
    EXPECT_EQ(votes.at(0, 4).disagree, 1);
    EXPECT_EQ(votes.at(1, 5).pass, 1);
    const double classic[] = {
        0.109375,           0.12244897959183672, 0.09876543209876543, 0.19444444444444445, 0.07936507936507936,
        0.4166666666666667, 0.6944444444444445,  0.2962962962962963};
    const double weighted[] = {0.33071891388307384, 0.34992710611188255, 0.31426968052735443, 0.44095855184409843,
                               0.2817180849095055,  0.6454972243679028,  0.8333333333333334,  0.5443310539518174};
    for (std::size_t s = 0; s < 8; ++s) {
        EXPECT_NEAR(classic_consensus(votes, s), classic[s], 1e-15);
        EXPECT_NEAR(size_weighted_consensus(votes, s), weighted[s], 1e-15);
    }
}

// Priorities of a program of its own, with the extremities that it found.
TEST(routing_priority, by_hand) {
    const group_votes votes(typed(two_camps()), camps(), {});
    EXPECT_NEAR(routing_priority(votes, 0, 1.4277562945351208, statement_kind::usual), 8.040892183918906, 1e-12);
    EXPECT_NEAR(routing_priority(votes, 7, 2.365195668924003, statement_kind::usual), 14.53982407002064, 1e-12);
    EXPECT_EQ(routing_priority(votes, 0, 1, statement_kind::meta), 49);
}

TEST(divisiveness, by_hand) {
    // Agree, agree, pass against disagree, agree: means 2/3 and 0, whole mean 2/5.
    const vote_matrix votes = typed({"+", "+", "0", "-", "+"});
    group_labels labels;
    labels.of = {0, 0, 0, 1, 1};
    labels.count = 2;
    const double between = 3 * (2.0 / 3 - 0.4) * (2.0 / 3 - 0.4) + 2 * 0.4 * 0.4;
    const double whole = 3 * 0.36 + 0.16 + 1.96;
    EXPECT_NEAR(*divisiveness(group_votes(votes, labels, {}), 0), between / whole, 1e-15);
    EXPECT_EQ(divisiveness(group_votes(typed({"+", "+", "+", "+", "+"}), labels, {}), 0), std::nullopt);
    EXPECT_EQ(divisiveness(group_votes(typed({"+", "+", "+", "-", "-"}), labels, {}), 0), 1);
}

// One group split into two like halves: the weighted mean stays where counts are large, the product does not.
TEST(size_weighted_consensus, hardly_changes_when_a_group_is_split) {
    std::vector<std::string> rows;
    group_labels whole, split;
    for (std::uint32_t p = 0; p < 400; ++p) {
        rows.push_back(p < 200 ? (p % 4 == 0 ? "-" : "+") : (p % 2 == 0 ? "-" : "+"));
        whole.of.push_back(p < 200 ? 0 : 1);
        split.of.push_back(p < 200 ? 0 : p < 300 ? 1 : 2);
    }
    whole.count = 2;
    split.count = 3;
    const vote_matrix votes = typed(rows);
    const group_votes two(votes, whole, {}), three(votes, split, {});
    EXPECT_NEAR(size_weighted_consensus(two, 0), size_weighted_consensus(three, 0), 0.002);
    EXPECT_NEAR(classic_consensus(two, 0) / classic_consensus(three, 0), 2, 0.01);
}

TEST(representative_statements, tell_a_group_from_the_rest) {
    const group_votes votes(typed(two_camps()), camps(), {});
    const std::vector<bool> all(8, true);
    const auto first = represent(votes, 0, all);
    ASSERT_EQ(first.size(), 5u);
    // Agreement comes first.
    for (std::size_t i = 1; i < first.size(); ++i)
        EXPECT_LE(first[i - 1].stance == stance::disagree, first[i].stance == stance::disagree);
    const auto of = [&](std::size_t statement) {
        return std::find_if(first.begin(), first.end(), [&](const auto& r) { return r.statement == statement; });
    };
    ASSERT_NE(of(0), first.end());
    EXPECT_EQ(of(0)->share, 7.0 / 8);
    EXPECT_EQ(of(0)->relative, (7.0 / 8) / (1.0 / 8));
    EXPECT_EQ(of(2)->stance, stance::disagree);
    EXPECT_EQ(of(5), first.end());
    // What is not eligible represents nobody.
    std::vector<bool> without = all;
    without[0] = false;
    for (const auto& r : represent(votes, 0, without)) EXPECT_NE(r.statement, 0u);
    EXPECT_TRUE(represent(votes, 0, std::vector<bool>(8, false)).empty());
}

// With few votes nothing passes: the best there is, one statement.
TEST(representative_statements, are_one_where_none_suffices) {
    const vote_matrix votes = typed({"+-", "-+", "+-", "-0"});
    group_labels labels;
    labels.of = {0, 0, 1, 1};
    labels.count = 2;
    EXPECT_EQ(represent(group_votes(votes, labels, {}), 0, {true, true}).size(), 1u);
}

TEST(majority, is_of_all_participants) {
    const std::vector<stance_counts> all{{20, 1, 0}, {1, 20, 0}, {10, 10, 0}, {15, 5, 1}, {3, 0, 0}};
    const auto found = find_majority(all, std::vector<bool>(5, true));
    EXPECT_EQ(found.agree, (std::vector<std::size_t>{0, 4, 3}));
    EXPECT_EQ(found.disagree, (std::vector<std::size_t>{1}));
    EXPECT_EQ(find_majority(all, {false, true, true, true, true}).agree, (std::vector<std::size_t>{4, 3}));
}

// The minimum that gradient descent finds, by a program of its own.
TEST(bridging, minimises_the_loss_of_community_notes) {
    const vote_matrix votes = typed(two_camps(), {6});
    const opinion_plane plane = find_plane(votes, map_mode::polis);
    std::vector<double> start;
    for (std::size_t p = 0; p < 14; ++p) start.push_back(place(plane, votes, p).x);
    std::vector<bool> eligible(8, true);
    eligible[6] = false;
    const auto found = find_bridging(votes, eligible, start);
    EXPECT_NEAR(found.loss, 0.09729128421594381, 1e-5);
    EXPECT_NEAR(found.mean, 0.17921706344254118, 5e-3);
    EXPECT_NEAR(*found.statements[5], 0.4301896730544039, 5e-3);
    EXPECT_NEAR(*found.statements[4], 0.05141916549366306, 5e-3);
    EXPECT_EQ(found.statements[6], std::nullopt);
    // The statement both camps like stands first, though a statement of one camp has as many friends.
    for (std::size_t s = 0; s < 8; ++s) {
        if (s == 5 || s == 6) continue;
        EXPECT_LT(*found.statements[s], *found.statements[5]);
    }
}

TEST(bridging, takes_weights_as_repeated_rows) {
    std::vector<std::string> repeated = two_camps();
    std::vector<double> weights(14, 1.0), start, more;
    for (std::size_t p = 0; p < 14; ++p) start.push_back(p < 7 ? 1 : -1);
    more = start;
    repeated.push_back(repeated[2]);
    more.push_back(1);
    weights[2] = 2;
    const std::vector<bool> all(8, true);
    const auto once = find_bridging(typed(two_camps()), all, start, weights);
    const auto again = find_bridging(typed(repeated), all, more);
    for (std::size_t s = 0; s < 8; ++s) EXPECT_NEAR(*once.statements[s], *again.statements[s], 1e-9);
    EXPECT_NEAR(once.loss, again.loss, 1e-12);
}

}  // namespace
}  // namespace delib::testing
