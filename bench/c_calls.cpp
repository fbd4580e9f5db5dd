// What the C API costs beside the C++ that it stands on, in one process, with the same ballots and the same answers:
// a small election from nothing to its winners, single calls, and a million ballots on twenty candidates from an array
// (complete rankings, nearly all distinct, and rankings of three, often equal). Each pair is run in turns; the time
// shown is that of C, `cpp` is that of C++ in the same unit, and `ratio` the one by the other.

#include "elections.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <chrono>
#include <cstdint>
#include <delib.h>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace {

using bench::must;
using bench::names;

template <class T>
using owner = std::unique_ptr<T, void (*)(T*)>;

owner<delib_context> make_context() {
    delib_context* context = nullptr;
    must(delib_context_create(&context) == DELIB_OK, "no context");
    return {context, &delib_context_destroy};
}

// A row for each ballot with the ranks of all candidates, 0 for those beyond the first `ranked`.
struct table {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::int8_t> cells;
};

table draw(std::size_t ballots, std::size_t candidates, std::size_t ranked) {
    delib::random_source random(2024);
    table out{ballots, candidates, std::vector<std::int8_t>(ballots * candidates, 0)};
    std::vector<std::size_t> order(candidates);
    for (std::size_t b = 0; b < ballots; ++b) {
        for (std::size_t i = 0; i < candidates; ++i) order[i] = i;
        random.shuffle(std::span(order));
        for (std::size_t i = 0; i < ranked; ++i) out.cells[b * candidates + order[i]] = static_cast<std::int8_t>(i + 1);
    }
    return out;
}

delib::profile profile_by_cpp(const table& ballots) {
    auto builder = delib::profile_builder::ranked(names(ballots.columns));
    must(builder.has_value(), "no builder");
    std::vector<delib::entry> row;
    for (std::size_t b = 0; b < ballots.rows; ++b) {
        row.clear();
        for (std::size_t c = 0; c < ballots.columns; ++c) {
            const std::int8_t rank = ballots.cells[b * ballots.columns + c];
            if (rank > 0) row.push_back({delib::candidate_at(c), static_cast<std::uint32_t>(rank)});
        }
        must(builder->add({.entries = row}).has_value(), "a ballot is refused");
    }
    return *builder->freeze();
}

owner<delib_profile> profile_by_c(delib_context* context, const table& ballots) {
    const auto owned = names(ballots.columns);
    std::vector<const char*> texts;
    for (const std::string& name : owned) texts.push_back(name.c_str());
    delib_builder* builder = nullptr;
    delib_profile* profile = nullptr;
    delib_matrix matrix{};
    matrix.struct_size = sizeof matrix;
    matrix.data = ballots.cells.data();
    matrix.cell_type = DELIB_INT8;
    matrix.rows = ballots.rows;
    matrix.columns = ballots.columns;
    must(delib_builder_create(context, DELIB_RANKED, texts.data(), texts.size(), &builder) == DELIB_OK, "no builder");
    const owner<delib_builder> keep(builder, &delib_builder_destroy);
    must(delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, nullptr) == DELIB_OK, "refused");
    must(delib_builder_freeze(context, builder, &profile) == DELIB_OK, "not frozen");
    return {profile, &delib_profile_destroy};
}

owner<delib_result> count_by_c(delib_context* context, const delib_profile* profile) {
    delib_spec* spec = nullptr;
    delib_result* result = nullptr;
    must(delib_spec_create(context, &spec) == DELIB_OK, "no spec");
    const owner<delib_spec> keep(spec, &delib_spec_destroy);
    must(delib_spec_add_rule(context, spec, "schulze") == DELIB_OK, "no rule");
    must(delib_count(context, spec, profile, &result) == DELIB_OK, "no result");
    return {result, &delib_result_destroy};
}

delib_outcome first_outcome(delib_context* context, const delib_result* result) {
    delib_outcome outcome{};
    outcome.struct_size = sizeof outcome;
    must(delib_result_outcome_at(context, result, 0, &outcome) == DELIB_OK, "no outcome");
    return outcome;
}

