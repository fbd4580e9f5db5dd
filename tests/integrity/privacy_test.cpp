#include "delib/integrity/privacy.hpp"
#include "integrity/counted.hpp"

#include <gtest/gtest.h>

namespace delib::testing {
namespace {

TEST(privacy, counts_who_shares_a_line) {
    const profile p = rankings_in("college", "A B C",
                                  {"5: A>B | west", "6: A>B | east", "1: C>B>A | east", "7: B | west", "2: | east"});
    const privacy_audit seen = value(audit_privacy(p));
    EXPECT_EQ(seen.heads, 21U);
    EXPECT_EQ(seen.columns, std::vector<std::string>{"college"});
    EXPECT_EQ(seen.together.least, 1U);
    EXPECT_EQ(seen.together.unique, 1U);
    EXPECT_EQ(seen.together.few, 3U);
    EXPECT_EQ(seen.together.groups, 5U);
    EXPECT_EQ(seen.ballots.groups, 4U);
    EXPECT_EQ(seen.strata.least, 9U);
    ASSERT_EQ(seen.rare.size(), 1U);
    EXPECT_EQ(seen.rare[0].line, "C > B > A");
    EXPECT_EQ(seen.rare[0].heads, 1U);
    EXPECT_TRUE(seen.small.empty());
    EXPECT_TRUE(seen.warns(5));
    EXPECT_FALSE(seen.warns(1));
}

TEST(privacy, tells_small_strata_and_those_that_voted_as_one) {
    const profile p = rankings_in("college", "A B", {"9: A | west", "9: B | west", "3: A | north"});
    const privacy_audit seen = value(audit_privacy(p));
    ASSERT_EQ(seen.small.size(), 1U);
    EXPECT_EQ(seen.small[0].value, "college=north");
    ASSERT_EQ(seen.revealed.size(), 1U);
    EXPECT_EQ(seen.revealed[0].value, "college=north");
    EXPECT_EQ(seen.revealed[0].heads, 3U);
    EXPECT_TRUE(value(audit_privacy(p, {.k = 2})).small.empty());
}

TEST(privacy, refuses_what_it_cannot_answer) {
    const profile p = rankings("A B", {"1: A"});
    EXPECT_FALSE(audit_privacy(p, {.columns = {"town"}}));
    EXPECT_FALSE(audit_privacy(p, {.k = 1}));
    const privacy_audit nobody = value(audit_privacy(rankings("A B", {})));
    EXPECT_EQ(nobody.heads, 0U);
    EXPECT_FALSE(nobody.warns(5));
}

}  // namespace
}  // namespace delib::testing
