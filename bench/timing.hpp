// What ours takes beside a bare kernel in the same process.
#pragma once

#include "memory.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace bench {

/// What this process has taken so far, on all threads.
[[nodiscard]] inline double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// What one run of `work` takes: the median of nine.
template <class Work>
[[nodiscard]] double median_seconds(Work&& work) {
    std::array<double, 9> runs{};
    for (double& run : runs) {
        const double begin = processor_seconds();
        work();
        run = processor_seconds() - begin;
    }
    std::sort(runs.begin(), runs.end());
    return runs[runs.size() / 2];
}

/// Times `work` on so many items: items a second, the time as a multiple of the kernel's, and the most memory so far.
template <class Work>
void time_beside(benchmark::State& state, double kernel_seconds, std::size_t items, Work&& work) {
    const double begin = processor_seconds();
    for (auto _ : state) work();
    const double each = (processor_seconds() - begin) / static_cast<double>(state.iterations());
    state.counters["times_the_kernel"] = each / kernel_seconds;
    state.counters["peak_MB"] = peak_megabytes();
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(items));
}

}  // namespace bench