// Times `by_c` and `by_cpp` in turns.
template <class C, class Cpp>
void compare(benchmark::State& state, double unit, C&& by_c, Cpp&& by_cpp) {
    using clock = std::chrono::steady_clock;
    double c = 0, cpp = 0;
    for (auto _ : state) {
        const auto begin = clock::now();
        by_cpp();
        const auto middle = clock::now();
        by_c();
        const std::chrono::duration<double> first = middle - begin, second = clock::now() - middle;
        cpp += first.count();
        c += second.count();
        state.SetIterationTime(second.count());
    }
    state.counters["cpp"] = benchmark::Counter(cpp / unit, benchmark::Counter::kAvgIterations);
    state.counters["ratio"] = c / cpp;
}

// Names, a builder, ballots, a count and its winners; nothing is kept from one election to the next but the context.
void small_election(benchmark::State& state) {
    const auto ballots = draw(100, 5, 5);
    const auto context = make_context();
    std::uint32_t winner_c = 0, winner_cpp = 0;
    compare(
        state, 1e-6,
        [&] {
            const auto profile = profile_by_c(context.get(), ballots);
            const auto result = count_by_c(context.get(), profile.get());
            winner_c = first_outcome(context.get(), result.get()).winners[0];
        },
        [&] {
            const auto outcome = delib::schulze(profile_by_cpp(ballots));
            must(outcome.has_value(), "no outcome");
            winner_cpp = static_cast<std::uint32_t>(delib::index(outcome->winners[0]));
        });
    must(winner_c == winner_cpp, "the winners differ");
}

// Only the ballots of the same election.
void small_profile(benchmark::State& state) {
    const auto ballots = draw(100, 5, 5);
    const auto context = make_context();
    compare(
        state, 1e-6, [&] { benchmark::DoNotOptimize(profile_by_c(context.get(), ballots)); },
        [&] { benchmark::DoNotOptimize(profile_by_cpp(ballots)); });
}

void big_matrix(benchmark::State& state) {
    const auto ballots = draw(1'000'000, 20, static_cast<std::size_t>(state.range(0)));
    const auto context = make_context();
    delib_ballot_counts counts{};
    counts.struct_size = sizeof counts;
    const delib::profile cpp = profile_by_cpp(ballots);
    const auto c = profile_by_c(context.get(), ballots);
    must(delib_profile_counts(context.get(), c.get(), &counts) == DELIB_OK, "no counts");
    must(counts.distinct == cpp.size() && counts.counted == cpp.heads(), "the profiles differ");
    compare(
        state, 1e-3, [&] { benchmark::DoNotOptimize(profile_by_c(context.get(), ballots)); },
        [&] { benchmark::DoNotOptimize(profile_by_cpp(ballots)); });
}

// Single calls: what a host pays for reading a result piece by piece.
struct counted {
    owner<delib_context> context = make_context();
    owner<delib_profile> profile = profile_by_c(context.get(), draw(100, 5, 5));
    owner<delib_result> result = count_by_c(context.get(), profile.get());
};

void call_candidate_name(benchmark::State& state) {
    const counted all;
    for (auto _ : state) benchmark::DoNotOptimize(delib_profile_candidate_name(all.profile.get(), 3));
}

void call_profile_counts(benchmark::State& state) {
    const counted all;
    delib_ballot_counts counts{};
    counts.struct_size = sizeof counts;
    for (auto _ : state) benchmark::DoNotOptimize(delib_profile_counts(all.context.get(), all.profile.get(), &counts));
}

void call_outcome_at(benchmark::State& state) {
    const counted all;
    for (auto _ : state) benchmark::DoNotOptimize(first_outcome(all.context.get(), all.result.get()));
}

void call_tier_at(benchmark::State& state) {
    const counted all;
    const std::uint32_t* members = nullptr;
    std::size_t count = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(delib_result_tier_at(all.context.get(), all.result.get(), 0, 0, &members, &count));
}

// A call that fails: the price of a message.
void call_that_fails(benchmark::State& state) {
    const counted all;
    const std::uint32_t* members = nullptr;
    std::size_t count = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(delib_result_tier_at(all.context.get(), all.result.get(), 0, 99, &members, &count));
}

}  // namespace

BENCHMARK(small_election)->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(small_profile)->UseManualTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(big_matrix)->Arg(20)->Arg(3)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(call_candidate_name);
BENCHMARK(call_profile_counts);
BENCHMARK(call_outcome_at);
BENCHMARK(call_tier_at);
BENCHMARK(call_that_fails);
