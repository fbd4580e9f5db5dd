#include "delib/outcome/settle.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace delib {
namespace {

using testing::show;
using testing::value;

const candidate_list list = value(candidate_list::create({"A", "B", "C", "D", "E"}));

outcome settled(std::string_view order, std::int64_t seats, std::string_view ties = "all",
                std::size_t max_committees = 1000) {
    outcome out;
    out.seats = seats;
    control c;
    c.max_committees = max_committees;
    const auto breaker = value(tie_breaker::create(value(parse_tie_policy(ties)), list, c));
    settle(out, value(parse_order(order, list)), breaker, c);
    return out;
}

// Committees as `AB AC BC`.
std::string committees(const outcome& out) {
    std::string text;
    for (const auto& committee : out.committees) text += (text.empty() ? "" : " ") + show(list, committee, "");
    return text;
}

TEST(settle, seats_the_top_of_an_order) {
    const outcome out = settled("B>A>C=D>E", 2);
    EXPECT_EQ(show(list, out.elected), "A B");
    EXPECT_TRUE(out.tied.empty());
    EXPECT_EQ(out.open, 0);
    EXPECT_EQ(committees(out), "AB");
    EXPECT_EQ(out.committees_total, 1);
    EXPECT_TRUE(out.ties.empty());
    EXPECT_EQ(show(list, *out.order), "B>A>C=D>E");
}

TEST(settle, leaves_a_tie_at_the_cut_open) {
    const outcome out = settled("E>B=A=C>D", 3);
    EXPECT_EQ(show(list, out.elected), "E");
    EXPECT_EQ(show(list, out.tied), "A B C");
    EXPECT_EQ(out.open, 2);
    EXPECT_EQ(show(list, out.winners), "A B C E");
    EXPECT_EQ(committees(out), "ABE ACE BCE");
    EXPECT_EQ(out.committees_total, 3);
    ASSERT_EQ(out.ties.size(), 1U);
    EXPECT_EQ(out.ties[0].where, tie::place::seat);
    EXPECT_EQ(out.ties[0].among.size(), 3U);
}

TEST(settle, resolves_a_tie_as_far_as_the_policy_goes) {
    const outcome strict = settled("E>A=B=C>D", 3, "order:D>C>E>B>A");
    EXPECT_EQ(show(list, strict.elected), "B C E");
    EXPECT_TRUE(strict.tied.empty());
    EXPECT_EQ(strict.ties[0].how, tie::resolution::order);
    const outcome partly = settled("A=B=C=D=E", 2, "ballot:B");
    EXPECT_EQ(show(list, partly.elected), "B");
    EXPECT_EQ(show(list, partly.tied), "A C D E");
    EXPECT_EQ(partly.open, 1);
    EXPECT_EQ(committees(partly), "AB BC BD BE");
    // The order is that of the rule; a tie-break decides seats, not scores.
    EXPECT_EQ(show(list, *strict.order), "E>A=B=C>D");
}

TEST(settle, lists_committees_up_to_the_cap_and_counts_them_all) {
    const outcome out = settled("A=B=C=D=E", 2, "all", 3);
    EXPECT_EQ(committees(out), "AB AC AD");
    EXPECT_EQ(out.committees_total, 10);
    const outcome whole = settled("A=B=C=D=E", 2);
    EXPECT_EQ(committees(whole), "AB AC AD AE BC BD BE CD CE DE");
}

TEST(settle, with_more_seats_than_candidates_elects_all) {
    const outcome out = settled("A>B=C=D>E", 9);
    EXPECT_EQ(show(list, out.elected), "A B C D E");
    EXPECT_EQ(out.open, 4);
    EXPECT_EQ(committees(out), "ABCDE");
    outcome nobody;
    const auto breaker = value(tie_breaker::create(ties_all, list, {}));
    settle(nobody, {}, breaker, {});
    EXPECT_TRUE(nobody.winners.empty());
    EXPECT_EQ(nobody.committees_total, 0);
}

TEST(settle_set, keeps_the_order_and_allows_nobody) {
    const auto breaker = value(tie_breaker::create(ties_all, list, {}));
    outcome out;
    out.order = value(parse_order("C>A=B>D>E", list));
    settle_set(out, {candidate_at(0), candidate_at(1)}, breaker, {});
    EXPECT_EQ(show(list, out.winners), "A B");
    EXPECT_EQ(show(list, *out.order), "C>A=B>D>E");
    outcome none;
    settle_set(none, {}, breaker, {});
    EXPECT_TRUE(none.winners.empty());
    EXPECT_EQ(none.open, 1);
    EXPECT_FALSE(none.order.has_value());
}

TEST(rank_by, groups_equal_scores_and_puts_missing_ones_last) {
    const std::vector<std::optional<rational>> scores{rational(1) / 3, std::nullopt, rational(2), rational(2) / 6,
                                                      std::nullopt};
    EXPECT_EQ(show(list, rank_by_score(scores)), "C>A=D>B=E");
    EXPECT_TRUE(rank_by_score({}).empty());
}

TEST(binomial, is_pascals_triangle) {
    std::vector<rational> row{1};
    for (std::size_t n = 0; n <= 70; ++n) {
        for (std::size_t k = 0; k <= n; ++k) ASSERT_EQ(binomial(n, k), row[k]) << n << " over " << k;
        std::vector<rational> next(n + 2, 1);
        for (std::size_t k = 1; k <= n; ++k) next[k] = row[k - 1] + row[k];
        row = next;
    }
}

}  // namespace
}  // namespace delib
