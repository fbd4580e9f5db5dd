// What benchmarks count, and how they check that it is counted rightly before anything is timed.
#pragma once

#include <delib/ballot/profile_builder.hpp>
#include <delib/core/random.hpp>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <numeric>
#include <span>
#include <string>
#include <vector>

namespace bench {

/// A benchmark of a wrong result is worth nothing: it ends here.
inline void must(bool holds, const char* what) {
    if (holds) return;
    std::cerr << "bench: " << what << '\n';
    std::abort();
}

/// c0, c1, …
[[nodiscard]] inline std::vector<std::string> names(std::size_t candidates) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < candidates; ++i) out.push_back("c" + std::to_string(i));
    return out;
}

/// Impartial culture: rows of candidates, best first, every order equally likely.
[[nodiscard]] inline std::vector<std::uint8_t> random_orders(std::size_t candidates, std::size_t ballots,
                                                             std::uint64_t seed) {
    delib::random_source random(seed);
    std::vector<std::uint8_t> out(candidates * ballots);
    for (std::size_t i = 0; i < ballots; ++i) {
        const std::span row(out.data() + i * candidates, candidates);
        std::iota(row.begin(), row.end(), std::uint8_t{0});
        random.shuffle(row);
    }
    return out;
}

/// Impartial culture under seed 2022 as a profile. With weights up to `heaviest`, no two duels end alike.
[[nodiscard]] inline delib::profile random_rankings(std::size_t candidates, std::size_t ballots,
                                                    std::uint64_t heaviest = 1) {
    delib::random_source random(2022);
    auto builder = delib::profile_builder::ranked(names(candidates));
    must(builder.has_value(), "names");
    std::vector<delib::entry> row(candidates);
    for (std::size_t b = 0; b < ballots; ++b) {
        for (std::size_t i = 0; i < candidates; ++i) row[i].who = delib::candidate_at(i);
        random.shuffle(std::span(row));
        for (std::size_t i = 0; i < candidates; ++i) row[i].value = static_cast<std::uint32_t>(i + 1);
        const delib::weight weighs(static_cast<std::int64_t>(random.below(heaviest) + 1));
        must(builder->add({.entries = row, .weight = weighs}).has_value(), "ballot");
    }
    return *builder->freeze();
}

}  // namespace bench
