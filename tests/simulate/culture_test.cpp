// The samplers: the same numbers everywhere, and the distributions that their definitions ask for. Where a distribution is
// known exactly, counts of a fixed seed are compared with it by chi-square; a test shows that a biased sampler is caught.
#include "delib/simulate/culture.hpp"
#include "delib/tally/simd/dispatch.hpp"
#include "simulate/elections.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace delib {
namespace {

culture_sampler sampler(std::string_view id, const option_texts& options, std::uint64_t voters, std::size_t candidates,
                        std::uint64_t seed = 2022) {
    auto out = culture_sampler::create(id, options, voters, candidates);
    EXPECT_TRUE(out.has_value()) << (out.has_value() ? "" : out.error().message);
    out->restart(seed);
    return *std::move(out);
}

using order_counts = std::map<simulated_order, std::uint64_t>;

order_counts count_orders(culture_sampler& from, int elections) {
    order_counts out;
    for (int i = 0; i < elections; ++i) {
        const simulated_election& votes = from.next();
        for (std::size_t v = 0; v < static_cast<std::size_t>(votes.voters()); ++v) ++out[order_of(votes, v)];
    }
    return out;
}

std::vector<simulated_order> all_orders(std::size_t m) {
    simulated_order one(m);
    std::iota(one.begin(), one.end(), std::size_t{0});
    std::vector<simulated_order> out;
    do out.push_back(one);
    while (std::next_permutation(one.begin(), one.end()));
    return out;
}

// How far counts are from their expected shares, in standard deviations of chi-square (Wilson and Hilferty 1931).
template <class Key>
double distance(const std::map<Key, std::uint64_t>& seen, const std::map<Key, double>& shares) {
    double total = 0, sum = 0;
    for (const auto& [key, count] : seen) {
        EXPECT_TRUE(shares.contains(key));
        total += static_cast<double>(count);
    }
    for (const auto& [key, share] : shares) {
        const auto found = seen.find(key);
        const double got = found == seen.end() ? 0 : static_cast<double>(found->second);
        sum += (got - total * share) * (got - total * share) / (total * share);
    }
    const double freedom = static_cast<double>(shares.size()) - 1, spread = 2 / (9 * freedom);
    return (std::cbrt(sum / freedom) - (1 - spread)) / std::sqrt(spread);
}

std::map<simulated_order, double> shares_of(std::size_t m,
                                            const std::function<double(const simulated_order&)>& weight) {
    std::map<simulated_order, double> out;
    double total = 0;
    for (const auto& order : all_orders(m)) total += out[order] = weight(order);
    for (auto& [order, share] : out) share /= total;
    return out;
}

std::size_t inversions(const simulated_order& order) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = i + 1; j < order.size(); ++j) out += order[i] > order[j];
    }
    return out;
}

TEST(cultures, ic_draws_every_order_alike) {
    for (const std::size_t m : {2U, 3U, 4U, 5U, 6U}) {
        auto ic = sampler("ic", {}, 700, m);
        EXPECT_LT(std::abs(distance(count_orders(ic, 200), shares_of(m, [](auto&) { return 1.0; }))), 4) << m;
    }
}

TEST(cultures, mallows_follows_its_definition) {
    for (const double phi : {0.25, 0.8}) {
        auto mallows = sampler("mallows", {{"dispersion", phi < 0.5 ? "1/4" : "0.8"}}, 700, 4);
        const auto wanted = shares_of(4, [&](auto& o) { return std::pow(phi, static_cast<double>(inversions(o))); });
        EXPECT_LT(std::abs(distance(count_orders(mallows, 200), wanted)), 4) << phi;
    }
    auto wide = sampler("mallows", {{"dispersion", "1"}}, 700, 5);
    EXPECT_LT(std::abs(distance(count_orders(wide, 200), shares_of(5, [](auto&) { return 1.0; }))), 4);
    auto one = sampler("mallows", {{"dispersion", "0"}}, 1000, 6);
    EXPECT_EQ(count_orders(one, 3), (order_counts{{{0, 1, 2, 3, 4, 5}, 3000}}));
}

TEST(cultures, plackett_luce_follows_its_definition) {
    auto drawn = sampler("plackett-luce", {{"weights", "4,2.5,1,1/2"}}, 700, 4);
    const std::vector<double> weights{4, 2.5, 1, 0.5};
    const auto wanted = shares_of(4, [&](auto& order) {
        double left = 8, out = 1;
        for (const std::size_t who : order) {
            out *= weights[who] / left;
            left -= weights[who];
        }
        return out;
    });
    EXPECT_LT(std::abs(distance(count_orders(drawn, 200), wanted)), 4);
}

