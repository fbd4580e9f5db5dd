// Most ballots take a short way through the builder (packed_ballots.hpp), the others a long one: whatever way they took,
// the profile is that of a plain map.
#include "delib/ballot/packed_ballots.hpp"
#include "delib/core/random.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace delib {
namespace {

using testing::value;
using row = std::vector<entry>;

std::vector<std::string> some_names(std::size_t count) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back("c" + std::to_string(i));
    return out;
}

// What a profile says, ballot by ballot in its order: entries, weight times six, heads.
using listing = std::vector<std::tuple<row, int128, std::uint64_t>>;

listing listed(const profile& p) {
    listing out;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view b = p[i];
        out.emplace_back(row(b.entries.begin(), b.entries.end()), b.numerator * (6 / p.denominator()), b.heads);
    }
    return out;
}

class plain_map {
public:
    void add(const row& ballot, int128 sixths, std::uint64_t heads) {
        auto& [weight, cast] = counted_[ballot];
        weight += sixths * static_cast<int128>(heads);
        cast += heads;
    }
    [[nodiscard]] listing list() const {
        listing out;
        for (const auto& [ballot, counts] : counted_) out.emplace_back(ballot, counts.first, counts.second);
        return out;
    }

private:
    std::map<row, std::pair<int128, std::uint64_t>> counted_{};
};

struct shape {
    ballot_kind kind;
    std::size_t candidates;
    std::uint32_t values;  // of the scale
    const char* name;
};

std::ostream& operator<<(std::ostream& out, const shape& s) {
    return out << s.name;
}

profile_builder builder_of(const shape& s) {
    const auto names = some_names(s.candidates);
    if (s.kind == ballot_kind::ranked) return value(profile_builder::ranked(names));
    if (s.kind == ballot_kind::approval) return value(profile_builder::approval(names));
    return value(profile_builder::graded(names, value(scale::named(some_names(s.values)))));
}

// Mostly ballots that can be packed; some have ties, gaps, holes, or are blank or long.
row drawn(const shape& s, random_source& random) {
    std::vector<std::size_t> who(s.candidates);
    std::iota(who.begin(), who.end(), std::size_t{0});
    random.shuffle(std::span(who));
    const std::uint64_t manner = random.below(8);
    const bool grades = s.kind == ballot_kind::graded;
    std::size_t length = grades && manner != 0 ? s.candidates : random.below(s.candidates + 1);
    // So that equal ballots occur.
    if (!grades && manner > 2) length = std::min<std::size_t>(length, 2);
    row out;
    for (std::size_t i = 0; i < length; ++i) {
        std::uint32_t of = 1;
        if (grades) of = static_cast<std::uint32_t>(random.below(s.values));
        if (s.kind == ballot_kind::ranked) of = static_cast<std::uint32_t>(manner == 1 ? i / 2 + 1 : i + 1);
        if (s.kind == ballot_kind::ranked && manner == 2) of += 1;
        out.push_back({candidate_at(who[i]), of});
    }
    return out;
}

// As a profile has it.
row in_order(const shape& s, row ballot) {
    std::sort(ballot.begin(), ballot.end(), [&](const entry& a, const entry& b) {
        if (s.kind == ballot_kind::ranked && a.value != b.value) return a.value < b.value;
        return a.who < b.who;
    });
    return ballot;
}

class packed_or_not : public ::testing::TestWithParam<shape> {};

TEST_P(packed_or_not, ballots_are_counted_alike) {
    const shape s = GetParam();
    for (const bool weights : {false, true}) {
        random_source random(11);
        profile_builder builder = builder_of(s);
        plain_map wanted;
        for (std::size_t i = 0; i < 3'000; ++i) {
            const row ballot = drawn(s, random);
            const std::uint64_t heads = random.below(16) == 0 ? 3 : 1;
            const bool weighs = weights && i >= 1'500 && random.below(4) == 0;
            const weight each = weighs ? weight::ratio(5, 6) : weight(1);
            ASSERT_TRUE(builder.add({.entries = ballot, .weight = each, .heads = heads})) << i;
            wanted.add(in_order(s, ballot), weighs ? 5 : 6, heads);
            if (i == 700) {
                ASSERT_EQ(listed(value(builder.freeze())), wanted.list());
            }
        }
        const profile p = value(builder.freeze());
        EXPECT_EQ(listed(p), wanted.list());
        EXPECT_EQ(p.denominator(), weights ? 6 : 1);
    }
}

