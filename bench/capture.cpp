// How many added, removed or changed ballots turn a count of points: the greedy number beside counting again for k = 1, 2,
// 3, … with the same ballots until the winners are others, in one process. Both are compared before anything is timed.

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <vector>

namespace {

constexpr std::size_t m = 6;
constexpr int voters = 20'000;

template <class T>
T must(delib::result<T> r) {
    if (r) return *std::move(r);
    std::cerr << "bench: " << to_text(r.error()) << '\n';
    std::abort();
}

// Orders around one, so that the winner is clear: Mallows by repeated insertion, seed 21.
const delib::recount& ballots() {
    static const delib::recount count = [] {
        auto builder = must(delib::profile_builder::ranked({"A", "B", "C", "D", "E", "F"}));
        delib::random_source random(21);
        for (int v = 0; v < voters; ++v) {
            std::vector<std::uint32_t> order;
            for (std::uint32_t c = 0; c < m; ++c) {
                std::size_t place = order.size();
                while (place > 0 && random.below(20) < 9) --place;
                order.insert(order.begin() + static_cast<std::ptrdiff_t>(place), c);
            }
            std::vector<delib::entry> entries;
            for (std::size_t place = 0; place < m; ++place)
                entries.push_back({delib::candidate_at(order[place]), static_cast<std::uint32_t>(place + 1)});
            static_cast<void>(must(builder.add({.entries = entries})));
        }
        const auto rule = must(delib::find_rule("borda"));
        return must(
            delib::recount::of(std::make_shared<const delib::profile>(must(builder.freeze())), {rule, {}, 1, {}, {}}));
    }();
    return count;
}

const delib::outcome& decided() {
    static const delib::outcome out = must(ballots().decide());
    return out;
}

std::uint64_t greedy(delib::tampering what) {
    return must(delib::margin_of(what, ballots(), decided())).upper.value_or(0);
}

// With the best ballots known, and nothing else: one more at a time, each counted again.
std::uint64_t one_by_one(delib::tampering what) {
    static const delib::margins known = must(delib::margins_of(ballots(), decided()));
    const delib::ballot_margin& margin = what == delib::tampering::added     ? known.added
                                         : what == delib::tampering::removed ? known.removed
                                                                             : known.changed;
    for (std::uint64_t k = 1;; ++k) {
        delib::ballot_change change;
        std::uint64_t left = k;
        for (const delib::some_of_pile& some : margin.witness.out) {
            const std::uint64_t heads = std::min(left, some.heads);
            if (heads > 0) change.out.push_back({some.pile, heads});
            left -= heads;
        }
        for (delib::ballot_pile pile : margin.witness.in) {
            pile.heads = k;
            change.in.push_back(pile);
        }
        if (must(ballots().decide(change)).winners != decided().winners) return k;
    }
}

void greedy_number(benchmark::State& state) {
    const auto what = static_cast<delib::tampering>(state.range(0));
    const std::uint64_t expected = one_by_one(what);
    if (greedy(what) != expected) {
        std::cerr << "bench: the greedy number is not the one that counting finds\n";
        std::abort();
    }
    for (auto _ : state) benchmark::DoNotOptimize(greedy(what));
    state.counters["ballots"] = static_cast<double>(expected);
}

void counting_each_number(benchmark::State& state) {
    const auto what = static_cast<delib::tampering>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(one_by_one(what));
}

BENCHMARK(greedy_number)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(counting_each_number)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

}  // namespace
