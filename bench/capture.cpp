// How many added, removed or changed ballots turn a count of points: the greedy number beside counting again for k = 1, 2,
// 3, … with the same ballots until the winners are others, in one process. Then a count made again: of 20,000 different
// orders of 10 candidates with one ballot more, and of as many voters drawn from them, beside a builder that gets all
// those ballots. Each pair is compared before anything is timed; `times` is the slow one over the other.

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <set>
#include <string>
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

// Different orders of ten, of which the first ones stand better, seed 22.
std::shared_ptr<const delib::profile> different_orders() {
    static const auto made = [] {
        std::vector<std::string> names;
        for (char c = 'A'; c < 'K'; ++c) names.emplace_back(1, c);
        auto builder = must(delib::profile_builder::ranked(names));
        delib::random_source random(22);
        std::set<std::vector<std::uint32_t>> seen;
        while (seen.size() < voters) {
            std::vector<std::uint32_t> order;
            for (std::uint32_t c = 0; c < 10; ++c) {
                std::size_t place = order.size();
                while (place > 0 && random.below(20) < 9) --place;
                order.insert(order.begin() + static_cast<std::ptrdiff_t>(place), c);
            }
            if (!seen.insert(order).second) continue;
            std::vector<delib::entry> entries;
            for (std::uint32_t place = 0; place < 10; ++place)
                entries.push_back({delib::candidate_at(order[place]), place + 1});
            static_cast<void>(must(builder.add({.entries = entries})));
        }
        return std::make_shared<const delib::profile>(must(builder.freeze()));
    }();
    return made;
}

// The count of so many ballots of each pile, and one ballot more, through a builder.
delib::outcome built(const delib::recount& count, const std::vector<std::uint64_t>& heads,
                     const std::vector<delib::ballot_pile>& more) {
    auto builder = delib::profile_builder::like(count.ballots());
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (heads[i] > 0)
            static_cast<void>(must(builder.add({.entries = count.piles()[i].entries, .heads = heads[i]})));
    }
    for (const delib::ballot_pile& pile : more)
        static_cast<void>(must(builder.add({.entries = pile.entries, .heads = pile.heads})));
    return must(count.decide(std::make_shared<const delib::profile>(must(builder.freeze()))));
}

// Times `again`, and says how many of it the builder takes.
template <class Again, class Built>
void beside_a_builder(benchmark::State& state, Again&& again, Built&& from_builder) {
    if (again().order != from_builder().order) {
        std::cerr << "bench: another outcome than that of the builder\n";
        std::abort();
    }
    using clock = std::chrono::steady_clock;
    constexpr int rounds = 20;
    const auto begin = clock::now();
    for (int i = 0; i < rounds; ++i) benchmark::DoNotOptimize(from_builder());
    const std::chrono::duration<double> slow = clock::now() - begin;
    const auto start = clock::now();
    for (auto _ : state) benchmark::DoNotOptimize(again());
    const std::chrono::duration<double> ours = clock::now() - start;
    state.counters["times"] = slow.count() / rounds / (ours.count() / static_cast<double>(state.iterations()));
}

void one_more_ballot(benchmark::State& state, const char* rule) {
    const auto count = must(delib::recount::of(different_orders(), {must(delib::find_rule(rule)), {}, 1, {}, {}}));
    const delib::ballot_change change{{}, {{{{delib::candidate_at(9), 1}}, delib::weight(1), 1}}};
    const std::vector<std::uint64_t> heads(count.piles().size(), 1);
    beside_a_builder(
        state, [&] { return must(count.decide(change)); }, [&] { return built(count, heads, change.in); });
}

void voters_drawn_again(benchmark::State& state, const char* rule) {
    const auto count = must(delib::recount::of(different_orders(), {must(delib::find_rule(rule)), {}, 1, {}, {}}));
    std::vector<std::uint64_t> heads(count.piles().size(), 0);
    delib::random_source random(23);
    for (std::size_t v = 0; v < heads.size(); ++v) ++heads[static_cast<std::size_t>(random.below(heads.size()))];
    beside_a_builder(
        state, [&] { return must(count.decide(heads)); }, [&] { return built(count, heads, {}); });
}

BENCHMARK_CAPTURE(one_more_ballot, irv, "irv")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(one_more_ballot, schulze, "schulze")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(one_more_ballot, ranked_pairs, "ranked-pairs")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(voters_drawn_again, irv, "irv")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(voters_drawn_again, schulze, "schulze")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(voters_drawn_again, ranked_pairs, "ranked-pairs")->Unit(benchmark::kMicrosecond);

}  // namespace
