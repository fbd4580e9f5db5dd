// A board that changes while people vote: one of 100,000 ballots is taken back and cast anew, and the outcome read again,
// from live tallies and by counting all ballots. Before anything is timed, both ways give the same bytes and outcome.

#include "elections.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <vector>

namespace {

using bench::must;
using bench::names;
using delib::candidate_at;

constexpr std::size_t candidates = 20;
constexpr std::size_t voters = 100'000;

delib::profile_builder builder_of(delib::ballot_kind kind) {
    if (kind == delib::ballot_kind::ranked) return *delib::profile_builder::ranked(names(candidates));
    return *delib::profile_builder::graded(names(candidates),
                                           *delib::scale::named({"bad", "poor", "fair", "good", "best"}));
}

// Every order, or every row of grades, equally likely.
delib::profile random_ballots(delib::ballot_kind kind) {
    delib::random_source random(2024);
    auto builder = builder_of(kind);
    std::vector<delib::entry> row(candidates);
    for (std::size_t b = 0; b < voters; ++b) {
        for (std::size_t i = 0; i < candidates; ++i) row[i].who = candidate_at(i);
        if (kind == delib::ballot_kind::ranked) random.shuffle(std::span(row));
        for (std::size_t i = 0; i < candidates; ++i) {
            row[i].value = static_cast<std::uint32_t>(kind == delib::ballot_kind::ranked ? i + 1 : random.below(5));
        }
        must(builder.add({.entries = row}).has_value(), "ballot");
    }
    return *builder.freeze();
}

const delib::profile& rankings() {
    static const delib::profile made = random_ballots(delib::ballot_kind::ranked);
    return made;
}
const delib::profile& graded() {
    static const delib::profile made = random_ballots(delib::ballot_kind::graded);
    return made;
}

template <class Tally>
Tally fresh(const delib::profile& ballots) {
    return *delib::tally_of<Tally>(ballots);
}

// Takes ballot `i` back, and casts it again.
template <class Tally>
void revote(Tally& live, const delib::profile& ballots, std::size_t i) {
    const delib::ballot_view ballot = ballots[i % ballots.size()];
    must(live.retract(ballot, ballots.denominator()).has_value(), "retract");
    must(live.add(ballot, ballots.denominator()).has_value(), "add");
}

template <class Tally, class Decide>
void live(benchmark::State& state, const delib::profile& ballots, Decide&& decide) {
    Tally board = fresh<Tally>(ballots);
    for (std::size_t i = 0; i < 1'000; ++i) revote(board, ballots, i);
    must(*delib::serialise(board) == *delib::serialise(fresh<Tally>(ballots)), "other bytes");
    must(decide(board)->winners == decide(fresh<Tally>(ballots))->winners, "other winners");
    std::size_t next = 0;
    for (auto _ : state) {
        revote(board, ballots, next++);
        benchmark::DoNotOptimize(decide(board));
    }
}

template <class Tally, class Decide>
void recount(benchmark::State& state, const delib::profile& ballots, Decide&& decide) {
    for (auto _ : state) benchmark::DoNotOptimize(decide(fresh<Tally>(ballots)));
}

const auto by_schulze = [](const delib::pairwise_tally& t) { return delib::schulze(t); };
const auto by_borda = [](const delib::positions_tally& t) { return delib::borda(t); };
const auto by_majority_judgment = [](const delib::grades_tally& t) { return delib::majority_judgment(t); };

void schulze_live(benchmark::State& state) {
    live<delib::pairwise_tally>(state, rankings(), by_schulze);
}
void schulze_recount(benchmark::State& state) {
    recount<delib::pairwise_tally>(state, rankings(), by_schulze);
}
void borda_live(benchmark::State& state) {
    live<delib::positions_tally>(state, rankings(), by_borda);
}
void borda_recount(benchmark::State& state) {
    recount<delib::positions_tally>(state, rankings(), by_borda);
}
void majority_judgment_live(benchmark::State& state) {
    live<delib::grades_tally>(state, graded(), by_majority_judgment);
}
void majority_judgment_recount(benchmark::State& state) {
    recount<delib::grades_tally>(state, graded(), by_majority_judgment);
}

}  // namespace

BENCHMARK(schulze_live)->Unit(benchmark::kMicrosecond);
BENCHMARK(schulze_recount)->Unit(benchmark::kMicrosecond);
BENCHMARK(borda_live)->Unit(benchmark::kMicrosecond);
BENCHMARK(borda_recount)->Unit(benchmark::kMicrosecond);
BENCHMARK(majority_judgment_live)->Unit(benchmark::kMicrosecond);
BENCHMARK(majority_judgment_recount)->Unit(benchmark::kMicrosecond);
