#include "delib/core/random.hpp"
#include "delib/graph/majority_graph.hpp"
#include "delib/graph/strength.hpp"
#include "delib/graph/strongest_paths.hpp"
#include "oracle/paths.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

namespace delib {
namespace {

using testing::rankings;
using testing::value;

candidate_graph random_graph(std::size_t size, std::uint64_t density, random_source& random) {
    candidate_graph graph{size, {}};
    for (std::size_t a = 0; a < size; ++a) {
        for (std::size_t b = 0; b < size; ++b) {
            if (a != b && random.below(10) < density) graph.edges.emplace_back(candidate_at(a), candidate_at(b));
        }
    }
    return graph;
}

TEST(components, hold_those_who_reach_each_other_in_the_order_of_the_edges) {
    random_source random(5);
    for (int i = 0; i < 300; ++i) {
        const std::size_t size = 1 + random.below(6);
        const candidate_graph graph = random_graph(size, 1 + random.below(5), random);
        std::vector<std::vector<bool>> edge(size, std::vector<bool>(size, false));
        for (const auto& [a, b] : graph.edges) edge[index(a)][index(b)] = true;
        const auto parts = components(graph);
        std::vector<std::size_t> part_of(size, size);
        for (std::size_t p = 0; p < parts.size(); ++p) {
            EXPECT_TRUE(std::is_sorted(parts[p].begin(), parts[p].end()));
            for (const candidate who : parts[p]) {
                EXPECT_EQ(part_of[index(who)], size) << "a candidate in two components";
                part_of[index(who)] = p;
            }
        }
        for (std::size_t a = 0; a < size; ++a) {
            ASSERT_LT(part_of[a], parts.size());
            for (std::size_t b = 0; b < size; ++b) {
                EXPECT_EQ(part_of[a] == part_of[b], oracle::reaches(edge, a, b) && oracle::reaches(edge, b, a));
                if (edge[a][b]) {
                    EXPECT_LE(part_of[a], part_of[b]);
                }
            }
        }
    }
    EXPECT_TRUE(components({}).empty());
}

pairwise_tally pairs(const profile& p) {
    return value(tally_of<pairwise_tally>(p));
}

profile random_rankings(std::size_t size, std::size_t ballots, random_source& random) {
    std::vector<std::string> names;
    for (std::size_t c = 0; c < size; ++c) names.push_back(std::string(1, static_cast<char>('A' + c)));
    auto builder = value(profile_builder::ranked(names));
    for (std::size_t i = 0; i < ballots; ++i) {
        std::vector<entry> row;
        for (std::size_t c = 0; c < size; ++c)
            row.push_back({candidate_at(c), 1 + static_cast<std::uint32_t>(random.below(size))});
        (void)value(builder.add({.entries = row, .heads = 1 + random.below(4)}));
    }
    return value(builder.freeze());
}

TEST(smith_set, is_the_smallest_set_that_beats_everybody_outside) {
    random_source random(6);
    for (int i = 0; i < 300; ++i) {
        const auto tally = pairs(random_rankings(5, 1 + random.below(5), random));
        // Every set of candidates, the smallest first; dominating sets are nested, so there is one of least
        // size.
        std::set<candidate> smallest;
        std::size_t least = 6;
        for (unsigned mask = 1; mask < 32; ++mask) {
            std::set<candidate> inside;
            bool beats = true;
            for (std::size_t a = 0; a < 5; ++a) {
                if ((mask >> a & 1) == 0) continue;
                inside.insert(candidate_at(a));
                for (std::size_t b = 0; b < 5; ++b) {
                    if ((mask >> b & 1) == 0 && tally.margin(candidate_at(a), candidate_at(b)) <= 0) beats = false;
                }
            }
            if (beats && inside.size() < least) {
                least = inside.size();
                smallest = inside;
            }
        }
        const auto got = smith_set(tally);
        EXPECT_EQ(std::set<candidate>(got.begin(), got.end()), smallest);
    }
    EXPECT_TRUE(smith_set(pairs(rankings("", {}))).empty());
}

TEST(majority_graph, has_an_edge_for_each_strict_majority) {
    const auto tally = pairs(rankings("A B C", {"2: A>B>C", "2: C>A>B"}));
    EXPECT_EQ(majority_graph(tally).edges,
              (std::vector<std::pair<candidate, candidate>>{{candidate_at(0), candidate_at(1)}}));
    EXPECT_EQ(weak_majority_graph(tally).edges.size(), 5U);
}

TEST(compare_defeats, follows_each_measure) {
    using enum strength_measure;
    const auto stronger = [](strength_measure m, int w1, int l1, int w2, int l2) {
        return compare_defeats(m, w1, l1, w2, l2) > 0;
    };
    const auto equal = [](strength_measure m, int w1, int l1, int w2, int l2) {
        return compare_defeats(m, w1, l1, w2, l2) == 0;
    };
    EXPECT_TRUE(stronger(margins, 5, 1, 9, 6));
    EXPECT_TRUE(equal(margins, 5, 2, 9, 6));
    EXPECT_TRUE(stronger(winning_votes, 9, 8, 8, 0));
    EXPECT_TRUE(equal(winning_votes, 9, 8, 9, 0));
    EXPECT_TRUE(stronger(winning_votes_then_opposition, 9, 0, 9, 8));
    EXPECT_TRUE(stronger(winning_votes_then_opposition, 9, 8, 8, 0));
    EXPECT_TRUE(stronger(losing_votes, 5, 1, 9, 2));
    EXPECT_TRUE(equal(losing_votes, 5, 2, 9, 2));
    EXPECT_TRUE(stronger(ratio, 3, 1, 8, 3));
    EXPECT_TRUE(equal(ratio, 6, 2, 3, 1));
    EXPECT_TRUE(stronger(ratio, 1, 0, 1000, 1));  // nobody on the other side: infinitely strong
    EXPECT_TRUE(equal(ratio, 1, 0, 1000, 0));
}

TEST(strengths, number_the_defeats_and_nothing_else) {
    const auto tally = pairs(rankings("A B C", {"3: A>B>C", "2: B>C>A"}));
    const strength_matrix m = strengths(tally, strength_measure::margins);
    EXPECT_EQ(m.places, (std::vector<std::uint32_t>{0, 1, 1, 0, 0, 2, 0, 0, 0}));
    const auto tied = strengths(pairs(rankings("A B", {"1: A>B", "1: B>A"})), strength_measure::ratio);
    EXPECT_EQ(tied.places, (std::vector<std::uint32_t>(4, 0)));
}

TEST(strongest_paths, are_those_found_by_trying_every_path) {
    random_source random(7);
    for (int i = 0; i < 200; ++i) {
        const std::size_t size = 2 + random.below(4);
        strength_matrix direct{size, std::vector<std::uint32_t>(size * size, 0)};
        std::vector<std::vector<std::optional<std::uint32_t>>> edge(size,
                                                                    std::vector<std::optional<std::uint32_t>>(size));
        for (std::size_t a = 0; a < size; ++a) {
            for (std::size_t b = 0; b < size; ++b) {
                if (a == b || random.below(2) == 0) continue;
                direct.places[a * size + b] = 1 + static_cast<std::uint32_t>(random.below(5));
                edge[a][b] = direct.places[a * size + b];
            }
        }
        const strength_matrix strongest = strongest_paths(direct);
        for (std::size_t a = 0; a < size; ++a) {
            EXPECT_EQ(strongest.places[a * size + a], 0U);
            for (std::size_t b = 0; b < size; ++b) {
                if (a == b) continue;
                const candidate from = candidate_at(a), to = candidate_at(b);
                EXPECT_EQ(strongest(from, to), oracle::strongest_simple_path(edge, a, b).value_or(0));
                const auto path = strongest_path(direct, strongest, from, to);
                if (strongest(from, to) == 0) {
                    EXPECT_TRUE(path.empty());
                    continue;
                }
                ASSERT_GE(path.size(), 2U);
                EXPECT_EQ(path.front(), from);
                EXPECT_EQ(path.back(), to);
                std::uint32_t weakest = 1000;
                for (std::size_t k = 1; k < path.size(); ++k) weakest = std::min(weakest, direct(path[k - 1], path[k]));
                EXPECT_EQ(weakest, strongest(from, to));
            }
        }
    }
}

TEST(strongest_path, takes_the_fewest_steps) {
    // A→B→C→D and A→D are equally strong.
    strength_matrix direct{4, {0, 3, 0, 3, 0, 0, 3, 0, 0, 0, 0, 3, 0, 0, 0, 0}};
    EXPECT_EQ(strongest_path(direct, strongest_paths(direct), candidate_at(0), candidate_at(3)).size(), 2U);
    direct(candidate_at(0), candidate_at(3)) = 2;
    EXPECT_EQ(strongest_path(direct, strongest_paths(direct), candidate_at(0), candidate_at(3)).size(), 4U);
}

}  // namespace
}  // namespace delib
