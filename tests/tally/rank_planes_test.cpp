// Rankings in bit planes: the same duels as from a profile, by every kernel that this machine has.
#include "delib/ballot/profile_builder.hpp"
#include "delib/core/random.hpp"
#include "delib/rule/ranked/borda.hpp"
#include "delib/rule/ranked/plurality.hpp"
#include "delib/rule/ranked/ranked_priorities.hpp"
#include "delib/tally/first.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/positions.hpp"
#include "delib/tally/rank_planes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace delib {
namespace {

std::vector<std::string> names(std::size_t m) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < m; ++i) out.push_back("c" + std::to_string(i));
    return out;
}

// Random ranks from 1, 0 for unranked; ties and gaps as `most` allows.
std::vector<int> random_ranks(std::size_t m, std::size_t ballots, std::uint64_t most, std::uint64_t seed) {
    random_source random(seed);
    std::vector<int> out(m * ballots);
    for (int& rank : out) rank = static_cast<int>(random.below(most + 1));
    return out;
}

profile profile_of(std::size_t m, const std::vector<int>& ranks) {
    auto builder = profile_builder::ranked(names(m));
    std::vector<entry> row;
    for (std::size_t at = 0; at < ranks.size(); at += m) {
        row.clear();
        for (std::size_t c = 0; c < m; ++c) {
            if (ranks[at + c] > 0) row.push_back({candidate_at(c), static_cast<std::uint32_t>(ranks[at + c])});
        }
        EXPECT_TRUE(builder->add({.entries = row}).has_value());
    }
    return *builder->freeze();
}

// Ballot by ballot, without planes.
result<pairwise_tally> one_by_one(const profile& p, const ballot_policy& policy) {
    DELIB_TRY(counts, pairwise_tally::empty_for(p, policy));
    for (std::size_t i = 0; i < p.size(); ++i) DELIB_CHECK(counts.add(p[i], p.denominator()));
    return counts;
}

constexpr std::array policies{
    ballot_policy{},
    ballot_policy{.unranked = unranked_policy::no_opinion},
    ballot_policy{.pairwise_ties = pairwise_ties_policy::half},
    ballot_policy{.unranked = unranked_policy::no_opinion, .pairwise_ties = pairwise_ties_policy::half},
};

TEST(rank_planes, count_the_duels_of_the_profile) {
    for (const std::size_t m : {1U, 2U, 3U, 7U, 8U, 20U, 63U, 64U}) {
        for (const std::size_t ballots : {0U, 1U, 511U, 512U, 1100U}) {
            for (const std::uint64_t most : {1U, 5U, 300U}) {
                const auto ranks = random_ranks(m, ballots, most, m * 1000 + ballots + most);
                auto builder = rank_planes_builder::create(names(m));
                ASSERT_TRUE(builder->add_ranks(std::span<const int>(ranks)).has_value());
                const profile p = profile_of(m, ranks);
                for (const ballot_policy& policy : policies) {
                    const auto wanted = one_by_one(p, policy);
                    EXPECT_EQ(*tally_of<pairwise_tally>(p, policy), *wanted);
                    const auto got = duels_of(builder->freeze(), policy);
                    ASSERT_TRUE(got.has_value());
                    EXPECT_EQ(*got, *wanted) << m << " candidates, " << ballots << " ballots, ranks up to " << most;
                }
            }
        }
    }
}

