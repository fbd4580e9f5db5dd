// W2: 100,000 rankings of 20 candidates, from orders in memory to the outcomes of Schulze, of instant-runoff voting
// and of single transferable vote with 5 seats. In one process: ours through the public builder, through a profile, and
// bare kernels that read the same orders, check nothing, and keep no more than the winners. Winners are compared with
// those of textbook loops before anything is timed.

#include "duel_kernel.hpp"
#include "elections.hpp"
#include "memory.hpp"
#include "timing.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace {

using bench::must;

constexpr std::size_t m = 20, ballots = 100'000;

const std::vector<std::uint8_t>& orders() {
    static const std::vector<std::uint8_t> all = bench::random_orders(m, ballots, 2022);
    return all;
}

// Round after round all ballots are read from their first place on.
std::size_t textbook_irv() {
    std::array<bool, m> left{};
    left.fill(true);
    for (std::size_t standing = m;; --standing) {
        std::array<std::size_t, m> held{};
        for (std::size_t b = 0; b < ballots; ++b) {
            const std::uint8_t* at = orders().data() + b * m;
            while (!left[*at]) ++at;
            ++held[*at];
        }
        std::size_t last = m;
        for (std::size_t c = 0; c < m; ++c) {
            if (left[c] && (held[c] * 2 > ballots || standing == 1)) return c;
            if (left[c] && (last == m || held[c] < held[last])) last = c;
        }
        left[last] = false;
    }
}

// The least that moving ballots takes: a list for each candidate, with the place at which each ballot speaks.
struct ballot_lists {
    static constexpr std::uint32_t end = ~std::uint32_t{0};

    ballot_lists() { head.fill(end); }

    void give(std::uint32_t ballot, std::uint8_t who) {
        next[ballot] = head[who];
        head[who] = ballot;
    }

    std::vector<std::uint32_t> next = std::vector<std::uint32_t>(ballots);
    std::vector<std::uint8_t> place = std::vector<std::uint8_t>(ballots, 0);
    std::array<std::uint32_t, m> head{};
};

// Whoever leaves passes on what it holds.
std::size_t irv_kernel() {
    ballot_lists lists;
    std::array<std::size_t, m> held{};
    std::array<bool, m> left{};
    left.fill(true);
    const std::uint8_t* const rows = orders().data();
    const auto give = [&](std::uint32_t ballot, std::uint8_t who) {
        lists.give(ballot, who);
        ++held[who];
    };
    for (std::uint32_t b = 0; b < ballots; ++b) give(b, rows[b * m]);
    for (std::size_t standing = m;; --standing) {
        std::size_t last = m;
        for (std::size_t c = 0; c < m; ++c) {
            if (left[c] && (held[c] * 2 > ballots || standing == 1)) return c;
            if (left[c] && (last == m || held[c] < held[last])) last = c;
        }
        left[last] = false;
        for (std::uint32_t b = lists.head[last]; b != ballot_lists::end;) {
            const std::uint32_t following = lists.next[b];
            std::uint8_t at = lists.place[b];
            while (!left[rows[b * m + at]]) ++at;
            lists.place[b] = at;
            give(b, rows[b * m + at]);
            b = following;
        }
    }
}

constexpr std::size_t seats = 5;

using committee = std::vector<delib::candidate>;

// The votes of a ballot are worth whole numbers of 10^-5, as in the Scottish count.
constexpr std::int64_t whole = 100'000, quota = (ballots / (seats + 1) + 1) * whole;

committee elected(const std::array<bool, m>& in) {
    committee out;
    for (std::size_t c = 0; c < m; ++c) {
        if (in[c]) out.push_back(delib::candidate_at(c));
    }
    return out;
}

std::int64_t passed_on(std::int64_t value, std::int64_t held) {
    return static_cast<std::int64_t>(static_cast<delib::int128>(held - quota) * value / held);
}

// How a count goes: `held` says what a candidate has, `take_out(who, of)` passes on what it holds, at its value or, of a
// surplus, at what `passed_on` says. The bench has no ties: `must` would say so.
template <class Held, class TakeOut>
committee scottish(std::array<bool, m>& left, Held&& held, TakeOut&& take_out) {
    std::array<bool, m> in{}, waits{};
    for (std::size_t taken = 0, standing = m;;) {
        for (std::size_t c = 0; c < m; ++c) {
            if (!left[c] || held(c) < quota) continue;
            left[c] = false;
            in[c] = waits[c] = true;
            ++taken;
            --standing;
        }
        if (taken == seats) return elected(in);
        if (taken + standing <= seats) {
            for (std::size_t c = 0; c < m; ++c) in[c] = in[c] || left[c];
            return elected(in);
        }
        std::size_t who = m;
        for (std::size_t c = 0; c < m; ++c) {
            if (waits[c] && (who == m || held(c) > held(who))) who = c;
        }
        const bool surplus = who < m;
        for (std::size_t c = 0; c < m && !surplus; ++c) {
            must(who == m || !left[c] || held(c) != held(who), "votes without a tie");
            if (left[c] && (who == m || held(c) < held(who))) who = c;
        }
        if (!surplus) {
            left[who] = false;
            --standing;
        }
        waits[who] = false;
        take_out(who, surplus ? held(who) : 0);
    }
}

