// An opinion map of 20,000 participants and 500 statements with 1.5 million votes, on one core. In one process: the whole
// map in exact mode (plane, groups, silhouettes, stability, statements, bridging scores); its plane alone; and the same
// plane the way that is written down first, with a dense matrix of 80 MB, missing votes filled with means, and a hundred
// power iterations an axis. Each says how many seconds it takes, the first also the most memory that the process has held
// until then; `times` is how many of the plane alone fit into one. The axes of both are compared.
// Then what `--capture` adds: five more maps for a bloc, and bursts among votes that are spread over a month.
// At last, 100,000 participants and 1,000 statements with 7.5 million votes.

#include <benchmark/benchmark.h>
#include <delib/consensus/opinion_map.hpp>
#include <delib/core/random.hpp>
#include <delib/integrity/bursts.hpp>
#include <delib/integrity/veto.hpp>
#include <sys/resource.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <vector>

namespace {

using numbers = std::vector<double>;

// Three camps of unlike size; each participant votes on 75 statements, one vote in five by lot.
delib::vote_matrix made(std::uint32_t people, std::uint16_t statements) {
    constexpr std::uint32_t votes_each = 75;
    delib::random_source random(2026);
    delib::vote_list list;
    for (std::uint32_t p = 0; p < people; ++p) list.participants.push_back(std::to_string(p));
    for (std::uint16_t s = 0; s < statements; ++s) list.statements.push_back({std::to_string(s), {}});
    std::vector<std::uint8_t> opinions(3U * statements);
    for (std::uint8_t& o : opinions) o = static_cast<std::uint8_t>(random.below(3));
    list.votes.reserve(std::size_t{people} * votes_each);
    std::vector<std::uint16_t> order(statements);
    for (std::uint16_t s = 0; s < statements; ++s) order[s] = s;
    for (std::uint32_t p = 0; p < people; ++p) {
        const std::uint64_t lot = random.below(10);
        const auto first = static_cast<std::int64_t>(1'500'000'000'000 + random.below(2'592'000'000));
        const std::size_t camp = lot < 5 ? 0 : lot < 8 ? 1 : 2;
        for (std::uint32_t v = 0; v < votes_each; ++v) {
            std::swap(order[v], order[v + random.below(statements - v)]);
            const std::uint64_t what = random.below(5) == 0 ? random.below(3) : opinions[camp * statements + order[v]];
            list.votes.push_back({first + std::int64_t{v} * 3'000, p, order[v],
                                  static_cast<delib::stance>(static_cast<std::int8_t>(what) - 1)});
        }
    }
    auto out = delib::vote_matrix::create(std::move(list));
    if (!out) {
        std::cerr << "bench: " << to_text(out.error()) << '\n';
        std::abort();
    }
    return *std::move(out);
}

const delib::vote_matrix& votes() {
    static const delib::vote_matrix all = made(20'000, 500);
    return all;
}

// Rows of a dense matrix with the mean where there is no vote, less the mean.
std::vector<numbers> dense_plane(const delib::vote_matrix& v) {
    const std::size_t n = v.participants(), m = v.statements();
    numbers sums(m, 0.0), seen(m, 0.0);
    for (std::size_t p = 0; p < n; ++p) {
        const auto row = v.row(p);
        for (std::size_t i = 0; i < row.size(); ++i) {
            sums[row.statements[i]] += static_cast<double>(row.votes[i]);
            seen[row.statements[i]] += 1;
        }
    }
    numbers x(n * m, 0.0);
    for (std::size_t p = 0; p < n; ++p) {
        const auto row = v.row(p);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::size_t s = row.statements[i];
            x[p * m + s] = static_cast<double>(row.votes[i]) - sums[s] / seen[s];
        }
    }
    std::vector<numbers> axes;
    for (int axis = 0; axis < 2; ++axis) {
        numbers direction(m, 1.0), next(m);
        for (int i = 0; i <= 100; ++i) {
            std::fill(next.begin(), next.end(), 0.0);
            for (std::size_t p = 0; p < n; ++p) {
                double sum = 0;
                for (std::size_t s = 0; s < m; ++s) sum += x[p * m + s] * direction[s];
                for (std::size_t s = 0; s < m; ++s) next[s] += sum * x[p * m + s];
            }
            double length = 0;
            for (const double entry : next) length += entry * entry;
            for (std::size_t s = 0; s < m; ++s) direction[s] = next[s] / std::sqrt(length);
        }
        for (std::size_t p = 0; p < n; ++p) {
            double sum = 0;
            for (std::size_t s = 0; s < m; ++s) sum += x[p * m + s] * direction[s];
            for (std::size_t s = 0; s < m; ++s) x[p * m + s] -= sum * direction[s];
        }
        axes.push_back(std::move(direction));
    }
    return axes;
}

double most_memory() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

// Of this process, whatever else the machine does.
double seconds_used() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double seconds_of_plane = 0;

void whole_map(benchmark::State& state) {
    const delib::vote_matrix& v = votes();
    for (auto _ : state) {
        const auto map = delib::draw_map(v);
        benchmark::DoNotOptimize(map->groups.size());
    }
    state.counters["MB"] = most_memory();
}

void plane_alone(benchmark::State& state) {
    const delib::vote_matrix& v = votes();
    const double begin = seconds_used();
    for (auto _ : state) benchmark::DoNotOptimize(delib::find_plane(v, delib::map_mode::exact).axes[0][0]);
    seconds_of_plane = (seconds_used() - begin) / static_cast<double>(state.iterations());
}

void plane_of_dense_matrix(benchmark::State& state) {
    const delib::vote_matrix& v = votes();
    const auto ours = delib::find_plane(v, delib::map_mode::exact);
    const double begin = seconds_used();
    std::vector<numbers> theirs;
    for (auto _ : state) theirs = dense_plane(v);
    const double seconds = (seconds_used() - begin) / static_cast<double>(state.iterations());
    for (std::size_t axis = 0; axis < 2; ++axis) {
        double along = 0;
        for (std::size_t s = 0; s < v.statements(); ++s) along += ours.axes[axis][s] * theirs[axis][s];
        if (std::abs(std::abs(along) - 1) > 1e-9) {
            std::cerr << "bench: the axes differ\n";
            std::abort();
        }
    }
    state.counters["times"] = seconds / seconds_of_plane;
}

void bloc(benchmark::State& state) {
    const delib::vote_matrix& v = votes();
    for (auto _ : state) benchmark::DoNotOptimize(delib::veto_effects_of(v)->grouped);
}

void bursts(benchmark::State& state) {
    const delib::vote_matrix& v = votes();
    for (auto _ : state) benchmark::DoNotOptimize(delib::bursts_of(v)->found);
}

void large_map(benchmark::State& state) {
    const delib::vote_matrix v = made(100'000, 1'000);
    for (auto _ : state) {
        const auto map = delib::draw_map(v);
        benchmark::DoNotOptimize(map->groups.size());
    }
}

BENCHMARK(whole_map)->Unit(benchmark::kMillisecond);
BENCHMARK(plane_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(plane_of_dense_matrix)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(bloc)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(bursts)->Unit(benchmark::kMillisecond);
BENCHMARK(large_map)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