TEST(rank_planes, count_the_places_of_the_profile) {
    for (const std::size_t m : {1U, 2U, 7U, 20U, 64U}) {
        for (const std::size_t ballots : {0U, 1U, 513U, 1100U}) {
            random_source random(m * 1000 + ballots);
            // Orders of every length, then with equal ranks and gaps as well.
            std::vector<int> orders(m * ballots, -1), ranks(m * ballots, 0);
            for (std::size_t b = 0; b < ballots; ++b) {
                std::vector<int> order(m);
                for (std::size_t c = 0; c < m; ++c) order[c] = static_cast<int>(c);
                random.shuffle(std::span(order));
                order.resize(random.below(m + 1));
                std::copy(order.begin(), order.end(), orders.begin() + static_cast<std::ptrdiff_t>(b * m));
                for (std::size_t place = 0; place < order.size(); ++place)
                    ranks[b * m + static_cast<std::size_t>(order[place])] = static_cast<int>(place) + 1;
            }
            auto strict = rank_planes_builder::create(names(m)), gaps = strict, ties = strict;
            ASSERT_TRUE(strict->add_orders(std::span<const int>(orders), m).has_value());
            std::vector<int> wide = ranks, tied = random_ranks(m, ballots, 5, m + ballots);
            for (int& rank : wide) rank *= 3;
            ASSERT_TRUE(gaps->add_ranks(std::span<const int>(wide)).has_value());
            ASSERT_TRUE(ties->add_ranks(std::span<const int>(tied)).has_value());
            EXPECT_TRUE(gaps->freeze().strict());
            const auto check = [](const rank_planes& planes, const profile& p) {
                EXPECT_EQ(*tally_of<positions_tally>(planes), *tally_of<positions_tally>(p));
                EXPECT_EQ(*tally_of<first_tally>(planes), *tally_of<first_tally>(p));
                EXPECT_EQ(tally_of<positions_tally>(planes)->heads(), p.heads());
                EXPECT_EQ(tally_of<first_tally>(planes)->blank_heads(), p.blank_heads());
            };
            SCOPED_TRACE(std::to_string(m) + " candidates, " + std::to_string(ballots) + " ballots");
            check(strict->freeze(), profile_of(m, ranks));
            check(gaps->freeze(), profile_of(m, wide));
            check(ties->freeze(), profile_of(m, tied));
        }
    }
}

TEST(rank_planes, feed_rules_on_places) {
    const std::vector<int> orders{0, 1, 2, 0, 2, 1, 1, 2, 0, 2, 1, -1, 1, -1, -1};
    auto builder = rank_planes_builder::create({"A", "B", "C"});
    ASSERT_TRUE(builder->add_orders(std::span<const int>(orders), 3).has_value());
    const rank_planes planes = builder->freeze();
    const profile p = *profile_of(planes);
    EXPECT_EQ(borda(planes)->scores, borda(p)->scores);
    EXPECT_EQ(borda(planes)->winners, borda(p)->winners);
    EXPECT_EQ(plurality(planes)->scores, plurality(p)->scores);
    EXPECT_EQ(ranked_priorities(planes)->scores, ranked_priorities(p)->scores);
    EXPECT_EQ(borda(planes, {}, 1, {.unranked = unranked_policy::reject}).error().message,
              "short ballots are set aside (unranked=reject) from profiles only");
}

TEST(rank_planes, every_kernel_gives_the_same_integers) {
    for (const std::size_t m : {2U, 5U, 20U, 64U}) {
        const std::size_t planes = static_cast<std::size_t>(std::bit_width(m));
        random_source random(m);
        std::vector<std::uint8_t> ranks(m * simd::block_ballots);
        for (auto& rank : ranks) rank = static_cast<std::uint8_t>(random.below(m + 2) == m ? 255 : random.below(m + 1));
        struct alignas(64) line : std::array<std::uint64_t, 8> {};
        std::vector<line> weights(3);
        for (line& l : weights) std::generate(l.begin(), l.end(), [&] { return random.bits(); });
        std::vector<std::uint64_t> first;
        for (const simd::plane_kernels* kernels : simd::available_kernels()) {
            SCOPED_TRACE(kernels->name);
            std::vector<line> packed(m * planes), masks(m), one(m * m, line{}), both(m * m, line{}),
                weighted(m * m, line{}), tops(m, line{}), numbers(m * (m + 1), line{}), some(m * 2, line{});
            std::vector<std::uint64_t> all{kernels->pack(ranks.data(), m, m, planes, packed.front().data())};
            for (std::size_t c = 0; c < m; ++c) masks[c].fill(c % 2 == 0 ? ~std::uint64_t{0} : 0x00FF00FF00FF00FFU);
            const simd::plane_blocks blocks{packed.front().data(), 1, m, planes};
            kernels->compare(blocks, one.front().data());
            kernels->compare_both(blocks, masks.front().data(), both.front().data());
            kernels->compare_weighted(blocks, nullptr, weights.front().data(), weights.size(), weighted.front().data());
            const std::size_t among[] = {1, 0};
            kernels->tops(blocks, among, 2, tops.front().data());
            kernels->numbers(blocks, nullptr, m + 1, numbers.front().data());
            kernels->numbers(blocks, weights.front().data(), 2, some.front().data());
            for (const auto& lines : {packed}) {
                for (const line& l : lines) all.insert(all.end(), l.begin(), l.end());
            }
            for (const auto& lines : {one, both, weighted, tops, numbers, some}) {
                for (const line& l : lines) {
                    std::uint64_t sum = 0;
                    for (const std::uint64_t part : l) sum += part;
                    all.push_back(sum);
                }
            }
            if (first.empty()) first = all;
            EXPECT_EQ(all, first);
            std::uint64_t ahead = 0;
            for (std::size_t i = 0; i < simd::block_ballots; ++i)
                ahead += std::min<std::size_t>(ranks[i], m) < std::min<std::size_t>(ranks[simd::block_ballots + i], m);
            EXPECT_EQ(all[1 + m * planes * 8 + 1], ahead);
            std::vector<std::uint64_t> given(m * (m + 1)), given_by_some(m * 2);
            for (std::size_t c = 0; c < m; ++c) {
                for (std::size_t i = 0; i < simd::block_ballots; ++i) {
                    const std::size_t number = std::min<std::size_t>(ranks[c * simd::block_ballots + i], m);
                    ++given[c * (m + 1) + number];
                    if (number < 2) given_by_some[c * 2 + number] += weights[0][i / 64] >> i % 64 & 1;
                }
            }
            given.insert(given.end(), given_by_some.begin(), given_by_some.end());
            EXPECT_TRUE(std::equal(given.begin(), given.end(), all.end() - static_cast<std::ptrdiff_t>(given.size())));
        }
    }
    EXPECT_STREQ(simd::available_kernels().back()->name, "portable");
}