// Each ballot with a value of its own; at each stage all of them are read.
committee textbook_stv() {
    std::vector<std::int64_t> value(ballots, whole);
    std::vector<std::uint8_t> at(ballots);
    std::array<std::int64_t, m> held{};
    std::array<bool, m> left{};
    left.fill(true);
    for (std::size_t b = 0; b < ballots; ++b) {
        at[b] = orders()[b * m];
        held[at[b]] += whole;
    }
    return scottish(
        left, [&](std::size_t c) { return held[c]; },
        [&](std::size_t who, std::int64_t of) {
            held.fill(0);
            for (std::size_t b = 0; b < ballots; ++b) {
                if (at[b] == who) {
                    if (of > 0) value[b] = passed_on(value[b], of);
                    at[b] = m;
                    for (std::size_t i = m; i-- > 0;) {
                        if (left[orders()[b * m + i]]) at[b] = orders()[b * m + i];
                    }
                }
                if (at[b] < m) held[at[b]] += value[b];
            }
            // Who was elected holds what was not passed on: nobody asks how much.
        });
}

// The same lists, and the value of each ballot.
committee stv_kernel() {
    ballot_lists lists;
    std::vector<std::int32_t> value(ballots, whole);
    std::array<std::int64_t, m> held{};
    std::array<bool, m> left{};
    left.fill(true);
    const std::uint8_t* const rows = orders().data();
    const auto give = [&](std::uint32_t ballot, std::uint8_t who) {
        lists.give(ballot, who);
        held[who] += value[ballot];
    };
    for (std::uint32_t b = 0; b < ballots; ++b) give(b, rows[b * m]);
    return scottish(
        left, [&](std::size_t c) { return held[c]; },
        [&](std::size_t who, std::int64_t of) {
            for (std::uint32_t b = lists.head[who]; b != ballot_lists::end;) {
                const std::uint32_t following = lists.next[b];
                if (of > 0) value[b] = static_cast<std::int32_t>(passed_on(value[b], of));
                std::uint8_t at = lists.place[b];
                while (at < m && !left[rows[b * m + at]]) ++at;
                lists.place[b] = at;
                if (at < m) give(b, rows[b * m + at]);
                b = following;
            }
        });
}

using matrix = std::array<std::int64_t, m * m>;

matrix textbook_duels() {
    matrix above{};
    for (std::size_t b = 0; b < ballots; ++b) {
        const std::uint8_t* const row = orders().data() + b * m;
        for (std::size_t i = 0; i < m; ++i) {
            for (std::size_t j = i + 1; j < m; ++j) ++above[row[i] * m + row[j]];
        }
    }
    return above;
}

std::vector<delib::candidate> widest_paths(const matrix& above) {
    matrix path{};
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j)
            path[i * m + j] = above[i * m + j] > above[j * m + i] ? above[i * m + j] - above[j * m + i] : 0;
    }
    for (std::size_t k = 0; k < m; ++k) {
        for (std::size_t i = 0; i < m; ++i) {
            for (std::size_t j = 0; j < m; ++j)
                path[i * m + j] = std::max(path[i * m + j], std::min(path[i * m + k], path[k * m + j]));
        }
    }
    std::vector<delib::candidate> winners;
    for (std::size_t i = 0; i < m; ++i) {
        bool best = true;
        for (std::size_t j = 0; j < m && best; ++j) best = i == j || path[i * m + j] >= path[j * m + i];
        if (best) winners.push_back(delib::candidate_at(i));
    }
    return winners;
}

std::vector<delib::candidate> schulze_kernel() {
    const std::vector<bench::line> parts = bench::duel_kernel(orders());
    matrix above{};
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = a + 1; b < m; ++b) {
            for (const std::uint64_t part : parts[a * m + b]) above[a * m + b] += static_cast<std::int64_t>(part);
            above[b * m + a] = static_cast<std::int64_t>(ballots) - above[a * m + b];
        }
    }
    return widest_paths(above);
}

delib::rank_planes planes() {
    auto builder = delib::rank_planes_builder::create(bench::names(m));
    must(builder->add_orders(std::span<const std::uint8_t>(orders()), m).has_value(), "orders");
    return std::move(*builder).freeze();
}

