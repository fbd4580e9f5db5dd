// Sums of small fractions: `delib::rational` beside Boost's `cpp_rational`, in one process, with the same result.

#include <benchmark/benchmark.h>
#include <boost/multiprecision/cpp_int.hpp>
#include <delib/number/rational.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using boost_rational =
    boost::multiprecision::number<boost::multiprecision::cpp_rational_backend, boost::multiprecision::et_off>;

template <class Ratio>
Ratio sum_of_fractions() {
    Ratio sum = 0;
    for (int i = 1; i < 20'000; ++i) sum += Ratio(i % 97) / Ratio(1 + i % 5);
    return sum;
}

void rational(benchmark::State& state) {
    if (to_text(sum_of_fractions<delib::rational>()) != sum_of_fractions<boost_rational>().str()) {
        std::cerr << "bench: the sums differ\n";
        std::abort();
    }
    for (auto _ : state) benchmark::DoNotOptimize(sum_of_fractions<delib::rational>());
}
void cpp_rational(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(sum_of_fractions<boost_rational>());
}

}  // namespace

BENCHMARK(rational)->Unit(benchmark::kMicrosecond);
BENCHMARK(cpp_rational)->Unit(benchmark::kMicrosecond);
