// majority-judgment against literal removal of medians, approval against sums.
#include "delib/rule/graded/approval.hpp"
#include "delib/rule/graded/majority_judgment.hpp"
#include "oracle/medians.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace delib {
namespace {

using namespace oracle;
using testing::grades;
using testing::value;

// What each candidate received, one number a head, as a policy reads missing grades.
std::vector<std::vector<int>> received(const election& e, ungraded_policy policy) {
    std::vector<std::vector<int>> out(e.candidates);
    std::vector<int> missing(e.candidates, 0);
    for (const auto& [ballot, count] : e.ballots) {
        if (policy != ungraded_policy::worst && is_blank(e, ballot)) continue;
        if (policy == ungraded_policy::reject && std::count(ballot.begin(), ballot.end(), -1) > 0) continue;
        for (std::size_t c = 0; c < e.candidates; ++c) {
            for (std::int64_t i = 0; i < count; ++i) {
                if (ballot[c] >= 0)
                    out[c].push_back(ballot[c]);
                else if (policy == ungraded_policy::worst)
                    out[c].push_back(0);
                else
                    ++missing[c];
            }
        }
    }
    for (std::size_t c = 0; c < e.candidates && policy == ungraded_policy::median; ++c) {
        if (out[c].empty()) continue;
        out[c].insert(out[c].end(), static_cast<std::size_t>(missing[c]), oracle::majority_value(out[c])[0]);
    }
    return out;
}

struct judgment {
    std::vector<int> grades;
    friend bool operator<(const judgment& a, const judgment& b) { return compare_judgments(a.grades, b.grades) < 0; }
};

void expect_judgment(const election& e, const weight& unit) {
    const profile p = to_profile(e, unit);
    for (const auto policy :
         {ungraded_policy::worst, ungraded_policy::exclude, ungraded_policy::median, ungraded_policy::reject}) {
        std::vector<judgment> all;
        for (auto& list : received(e, policy)) all.push_back({std::move(list)});
        const auto got = majority_judgment(p, {}, 1, {.ungraded = policy});
        ASSERT_EQ(order(got), order_by(all)) << "policy " << static_cast<int>(policy) << " of " << text(e);
    }
}

TEST(majority_judgment, is_the_removal_of_medians_on_every_small_election) {
    const auto two = all_vectors(2, -1, 2, [](const plain_ballot&) { return true; });
    each_small_election({.candidates = 2, .kind = ballot_kind::graded, .grades = 3}, two, 4, 0, 1,
                        [](const election& e) { expect_judgment(e, weight(1)); });
}

TEST(majority_judgment, is_the_removal_of_medians_on_samples_with_weights) {
    const auto three = all_vectors(3, -1, 4, [](const plain_ballot&) { return true; });
    each_small_election({.candidates = 3, .kind = ballot_kind::graded, .grades = 5}, three, 0, 1000, 4,
                        [](const election& e) { expect_judgment(e, weight::ratio(1, 7)); });
}

// A Rust program with cumulative shares in 32-bit floating point has X first; by exact count Z wins.
TEST(majority_judgment, is_exact_where_single_precision_is_not) {
    auto builder = value(profile_builder::graded({"X", "Z"}, value(scale::named({"a", "b", "c", "d"}))));
    const int x[] = {1, 10, 1, 12}, z[] = {0, 0, 12, 12};
    std::vector<std::uint32_t> grades_x, grades_z;
    for (std::uint32_t g = 0; g < 4; ++g) {
        grades_x.insert(grades_x.end(), static_cast<std::size_t>(x[g]), g);
        grades_z.insert(grades_z.end(), static_cast<std::size_t>(z[g]), g);
    }
    for (std::size_t i = 0; i < 24; ++i) {
        const entry ballot[] = {{candidate_at(0), grades_x[i]}, {candidate_at(1), grades_z[i]}};
        (void)value(builder.add({.entries = ballot}));
    }
    const profile p = value(builder.freeze());
    EXPECT_EQ(testing::show(p.candidates(), value(majority_judgment(p)).winners), "Z");
}

TEST(majority_judgment, tells_grade_and_shares) {
    const profile p = grades("A B", "bad fair good", {"3: good bad", "2: fair bad", "2: bad bad"});
    const auto out = value(majority_judgment(p));
    ASSERT_EQ(out.rounds.size(), 2U);
    const auto& a = std::get<events::majority_grade>(out.rounds[0]);
    EXPECT_EQ(a.grade, 1U);
    EXPECT_EQ(a.above, rational(3) / 7);
    EXPECT_EQ(a.below, rational(2) / 7);
    // Nobody grades B under `exclude`: it has no majority grade and stands last.
    const auto silent = value(
        majority_judgment(grades("B A", "bad good", {"2: - bad"}), {}, 1, {.ungraded = ungraded_policy::exclude}));
    EXPECT_EQ(silent.rounds.size(), 1U);
    EXPECT_EQ(order(silent), "B>A");  // B here is the second of the list, A the first
}

TEST(approval, sums_approvals) {
    const auto all = all_vectors(3, 0, 1, [](const plain_ballot&) { return true; });
    each_small_election({.candidates = 3, .kind = ballot_kind::approval}, all, 4, 300, 5, [](const election& e) {
        auto expected = approvals_of(e, false);
        const auto got = approval(to_profile(e));
        ASSERT_EQ(scores(got), scores(expected)) << text(e);
        ASSERT_EQ(order(got), order_by(expected)) << text(e);
        for (rational& s : expected) s *= rational(2) / 3;
        ASSERT_EQ(scores(approval(to_profile(e, weight::ratio(2, 3)))), scores(expected)) << text(e);
    });
}

TEST(graded_rules, fill_several_seats) {
    const profile p = testing::approvals("A B C", {"2: A B", "1: C A"});
    const auto out = value(approval(p, {}, 2));
    EXPECT_EQ(letters(out.elected), "AB");
    const profile g = grades("A B C", "bad good", {"1: good bad good"});
    EXPECT_EQ(letters(value(majority_judgment(g, {}, 2)).elected), "AC");
}

}  // namespace
}  // namespace delib
