// How time and memory grow: with ballots, from ten thousand to ten million, and with candidates, from three to a thousand.
// Duels by candidates are compared with a count ballot by ballot first, those of many ballots with those of one block.
// bench_reading has the curve over threads, and bench_stream the one of ballots that do not fit into memory.

#include "elections.hpp"
#include "memory.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace {

using bench::must;
using bench::names;
using bench::random_rankings;
using delib::candidate_at;

constexpr std::size_t block = 10'000;

// Of 20 candidates. Ballots are so many blocks of these.
const std::vector<std::uint8_t>& orders() {
    static const std::vector<std::uint8_t> all = bench::random_orders(20, block, 2023);
    return all;
}

delib::rank_planes planes(std::size_t ballots) {
    auto builder = delib::rank_planes_builder::create(names(20));
    for (std::size_t i = 0; i < ballots; i += block)
        must(builder->add_orders(std::span<const std::uint8_t>(orders()), 20).has_value(), "orders");
    return std::move(*builder).freeze();
}

// Who is above whom, ballot by ballot.
void check(const delib::pairwise_tally& counts, const delib::profile& ballots) {
    const std::size_t m = counts.size();
    std::vector<delib::int128> above(m * m, 0);
    for (std::size_t b = 0; b < ballots.size(); ++b) {
        const auto row = ballots[b].entries;
        for (std::size_t i = 0; i < row.size(); ++i) {
            for (std::size_t j = i + 1; j < row.size(); ++j)
                above[index(row[i].who) * m + index(row[j].who)] += ballots[b].numerator;
        }
    }
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b)
            must(counts(candidate_at(a), candidate_at(b)) == 2 * above[a * m + b],
                 "the duels are those counted by hand");
    }
}

void duels_by_ballots(benchmark::State& state) {
    const auto ballots = static_cast<std::size_t>(state.range(0));
    const double before = bench::bytes_in_use();
    {
        const delib::rank_planes ready = planes(ballots);
        state.counters["bytes/ballot"] = (bench::bytes_in_use() - before) / static_cast<double>(ballots);
        const auto whole = delib::duels_of(ready), part = delib::duels_of(planes(block));
        const auto times = static_cast<delib::int128>(ballots / block);
        must((*whole)(candidate_at(0), candidate_at(1)) == times * (*part)(candidate_at(0), candidate_at(1)), "duels");
    }
    for (auto _ : state) benchmark::DoNotOptimize(delib::duels_of(planes(ballots)));
    state.counters["ballots/s"] =
        benchmark::Counter(static_cast<double>(ballots), benchmark::Counter::kIsIterationInvariantRate);
    state.counters["peak_MB"] = bench::peak_megabytes();
}

void duels_by_candidates(benchmark::State& state) {
    const delib::profile ballots = random_rankings(static_cast<std::size_t>(state.range(0)), 1'000);
    check(*delib::tally_of<delib::pairwise_tally>(ballots), ballots);
    for (auto _ : state) benchmark::DoNotOptimize(delib::tally_of<delib::pairwise_tally>(ballots));
    state.SetComplexityN(state.range(0));
}

void schulze_by_candidates(benchmark::State& state) {
    const delib::profile ballots = random_rankings(static_cast<std::size_t>(state.range(0)), 1'000);
    const auto tally = *delib::tally_of<delib::pairwise_tally>(ballots);
    for (auto _ : state) benchmark::DoNotOptimize(delib::schulze(tally));
    state.SetComplexityN(state.range(0));
}

void candidates(benchmark::internal::Benchmark* bench) {
    for (const int m : {3, 10, 30, 100, 300, 1'000}) bench->Arg(m);
    bench->Unit(benchmark::kMillisecond)->Complexity();
}

}  // namespace

BENCHMARK(duels_by_ballots)->RangeMultiplier(10)->Range(10'000, 10'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(duels_by_candidates)->Apply(candidates);
BENCHMARK(schulze_by_candidates)->Apply(candidates);
