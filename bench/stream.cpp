// Ballots that never end: how fast `delib tally -` counts a stream, and in how much memory.
//
// usage: bench_stream [BALLOTS…]      100,000 and 1,000,000 if none are given
//
// One process writes a csv of five of twenty candidates a ballot, in uniform random order under seed 2022, into a pipe; the
// command counts it by ranked-priorities and schulze without a digest. For each number of ballots: time by the clock, the
// processor time of the command, its largest resident memory, and its time a ballot beside that of the row above. The
// command must find as many ballots as were written.

#include <delib/core/random.hpp>
#include <sys/resource.h>
#include <sys/wait.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

constexpr std::size_t m = 20, ranks = 5;

const std::array<const char*, m> names{"Abelard",   "Beatrice", "Caroline", "Dagobert",  "Eleonore",
                                       "Ferdinand", "Genevra",  "Hortense", "Isidore",   "Josephin",
                                       "Kunigund",  "Leonhard", "Mathilde", "Nepomuk",   "Ottokar",
                                       "Philippa",  "Quirinus", "Rosamund", "Sigismund", "Theodora"};

[[noreturn]] void fail(const std::string& what) {
    std::cerr << "bench_stream: " << what << '\n';
    std::exit(1);
}

void put(int to, const char* bytes, std::size_t size) {
    while (size > 0) {
        const ::ssize_t done = ::write(to, bytes, size);
        if (done <= 0) std::_Exit(1);
        bytes += done;
        size -= static_cast<std::size_t>(done);
    }
}

// A name and what stands behind it, in 16 bytes.
struct cell {
    std::array<char, 16> bytes{};
    std::size_t size = 0;
};

std::array<cell, m> cells_with(char behind) {
    std::array<cell, m> out;
    for (std::size_t i = 0; i < m; ++i) {
        out[i].size = std::strlen(names[i]);
        std::memcpy(out[i].bytes.data(), names[i], out[i].size);
        out[i].bytes[out[i].size++] = behind;
    }
    return out;
}

// A number below each of 20, 19, 18, 17, 16, from parts of one random word: uneven by less than one in 100 million.
void write_ballots(int to, std::uint64_t ballots) {
    delib::random_source random(2022);
    std::array<std::uint8_t, m> order{};
    for (std::size_t i = 0; i < m; ++i) order[i] = static_cast<std::uint8_t>(i);
    const auto inner = cells_with(','), last = cells_with('\n');
    std::vector<char> block(1 << 16);
    const std::string header = "rank1,rank2,rank3,rank4,rank5\n";
    put(to, header.data(), header.size());
    char* at = block.data();
    for (std::uint64_t b = 0; b < ballots; ++b) {
        std::uint64_t word = random.bits();
        for (std::size_t r = 0; r < ranks; ++r) {
            const std::uint64_t below = m - r;
            const std::size_t chosen = r + static_cast<std::size_t>(word % below);
            word /= below;
            std::swap(order[r], order[chosen]);
            const cell& c = (r + 1 < ranks ? inner : last)[order[r]];
            std::memcpy(at, c.bytes.data(), c.bytes.size());
            at += c.size;
        }
        if (block.data() + block.size() - at >= 128) continue;
        put(to, block.data(), static_cast<std::size_t>(at - block.data()));
        at = block.data();
    }
    put(to, block.data(), static_cast<std::size_t>(at - block.data()));
}

struct measured {
    double seconds = 0;    // by the clock
    double processor = 0;  // of the command
    double megabytes = 0;  // resident, at most
    std::string said{};
};

// Bytes of a ballot, with five names as long as names are.
double mean_line() {
    std::size_t letters = 0;
    for (const char* name : names) letters += std::strlen(name) + 1;
    return static_cast<double>(letters * ranks) / m;
}

double seconds_of(const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
}

measured count(std::uint64_t ballots) {
    int ballot_pipe[2], result_pipe[2];
    if (::pipe(ballot_pipe) != 0 || ::pipe(result_pipe) != 0) fail("no pipe");
    const auto begin = std::chrono::steady_clock::now();
    const ::pid_t writer = ::fork();
    if (writer == 0) {
        ::close(ballot_pipe[0]);
        write_ballots(ballot_pipe[1], ballots);
        std::_Exit(0);
    }
    const ::pid_t command = ::fork();
    if (command == 0) {
        ::dup2(ballot_pipe[0], STDIN_FILENO);
        ::dup2(result_pipe[1], STDOUT_FILENO);
        for (const int end : {ballot_pipe[0], ballot_pipe[1], result_pipe[0], result_pipe[1]}) ::close(end);
        ::execl(DELIB_COMMAND, "delib", "tally", "-", "--no-digest", "--rule", "ranked-priorities", "--rule", "schulze",
                "--output", "json", static_cast<char*>(nullptr));
        std::_Exit(127);
    }
    if (writer < 0 || command < 0) fail("no process");
    ::close(ballot_pipe[0]);
    ::close(ballot_pipe[1]);
    ::close(result_pipe[1]);
    measured out;
    std::array<char, 4096> part{};
    for (::ssize_t got = 0; (got = ::read(result_pipe[0], part.data(), part.size())) > 0;)
        out.said.append(part.data(), static_cast<std::size_t>(got));
    ::close(result_pipe[0]);
    int status = 0;
    rusage used{};
    if (::wait4(command, &status, 0, &used) < 0 || status != 0) fail("the command failed");
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (::waitpid(writer, &status, 0) < 0 || status != 0) fail("the writer failed");
    out.processor = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
    out.megabytes = static_cast<double>(used.ru_maxrss) / 1024;
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::uint64_t> sizes;
    for (int i = 1; i < argc; ++i) {
        const std::uint64_t ballots = std::strtoull(argv[i], nullptr, 10);
        if (ballots > 0) sizes.push_back(ballots);
    }
    if (sizes.empty()) sizes = {100'000, 1'000'000};
    std::printf("%12s %10s %10s %12s %8s %8s %12s %8s\n", "ballots", "seconds", "processor", "ballots/s", "MB/s",
                "peak MB", "ns a ballot", "growth");
    double before = 0;
    for (const std::uint64_t ballots : sizes) {
        const measured found = count(ballots);
        if (found.said.find("\"cast\": " + std::to_string(ballots)) == std::string::npos) fail("ballots are missing");
        const double each = 1e9 * found.processor / static_cast<double>(ballots);
        const double bytes = mean_line() * static_cast<double>(ballots);
        std::printf("%12llu %10.2f %10.2f %12.0f %8.0f %8.1f %12.1f %8.2f\n", static_cast<unsigned long long>(ballots),
                    found.seconds, found.processor, static_cast<double>(ballots) / found.seconds,
                    1e-6 * bytes / found.seconds, found.megabytes, each, before > 0 ? each / before : 1);
        std::fflush(stdout);
        before = each;
    }
}
