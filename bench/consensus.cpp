// Consensus on rankings, beside the naive way in the same process: means over pairs of voters from sums over ballots, and
// from all pairs of voters; intervals from random groups, and from samples of ballots that are measured one by one. Each
// naive way is compared with ours before anything is timed; `times_ours` is its time over ours.

#include "elections.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace {

using bench::must;
using bench::names;

constexpr std::size_t few = 3'000, many = 100'000, m = 20, samples = 200, naive_samples = 10;

// Voters who lean to the order of the names: the first of two drawn candidates comes first, from the top. Seed 2022.
std::vector<std::vector<delib::entry>> drawn(std::size_t voters) {
    delib::random_source random(2022);
    std::vector<std::vector<delib::entry>> out(voters);
    for (auto& ballot : out) {
        std::vector<std::size_t> left(m);
        for (std::size_t c = 0; c < m; ++c) left[c] = c;
        for (std::uint32_t rank = 1; rank <= m; ++rank) {
            const std::size_t at = std::min(random.below(left.size()), random.below(left.size()));
            ballot.push_back({delib::candidate_at(left[at]), rank});
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
    return out;
}

delib::profile profile_of(const std::vector<std::vector<delib::entry>>& ballots) {
    auto builder = delib::profile_builder::ranked(names(m));
    for (const auto& entries : ballots) must(builder->add({.entries = entries}).has_value(), "a ballot is refused");
    return *builder->freeze();
}

const delib::profile& few_voters() {
    static const delib::profile p = profile_of(drawn(few));
    return p;
}
const delib::profile& many_voters() {
    static const delib::profile p = profile_of(drawn(many));
    return p;
}

// --- The naive ways.

struct pair_means {
    double tau_b = 0, spearman = 0, distance = 0;
};

// All pairs of voters. All orders are strict, so the distance gives τ_b, and places give ρ.
pair_means all_pairs(const delib::profile& p) {
    std::vector<std::vector<int>> place(p.size(), std::vector<int>(m));
    for (std::size_t v = 0; v < p.size(); ++v) {
        for (const delib::entry& e : p[v].entries) place[v][delib::index(e.who)] = static_cast<int>(e.value);
    }
    std::uint64_t against = 0, squares = 0;
    for (std::size_t u = 0; u < p.size(); ++u) {
        for (std::size_t v = u + 1; v < p.size(); ++v) {
            for (std::size_t i = 0; i < m; ++i) {
                const int apart = place[u][i] - place[v][i];
                squares += static_cast<std::uint64_t>(apart * apart);
                for (std::size_t j = 0; j < i; ++j)
                    against += (place[u][i] < place[u][j]) != (place[v][i] < place[v][j]) ? 1U : 0U;
            }
        }
    }
    const double pairs = static_cast<double>(p.size()) * static_cast<double>(p.size() - 1) / 2;
    const double n = m;
    return {1 - 4 * static_cast<double>(against) / pairs / (n * (n - 1)),
            1 - 6 * static_cast<double>(squares) / pairs / (n * n * n - n), 2 * static_cast<double>(against) / pairs};
}

// A sample of as many ballots, as a profile of its own, measured.
double one_sample(const delib::profile& p, delib::random_source& random) {
    auto builder = delib::profile_builder::like(p);
    for (std::size_t i = 0; i < p.size(); ++i)
        must(builder.add({.entries = p[random.below(p.size())].entries}).has_value(), "a ballot is refused");
    return *delib::ranking_figures_of(*builder.freeze())->kendall_w;
}

double seconds_of(const std::function<void()>& work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void pairs_from_sums(benchmark::State& state) {
    const auto ours = *delib::ranking_figures_of(few_voters());
    const pair_means naive = all_pairs(few_voters());
    must(std::abs(*ours.tau_b - naive.tau_b) < 1e-12 && std::abs(*ours.spearman - naive.spearman) < 1e-12 &&
             std::abs(*ours.kemeny_distance - naive.distance) < 1e-9,
         "the means differ");
    for (auto _ : state) benchmark::DoNotOptimize(delib::ranking_figures_of(few_voters()));
}
void pairs_one_by_one(benchmark::State& state) {
    const double ours = seconds_of([] {
        for (int i = 0; i < 20; ++i) benchmark::DoNotOptimize(delib::ranking_figures_of(few_voters()));
    });
    double naive = 0;
    for (auto _ : state) naive += seconds_of([] { benchmark::DoNotOptimize(all_pairs(few_voters())); });
    state.counters["times_ours"] = naive / static_cast<double>(state.iterations()) / (ours / 20);
}

// Figures and intervals of 200 samples of 100,000 ballots on 20 candidates.
void intervals_from_groups(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(delib::consensus_of(many_voters(), {}, {.resamples = samples}));
}
void intervals_ballot_by_ballot(benchmark::State& state) {
    delib::consensus_figures ours;
    const double seconds = seconds_of([&] { ours = *delib::consensus_of(many_voters(), {}, {.resamples = samples}); });
    const auto& w = *delib::find(ours.overall, "kendall-w");
    delib::random_source random(7);
    double naive = 0;
    for (auto _ : state) {
        naive += seconds_of([&] {
            for (std::size_t s = 0; s < naive_samples; ++s) {
                const double one = one_sample(many_voters(), random), width = w.interval->high - w.interval->low;
                must(std::abs(one - *w.value) < 2 * width, "a sample is far from the interval");
            }
        });
    }
    state.counters["times_ours"] =
        naive / static_cast<double>(state.iterations()) * (samples / naive_samples) / seconds;
}

BENCHMARK(pairs_from_sums)->Unit(benchmark::kMillisecond);
BENCHMARK(pairs_one_by_one)->Unit(benchmark::kMillisecond);
BENCHMARK(intervals_from_groups)->Unit(benchmark::kMillisecond);
BENCHMARK(intervals_ballot_by_ballot)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
