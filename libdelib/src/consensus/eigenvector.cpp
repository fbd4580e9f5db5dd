#include "consensus/same.hpp"
#include "delib/consensus/plane.hpp"
#include "delib/core/random.hpp"

#include <algorithm>
#include <cmath>

namespace delib {

namespace {

using numbers = std::vector<double>;

// In the order of the entries.
double dot(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

double length(std::span<const double> a) {
    return std::sqrt(dot(a, a));
}

// Scaled to length 1; what has no length stays as it is.
double normalise(std::span<double> a) {
    const double size = length(a);
    if (size > 0) {
        for (double& entry : a) entry /= size;
    }
    return size;
}

void take_out(std::span<double> of, std::span<const double> unit) {
    const double part = dot(of, unit);
    for (std::size_t i = 0; i < of.size(); ++i) of[i] -= part * unit[i];
}

// The largest eigenvalue of a symmetric tridiagonal matrix, by bisection on the number of eigenvalues beyond a bound.
double largest_eigenvalue(const numbers& diagonal, const numbers& beside) {
    double low = diagonal[0], high = diagonal[0];
    for (std::size_t i = 0; i < diagonal.size(); ++i) {
        const double reach =
            (i > 0 ? std::abs(beside[i - 1]) : 0) + (i + 1 < diagonal.size() ? std::abs(beside[i]) : 0);
        low = std::max(low, diagonal[i]);
        high = std::max(high, diagonal[i] + reach);
    }
    const auto any_beyond = [&](double bound) {
        double pivot = 1;
        for (std::size_t i = 0; i < diagonal.size(); ++i) {
            const double before = i > 0 ? beside[i - 1] * beside[i - 1] / pivot : 0;
            pivot = diagonal[i] - bound - before;
            if (pivot > 0) return true;
            if (same(pivot, 0)) pivot = -1e-300;
        }
        return false;
    };
    for (int i = 0; i < 200; ++i) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) break;
        (any_beyond(middle) ? low : high) = middle;
    }
    return high;
}

// Its eigenvector, by the factorisation twisted where the two halves meet best (Dhillon 1997).
numbers eigenvector_of(const numbers& diagonal, const numbers& beside, double value) {
    const std::size_t n = diagonal.size();
    const auto sound = [](double pivot) { return same(pivot, 0) ? -1e-300 : pivot; };
    numbers down(n), up(n);
    for (std::size_t i = 0; i < n; ++i)
        down[i] = sound(diagonal[i] - value - (i > 0 ? beside[i - 1] * beside[i - 1] / down[i - 1] : 0));
    for (std::size_t i = n; i-- > 0;)
        up[i] = sound(diagonal[i] - value - (i + 1 < n ? beside[i] * beside[i] / up[i + 1] : 0));
    std::size_t twist = 0;
    double least = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double gap = std::abs(down[i] + up[i] - (diagonal[i] - value));
        if (i == 0 || gap < least) {
            least = gap;
            twist = i;
        }
    }
    numbers out(n, 0.0);
    out[twist] = 1;
    for (std::size_t i = twist; i-- > 0;) out[i] = -beside[i] * out[i + 1] / down[i];
    for (std::size_t i = twist + 1; i < n; ++i) out[i] = -beside[i - 1] * out[i - 1] / up[i];
    normalise(out);
    return out;
}

// A start that leans nowhere, the same every time.
numbers any_direction(std::size_t size, random_source& random) {
    numbers out(size);
    for (double& entry : out) entry = static_cast<double>(random.bits() >> 11) * 0x1p-52 - 1;
    return out;
}

constexpr std::size_t steps_at_once = 400;
constexpr int most_restarts = 50;

}  // namespace

std::vector<double> power_iteration(const symmetric_product& product, std::vector<double> start,
                                    std::size_t iterations) {
    numbers out(start.size());
    double before = 0;
    for (std::size_t i = 0;; ++i) {
        product(start, out);
        const double size = normalise(out);
        if (i == iterations || same(size, before)) return out;
        before = size;
        start.swap(out);
    }
}

std::vector<double> leading_eigenvector(const symmetric_product& product, std::size_t size, double scale,
                                        std::span<const std::vector<double>> against) {
    const double nothing = scale * 1e-12;
    // Of a repeated eigenvalue one start shows one vector, so each search has a start of its own.
    random_source random(1 + against.size());
    numbers vector = any_direction(size, random), next(size);
    const auto clear = [&](numbers& of) {
        for (int pass = 0; pass < 2; ++pass) {
            for (const numbers& other : against) take_out(of, other);
        }
    };
    clear(vector);
    if (!(normalise(vector) > 0)) return numbers(size, 0.0);
    for (int restart = 0; restart < most_restarts; ++restart) {
        std::vector<numbers> basis;
        numbers diagonal, beside, mix;
        double value = 0;
        bool converged = false;
        while (!converged) {
            basis.push_back(vector);
            product(vector, next);
            clear(next);
            diagonal.push_back(dot(next, vector));
            for (int pass = 0; pass < 2; ++pass) {
                for (const numbers& earlier : basis) take_out(next, earlier);
            }
            const double rest = normalise(next);
            const bool spent = rest <= nothing || basis.size() == size;
            if (spent || basis.size() % 8 == 0 || basis.size() == steps_at_once) {
                value = largest_eigenvalue(diagonal, beside);
                mix = eigenvector_of(diagonal, beside, value);
                converged = spent || rest * std::abs(mix.back()) <= 1e-16 * value;
                if (!converged && basis.size() == steps_at_once) break;
            }
            beside.push_back(rest);
            vector = next;
        }
        numbers found(size, 0.0);
        for (std::size_t b = 0; b < basis.size(); ++b) {
            for (std::size_t i = 0; i < size; ++i) found[i] += mix[b] * basis[b][i];
        }
        clear(found);
        if (value <= nothing || !(normalise(found) > 0)) return numbers(size, 0.0);
        vector = std::move(found);
        if (converged) break;
    }
    return vector;
}

}  // namespace delib