TEST(rank_planes, every_kernel_widens_rows_alike) {
    random_source random(23);
    for (const simd::plane_kernels* kernels : simd::available_kernels()) {
        SCOPED_TRACE(kernels->name);
        for (std::size_t size = 1; size < 70; ++size) {
            // Strengths on both sides of 2^31, at places that no vector begins at.
            std::vector<std::uint32_t> row(size + 1), onward(size + 3);
            for (auto* values : {&row, &onward}) {
                for (std::uint32_t& v : *values) v = static_cast<std::uint32_t>(random.bits());
            }
            const auto first = static_cast<std::uint32_t>(random.bits());
            std::vector<std::uint32_t> expected = row;
            for (std::size_t i = 0; i < size; ++i)
                expected[i + 1] = std::max(row[i + 1], std::min(first, onward[i + 3]));
            kernels->widen(row.data() + 1, onward.data() + 3, first, size);
            EXPECT_EQ(row, expected) << size;
        }
    }
}

TEST(rank_planes, weights_lie_in_planes_too) {
    random_source random(11);
    for (const std::uint64_t most : {std::uint64_t{1}, std::uint64_t{9}, std::uint64_t{1} << 50}) {
        for (const std::size_t m : {3U, 20U, 64U}) {
            auto builder = profile_builder::ranked(names(m));
            std::vector<entry> row;
            for (std::size_t i = 0; i < 1500; ++i) {
                row.clear();
                for (std::size_t c = 0; c < m; ++c) {
                    const auto rank = static_cast<std::uint32_t>(random.below(2 * m));
                    if (rank > 0) row.push_back({candidate_at(c), rank});
                }
                // Thirds among the weights, and weights of nothing.
                const weight w = weight::ratio(static_cast<int128>(random.below(most + 1)), i % 2 == 0 ? 3 : 1);
                ASSERT_TRUE(builder->add({.entries = row, .weight = w}).has_value());
            }
            const profile p = *builder->freeze();
            for (const ballot_policy& policy : policies)
                EXPECT_EQ(*tally_of<pairwise_tally>(p, policy), *one_by_one(p, policy)) << most << ", " << m;
        }
    }
}

