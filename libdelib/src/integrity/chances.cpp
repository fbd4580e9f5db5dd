#include "integrity/chances.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace delib {

double log_factorial(std::uint64_t n) {
    if (n < 64) {
        double sum = 0;
        for (std::uint64_t i = 2; i <= n; ++i) sum += std::log(static_cast<double>(i));
        return sum;
    }
    const double x = static_cast<double>(n), square = x * x;
    return (x + 0.5) * std::log(x) - x + 0.5 * std::log(2 * std::numbers::pi) + 1 / (12 * x) - 1 / (360 * x * square) +
           1 / (1260 * x * square * square);
}

double log_tail_of_draws(std::uint64_t all, std::uint64_t marked, std::uint64_t drawn, std::uint64_t found) {
    const auto as_double = [](std::uint64_t n) { return static_cast<double>(n); };
    const auto log_choices = [](std::uint64_t n, std::uint64_t k) {
        return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
    };
    const std::uint64_t most = std::min(marked, drawn);
    if (found == 0 || as_double(found) * as_double(all) <= as_double(marked) * as_double(drawn)) return 0;
    // Beyond the mean each term is smaller than the one before.
    double term = 1, sum = 1;
    for (std::uint64_t x = found; x < most && term > 1e-17 * sum; ++x) {
        term *= as_double(marked - x) * as_double(drawn - x) /
                (as_double(x + 1) * (as_double(all - marked) - as_double(drawn) + as_double(x + 1)));
        sum += term;
    }
    const double first =
        log_choices(marked, found) + log_choices(all - marked, drawn - found) - log_choices(all, drawn);
    return std::min(0.0, first + std::log(sum));
}

}  // namespace delib
