// A million rankings of twenty candidates, from a table of numbers to a profile: what every front end that reads arrays
// is measured against. `bench/profiles.py` does the same from Python with the same ballots.

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr std::size_t voters = 1'000'000, candidates = 20;

// Steele, Lea and Flood 2014: the mixing step of splitmix64.
std::uint64_t mixed(std::uint64_t n) {
    n += 0x9E3779B97F4A7C15ULL;
    n = (n ^ (n >> 30)) * 0xBF58476D1CE4E5B9ULL;
    n = (n ^ (n >> 27)) * 0x94D049BB133111EBULL;
    return n ^ (n >> 31);
}

// Voters × places: each row a random order. profiles.py draws the same ones.
std::vector<std::int32_t> drawn() {
    std::vector<std::int32_t> table(voters * candidates);
    for (std::size_t v = 0; v < voters; ++v) {
        std::int32_t* row = &table[v * candidates];
        for (std::size_t i = 0; i < candidates; ++i) row[i] = static_cast<std::int32_t>(i);
        for (std::size_t i = candidates - 1; i > 0; --i) std::swap(row[i], row[mixed(v * candidates + i) % (i + 1)]);
    }
    return table;
}

delib::profile built(const std::vector<std::int32_t>& table) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < candidates; ++i) names.push_back(std::to_string(i));
    auto builder = delib::profile_builder::ranked(names);
    std::vector<delib::entry> row(candidates);
    for (std::size_t v = 0; v < voters; ++v) {
        for (std::size_t i = 0; i < candidates; ++i) {
            const auto who = static_cast<std::size_t>(table[v * candidates + i]);
            row[i] = {delib::candidate_at(who), static_cast<std::uint32_t>(i + 1)};
        }
        if (!builder->add({.entries = row})) std::abort();
    }
    return *builder->freeze();
}

void rankings_from_a_table(benchmark::State& state) {
    const std::vector<std::int32_t> table = drawn();
    for (auto _ : state) {
        const delib::profile p = built(table);
        if (p.heads() != voters) {
            std::cerr << "bench: ballots are missing\n";
            std::abort();
        }
        benchmark::DoNotOptimize(p);
    }
}

}  // namespace

BENCHMARK(rankings_from_a_table)->Unit(benchmark::kMillisecond);