TEST(rank_planes, orders_are_rows_of_candidates_best_first) {
    auto builder = rank_planes_builder::create(names(3));
    const std::array<std::int8_t, 12> orders{2, 0, 1, 1, -1, -1, -1, -1, -1, 0, 2, -1};
    ASSERT_TRUE(builder->add_orders(std::span<const std::int8_t>(orders), 3).has_value());
    const std::array<std::uint16_t, 2> firsts{1, 65535};
    ASSERT_TRUE(builder->add_orders(std::span<const std::uint16_t>(firsts), 1).has_value());
    const rank_planes planes = builder->freeze();
    EXPECT_EQ(planes.heads(), 4U);
    EXPECT_EQ(planes.blank_heads(), 2U);
    EXPECT_FALSE(planes.complete());
    const auto counts = duels_of(planes);
    EXPECT_EQ((*counts)(candidate_at(0), candidate_at(1)), 2 * 2);  // cells count half votes
    EXPECT_EQ((*counts)(candidate_at(1), candidate_at(0)), 2 * 2);
    EXPECT_EQ((*counts)(candidate_at(2), candidate_at(1)), 2 * 2);
    EXPECT_EQ(counts->heads(), 4U);
    EXPECT_EQ(counts->blank_heads(), 2U);
}

TEST(rank_planes, complete_orders_are_counted_in_one_direction) {
    random_source random(7);
    constexpr std::size_t m = 20, ballots = 700;
    std::vector<std::uint8_t> orders;
    std::vector<int> ranks(m * ballots);
    for (std::size_t i = 0; i < ballots; ++i) {
        std::array<std::uint8_t, m> order{};
        for (std::size_t c = 0; c < m; ++c) order[c] = static_cast<std::uint8_t>(c);
        random.shuffle(std::span<std::uint8_t>(order));
        orders.insert(orders.end(), order.begin(), order.end());
        for (std::size_t place = 0; place < m; ++place) ranks[i * m + order[place]] = static_cast<int>(place + 1);
    }
    auto builder = rank_planes_builder::create(names(m));
    // In parts that do not fit blocks.
    const std::span<const std::uint8_t> all(orders);
    ASSERT_TRUE(builder->add_orders(all.first(m * 300), m).has_value());
    ASSERT_TRUE(builder->add_orders(all.subspan(m * 300), m).has_value());
    EXPECT_TRUE(builder->freeze().complete());
    const auto got = duels_of(builder->freeze());
    EXPECT_EQ(*got, *tally_of<pairwise_tally>(profile_of(m, ranks)));
}

TEST(rank_planes, a_wrong_ballot_is_told_and_nothing_of_the_call_is_kept) {
    auto builder = rank_planes_builder::create(names(3));
    std::vector<std::int32_t> orders;
    for (std::size_t i = 0; i < 600; ++i) orders.insert(orders.end(), {0, 1, 2});
    ASSERT_TRUE(builder->add_orders(std::span<const std::int32_t>(orders), 3).has_value());
    const auto before = duels_of(builder->freeze());
    const auto failure = [&](std::vector<std::int32_t> last) {
        std::vector<std::int32_t> rows = orders;
        rows.insert(rows.end(), last.begin(), last.end());
        const auto read = builder->add_orders(std::span<const std::int32_t>(rows), 3);
        EXPECT_EQ(*duels_of(builder->freeze()), *before);
        return read.has_value() ? std::string() : read.error().message;
    };
    EXPECT_EQ(failure({0, 0, 1}), "ballot 601: candidate 0 stands twice");
    EXPECT_EQ(failure({0, 3, 1}), "ballot 601: candidate 3 of 3, counted from 0");
    EXPECT_EQ(failure({0, -1, 1}), "ballot 601: a candidate stands after the end of the ballot");
    EXPECT_EQ(failure({0, 1}), "the cells do not make whole rows of 3");
    EXPECT_TRUE(builder->freeze().complete());
}

// A block is checked by its holes: so many that they would be none if a byte counted them.
TEST(rank_planes, as_many_wrong_ballots_as_a_byte_holds_are_told) {
    for (const std::uint8_t instead : {std::uint8_t{1}, std::uint8_t{7}}) {
        auto builder = rank_planes_builder::create(names(3));
        std::vector<std::uint8_t> rows;
        for (std::size_t i = 0; i < 512; ++i) {
            const std::uint8_t row[] = {i < 256 ? std::uint8_t{0} : instead, 1, 2};
            rows.insert(rows.end(), std::begin(row), std::end(row));
        }
        const auto added = builder->add_orders(std::span<const std::uint8_t>(rows), 3);
        ASSERT_FALSE(added.has_value());
        EXPECT_EQ(added.error().message.substr(0, 11), "ballot 257:");
        EXPECT_EQ(builder->freeze().heads(), 0U);
    }
}

