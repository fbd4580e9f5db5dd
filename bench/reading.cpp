// W9: a csv of 1,000,000 ballots with five names each, of twenty candidates, some 45 MB. In one process: the library from
// memory to a profile and from a file, and a bare kernel that turns the cells of this one file into numbers. The library's
// profile is compared with a naive recount before anything is timed. Beside it, tables of grades by the quick and by the
// general reader.
//
// `times_the_kernel` is the processor time of a reading over that of the kernel, measured before; `bytes/ballot` is what the
// result takes, and `peak_MB` the most that the process had in memory so far, some 45 of them the csv itself.

#include "elections.hpp"
#include "memory.hpp"

#include <benchmark/benchmark.h>
#include <delib/delib.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using bench::must;

constexpr std::size_t m = 20, ranks = 5, ballots = 1'000'000;

// Eight bytes each, or nearly.
const std::array<std::string, m> names{"Abelard",   "Beatrice", "Caroline", "Dagobert",  "Eleonore",
                                       "Ferdinand", "Genevra",  "Hortense", "Isidore",   "Josephin",
                                       "Kunigund",  "Leonhard", "Mathilde", "Nepomuk",   "Ottokar",
                                       "Philippa",  "Quirinus", "Rosamund", "Sigismund", "Theodora"};

const std::array<std::string, 5> grades{"Rejected", "Poor", "Fair", "Good", "Excellent"};

// Five different candidates in random order, seed 2022.
const std::string& text() {
    static const std::string all = [] {
        delib::random_source random(2022);
        std::array<std::uint8_t, m> order{};
        for (std::size_t i = 0; i < m; ++i) order[i] = static_cast<std::uint8_t>(i);
        std::string out = "rank1,rank2,rank3,rank4,rank5\n";
        out.reserve(ballots * 48);
        for (std::size_t b = 0; b < ballots; ++b) {
            random.shuffle(std::span<std::uint8_t>(order));
            for (std::size_t r = 0; r < ranks; ++r) {
                out += names[order[r]];
                out += r + 1 < ranks ? ',' : '\n';
            }
        }
        return out;
    }();
    return all;
}

// The least that this file takes: every separator is looked for, every name is found by a multiplication, and nothing is
// checked. A name is its first eight bytes, or as many as it has.
std::vector<std::uint8_t> bare_kernel() {
    const auto word_of = [](const char* at, std::size_t length) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        return length >= 8 ? word : word & ((std::uint64_t{1} << (8 * length)) - 1);
    };
    const auto place_of = [](std::uint64_t word) { return (word * 0xFF51AFD7ED558CCDULL) >> 52; };
    static const std::vector<std::uint8_t> table = [&] {
        std::vector<std::uint8_t> out(4096, 0xFF);
        for (std::size_t i = 0; i < m; ++i) {
            std::string padded = names[i];
            padded.resize(16);
            std::uint8_t& place = out[place_of(word_of(padded.data(), names[i].size()))];
            must(place == 0xFF, "two names in one place of the table");
            place = static_cast<std::uint8_t>(i);
        }
        return out;
    }();
    const std::string& all = text();
    std::vector<std::uint8_t> out(ballots * ranks);
    std::uint8_t* to = out.data();
    const char* const end = all.data() + all.size();
    const auto marks = [](std::uint64_t word, char c) {
        constexpr std::uint64_t ones = 0x0101010101010101ULL;
        const std::uint64_t x = word ^ (ones * static_cast<unsigned char>(c));
        return (x - ones) & ~x & (ones << 7);
    };
    const char* cell = all.data() + all.find('\n') + 1;
    while (end - cell >= 16) {
        const char* at = cell;
        std::uint64_t hit = 0;
        for (;; at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, sizeof word);
            hit = marks(word, ',') | marks(word, '\n');
            if (hit != 0) break;
        }
        at += std::countr_zero(hit) / 8;
        *to++ = table[place_of(word_of(cell, static_cast<std::size_t>(at - cell)))];
        cell = at + 1;
    }
    for (std::string rest(cell, end); !rest.empty();) {
        const auto stop = rest.find_first_of(",\n");
        *to++ = static_cast<std::uint8_t>(std::find(names.begin(), names.end(), rest.substr(0, stop)) - names.begin());
        rest.erase(0, stop + 1);
    }
    return out;
}

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <class Work>
double median_seconds(Work&& work) {
    std::vector<double> all;
    for (int i = 0; i < 7; ++i) {
        const double begin = processor_seconds();
        work();
        all.push_back(processor_seconds() - begin);
    }
    std::nth_element(all.begin(), all.begin() + 3, all.end());
    return all[3];
}

double kernel_seconds() {
    static const double seconds = median_seconds([] { benchmark::DoNotOptimize(bare_kernel()); });
    return seconds;
}

delib::read_options options(unsigned threads, bool digest) {
    delib::read_options out;
    out.format = "csv";
    out.digest = digest;
    out.threads = threads;
    return out;
}

void check_once() {
    static const bool done = [] {
        using row = std::array<std::uint8_t, ranks>;
        std::vector<row> rows(ballots);
        std::memcpy(rows.data(), bare_kernel().data(), ballots * ranks);
        std::sort(rows.begin(), rows.end());
        for (const unsigned threads : {1U, 2U}) {
            const auto read = delib::read_ballots_text(text(), "w9.csv", options(threads, false));
            must(read.has_value(), "not read");
            auto at = rows.begin();
            for (std::size_t i = 0; i < read->profile.size(); ++i) {
                const auto ballot = read->profile[i];
                must(ballot.entries.size() == ranks && at != rows.end(), "another ballot");
                for (std::size_t r = 0; r < ranks; ++r) must(index(ballot.entries[r].who) == (*at)[r], "another name");
                const auto next = std::find_if(at, rows.end(), [&](const row& other) { return other != *at; });
                must(static_cast<std::uint64_t>(next - at) == ballot.heads, "another count");
                at = next;
            }
            must(at == rows.end(), "ballots are missing");
        }
        return true;
    }();
    static_cast<void>(done);
}

