// Rules beside the naive way, in one process: strongest paths of Schulze over exact fractions, ranked pairs by a search
// for each defeat, instant runoff by reading all ballots in each round, and majority judgment by removing medians one
// after the other. Each benchmark checks that both ways decide the same before it is timed.

#include "elections.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <algorithm>
#include <vector>

namespace {

using bench::must;
using bench::names;
using bench::random_rankings;
using delib::candidate_at;

// Schulze as the textbook writes it: a matrix of exact numbers, and three loops.
std::vector<delib::candidate> naive_schulze(const delib::pairwise_tally& tally) {
    const std::size_t m = tally.size();
    std::vector<std::vector<delib::rational>> p(m, std::vector<delib::rational>(m, 0));
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j) {
            const auto margin = tally.margin(candidate_at(i), candidate_at(j));
            if (i != j && margin > 0) p[i][j] = delib::to_rational(margin, tally.denominator());
        }
    }
    for (std::size_t k = 0; k < m; ++k) {
        for (std::size_t i = 0; i < m; ++i) {
            for (std::size_t j = 0; j < m; ++j) {
                if (i != j && i != k && j != k) p[i][j] = std::max(p[i][j], std::min(p[i][k], p[k][j]));
            }
        }
    }
    std::vector<delib::candidate> winners;
    for (std::size_t i = 0; i < m; ++i) {
        bool best = true;
        for (std::size_t j = 0; j < m && best; ++j) best = i == j || p[i][j] >= p[j][i];
        if (best) winners.push_back(candidate_at(i));
    }
    return winners;
}

// Ranked pairs as the textbook writes it: before a defeat is locked in, a search for the way back.
std::vector<delib::candidate> naive_ranked_pairs(const delib::pairwise_tally& tally) {
    const std::size_t m = tally.size();
    struct defeat {
        delib::int128 margin;
        std::size_t winner, loser;
    };
    std::vector<defeat> defeats;
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j) {
            if (const auto margin = tally.margin(candidate_at(i), candidate_at(j)); margin > 0)
                defeats.push_back({margin, i, j});
        }
    }
    std::sort(defeats.begin(), defeats.end(), [](const defeat& a, const defeat& b) { return a.margin > b.margin; });
    std::vector<std::vector<std::size_t>> below(m);
    std::vector<bool> beaten(m, false);
    for (const defeat& d : defeats) {
        std::vector<bool> seen(m, false);
        std::vector<std::size_t> open{d.loser};
        while (!open.empty() && !seen[d.winner]) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const std::size_t next : below[at]) {
                if (!seen[next]) open.push_back(next);
                seen[next] = true;
            }
        }
        if (seen[d.winner]) continue;
        below[d.winner].push_back(d.loser);
        beaten[d.loser] = true;
    }
    std::vector<delib::candidate> winners;
    for (std::size_t i = 0; i < m; ++i) {
        if (!beaten[i]) winners.push_back(candidate_at(i));
    }
    return winners;
}

// Instant runoff as the textbook writes it: in each round every ballot is read until somebody is left.
std::vector<delib::candidate> naive_irv(const delib::profile& p) {
    const std::size_t m = p.candidates().size();
    std::vector<bool> left(m, true);
    for (std::size_t standing = m;; --standing) {
        std::vector<std::int64_t> held(m, 0);
        std::int64_t speaking = 0;
        for (std::size_t b = 0; b < p.size(); ++b) {
            for (const delib::entry& e : p[b].entries) {
                if (!left[delib::index(e.who)]) continue;
                held[delib::index(e.who)] += static_cast<std::int64_t>(p[b].numerator);
                speaking += static_cast<std::int64_t>(p[b].numerator);
                break;
            }
        }
        std::size_t last = m;
        for (std::size_t c = 0; c < m; ++c) {
            if (left[c] && (held[c] * 2 > speaking || standing == 1)) return {candidate_at(c)};
            if (left[c] && (last == m || held[c] < held[last])) last = c;
        }
        left[last] = false;
    }
}

// Strongest paths of places in the order of strengths by the plain loop, without vectors.
void plain_paths(delib::strength_matrix& paths) {
    const std::size_t m = paths.size;
    for (std::size_t via = 0; via < m; ++via) {
        for (std::size_t from = 0; from < m; ++from) {
            for (std::size_t to = 0; to < m; ++to) {
                const std::uint32_t through = std::min(paths.places[from * m + via], paths.places[via * m + to]);
                if (from != to && through > paths.places[from * m + to]) paths.places[from * m + to] = through;
            }
        }
    }
}

delib::profile random_grades(std::size_t m, std::size_t grades, std::size_t ballots) {
    delib::random_source random(2007);
    auto scale = delib::scale::named(names(grades));
    must(scale.has_value(), "scale");
    auto builder = delib::profile_builder::graded(names(m), *scale);
    must(builder.has_value(), "names");
    std::vector<delib::entry> row(m);
    for (std::size_t b = 0; b < ballots; ++b) {
        for (std::size_t i = 0; i < m; ++i) {
            row[i] = {candidate_at(i), static_cast<std::uint32_t>(random.below(grades))};
        }
        must(builder->add({.entries = row}).has_value(), "ballot");
    }
    return *builder->freeze();
}

