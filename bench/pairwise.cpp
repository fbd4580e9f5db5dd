// W1: the pairwise matrix of 1,000,000 complete rankings of 20, from orders in memory. In one process: ours through the
// public builder, ours from ready planes with each kernel, a bare kernel without checks, and the plain loop over rows.
// Each result is compared with the plain loop's before anything is timed.

#include "duel_kernel.hpp"
#include "elections.hpp"
#include "memory.hpp"
#include "timing.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <cstdint>
#include <vector>

namespace {

using bench::must;
using bench::names;

constexpr std::size_t m = 20, ballots = 1'000'000;

const std::vector<std::uint8_t>& orders() {
    static const std::vector<std::uint8_t> all = bench::random_orders(m, ballots, 2022);
    return all;
}

const std::vector<std::uint8_t>& ranks() {
    static const std::vector<std::uint8_t> all = [] {
        std::vector<std::uint8_t> out(m * ballots);
        for (std::size_t i = 0; i < ballots; ++i) {
            for (std::size_t place = 0; place < m; ++place)
                out[i * m + orders()[i * m + place]] = static_cast<std::uint8_t>(place);
        }
        return out;
    }();
    return all;
}

using matrix = std::vector<std::uint64_t>;

matrix plain_loop() {
    matrix out(m * m);
    for (std::size_t i = 0; i < ballots; ++i) {
        const std::uint8_t* const row = ranks().data() + i * m;
        for (std::size_t a = 0; a < m; ++a) {
            for (std::size_t b = 0; b < m; ++b) out[a * m + b] += row[a] < row[b];
        }
    }
    return out;
}

delib::rank_planes planes() {
    auto builder = delib::rank_planes_builder::create(names(m));
    must(builder->add_orders(std::span<const std::uint8_t>(orders()), m).has_value(), "orders");
    return std::move(*builder).freeze();
}

void check(const delib::pairwise_tally& counts) {
    static const matrix wanted = plain_loop();
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b) {
            must(counts(delib::candidate_at(a), delib::candidate_at(b)) ==
                     2 * static_cast<delib::int128>(wanted[a * m + b]),
                 "the matrix is that of the plain loop");
        }
    }
}

void by_the_bare_kernel() {
    benchmark::DoNotOptimize(bench::duel_kernel(orders()));
}

double kernel_seconds() {
    static const double seconds = bench::median_seconds(by_the_bare_kernel);
    return seconds;
}

template <class Work>
void time_ballots(benchmark::State& state, Work&& work) {
    bench::time_beside(state, kernel_seconds(), ballots, work);
}

void w1_plain_loop_from_ranks(benchmark::State& state) {
    ranks();
    time_ballots(state, [] { benchmark::DoNotOptimize(plain_loop()); });
}
void w1_bare_kernel_from_orders(benchmark::State& state) {
    time_ballots(state, by_the_bare_kernel);
}
void w1_builder_from_orders(benchmark::State& state) {
    check(*delib::duels_of(planes()));
    time_ballots(state, [] { benchmark::DoNotOptimize(delib::duels_of(planes())); });
}
void w1_from_planes(benchmark::State& state) {
    const auto& kernels = *delib::simd::available_kernels()[static_cast<std::size_t>(state.range(0))];
    const double before = bench::bytes_in_use();
    const delib::rank_planes ready = planes();
    state.counters["bytes/ballot"] = (bench::bytes_in_use() - before) / static_cast<double>(ballots);
    state.SetLabel(kernels.name);
    time_ballots(state, [&] {
        std::vector<bench::line> parts(m * m, bench::line{});
        kernels.compare(ready.blocks(), parts.front().data());
        benchmark::DoNotOptimize(parts);
    });
}
void each_kernel(benchmark::internal::Benchmark* bench) {
    for (std::size_t i = 0; i < delib::simd::available_kernels().size(); ++i) bench->Arg(static_cast<std::int64_t>(i));
}

BENCHMARK(w1_plain_loop_from_ranks)->Unit(benchmark::kMillisecond);
BENCHMARK(w1_bare_kernel_from_orders)->Unit(benchmark::kMillisecond);
BENCHMARK(w1_builder_from_orders)->Unit(benchmark::kMillisecond);
BENCHMARK(w1_from_planes)->Apply(each_kernel)->Unit(benchmark::kMillisecond);

}  // namespace