// `held` is what the result of one run takes.
void tell(benchmark::State& state, double begin, double held) {
    const double each = (processor_seconds() - begin) / static_cast<double>(state.iterations());
    state.counters["ballots/s"] =
        benchmark::Counter(static_cast<double>(ballots), benchmark::Counter::kIsIterationInvariantRate);
    state.counters["times_the_kernel"] = each / kernel_seconds();
    state.counters["bytes/ballot"] = held / static_cast<double>(ballots);
    state.counters["peak_MB"] = bench::peak_megabytes();
    state.SetBytesProcessed(static_cast<std::int64_t>(text().size()) * static_cast<std::int64_t>(state.iterations()));
}

// What the result of `work` takes while it is held, in bytes.
template <class Work>
double bytes_of(Work&& work) {
    const double before = bench::bytes_in_use();
    const auto held = work();
    benchmark::DoNotOptimize(held);
    return bench::bytes_in_use() - before;
}

void kernel(benchmark::State& state) {
    kernel_seconds();
    const double begin = processor_seconds();
    for (auto _ : state) benchmark::DoNotOptimize(bare_kernel());
    tell(state, begin, bytes_of(bare_kernel));
}

void line_ends(benchmark::State& state) {
    kernel_seconds();
    const double begin = processor_seconds();
    for (auto _ : state) {
        std::size_t lines = 0;
        const char* const end = text().data() + text().size();
        for (const char* at = text().data(); at < end; ++at, ++lines)
            at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        benchmark::DoNotOptimize(lines);
    }
    tell(state, begin, 0);
}

void from_memory(benchmark::State& state) {
    check_once();
    kernel_seconds();
    const auto how = options(static_cast<unsigned>(state.range(0)), false);
    const auto read = [&] { return delib::read_ballots_text(text(), "w9.csv", how); };
    const double begin = processor_seconds();
    for (auto _ : state) benchmark::DoNotOptimize(read());
    tell(state, begin, bytes_of(read));
}

void from_file(benchmark::State& state) {
    check_once();
    kernel_seconds();
    const auto path = std::filesystem::temp_directory_path() / ("delib-w9-" + std::to_string(::getpid()) + ".csv");
    std::ofstream(path, std::ios::binary) << text();
    const auto how = options(static_cast<unsigned>(state.range(0)), state.range(1) != 0);
    const auto read = [&] { return delib::read_ballots({path.string()}, how); };
    const double begin = processor_seconds();
    for (auto _ : state) benchmark::DoNotOptimize(read());
    tell(state, begin, bytes_of(read));
    std::filesystem::remove(path);
}

// 300,000 ballots with one of five grades for each of twelve candidates, seed 2022.
const std::string& grades_text() {
    static const std::string all = [] {
        delib::random_source random(2022);
        std::string out;
        for (std::size_t c = 0; c < 12; ++c) out += names[c] + (c < 11 ? "," : "\n");
        for (std::size_t b = 0; b < 300'000; ++b) {
            for (std::size_t c = 0; c < 12; ++c) out += grades[random.below(grades.size())] + (c < 11 ? "," : "\n");
        }
        return out;
    }();
    return all;
}

// A column a candidate: the quick reader, and the general one, which reads whatever is not plain.
void grades_from_memory(benchmark::State& state) {
    delib::read_options how = options(static_cast<unsigned>(state.range(1)), false);
    how.ballot = delib::ballot_reading::grades;
    how.scale.assign(grades.begin(), grades.end());
    const std::size_t block = how.block_bytes;
    const auto read = [&] { return delib::read_ballots_text(grades_text(), "grades.csv", how); };
    how.block_bytes = 0;
    const auto general = read();
    how.block_bytes = block;
    const auto quick = read();
    must(general && quick && general->profile.size() == quick->profile.size(), "another reading");
    for (std::size_t i = 0; i < quick->profile.size(); ++i) {
        const auto a = general->profile[i], b = quick->profile[i];
        must(std::ranges::equal(a.entries, b.entries) && a.heads == b.heads, "another ballot");
    }
    how.block_bytes = state.range(0) != 0 ? 0 : block;
    for (auto _ : state) benchmark::DoNotOptimize(read());
    state.counters["ballots/s"] = benchmark::Counter(300'000, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["bytes/ballot"] = bytes_of(read) / 300'000;
    state.SetBytesProcessed(static_cast<std::int64_t>(grades_text().size()) *
                            static_cast<std::int64_t>(state.iterations()));
}

}  // namespace

BENCHMARK(grades_from_memory)
    ->ArgNames({"general", "threads"})
    ->Args({0, 1})
    ->Args({0, 2})
    ->Args({1, 1})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(line_ends)->Unit(benchmark::kMillisecond);
BENCHMARK(kernel)->Unit(benchmark::kMillisecond);
BENCHMARK(from_memory)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->MinWarmUpTime(0.2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(from_file)
    ->ArgNames({"threads", "digest"})
    ->Args({1, 0})
    ->Args({1, 1})
    ->Args({2, 0})
    ->Args({2, 1})
    ->MinWarmUpTime(0.2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