// The grades in the order in which medians are removed, one judge at a time.
std::vector<std::size_t> removed_medians(const delib::grades_tally& tally, delib::candidate who) {
    std::vector<std::size_t> grades;
    const auto counts = tally.counts(who);
    for (std::size_t g = 0; g < counts.size(); ++g) grades.insert(grades.end(), static_cast<std::size_t>(counts[g]), g);
    std::vector<std::size_t> medians;
    while (!grades.empty()) {
        const std::size_t at = (grades.size() - 1) / 2;
        medians.push_back(grades[at]);
        grades.erase(grades.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return medians;
}

delib::ranking naive_majority_judgment(const delib::grades_tally& tally) {
    std::vector<std::vector<std::size_t>> medians;
    for (std::size_t i = 0; i < tally.size(); ++i) medians.push_back(removed_medians(tally, candidate_at(i)));
    return delib::rank_by(tally.size(), [&](delib::candidate a, delib::candidate b) {
        return medians[delib::index(a)] > medians[delib::index(b)];
    });
}

void schulze(benchmark::State& state) {
    const auto tally =
        delib::tally_of<delib::pairwise_tally>(random_rankings(static_cast<std::size_t>(state.range(0)), 501));
    must(delib::schulze(*tally)->winners == naive_schulze(*tally), "schulze differs");
    for (auto _ : state) benchmark::DoNotOptimize(delib::schulze(*tally));
}
void schulze_naive(benchmark::State& state) {
    const auto tally =
        delib::tally_of<delib::pairwise_tally>(random_rankings(static_cast<std::size_t>(state.range(0)), 501));
    for (auto _ : state) benchmark::DoNotOptimize(naive_schulze(*tally));
}
delib::pairwise_tally random_duels(const benchmark::State& state) {
    return *delib::tally_of<delib::pairwise_tally>(
        random_rankings(static_cast<std::size_t>(state.range(0)), 501, 1'000'000'000));
}
void ranked_pairs(benchmark::State& state) {
    const auto tally = random_duels(state);
    must(delib::ranked_pairs(tally)->winners == naive_ranked_pairs(tally), "ranked pairs differ");
    for (auto _ : state) benchmark::DoNotOptimize(delib::ranked_pairs(tally));
}
void ranked_pairs_naive(benchmark::State& state) {
    const auto tally = random_duels(state);
    for (auto _ : state) benchmark::DoNotOptimize(naive_ranked_pairs(tally));
}
void irv(benchmark::State& state) {
    const auto ballots = random_rankings(20, static_cast<std::size_t>(state.range(0)));
    must(delib::irv(ballots)->winners == naive_irv(ballots), "irv differs");
    for (auto _ : state) benchmark::DoNotOptimize(delib::irv(ballots));
}
void irv_naive(benchmark::State& state) {
    const auto ballots = random_rankings(20, static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(naive_irv(ballots));
}
void paths(benchmark::State& state) {
    const auto direct = delib::strengths(random_duels(state), delib::strength_measure::margins);
    auto plain = direct;
    plain_paths(plain);
    must(delib::strongest_paths(direct).places == plain.places, "paths differ");
    for (auto _ : state) benchmark::DoNotOptimize(delib::strongest_paths(direct));
}
void paths_plain(benchmark::State& state) {
    const auto direct = delib::strengths(random_duels(state), delib::strength_measure::margins);
    for (auto _ : state) {
        auto plain = direct;
        plain_paths(plain);
        benchmark::DoNotOptimize(plain);
    }
}
void majority_judgment(benchmark::State& state) {
    const auto tally =
        delib::tally_of<delib::grades_tally>(random_grades(20, 6, static_cast<std::size_t>(state.range(0))));
    must(*delib::majority_judgment(*tally)->order == naive_majority_judgment(*tally), "majority judgment differs");
    for (auto _ : state) benchmark::DoNotOptimize(delib::majority_judgment(*tally));
}
void majority_judgment_naive(benchmark::State& state) {
    const auto tally =
        delib::tally_of<delib::grades_tally>(random_grades(20, 6, static_cast<std::size_t>(state.range(0))));
    for (auto _ : state) benchmark::DoNotOptimize(naive_majority_judgment(*tally));
}

}  // namespace

BENCHMARK(schulze)->Arg(20)->Arg(100)->Arg(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK(schulze_naive)->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK(paths)->Arg(100)->Arg(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK(paths_plain)->Arg(100)->Arg(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK(ranked_pairs)->Arg(20)->Arg(100)->Arg(300)->Unit(benchmark::kMillisecond);
BENCHMARK(ranked_pairs_naive)->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK(irv)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(irv_naive)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(majority_judgment)->Arg(1'001)->Arg(10'001)->Unit(benchmark::kMillisecond);
BENCHMARK(majority_judgment_naive)->Arg(1'001)->Arg(10'001)->Unit(benchmark::kMillisecond);
