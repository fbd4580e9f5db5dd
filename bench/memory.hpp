// What a benchmark says about memory: how much is in use, and how much was at most.
#pragma once

#include <sys/resource.h>

#include <cstddef>
#include <malloc.h>

namespace bench {

/// What was asked of the allocator and not given back, in bytes.
[[nodiscard]] inline double bytes_in_use() {
    const struct mallinfo2 now = mallinfo2();
    return static_cast<double>(now.uordblks + now.hblkhd);
}

/// The most that this program ever had in memory, in millions of bytes.
[[nodiscard]] inline double peak_megabytes() {
    struct rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

}  // namespace bench
