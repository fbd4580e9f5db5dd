#include "delib/integrity/fake_share.hpp"
#include "delib/integrity/resampling.hpp"
#include "integrity/counted.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace delib::testing {
namespace {

double share(std::uint64_t part, std::uint64_t of) {
    return static_cast<double>(part) / static_cast<double>(of);
}

// Of 10 voters, 6 for A: A has more than 5 of 10 draws with p = 0.6, or 5 and a tie.
TEST(resampling, is_the_binomial_where_there_are_two) {
    const recount count = counted(by("plurality"), rankings("A B", {"6: A", "4: B"}));
    const resampled seen = value(resample(count, 3, 20'000));
    const auto chance = [](int n) {
        return std::tgamma(11) / std::tgamma(n + 1) / std::tgamma(11 - n) * std::pow(0.6, n) * std::pow(0.4, 10 - n);
    };
    double alone = 0;
    for (int n = 6; n <= 10; ++n) alone += chance(n);
    EXPECT_EQ(seen.resamples, 20'000U);
    EXPECT_NEAR(share(seen.candidates[0].alone, seen.resamples), alone, 0.015);
    EXPECT_NEAR(share(seen.candidates[0].wins, seen.resamples), alone + chance(5), 0.015);
    EXPECT_EQ(seen.candidates[0].alone + seen.candidates[1].wins, seen.resamples);
}

TEST(resampling, is_the_same_for_ballots_in_any_order) {
    const auto text = [](const recount& count) {
        std::string out;
        for (const auto& c : value(resample(count, 5, 200)).candidates)
            out += std::to_string(c.wins) + "/" + std::to_string(c.alone) + " " + std::to_string(c.ranks->first) + "-" +
                   std::to_string(c.ranks->second) + " ";
        return out;
    };
    const std::string one = text(counted(by("schulze"), rankings("A B C", {"5: A>B>C", "4: B>C>A", "3: C>A>B"})));
    EXPECT_EQ(one, text(counted(by("schulze"), rankings("A B C", {"3: C>A>B", "2: A>B>C", "4: B>C>A", "3: A>B>C"}))));
    EXPECT_NE(one, text(counted(by("schulze"), rankings("A B C", {"9: A>B>C", "2: B>C>A", "1: C>A>B"}))));
}

TEST(resampling, tells_ranks_where_the_rule_has_an_order) {
    const resampled sure = value(resample(counted(by("borda"), rankings("A B C", {"5: A>B>C"})), 1, 100));
    for (std::uint64_t c = 0; c < 3; ++c) EXPECT_EQ(sure.candidates[c].ranks, (std::pair{c + 1, c + 1}));
    EXPECT_EQ(sure.candidates[0].alone, 100U);
    const resampled close = value(resample(counted(by("borda"), rankings("A B", {"5: A", "5: B"})), 1, 100));
    EXPECT_EQ(close.candidates[0].ranks, (std::pair<std::uint64_t, std::uint64_t>{1, 2}));
    const resampled no_order = value(resample(counted(by("condorcet"), rankings("A B", {"5: A"})), 1, 10));
    EXPECT_EQ(no_order.candidates[0].wins, 10U);
}

std::string fakes(const recount& count) {
    const auto found = value(fake_share_of(count, value(count.decide())));
    return found ? winners_text(count, {found->rival}) + " " + to_text(found->support) + " " + to_text(found->below)
                 : "-";
}

TEST(fake_share, is_twice_the_support_in_the_closest_duel_less_one) {
    EXPECT_EQ(fakes(counted(by("plurality"), rankings("yes no", {"80: yes", "20: no"}))), "no 4/5 3/5");
    EXPECT_EQ(fakes(counted(by("schulze"), rankings("A B C", {"6: A>B>C", "3: B>A>C", "1: C>B>A"}))), "B 3/5 1/5");
}

TEST(fake_share, is_none_where_no_duel_carries_the_result) {
    EXPECT_EQ(fakes(counted(by("plurality"), rankings("A B", {"1: A", "1: B"}))), "-");
    // Memphis has the most first places and loses each duel.
    EXPECT_EQ(fakes(counted(by("plurality"), rankings("M N C", {"42: M>N>C", "26: N>C>M", "32: C>N>M"}))), "-");
    counting two = by("borda");
    two.seats = 2;
    EXPECT_EQ(fakes(counted(two, rankings("A B C", {"6: A>B>C"}))), "-");
    EXPECT_EQ(fakes(counted(by("condorcet-loser"), rankings("A B", {"6: A>B"}))), "-");
}

}  // namespace
}  // namespace delib::testing
