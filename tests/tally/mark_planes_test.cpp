// Grades, points and approvals in bit planes: the same counts as from a profile.
#include "delib/ballot/profile_builder.hpp"
#include "delib/core/random.hpp"
#include "delib/rule/graded/approval.hpp"
#include "delib/rule/graded/majority_judgment.hpp"
#include "delib/rule/graded/satisfaction_approval.hpp"
#include "delib/rule/graded/score.hpp"
#include "delib/rule/ranked/borda.hpp"
#include "delib/tally/approvals.hpp"
#include "delib/tally/grades.hpp"
#include "delib/tally/mark_planes.hpp"
#include "delib/tally/scores.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace delib {
namespace {

std::vector<std::string> numbered(const char* what, std::size_t n) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < n; ++i) out.push_back(what + std::to_string(i));
    return out;
}

scale grades_of(std::size_t n) {
    return *scale::named(numbered("", n));
}

// Random marks below `grades`, and -1 for none on one of `gaps` places; every tenth ballot says nothing.
std::vector<int> random_marks(std::size_t m, std::size_t ballots, std::size_t grades, std::uint64_t gaps) {
    random_source random(m * 7 + ballots * 3 + grades);
    std::vector<int> out(m * ballots);
    for (std::size_t at = 0; at < out.size(); ++at) {
        const bool silent = gaps > 0 && (at / m % 10 == 9 || random.below(gaps) == 0);
        out[at] = silent ? -1 : static_cast<int>(random.below(grades));
    }
    return out;
}

profile profile_of(result<profile_builder> builder, std::size_t m, const std::vector<int>& marks, int none) {
    std::vector<entry> row;
    for (std::size_t at = 0; at < marks.size(); at += m) {
        row.clear();
        for (std::size_t c = 0; c < m; ++c) {
            if (marks[at + c] > none) row.push_back({candidate_at(c), static_cast<std::uint32_t>(marks[at + c])});
        }
        EXPECT_TRUE(builder->add({.entries = row}).has_value());
    }
    return *builder->freeze();
}

constexpr std::array policies{ungraded_policy::worst, ungraded_policy::exclude, ungraded_policy::median};

TEST(mark_planes, count_the_grades_and_points_of_the_profile) {
    for (const std::size_t m : {1U, 3U, 20U, 70U}) {
        for (const std::size_t ballots : {0U, 1U, 512U, 1100U}) {
            for (const std::size_t grades : {1U, 2U, 6U, 7U, 8U, 101U, 127U}) {
                for (const std::uint64_t gaps : {0U, 4U}) {
                    SCOPED_TRACE(std::to_string(m) + " candidates, " + std::to_string(ballots) + " ballots, " +
                                 std::to_string(grades) + " grades");
                    const std::vector<int> marks = random_marks(m, ballots, grades, gaps);
                    const auto names = numbered("c", m);
                    auto builder = mark_planes_builder::graded(names, grades_of(grades));
                    // In two calls, the first of which ends within a block.
                    const std::span all(marks);
                    ASSERT_TRUE(builder->add(all.first(ballots / 3 * m)).has_value());
                    ASSERT_TRUE(builder->add(all.subspan(ballots / 3 * m)).has_value());
                    const mark_planes planes = builder->freeze();
                    const profile p = profile_of(profile_builder::graded(names, grades_of(grades)), m, marks, -1);
                    EXPECT_EQ(planes.heads(), p.heads());
                    EXPECT_EQ(planes.complete(), std::find(marks.begin(), marks.end(), -1) == marks.end());
                    for (const ungraded_policy ungraded : policies) {
                        const ballot_policy policy{.ungraded = ungraded};
                        const auto counts = tally_of<grades_tally>(planes, policy);
                        ASSERT_TRUE(counts.has_value());
                        EXPECT_EQ(*counts, *tally_of<grades_tally>(p, policy));
                        const auto points = tally_of<scores_tally>(planes, policy);
                        ASSERT_TRUE(points.has_value());
                        EXPECT_EQ(*points, *tally_of<scores_tally>(p, policy));
                        EXPECT_EQ(points->blank_heads(), p.blank_heads());
                    }
                }
            }
        }
    }
}