TEST(rank_planes, first_places_are_those_of_the_ballots) {
    for (const std::size_t m : {1U, 2U, 3U, 8U, 20U, 64U}) {
        for (const std::uint64_t most : {std::uint64_t{2}, std::uint64_t{m} + 2}) {
            const std::size_t ballots = 700;
            const auto ranks = random_ranks(m, ballots, most, 5 * m + most);
            auto builder = rank_planes_builder::create(names(m));
            ASSERT_TRUE(builder->add_ranks(std::span<const int>(ranks)).has_value());
            const rank_planes planes = builder->freeze();
            std::vector<candidate> among;
            for (std::size_t c = 0; c<m; c += m> 4 ? 3 : 1) among.push_back(candidate_at(c));
            std::vector<std::uint64_t> wanted(among.size(), 0);
            bool strict = true;
            for (std::size_t b = 0; b < ballots; ++b) {
                const int* const row = ranks.data() + b * m;
                int best = 0;
                for (const candidate who : among) {
                    const int rank = row[index(who)];
                    if (rank > 0 && (best == 0 || rank < best)) best = rank;
                }
                for (std::size_t i = 0; i < among.size(); ++i) wanted[i] += best > 0 && row[index(among[i])] == best;
                for (std::size_t c = 0; c < m; ++c) {
                    for (std::size_t d = 0; d < c; ++d) strict = strict && (row[c] <= 0 || row[c] != row[d]);
                }
            }
            EXPECT_EQ(count_tops(planes, among), wanted) << m << " candidates, ranks up to " << most;
            EXPECT_EQ(count_tops(planes, {}), std::vector<std::uint64_t>{});
            EXPECT_EQ(planes.strict(), strict);
        }
    }
}

TEST(rank_planes, become_the_profile_again) {
    for (const std::size_t m : {1U, 3U, 8U, 64U}) {
        // Ranks of the planes may leave some out, and go beyond m; those of the profile do not.
        auto ranks = random_ranks(m, 600, m + 2, m);
        auto builder = rank_planes_builder::create(names(m));
        ASSERT_TRUE(builder->add_ranks(std::span<const int>(ranks)).has_value());
        for (std::size_t at = 0; at < ranks.size(); at += m) {
            std::vector<int> row(ranks.begin() + static_cast<std::ptrdiff_t>(at),
                                 ranks.begin() + static_cast<std::ptrdiff_t>(at + m));
            std::vector<int> used = row;
            std::sort(used.begin(), used.end());
            used.erase(std::unique(used.begin(), used.end()), used.end());
            std::erase(used, 0);
            for (std::size_t c = 0; c < m; ++c) {
                const auto place = std::find(used.begin(), used.end(), row[c]);
                ranks[at + c] = row[c] == 0 ? 0 : static_cast<int>(place - used.begin()) + 1;
            }
        }
        const profile got = *delib::profile_of(builder->freeze()), wanted = profile_of(m, ranks);
        ASSERT_EQ(got.size(), wanted.size());
        EXPECT_EQ(got.blank_heads(), wanted.blank_heads());
        for (std::size_t i = 0; i < got.size(); ++i) {
            EXPECT_TRUE(std::ranges::equal(got[i].entries, wanted[i].entries));
            EXPECT_EQ(got[i].heads, wanted[i].heads);
        }
    }
}

TEST(rank_planes, know_their_bounds) {
    EXPECT_FALSE(rank_planes_builder::create(names(0)).has_value());
    EXPECT_FALSE(rank_planes_builder::create(names(65)).has_value());
    auto builder = rank_planes_builder::create(names(2));
    const std::array<int, 2> one{1, 0};
    ASSERT_TRUE(builder->add_ranks(std::span<const int>(one)).has_value());
    EXPECT_FALSE(duels_of(builder->freeze(), {.unranked = unranked_policy::reject}).has_value());
    pairwise_tally others(std::make_shared<const candidate_list>(*candidate_list::create({"x", "y"})), {});
    EXPECT_FALSE(others.add(builder->freeze()).has_value());
}

}  // namespace
}  // namespace delib
