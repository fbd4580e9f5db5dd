// W3: 10,000 elections of 1,001 voters and 5 candidates, from ready ballots to the winners by Schulze, instant-runoff
// voting, Borda and Copeland. In one process: ours, with each kernel; a bare kernel for exactly this, which makes a
// histogram of the 120 orders and reads everything from tables; and ours with the ballots drawn as well. The winners of
// all of them are compared with those found ballot by ballot before anything is timed.

#include "elections.hpp"
#include "timing.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace {

using bench::must;

constexpr std::size_t m = 5, voters = 1'001, elections = 10'000, blocks = 2, block = delib::simd::block_ballots;
constexpr std::size_t orders = 120;

using four_winners = std::array<delib::candidate_set, 4>;

// Every order of the candidates, best first.
const std::array<std::array<std::uint8_t, m>, orders>& all_orders() {
    static const auto all = [] {
        std::array<std::array<std::uint8_t, m>, orders> out{};
        std::array<std::uint8_t, m> one{0, 1, 2, 3, 4};
        for (auto& order : out) {
            order = one;
            std::next_permutation(one.begin(), one.end());
        }
        return out;
    }();
    return all;
}

// Impartial culture, seed 2022: the number of the order of each ballot.
const std::vector<std::uint8_t>& numbers() {
    static const std::vector<std::uint8_t> all = [] {
        delib::random_source random(2022);
        std::vector<std::uint8_t> out(elections * voters);
        for (std::uint8_t& number : out) number = static_cast<std::uint8_t>(random.below(orders));
        return out;
    }();
    return all;
}

// The same ballots as ranks: for each election and block, candidate after candidate, a byte a voter.
std::vector<std::uint8_t>& ranks() {
    static std::vector<std::uint8_t> all = [] {
        std::vector<std::uint8_t> out(elections * blocks * m * block);
        for (std::size_t e = 0; e < elections; ++e) {
            for (std::size_t v = 0; v < voters; ++v) {
                const auto& order = all_orders()[numbers()[e * voters + v]];
                for (std::size_t place = 0; place < m; ++place)
                    out[((e * blocks + v / block) * m + order[place]) * block + v % block] =
                        static_cast<std::uint8_t>(place);
            }
        }
        return out;
    }();
    return all;
}

// --- Ballot by ballot, by the definitions.

using duel_matrix = std::array<std::array<int, m>, m>;

delib::candidate_set best(const std::array<int, m>& score) {
    delib::candidate_set out = 0;
    for (std::size_t c = 0; c < m; ++c) {
        if (score[c] == *std::max_element(score.begin(), score.end())) out |= 1U << c;
    }
    return out;
}

delib::candidate_set schulze_of(const duel_matrix& margin) {
    duel_matrix path{};
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j) path[i][j] = std::max(margin[i][j], 0);
    }
    for (std::size_t k = 0; k < m; ++k) {
        for (std::size_t i = 0; i < m; ++i) {
            for (std::size_t j = 0; j < m; ++j) path[i][j] = std::max(path[i][j], std::min(path[i][k], path[k][j]));
        }
    }
    delib::candidate_set out = 0;
    for (std::size_t i = 0; i < m; ++i) {
        bool wins = true;
        for (std::size_t j = 0; j < m; ++j) wins = wins && (i == j || path[i][j] >= path[j][i]);
        if (wins) out |= 1U << i;
    }
    return out;
}

template <class Firsts>
delib::candidate_set irv_of(Firsts&& firsts_among) {
    for (unsigned left = 31;;) {
        const std::array<int, m> held = firsts_among(left);
        int most = 0, fewest = static_cast<int>(voters);
        for (std::size_t c = 0; c < m; ++c) {
            if ((left >> c & 1U) == 0) continue;
            most = std::max(most, held[c]);
            fewest = std::min(fewest, held[c]);
        }
        unsigned top = 0, last = 0;
        for (std::size_t c = 0; c < m; ++c) {
            if ((left >> c & 1U) == 0) continue;
            if (held[c] == most) top |= 1U << c;
            if (held[c] == fewest) last |= 1U << c;
        }
        if (2 * most > static_cast<int>(voters)) return top;
        if (last == left) return left;
        left &= ~last;
    }
}

