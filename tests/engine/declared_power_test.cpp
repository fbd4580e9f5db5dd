#include "delib/engine/declared_power.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

namespace delib::testing {
namespace {

// Colleges of 50, 49 and 1; `counts` stands at the end.
consultation declared(const std::string& counts = "[[count]]\nrule = \"borda\"\n") {
    return value(
        read_consultation_text("[[stratum]]\ncolumn = \"college\"\nvalues = [\"north\", \"south\", \"islands\"]\n"
                               "weights = { north = 50, south = 49, islands = 1 }\n"
                               "[[stratum]]\ncolumn = \"town\"\nvalues = [\"x\", \"y\"]\n"
                               "weights = { x = \"1/3\", y = \"1/6\" }\n"
                               "[[stratum]]\ncolumn = \"channel\"\nvalues = [\"web\", \"hall\"]\n"
                               "[[proposal]]\nid = \"A\"\n[[proposal]]\nid = \"Q\"\n"
                               "[[ballots]]\nfile = \"b.csv\"\n" +
                                   counts,
                               "c.toml"));
}

std::string count_by(std::string_view use, std::string_view share, std::string_view compare = ">") {
    return "[[count]]\nrule = \"borda\"\n" + std::string(use) +
           "\n[[count.requirement]]\nkind = \"supermajority\"\nagainst = \"Q\"\nshare = \"" + std::string(share) +
           "\"\ncompare = \"" + std::string(compare) + "\"\n";
}

std::string quota(const consultation& c, std::string_view column = {}) {
    const auto power = power_of(c, column);
    return power ? to_text(power->quota) + " of " + to_text(power->total) : power.error().message;
}

TEST(declared_power, is_that_of_the_weights_of_a_column) {
    const power_indices power = value(power_of(declared(), "college"));
    EXPECT_EQ(power.stratum, "college");
    EXPECT_EQ(to_text(power.quota), "51");
    EXPECT_EQ(to_text(power.total), "100");
    ASSERT_EQ(power.members.size(), 3U);
    EXPECT_EQ(power.members[2].name, "islands");
    EXPECT_EQ(to_text(power.members[2].banzhaf), "1/5");
    EXPECT_EQ(to_text(power.members[0].shapley), "2/3");
    EXPECT_EQ(to_text(value(power_of(declared(), "college", weight(100))).members[2].banzhaf), "1/3");
}

TEST(declared_power, takes_the_smallest_weight_beyond_half) {
    // Steps are sixths: half of three is 1 1/2 of them.
    EXPECT_EQ(quota(declared(), "town"), "1/3 of 1/2");
}

TEST(declared_power, takes_the_majority_of_the_counts_that_use_the_weights) {
    const std::string by_college = "reweight = \"college\"";
    EXPECT_EQ(quota(declared(count_by(by_college, "2/3"))), "67 of 100");
    EXPECT_EQ(quota(declared(count_by(by_college, "3/5"))), "61 of 100");
    EXPECT_EQ(quota(declared(count_by(by_college, "3/5", ">="))), "60 of 100");
    EXPECT_EQ(quota(declared(
                  count_by("two-level = { stratum = \"college\", carry = \"ranking\", second = \"borda\" }", "3/5"))),
              "61 of 100");
    // Neither another column's nor a plain count's.
    EXPECT_EQ(quota(declared(count_by(by_college, "3/5") + count_by("reweight = \"town\"", "3/4")), "college"),
              "61 of 100");
    EXPECT_EQ(quota(declared(count_by("", "3/5")), "college"), "51 of 100");
    EXPECT_EQ(quota(declared(count_by(by_college, "3/5") + count_by(by_college, "2/3"))),
              "the counts by 'college' ask for different shares, 3/5 and 2/3; say which quota");
}

TEST(declared_power, says_which_columns_there_are) {
    EXPECT_EQ(quota(declared()), "weights are declared for several columns; name one of college, town");
    EXPECT_EQ(quota(declared(), "channel"), "'channel' has no declared weights; those that have: college, town");
    consultation none = declared();
    for (stratum_declaration& one : none.strata) one.weights.clear();
    EXPECT_EQ(quota(none), "no [[stratum]] of the consultation declares weights");
    EXPECT_EQ(quota(none, "college"), "no [[stratum]] of the consultation declares weights");
}

TEST(declared_power, refuses_what_cannot_be_a_vote) {
    EXPECT_EQ(power_of(declared(), "college", weight(101)).error().message,
              "the quota 101 is beyond the total weight 100: nobody can reach it");
    EXPECT_EQ(quota(declared(count_by("reweight = \"college\"", "1"))),
              "the quota 101 is beyond the total weight 100: nobody can reach it");
    consultation weightless = declared();
    for (auto& [name, size] : weightless.strata[0].weights) size = weight(0);
    EXPECT_EQ(quota(weightless, "college"), "all declared weights are 0");
}

}  // namespace
}  // namespace delib::testing