// With three candidates and three voters there are 56 anonymous profiles, each of probability 1/56.
TEST(cultures, iac_draws_every_anonymous_profile_alike) {
    auto iac = sampler("iac", {}, 3, 3);
    std::map<order_counts, std::uint64_t> seen;
    std::map<order_counts, double> wanted;
    for (int i = 0; i < 20'000; ++i) ++seen[count_orders(iac, 1)];
    for (const auto& a : all_orders(3)) {
        for (const auto& b : all_orders(3)) {
            for (const auto& c : all_orders(3)) {
                order_counts one;
                ++one[a], ++one[b], ++one[c];
                wanted[one] = 1.0 / 56;
            }
        }
    }
    ASSERT_EQ(wanted.size(), 56U);
    EXPECT_LT(std::abs(distance(seen, wanted)), 4);
}

TEST(cultures, urn_goes_from_independence_to_unanimity) {
    auto none = sampler("urn", {{"contagion", "0"}}, 700, 4);
    EXPECT_LT(std::abs(distance(count_orders(none, 200), shares_of(4, [](auto&) { return 1.0; }))), 4);
    auto all = sampler("urn", {{"contagion", "1000000"}}, 700, 4);
    int unanimous = 0;
    for (int i = 0; i < 100; ++i) unanimous += count_orders(all, 1).size() == 1;
    EXPECT_GE(unanimous, 99);
    // The second voter of two copies the first with probability 1/2, and draws the same anew with 1/2 · 1/6.
    auto half = sampler("urn", {{"contagion", "1"}}, 2, 3);
    std::map<bool, std::uint64_t> same;
    for (int i = 0; i < 20'000; ++i) ++same[count_orders(half, 1).size() == 1];
    EXPECT_LT(std::abs(distance(same, {{true, 7.0 / 12}, {false, 5.0 / 12}})), 4);
}

TEST(cultures, points_on_a_line_always_have_a_condorcet_winner) {
    auto line = sampler("euclidean", {{"dimension", "1"}}, 201, 7);
    for (int i = 0; i < 500; ++i) {
        const simulated_election& votes = line.next();
        bool somebody = false;
        for (std::size_t a = 0; a < 7; ++a) {
            bool wins = true;
            for (std::size_t b = 0; b < 7; ++b) wins = wins && (a == b || votes.margin(a, b) > 0);
            somebody = somebody || wins;
        }
        ASSERT_TRUE(somebody) << i;
    }
}

// On a line of m candidates at most m (m − 1) / 2 + 1 orders occur; in the plane, by chance, all orders of three.
TEST(cultures, points_have_the_orders_of_their_space) {
    auto line = sampler("euclidean", {{"dimension", "1"}}, 2000, 5), plane = sampler("euclidean", {}, 2000, 3);
    std::size_t most = 0;
    for (int i = 0; i < 50; ++i) {
        EXPECT_LE(count_orders(line, 1).size(), 11U);
        most = std::max(most, count_orders(plane, 1).size());
    }
    EXPECT_EQ(most, 6U);
}

TEST(cultures, a_biased_sampler_is_caught) {
    // 64 bits modulo 6 would be fair enough; 5 bits modulo 6 are not, and neither is a swap with any place (Knuth's
    // warning about shuffling).
    random_source random(2022);
    order_counts modulo, swaps;
    const auto orders = all_orders(3);
    for (int i = 0; i < 20'000; ++i) {
        ++modulo[orders[(random.bits() >> 59) % 6]];
        simulated_order order{0, 1, 2};
        for (std::size_t at = 0; at < 3; ++at) std::swap(order[at], order[random.below(3)]);
        ++swaps[order];
    }
    const auto fair = shares_of(3, [](auto&) { return 1.0; });
    EXPECT_GT(distance(modulo, fair), 8);
    EXPECT_GT(distance(swaps, fair), 8);
}

// One number for all elections: what an election says, in the order of voters and pairs.
std::uint64_t fingerprint(culture_sampler& from, int elections) {
    std::uint64_t out = 0;
    for (int i = 0; i < elections; ++i) {
        const simulated_election& votes = from.next();
        for (std::size_t v = 0; v < static_cast<std::size_t>(votes.voters()); ++v) {
            for (const std::size_t who : order_of(votes, v)) out = (out ^ who) * 0x100000001B3ULL;
        }
    }
    return out;
}

TEST(cultures, one_seed_gives_the_same_elections_on_every_machine) {
    const std::map<std::string_view, std::uint64_t> known{{"ic", 76293238012345015U},
                                                          {"iac", 2338109477985219479U},
                                                          {"urn", 649158266724784715U},
                                                          {"mallows", 15390990067084028271U},
                                                          {"plackett-luce", 1230546550171349011U},
                                                          {"euclidean", 8842047644690286679U}};
    for (const culture_info& info : all_cultures()) {
        auto one = sampler(info.id, {}, 601, 6), other = sampler(info.id, {}, 601, 6, 2023);
        const std::uint64_t first = fingerprint(one, 3);
        EXPECT_EQ(first, known.at(info.id)) << info.id;
        EXPECT_NE(first, fingerprint(other, 3)) << info.id;
        one.restart(2022);
        EXPECT_EQ(first, fingerprint(one, 3)) << info.id;
    }
}

TEST(simulated_elections, are_drawn_alike_by_every_kernel) {
    const std::vector<std::uint64_t> go_on{0, 1ULL << 63, 3ULL << 61, 0, 0xFFFFFFFFFFFFFFFFULL, 12345, 1ULL << 60, 1};
    for (const std::size_t m : {1U, 2U, 5U, 8U}) {
        for (const std::uint64_t n : {1U, 63U, 512U, 1001U, 1024U}) {
            std::vector<simulated_election> made;
            for (const auto* kernels : simd::available_kernels()) {
                auto votes = simulated_election::create(n, m);
                votes->use(*simd::order_kernels_named(kernels->name));
                auto random = lane_generators_of(7);
                votes->draw_orders(random, go_on);
                votes->draw_orders(random);
                made.push_back(*std::move(votes));
            }
            for (const auto& votes : made) {
                for (std::size_t v = 0; v < n; ++v) ASSERT_EQ(order_of(votes, v), order_of(made.front(), v));
            }
        }
    }
}

TEST(simulated_elections, count_what_the_orders_say) {
    random_source random(2022);
    for (const auto* kernels : simd::available_kernels()) {
        for (const std::size_t m : {1U, 2U, 3U, 6U, 17U, 64U}) {
            for (const std::uint64_t n : {1U, 511U, 513U, 1300U}) {
                auto votes = simulated_election::create(n, m);
                votes->use(*simd::order_kernels_named(kernels->name));
                const auto orders = random_orders(m, n, random);
                set_orders(*votes, orders);
                for (std::size_t v = 0; v < n; v += 97) ASSERT_EQ(order_of(*votes, v), orders[v]);
                for (int i = 0; i < 4; ++i) {
                    candidate_set among = random.bits() & votes->everybody();
                    if (i == 0 || among == 0) among = votes->everybody();
                    simulated_counts firsts{}, lasts{}, wanted_firsts{}, wanted_lasts{};
                    votes->count_firsts(among, firsts);
                    votes->count_lasts(among, lasts);
                    for (const auto& order : orders) {
                        const auto is_among = [&](std::size_t c) { return (among >> c & 1) != 0; };
                        ++wanted_firsts[*std::find_if(order.begin(), order.end(), is_among)];
                        ++wanted_lasts[*std::find_if(order.rbegin(), order.rend(), is_among)];
                    }
                    ASSERT_EQ(firsts, wanted_firsts) << kernels->name << m << ' ' << n;
                    ASSERT_EQ(lasts, wanted_lasts) << kernels->name << m << ' ' << n;
                }
                const std::size_t a = random.below(m), b = random.below(m);
                std::int64_t margin = 0;
                for (const auto& order : orders) {
                    const auto place = [&](std::size_t c) { return std::find(order.begin(), order.end(), c); };
                    margin += place(a) < place(b) ? 1 : place(a) > place(b) ? -1 : 0;
                }
                EXPECT_EQ(votes->margin(a, b), margin);
            }
        }
    }
}

TEST(cultures, refuse_what_they_cannot_draw) {
    const auto message = [](std::string_view id, const option_texts& options, std::uint64_t n, std::size_t m) {
        const auto made = culture_sampler::create(id, options, n, m);
        return made ? std::string("nothing") : made.error().message;
    };
    EXPECT_EQ(message("fair", {}, 3, 3),
              "there is no model 'fair'; expected one of ic, iac, urn, mallows, plackett-luce, euclidean");
    EXPECT_EQ(message("ic", {}, 0, 3), "an election has at least one voter and one candidate");
    EXPECT_EQ(message("ic", {}, 3, 65), "elections of up to 64 candidates are simulated, got 65");
    EXPECT_EQ(message("ic", {}, 1ULL << 40, 3),
              "elections of 3 candidates are simulated with up to 357913941 voters, got 1099511627776");
    EXPECT_EQ(message("iac", {}, 3, 21), "iac is drawn for up to 20 candidates, got 21");
    EXPECT_EQ(message("mallows", {{"dispersion", "1.5"}}, 3, 3), "'dispersion' is one number from 0 to 1");
    EXPECT_EQ(message("urn", {{"contagion", "-1"}}, 3, 3), "'contagion' is one number from 0 to 1000000");
    EXPECT_EQ(message("urn", {{"contagion", "0.1234567890123456789"}}, 3, 3),
              "'contagion' has too many digits for so many voters");
    EXPECT_EQ(message("plackett-luce", {{"weights", "1,2"}}, 3, 3),
              "'weights' is a list of 3 numbers, one a candidate");
    EXPECT_EQ(message("plackett-luce", {{"weights", "1,0"}}, 3, 2), "'weights' is a list of numbers above 0");
    EXPECT_EQ(message("plackett-luce", {{"weights", "1,1/9223372036854775807"}}, 3, 2),
              "'weights' have too many digits");
    EXPECT_NE(message("euclidean", {{"dimension", "9"}}, 3, 3), "nothing");
    EXPECT_NE(message("ic", {{"dimension", "1"}}, 3, 3), "nothing");
}

}  // namespace
}  // namespace delib