TEST(mark_planes, count_the_approvals_of_the_profile) {
    for (const std::size_t m : {1U, 2U, 20U, 100U, 1024U}) {
        for (const std::size_t ballots : {0U, 1U, 513U, 1100U}) {
            SCOPED_TRACE(std::to_string(m) + " candidates, " + std::to_string(ballots) + " ballots");
            const std::vector<int> marks = random_marks(m, ballots, 2, 4);
            const auto names = numbered("c", m);
            auto builder = mark_planes_builder::approval(names);
            ASSERT_TRUE(builder->add(std::span(marks)).has_value());
            const mark_planes planes = std::move(*builder).freeze();
            const profile p = profile_of(profile_builder::approval(names), m, marks, 0);
            const auto counts = tally_of<approvals_tally>(planes);
            ASSERT_TRUE(counts.has_value());
            EXPECT_EQ(*counts, *tally_of<approvals_tally>(p));
            EXPECT_EQ(counts->heads(), p.heads());
            EXPECT_EQ(counts->blank_heads(), p.blank_heads());
        }
    }
}

TEST(mark_planes, merge_with_what_was_counted_otherwise) {
    const std::vector<int> marks = random_marks(5, 700, 4, 5);
    auto builder = mark_planes_builder::graded(numbered("c", 5), grades_of(4));
    ASSERT_TRUE(builder->add(std::span(marks)).has_value());
    const profile p = profile_of(profile_builder::graded(numbered("c", 5), grades_of(4)), 5, marks, -1);
    grades_tally twice = *tally_of<grades_tally>(p);
    ASSERT_TRUE(twice.add(builder->freeze()).has_value());
    grades_tally wanted = *tally_of<grades_tally>(p);
    ASSERT_TRUE(wanted.merge(*tally_of<grades_tally>(p)).has_value());
    EXPECT_EQ(twice, wanted);
}

TEST(mark_planes, take_cells_of_any_type) {
    const auto counted = [](auto builder, auto cells) {
        EXPECT_TRUE(builder->add(std::span<const typename decltype(cells)::value_type>(cells)).has_value());
        return builder->freeze();
    };
    const auto graded = [] { return mark_planes_builder::graded({"A", "B"}, grades_of(3)); };
    const grades_tally wanted = *tally_of<grades_tally>(counted(graded(), std::vector<int>{2, -1, 0, 1, -1, -1}));
    EXPECT_EQ(wanted.given(candidate_at(0), 2), 1);
    EXPECT_EQ(wanted.blank_heads(), 1U);
    EXPECT_EQ(*tally_of<grades_tally>(counted(graded(), std::vector<std::uint8_t>{2, 255, 0, 1, 255, 255})), wanted);
    EXPECT_EQ(*tally_of<grades_tally>(counted(graded(), std::vector<std::int64_t>{2, -9, 0, 1, -1, -2})), wanted);
    EXPECT_EQ(*tally_of<grades_tally>(counted(graded(), std::vector<std::int8_t>{2, -1, 0, 1, -128, -3})), wanted);
    const std::array<bool, 4> said{true, false, true, true};
    auto approvals = mark_planes_builder::approval({"A", "B"});
    ASSERT_TRUE(approvals->add(std::span<const bool>(said)).has_value());
    EXPECT_EQ((*tally_of<approvals_tally>(approvals->freeze())).at(candidate_at(0), 1), 1);
    EXPECT_EQ((*tally_of<approvals_tally>(approvals->freeze())).at(candidate_at(1), 2), 1);
}

