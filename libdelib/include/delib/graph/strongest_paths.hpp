// Strongest (widest) paths between all pairs: a path is as strong as its weakest edge. Floyd–Warshall in the (max, min)
// semiring, the recurrence of Schulze 2011, §2.3.1. Time O(m³), in vectors of the machine.
#pragma once

#include "delib/graph/strength.hpp"
#include "delib/tally/simd/dispatch.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace delib {

/// For every ordered pair the strength of the strongest path, 0 where there is none. The diagonal is 0.
[[nodiscard]] inline strength_matrix strongest_paths(strength_matrix direct) {
    const std::size_t m = direct.size;
    const auto widen = simd::kernels().widen;
    for (std::size_t via = 0; via < m; ++via) {
        const std::uint32_t* const onward = &direct.places[via * m];
        for (std::size_t from = 0; from < m; ++from) {
            const std::uint32_t first = direct.places[from * m + via];
            if (from == via || first == 0) continue;
            widen(&direct.places[from * m], onward, first, m);
        }
    }
    for (std::size_t c = 0; c < m; ++c) direct.places[c * m + c] = 0;
    return direct;
}

/// One strongest path from `from` to `to`, both included; empty where there is none. Among equally strong paths one with
/// the fewest steps, and among these the first in the order of candidates. Time O(m²).
[[nodiscard]] inline std::vector<candidate>
strongest_path(const strength_matrix& direct, const strength_matrix& strongest, candidate from, candidate to) {
    const std::uint32_t needed = strongest(from, to);
    if (needed == 0) return {};
    if (direct(from, to) >= needed) return {from, to};
    // A search in breadth, which looks from each candidate at the end first, and then at those not reached yet.
    std::vector<candidate> queue(direct.size, from), unreached(direct.size);
    std::vector<std::uint32_t> came_from(direct.size, 0);  // for each in the queue, the place of the one before
    std::uint32_t head = 0;
    std::size_t reached = 1, left = 0;
    for (std::size_t i = 0; i < direct.size; ++i) {
        if (i != index(from) && i != index(to)) unreached[left++] = candidate_at(i);
    }
    for (; direct(queue[head], to) < needed; ++head) {
        const std::uint32_t* const onward = &direct.places[index(queue[head]) * direct.size];
        std::size_t kept = 0;
        // Each goes to one of two places; which one, no branch could guess.
        for (std::size_t i = 0; i < left; ++i) {
            const candidate next = unreached[i];
            const std::size_t here = onward[index(next)] >= needed ? 1 : 0;
            unreached[kept] = next;
            kept += 1 - here;
            queue[reached] = next;
            came_from[reached] = head;
            reached += here;
        }
        left = kept;
    }
    std::vector<candidate> path{to};
    for (; head != 0; head = came_from[head]) path.push_back(queue[head]);
    path.push_back(from);
    std::reverse(path.begin(), path.end());
    return path;
}

}  // namespace delib