four_winners decide(const duel_matrix& margin, delib::candidate_set irv) {
    std::array<int, m> borda{}, copeland{};
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j) {
            borda[i] += margin[i][j];
            copeland[i] += (margin[i][j] > 0) - (margin[i][j] < 0);
        }
    }
    return {schulze_of(margin), irv, best(borda), best(copeland)};
}

four_winners ballot_by_ballot(std::size_t e) {
    const std::uint8_t* const ballots = numbers().data() + e * voters;
    duel_matrix margin{};
    for (std::size_t v = 0; v < voters; ++v) {
        const auto& order = all_orders()[ballots[v]];
        for (std::size_t i = 0; i < m; ++i) {
            for (std::size_t j = i + 1; j < m; ++j) {
                ++margin[order[i]][order[j]];
                --margin[order[j]][order[i]];
            }
        }
    }
    return decide(margin, irv_of([&](unsigned left) {
                      std::array<int, m> held{};
                      for (std::size_t v = 0; v < voters; ++v) {
                          const auto& order = all_orders()[ballots[v]];
                          ++held[*std::find_if(order.begin(), order.end(),
                                               [&](std::uint8_t c) { return (left >> c & 1U) != 0; })];
                      }
                      return held;
                  }));
}

// --- The bare kernel.

struct tables {
    std::array<std::array<std::int16_t, 128>, m*(m - 1) / 2>
        sign{};  // by pair: 1 where the order has a above b, else −1
    std::array<std::array<std::array<std::int16_t, 128>, m>, 32>
        first{};  // by set and candidate: 1 where it stands first of them
};

const tables& table() {
    static const tables made = [] {
        tables out;
        for (std::size_t o = 0; o < orders; ++o) {
            std::array<std::size_t, m> place{};
            for (std::size_t i = 0; i < m; ++i) place[all_orders()[o][i]] = i;
            for (std::size_t b = 1; b < m; ++b) {
                for (std::size_t a = 0; a < b; ++a)
                    out.sign[delib::simd::pair_at(a, b)][o] = place[a] < place[b] ? 1 : -1;
            }
            for (unsigned set = 1; set < 32; ++set) {
                for (std::size_t i = m; i-- > 0;) {
                    const std::size_t who = all_orders()[o][i];
                    if ((set >> who & 1U) == 0) continue;
                    for (auto& row : out.first[set]) row[o] = 0;
                    out.first[set][who][o] = 1;
                }
            }
        }
        return out;
    }();
    return made;
}

int dot(const std::array<std::int16_t, 128>& a, const std::array<std::int16_t, 128>& b) {
    int sum = 0;
    for (std::size_t o = 0; o < 128; ++o) sum += a[o] * b[o];
    return sum;
}

four_winners bare_kernel(const std::uint8_t* ballots, const tables& t) {
    std::array<std::array<std::uint16_t, 128>, 4> part{};
    std::size_t v = 0;
    for (; v + 4 <= voters; v += 4) {
        ++part[0][ballots[v]];
        ++part[1][ballots[v + 1]];
        ++part[2][ballots[v + 2]];
        ++part[3][ballots[v + 3]];
    }
    for (; v < voters; ++v) ++part[0][ballots[v]];
    std::array<std::int16_t, 128> held;
    for (std::size_t o = 0; o < 128; ++o)
        held[o] = static_cast<std::int16_t>(part[0][o] + part[1][o] + part[2][o] + part[3][o]);
    duel_matrix margin{};
    for (std::size_t b = 1; b < m; ++b) {
        for (std::size_t a = 0; a < b; ++a) {
            margin[a][b] = dot(held, t.sign[delib::simd::pair_at(a, b)]);
            margin[b][a] = -margin[a][b];
        }
    }
    return decide(margin, irv_of([&](unsigned left) {
                      std::array<int, m> out{};
                      for (std::size_t c = 0; c < m; ++c) {
                          if ((left >> c & 1U) != 0) out[c] = dot(held, t.first[left][c]);
                      }
                      return out;
                  }));
}

