// Places, grades and approvals of 1,000,000 ballots on 20 candidates, counted from bit planes. In one process: ours from
// rows in memory through the public builders, ours from ready planes with each kernel, and the plain loop over rows. Each
// result is compared with the plain loop's before anything is timed.

#include "elections.hpp"
#include "memory.hpp"
#include "timing.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace {

using bench::must;

constexpr std::size_t m = 20, ballots = 1'000'000, grades = 6;

const std::vector<std::uint8_t>& orders() {
    static const std::vector<std::uint8_t> all = bench::random_orders(m, ballots, 2022);
    return all;
}

std::vector<std::uint8_t> random_marks(std::uint64_t below) {
    delib::random_source random(2026);
    std::vector<std::uint8_t> out(m * ballots);
    for (std::uint8_t& mark : out) mark = static_cast<std::uint8_t>(random.below(below));
    return out;
}
const std::vector<std::uint8_t>& graded() {
    static const std::vector<std::uint8_t> all = random_marks(grades);
    return all;
}
const std::vector<std::uint8_t>& approved() {
    static const std::vector<std::uint8_t> all = random_marks(2);
    return all;
}

using counts = std::vector<std::uint64_t>;

counts plain_places() {
    counts out(m * m);
    for (std::size_t b = 0; b < ballots; ++b) {
        for (std::size_t place = 0; place < m; ++place) ++out[orders()[b * m + place] * m + place];
    }
    return out;
}

counts plain_marks(const std::vector<std::uint8_t>& marks, std::size_t numbers) {
    counts out(m * numbers);
    for (std::size_t b = 0; b < ballots; ++b) {
        for (std::size_t c = 0; c < m; ++c) ++out[c * numbers + marks[b * m + c]];
    }
    return out;
}

delib::rank_planes rank_planes() {
    auto builder = delib::rank_planes_builder::create(bench::names(m));
    must(builder->add_orders(std::span<const std::uint8_t>(orders()), m).has_value(), "orders");
    return std::move(*builder).freeze();
}

delib::mark_planes grade_planes() {
    const delib::scale scale = *delib::scale::named({"0", "1", "2", "3", "4", "5"});
    auto builder = delib::mark_planes_builder::graded(bench::names(m), scale);
    must(builder->add(std::span<const std::uint8_t>(graded())).has_value(), "grades");
    return std::move(*builder).freeze();
}

delib::mark_planes approval_planes() {
    auto builder = delib::mark_planes_builder::approval(bench::names(m));
    must(builder->add(std::span<const std::uint8_t>(approved())).has_value(), "approvals");
    return std::move(*builder).freeze();
}

void check(const delib::positions_tally& found) {
    const counts wanted = plain_places();
    for (std::uint32_t at = 0; at < m * m; ++at) {
        const delib::position where{m, delib::candidate_at(at / m), at % std::uint32_t{m} + 1, 1};
        must(found.count(where) == wanted[at], "the places are those of the plain loop");
    }
}
void check(const delib::grades_tally& found) {
    const counts wanted = plain_marks(graded(), grades);
    for (std::size_t at = 0; at < m * grades; ++at)
        must(found.given(delib::candidate_at(at / grades), at % grades) == wanted[at],
             "the grades are those of the plain loop");
}
void check(const delib::approvals_tally& found) {
    const counts wanted = plain_marks(approved(), 2);
    for (std::size_t c = 0; c < m; ++c)
        must(found(delib::candidate_at(c)) == wanted[2 * c + 1], "the approvals are those of the plain loop");
}

// The plain loop, once for each kind of ballots.
template <class Loop>
double seconds_of(Loop loop) {
    static const double seconds = bench::median_seconds([&] { benchmark::DoNotOptimize(loop()); });
    return seconds;
}
const auto places_loop = [] { return plain_places(); };
const auto grades_loop = [] { return plain_marks(graded(), grades); };
const auto approvals_loop = [] { return plain_marks(approved(), 2); };

template <class Loop>
void time_loop(benchmark::State& state, Loop loop) {
    bench::time_beside(state, seconds_of(loop), ballots, [&] { benchmark::DoNotOptimize(loop()); });
}

// From rows: planes, the tally, and what the rule makes of it.
template <class Tally, class Planes, class Rule, class Loop>
void time_rows(benchmark::State& state, Planes planes, const Rule& rule, Loop loop) {
    check(*delib::tally_of<Tally>(planes()));
    bench::time_beside(state, seconds_of(loop), ballots, [&] { benchmark::DoNotOptimize(rule(planes())); });
}

template <class Planes, class Loop>
void time_kernel(benchmark::State& state, Planes planes, std::size_t numbers, Loop loop) {
    struct alignas(64) line : std::array<std::uint64_t, 8> {};
    const auto& kernels = *delib::simd::available_kernels()[static_cast<std::size_t>(state.range(0))];
    const double before = bench::bytes_in_use();
    const auto ready = planes();
    state.counters["bytes/ballot"] = (bench::bytes_in_use() - before) / static_cast<double>(ballots);
    state.SetLabel(kernels.name);
    bench::time_beside(state, seconds_of(loop), ballots, [&] {
        std::vector<line> parts(m * numbers, line{});
        kernels.numbers(ready.blocks(), nullptr, numbers, parts.front().data());
        benchmark::DoNotOptimize(parts);
    });
}

void places_plain_loop(benchmark::State& state) {
    time_loop(state, places_loop);
}
void places_to_borda_from_orders(benchmark::State& state) {
    time_rows<delib::positions_tally>(state, rank_planes, delib::borda, places_loop);
}
void places_from_planes(benchmark::State& state) {
    time_kernel(state, rank_planes, m, places_loop);
}
void grades_plain_loop(benchmark::State& state) {
    time_loop(state, grades_loop);
}
void grades_to_majority_judgment_from_rows(benchmark::State& state) {
    time_rows<delib::grades_tally>(state, grade_planes, delib::majority_judgment, grades_loop);
}
void grades_from_planes(benchmark::State& state) {
    time_kernel(state, grade_planes, grades, grades_loop);
}
void approvals_plain_loop(benchmark::State& state) {
    time_loop(state, approvals_loop);
}
void approvals_to_winners_from_rows(benchmark::State& state) {
    time_rows<delib::approvals_tally>(state, approval_planes, delib::approval, approvals_loop);
}
void approvals_from_planes(benchmark::State& state) {
    time_kernel(state, approval_planes, 2, approvals_loop);
}

void each_kernel(benchmark::internal::Benchmark* bench) {
    for (std::size_t i = 0; i < delib::simd::available_kernels().size(); ++i) bench->Arg(static_cast<std::int64_t>(i));
}

BENCHMARK(places_plain_loop)->Unit(benchmark::kMillisecond);
BENCHMARK(places_to_borda_from_orders)->Unit(benchmark::kMillisecond);
BENCHMARK(places_from_planes)->Apply(each_kernel)->Unit(benchmark::kMillisecond);
BENCHMARK(grades_plain_loop)->Unit(benchmark::kMillisecond);
BENCHMARK(grades_to_majority_judgment_from_rows)->Unit(benchmark::kMillisecond);
BENCHMARK(grades_from_planes)->Apply(each_kernel)->Unit(benchmark::kMillisecond);
BENCHMARK(approvals_plain_loop)->Unit(benchmark::kMillisecond);
BENCHMARK(approvals_to_winners_from_rows)->Unit(benchmark::kMillisecond);
BENCHMARK(approvals_from_planes)->Apply(each_kernel)->Unit(benchmark::kMillisecond);

}  // namespace
