// Rules beside the naive way, in one process: strongest paths of Schulze over exact fractions, and majority judgment by
// removing medians one after the other. Each benchmark checks that both ways decide the same before it is timed.

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <vector>

namespace {

using delib::candidate_at;

void must(bool holds, const char* what) {
    if (holds) return;
    std::cerr << "bench: " << what << '\n';
    std::abort();
}

std::vector<std::string> names(std::size_t m) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < m; ++i) out.push_back("c" + std::to_string(i));
    return out;
}

// Impartial culture: every order equally likely.
delib::profile random_rankings(std::size_t m, std::size_t ballots) {
    delib::random_source random(2022);
    auto builder = delib::profile_builder::ranked(names(m));
    must(builder.has_value(), "names");
    std::vector<delib::entry> row(m);
    for (std::size_t b = 0; b < ballots; ++b) {
        for (std::size_t i = 0; i < m; ++i) row[i].who = candidate_at(i);
        random.shuffle(std::span(row));
        for (std::size_t i = 0; i < m; ++i) row[i].value = static_cast<std::uint32_t>(i + 1);
        must(builder->add({.entries = row}).has_value(), "ballot");
    }
    return *builder->freeze();
}

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

BENCHMARK(schulze)->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK(schulze_naive)->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);
BENCHMARK(majority_judgment)->Arg(1'001)->Arg(10'001)->Unit(benchmark::kMillisecond);
BENCHMARK(majority_judgment_naive)->Arg(1'001)->Arg(10'001)->Unit(benchmark::kMillisecond);