delib::profile profile() {
    auto builder = delib::profile_builder::ranked(bench::names(m));
    std::vector<delib::entry> row(m);
    for (std::size_t b = 0; b < ballots; ++b) {
        for (std::size_t i = 0; i < m; ++i)
            row[i] = {delib::candidate_at(orders()[b * m + i]), static_cast<std::uint32_t>(i + 1)};
        must(builder->add({.entries = row}).has_value(), "ballot");
    }
    return *builder->freeze();
}

// Ours is checked before it is timed.
template <class Kernel, class Work>
void time_ballots(benchmark::State& state, Kernel&& kernel, Work&& work) {
    const double seconds = bench::median_seconds([&] { benchmark::DoNotOptimize(kernel()); });
    bench::time_beside(state, seconds, ballots, [&] { benchmark::DoNotOptimize(work()); });
}

void w2_schulze_kernel(benchmark::State& state) {
    must(schulze_kernel() == widest_paths(textbook_duels()), "the kernel's winners by Schulze");
    time_ballots(state, schulze_kernel, schulze_kernel);
}
void w2_schulze_from_orders(benchmark::State& state) {
    must(delib::schulze(planes())->winners == widest_paths(textbook_duels()), "winners by Schulze");
    time_ballots(state, schulze_kernel, [] { return delib::schulze(planes()); });
}
void w2_irv_kernel(benchmark::State& state) {
    must(irv_kernel() == textbook_irv(), "the kernel's winner by instant runoff");
    time_ballots(state, irv_kernel, irv_kernel);
}
void w2_irv_from_orders(benchmark::State& state) {
    must(delib::irv(planes())->winners == std::vector{delib::candidate_at(textbook_irv())}, "winner of planes");
    const double before = bench::bytes_in_use();
    const delib::rank_planes kept = planes();
    state.counters["bytes/ballot"] = (bench::bytes_in_use() - before) / static_cast<double>(ballots);
    time_ballots(state, irv_kernel, [] { return delib::irv(planes()); });
}
void w2_irv_through_a_profile(benchmark::State& state) {
    must(delib::irv(profile())->winners == std::vector{delib::candidate_at(textbook_irv())}, "winner of a profile");
    const double before = bench::bytes_in_use();
    const delib::profile kept = profile();
    state.counters["bytes/ballot"] = (bench::bytes_in_use() - before) / static_cast<double>(ballots);
    time_ballots(state, irv_kernel, [] { return delib::irv(profile()); });
}

void w2_stv_kernel(benchmark::State& state) {
    must(stv_kernel() == textbook_stv(), "the kernel's committee by single transferable vote");
    time_ballots(state, stv_kernel, stv_kernel);
}
void w2_stv_from_orders(benchmark::State& state) {
    must(delib::stv(planes(), {}, seats)->elected == textbook_stv(), "committee of planes");
    time_ballots(state, stv_kernel, [] { return delib::stv(planes(), {}, seats); });
}
void w2_stv_through_a_profile(benchmark::State& state) {
    must(delib::stv(profile(), {}, seats)->elected == textbook_stv(), "committee of a profile");
    time_ballots(state, stv_kernel, [] { return delib::stv(profile(), {}, seats); });
}
void w2_stv_of_a_profile(benchmark::State& state) {
    const delib::profile kept = profile();
    time_ballots(state, stv_kernel, [&] { return delib::stv(kept, {}, seats); });
}
void w2_stv_meek_of_a_profile(benchmark::State& state) {
    const delib::profile kept = profile();
    time_ballots(state, stv_kernel, [&] { return delib::stv(kept, {.variant = delib::stv_variant::meek}, seats); });
}

}  // namespace

BENCHMARK(w2_schulze_kernel)->Unit(benchmark::kMillisecond);
BENCHMARK(w2_schulze_from_orders)->Unit(benchmark::kMillisecond);
BENCHMARK(w2_irv_kernel)->Unit(benchmark::kMillisecond);
BENCHMARK(w2_irv_from_orders)->Unit(benchmark::kMillisecond);
BENCHMARK(w2_irv_through_a_profile)->Unit(benchmark::kMillisecond);
BENCHMARK(w2_stv_kernel)->Unit(benchmark::kMillisecond);
BENCHMARK(w2_stv_from_orders)->Unit(benchmark::kMillisecond);
BENCHMARK(w2_stv_through_a_profile)->Unit(benchmark::kMillisecond);
BENCHMARK(w2_stv_of_a_profile)->Unit(benchmark::kMillisecond);
BENCHMARK(w2_stv_meek_of_a_profile)->Unit(benchmark::kMillisecond);
