// A million ballots on twenty candidates, from an array: through the C API beside the C++ builder that it stands on, in
// one process, with the same profile. Complete rankings are nearly all distinct; marks of one to three are often equal.

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <cstdint>
#include <cstdlib>
#include <delib.h>
#include <iostream>
#include <memory>
#include <span>
#include <vector>

namespace {

constexpr std::size_t candidates = 20;

void must(bool holds, const char* what) {
    if (holds) return;
    std::cerr << "bench: " << what << '\n';
    std::abort();
}

std::vector<std::string> names() {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < candidates; ++i) out.push_back("c" + std::to_string(i));
    return out;
}

// Ranks of all candidates, or of the first three only.
std::vector<std::int32_t> make_ranks(std::size_t ballots, bool complete) {
    delib::random_source random(2024);
    std::vector<std::int32_t> cells(ballots * candidates, 0);
    std::vector<std::size_t> order(candidates);
    for (std::size_t b = 0; b < ballots; ++b) {
        for (std::size_t i = 0; i < candidates; ++i) order[i] = i;
        random.shuffle(std::span(order));
        for (std::size_t i = 0; i < (complete ? candidates : 3); ++i)
            cells[b * candidates + order[i]] = static_cast<std::int32_t>(i + 1);
    }
    return cells;
}

delib::profile by_cpp(const std::vector<std::int32_t>& cells) {
    auto builder = delib::profile_builder::ranked(names());
    must(builder.has_value(), "no builder");
    std::vector<delib::entry> row;
    for (std::size_t b = 0; b < cells.size() / candidates; ++b) {
        row.clear();
        for (std::size_t c = 0; c < candidates; ++c) {
            const std::int32_t rank = cells[b * candidates + c];
            if (rank > 0) row.push_back({delib::candidate_at(c), static_cast<std::uint32_t>(rank)});
        }
        must(builder->add({.entries = row}).has_value(), "a ballot is refused");
    }
    return *builder->freeze();
}

using context_owner = std::unique_ptr<delib_context, void (*)(delib_context*)>;
using builder_owner = std::unique_ptr<delib_builder, void (*)(delib_builder*)>;
using profile_owner = std::unique_ptr<delib_profile, void (*)(delib_profile*)>;

profile_owner by_c(const std::vector<std::int32_t>& cells) {
    std::vector<const char*> texts;
    const auto owned = names();
    for (const std::string& name : owned) texts.push_back(name.c_str());
    delib_context* context = nullptr;
    delib_builder* builder = nullptr;
    delib_profile* profile = nullptr;
    delib_matrix matrix{};
    matrix.struct_size = sizeof matrix;
    matrix.data = cells.data();
    matrix.cell_type = DELIB_INT32;
    matrix.rows = cells.size() / candidates;
    matrix.columns = candidates;
    must(delib_context_create(&context) == DELIB_OK, "no context");
    const context_owner keep_context(context, &delib_context_destroy);
    must(delib_builder_create(context, DELIB_RANKED, texts.data(), texts.size(), &builder) == DELIB_OK, "no builder");
    const builder_owner keep_builder(builder, &delib_builder_destroy);
    must(delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, nullptr) == DELIB_OK, "refused");
    must(delib_builder_freeze(context, builder, &profile) == DELIB_OK, "not frozen");
    return {profile, &delib_profile_destroy};
}

void same_profile(const std::vector<std::int32_t>& cells) {
    const auto c = by_c(cells);
    delib_ballot_counts counts{};
    counts.struct_size = sizeof counts;
    delib_context* context = nullptr;
    must(delib_context_create(&context) == DELIB_OK, "no context");
    const context_owner keep(context, &delib_context_destroy);
    must(delib_profile_counts(context, c.get(), &counts) == DELIB_OK, "no counts");
    const delib::profile cpp = by_cpp(cells);
    must(counts.distinct == cpp.size() && counts.counted == cpp.heads(), "the profiles differ");
}

void cpp_builder(benchmark::State& state) {
    const auto cells = make_ranks(static_cast<std::size_t>(state.range(0)), state.range(1) != 0);
    for (auto _ : state) benchmark::DoNotOptimize(by_cpp(cells));
}
void c_matrix(benchmark::State& state) {
    const auto cells = make_ranks(static_cast<std::size_t>(state.range(0)), state.range(1) != 0);
    same_profile(make_ranks(1000, state.range(1) != 0));
    for (auto _ : state) benchmark::DoNotOptimize(by_c(cells));
}

}  // namespace

BENCHMARK(cpp_builder)->Args({1'000'000, 0})->Args({1'000'000, 1})->Unit(benchmark::kMillisecond);
BENCHMARK(c_matrix)->Args({1'000'000, 0})->Args({1'000'000, 1})->Unit(benchmark::kMillisecond);
