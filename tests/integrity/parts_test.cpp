#include "delib/integrity/parts.hpp"
#include "integrity/counted.hpp"

#include <gtest/gtest.h>

#include <map>

namespace delib::testing {
namespace {

// A wins with everybody, B without the west.
const std::initializer_list<std::string_view> three_colleges{"5: A>B | west", "3: B>A | east", "1: B>A | south",
                                                             "1: A>B | south"};

TEST(parts, says_who_wins_without_each) {
    const recount count = counted(by("plurality"), rankings_in("college", "A B", three_colleges));
    const left_out_parts seen = value(without_each_part(count, value(count.decide())));
    std::map<std::string, std::string> winners;
    for (const part_left_out& part : seen.parts) {
        EXPECT_EQ(part.column, "college");
        EXPECT_EQ(part.same, part.value != "west");
        winners[part.value] = winners_text(count, part.winners);
    }
    EXPECT_EQ(winners, (std::map<std::string, std::string>{{"west", "B"}, {"east", "A"}, {"south", "A"}}));
}

TEST(parts, says_where_nobody_is_left) {
    const recount count = counted(by("plurality"), rankings_in("college", "A B", {"2: A | west", "1: | east"}));
    const left_out_parts seen = value(without_each_part(count, value(count.decide())));
    ASSERT_EQ(seen.parts.size(), 2U);
    for (const part_left_out& part : seen.parts) EXPECT_EQ(part.nobody, part.value == "west");
}

TEST(parts, power_is_the_share_of_coalitions_that_change) {
    const recount count = counted(by("plurality"), rankings_in("college", "A B", three_colleges));
    const auto power = value(power_of_parts(count, 1, 10));
    ASSERT_EQ(power.size(), 1U);
    EXPECT_TRUE(power[0].every_coalition);
    EXPECT_EQ(power[0].coalitions, 3U);
    // east alone elects B, south alone both, east and south B; with west it is A each time.
    // west alone: east and south change nothing. west and south: east changes nothing.
    // south: east turns AB to B, west turns it to A. east: south changes nothing. west and east: south neither.
    std::map<std::string, std::string> shares;
    for (const part_power& part : power[0].values) shares[part.value] = to_text(part.share().value());
    EXPECT_EQ(shares, (std::map<std::string, std::string>{{"west", "1"}, {"east", "1/3"}, {"south", "0"}}));
}

TEST(parts, power_of_one_value_is_none) {
    const recount count = counted(by("plurality"), rankings_in("college", "A B", {"2: A | west"}));
    const auto power = value(power_of_parts(count, 1, 10));
    EXPECT_FALSE(power[0].values[0].share());
}

// Thirteen colleges of one voter each: a college matters where it makes or breaks a draw.
TEST(parts, power_of_many_values_is_drawn) {
    std::vector<std::string> lines;
    for (int i = 0; i < 13; ++i) lines.push_back(std::string("1: ") + (i < 7 ? "A" : "B") + " | c" + std::to_string(i));
    const std::vector<std::string_view> views(lines.begin(), lines.end());
    const recount count = counted(by("plurality"), rankings_in("college", "A B", views));
    const auto power = value(power_of_parts(count, 7, 400)), again = value(power_of_parts(count, 7, 400));
    EXPECT_FALSE(power[0].every_coalition);
    EXPECT_EQ(power[0].coalitions, 400U);
    for (std::size_t v = 0; v < 13; ++v) {
        EXPECT_EQ(power[0].values[v].decisive, again[0].values[v].decisive);
        // For a voter for A: 6 others for A and 6 for B, drawn by coins: the difference is 0 or −1 with (924 + 792) / 4096.
        EXPECT_NEAR(to_double(*power[0].values[v].share()), 0.42, 0.08);
    }
}

}  // namespace
}  // namespace delib::testing