INSTANTIATE_TEST_SUITE_P(
    shapes, packed_or_not,
    ::testing::Values(
        shape{ballot_kind::ranked, 1, 0, "one"}, shape{ballot_kind::ranked, 3, 0, "three"},
        shape{ballot_kind::ranked, 24, 0, "as_many_as_fit"}, shape{ballot_kind::ranked, 25, 0, "one_more_than_fits"},
        shape{ballot_kind::ranked, 64, 0, "a_word_of_candidates"},
        shape{ballot_kind::ranked, 65, 0, "one_more_than_a_word"}, shape{ballot_kind::ranked, 300, 0, "hundreds"},
        shape{ballot_kind::approval, 5, 0, "approvals"}, shape{ballot_kind::approval, 40, 0, "many_approvals"},
        shape{ballot_kind::graded, 4, 7, "grades"}, shape{ballot_kind::graded, 42, 8, "grades_that_fit"},
        shape{ballot_kind::graded, 43, 8, "one_grade_too_many"}, shape{ballot_kind::graded, 3, 1, "one_grade"}),
    [](const auto& of) { return std::string(of.param.name); });

// More than the builder keeps before it counts, so that counts are merged with earlier ones.
TEST(packed_ballots, many_are_counted_in_several_steps) {
    random_source random(12);
    detail::packed_ballots packed(ballot_kind::ranked, 9, 0);
    std::map<row, std::uint64_t> wanted;
    std::vector<std::size_t> who(9);
    std::iota(who.begin(), who.end(), std::size_t{0});
    for (std::size_t i = 0; i < 500'000; ++i) {
        random.shuffle(std::span(who));
        row ballot;
        for (std::size_t r = 0; r < (i % 2 == 0 ? 9U : 2U); ++r)
            ballot.push_back({candidate_at(who[r]), static_cast<std::uint32_t>(r + 1)});
        ASSERT_TRUE(packed.add(ballot));
        ++wanted[ballot];
    }
    const detail::packed_counts found = packed.counts();
    ASSERT_EQ(found.ballots.size(), wanted.size());
    std::size_t i = 0;
    row ballot;
    for (const auto& [entries, heads] : wanted) {
        ballot.resize(packed.length(found.ballots[i]));
        packed.unpack(found.ballots[i], ballot.data());
        ASSERT_EQ(ballot, entries);
        ASSERT_EQ(found.heads[i++], heads);
    }
}

TEST(packed_ballots, refuse_what_is_no_ballot) {
    detail::packed_ballots ranked(ballot_kind::ranked, 70, 0);
    const entry twice[] = {{candidate_at(3), 1}, {candidate_at(3), 2}}, zero[] = {{candidate_at(0), 0}};
    const entry nobody[] = {{candidate_at(70), 1}}, tied[] = {{candidate_at(0), 1}, {candidate_at(1), 1}};
    const entry same_bit[] = {{candidate_at(3), 2}, {candidate_at(67), 1}}, gap[] = {{candidate_at(0), 2}};
    EXPECT_FALSE(ranked.add(twice));
    EXPECT_FALSE(ranked.add(zero));
    EXPECT_FALSE(ranked.add(nobody));
    EXPECT_FALSE(ranked.add(tied));
    EXPECT_FALSE(ranked.add(gap));
    EXPECT_TRUE(ranked.empty());
    EXPECT_TRUE(ranked.add(same_bit));
    EXPECT_FALSE(ranked.empty());
    detail::packed_ballots graded(ballot_kind::graded, 2, 3);
    const entry beyond[] = {{candidate_at(0), 3}, {candidate_at(1), 0}}, half[] = {{candidate_at(0), 1}};
    EXPECT_FALSE(graded.add(beyond));
    EXPECT_FALSE(graded.add(half));
    detail::packed_ballots approvals(ballot_kind::approval, 2, 0);
    const entry again[] = {{candidate_at(1), 1}, {candidate_at(1), 1}};
    EXPECT_FALSE(approvals.add(again));
    EXPECT_TRUE(approvals.add({}));
}

}  // namespace
}  // namespace delib