TEST(mark_planes, feed_rules) {
    const std::vector<int> marks = random_marks(6, 999, 5, 6);
    auto builder = mark_planes_builder::graded(numbered("c", 6), grades_of(5));
    ASSERT_TRUE(builder->add(std::span(marks)).has_value());
    const mark_planes planes = builder->freeze();
    const profile p = profile_of(profile_builder::graded(numbered("c", 6), grades_of(5)), 6, marks, -1);
    EXPECT_EQ(majority_judgment(planes)->order, majority_judgment(p)->order);
    EXPECT_EQ(score(planes)->scores, score(p)->scores);
    const std::vector<int> said = random_marks(6, 999, 2, 6);
    auto approvals = mark_planes_builder::approval(numbered("c", 6));
    ASSERT_TRUE(approvals->add(std::span(said)).has_value());
    const profile approved = profile_of(profile_builder::approval(numbered("c", 6)), 6, said, 0);
    EXPECT_EQ(approval(approvals->freeze())->scores, approval(approved)->scores);
    EXPECT_EQ(satisfaction_approval(approvals->freeze())->scores, satisfaction_approval(approved)->scores);
}

TEST(mark_planes, refuse_what_they_cannot_hold) {
    const auto said = [](const auto& result) { return result ? std::string("nothing") : result.error().message; };
    EXPECT_EQ(said(mark_planes_builder::graded({}, grades_of(3))),
              "bit planes of marks hold 1 to 1024 candidates, got 0");
    EXPECT_EQ(said(mark_planes_builder::approval(numbered("c", 1025))),
              "bit planes of marks hold 1 to 1024 candidates, got 1025");
    EXPECT_EQ(said(mark_planes_builder::graded({"A"}, grades_of(128))), "bit planes hold 1 to 127 grades, got 128");
    EXPECT_EQ(said(mark_planes_builder::graded({"A"}, scale())), "bit planes hold 1 to 127 grades, got 0");
    auto builder = mark_planes_builder::graded({"A", "B"}, grades_of(3));
    const std::vector<int> wrong{0, 1, 2, 3}, short_row{0, 1, 2}, right{1, -1};
    EXPECT_EQ(said(builder->add(std::span(wrong))), "ballot 2: grade 3 of 3, counted from 0");
    EXPECT_EQ(said(builder->add(std::span(short_row))), "the cells do not make whole rows of 2");
    EXPECT_EQ(builder->freeze().heads(), 0U);
    ASSERT_TRUE(builder->add(std::span(right)).has_value());
    const mark_planes planes = builder->freeze();
    EXPECT_EQ(said(tally_of<approvals_tally>(planes)), "approvals are counted from approval ballots; these are graded");
    EXPECT_EQ(said(tally_of<grades_tally>(planes, {.ungraded = ungraded_policy::reject})),
              "short ballots are set aside (ungraded=reject) from profiles only");
    grades_tally other =
        *grades_tally::empty_for(mark_planes_builder::graded({"A", "C"}, grades_of(3))->freeze(), ballot_policy{});
    EXPECT_EQ(said(other.add(planes)), "ballots on other candidates cannot be added to this tally");
    // Wherever it stands among many, and whatever the type of the cells.
    for (const std::size_t at : {0U, 255U, 256U, 300U, 511U, 599U}) {
        std::vector<std::uint8_t> bytes(600, 2);
        std::vector<std::int8_t> with_sign(600, -1);
        bytes[at] = 3;
        with_sign[at] = 127;
        const std::string place = "ballot " + std::to_string(at / 2 + 1) + ": grade ";
        EXPECT_EQ(said(builder->add(std::span<const std::uint8_t>(bytes))), place + "3 of 3, counted from 0");
        EXPECT_EQ(said(builder->add(std::span<const std::int8_t>(with_sign))), place + "127 of 3, counted from 0");
    }
    EXPECT_EQ(builder->freeze().heads(), 1U);
    auto approvals = mark_planes_builder::approval({"A", "B"});
    EXPECT_EQ(said(approvals->add(std::span(wrong))), "ballot 2: an approval is 1 or 0, got 2");
    EXPECT_EQ(said(tally_of<grades_tally>(approvals->freeze())),
              "grades are counted from graded ballots; these are approval");
    EXPECT_EQ(
        said(tally_of<scores_tally>(mark_planes_builder::graded({"A"}, *scale::named({"bad", "good"}))->freeze())),
        "scores are counted from points; these ballots have none");
}

}  // namespace
}  // namespace delib