// --- Ours.

four_winners winners_of(const delib::simulated_election& votes) {
    static constexpr std::array ids{"schulze", "irv", "borda", "copeland"};
    static const auto rules = [] {
        std::array<delib::fast_rule, 4> out{};
        for (std::size_t i = 0; i < 4; ++i) out[i] = delib::find_fast_rule(ids[i]);
        return out;
    }();
    four_winners out{};
    for (std::size_t i = 0; i < 4; ++i) out[i] = *rules[i](votes);
    return out;
}

delib::simulated_election empty_election() {
    auto votes = delib::simulated_election::create(voters, m);
    must(votes.has_value(), "an election");
    return *std::move(votes);
}

four_winners from_ranks(delib::simulated_election& votes, std::size_t e) {
    for (std::size_t b = 0; b < blocks; ++b)
        votes.set_ranks(b, std::span(ranks()).subspan((e * blocks + b) * m * block, m * block));
    votes.count();
    return winners_of(votes);
}

void all_by_the_bare_kernel() {
    for (std::size_t e = 0; e < elections; ++e)
        benchmark::DoNotOptimize(bare_kernel(numbers().data() + e * voters, table()));
}

// Elections a second, and our time as a multiple of the bare kernel's.
template <class Work>
void time_beside_the_kernel(benchmark::State& state, Work&& all) {
    bench::time_beside(state, bench::median_seconds(all_by_the_bare_kernel), elections, all);
}

void w3_bare_kernel(benchmark::State& state) {
    for (std::size_t e = 0; e < elections; e += 10)
        must(bare_kernel(numbers().data() + e * voters, table()) == ballot_by_ballot(e), "the kernel differs");
    time_beside_the_kernel(state, all_by_the_bare_kernel);
}
void w3_from_ranks(benchmark::State& state) {
    const auto& kernels = *delib::simd::available_kernels()[static_cast<std::size_t>(state.range(0))];
    delib::simulated_election votes = empty_election();
    votes.use(*delib::simd::order_kernels_named(kernels.name));
    for (std::size_t e = 0; e < elections; e += 10) must(from_ranks(votes, e) == ballot_by_ballot(e), "ours differs");
    state.SetLabel(kernels.name);
    time_beside_the_kernel(state, [&] {
        for (std::size_t e = 0; e < elections; ++e) benchmark::DoNotOptimize(from_ranks(votes, e));
    });
}
void w3_drawn(benchmark::State& state) {
    const auto& kernels = *delib::simd::available_kernels()[static_cast<std::size_t>(state.range(0))];
    delib::simulated_election votes = empty_election();
    votes.use(*delib::simd::order_kernels_named(kernels.name));
    auto random = delib::lane_generators_of(2022);
    state.SetLabel(kernels.name);
    time_beside_the_kernel(state, [&] {
        for (std::size_t e = 0; e < elections; ++e) {
            votes.draw_orders(random);
            benchmark::DoNotOptimize(winners_of(votes));
        }
    });
}
void each_kernel(benchmark::internal::Benchmark* bench) {
    for (std::size_t i = 0; i < delib::simd::available_kernels().size(); ++i) bench->Arg(static_cast<std::int64_t>(i));
}

BENCHMARK(w3_bare_kernel)->Unit(benchmark::kMillisecond);
BENCHMARK(w3_from_ranks)->Apply(each_kernel)->Unit(benchmark::kMillisecond);
BENCHMARK(w3_drawn)->Apply(each_kernel)->Unit(benchmark::kMillisecond);

}  // namespace
