#include "delib/consensus/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace delib {

namespace {

double sum_of(std::span<const double> counts) {
    double sum = 0;
    for (const double n : counts) sum += n;
    return sum;
}

double position(std::span<const double> positions, std::size_t i) {
    return positions.empty() ? static_cast<double>(i) : positions[i];
}

// Whether the figures on order have a meaning: something was counted, and there are two categories.
bool has_order(std::span<const double> counts) {
    return counts.size() >= 2 && sum_of(counts) > 0;
}

// The agreement of a layer, in which every category has the same count or none: 110 and 011 among three of its categories
// speak for one peak, 101 for two.
double layer_agreement(const std::vector<bool>& filled) {
    const auto k = static_cast<double>(filled.size());
    double ones = 0;
    for (const bool one : filled) ones += one ? 1 : 0;
    if (ones < 2) return 1;
    double single = 0, twin = 0, before = 0;
    for (const bool one : filled) {
        const double after = ones - before;
        if (one) {
            ++before;
        } else {
            single += before * (before - 1) / 2 + after * (after - 1) / 2;
            twin += before * after;
        }
    }
    if (single + twin < 1) return 0;
    const double peaked = ((k - 2) * single - (k - 1) * twin) / ((k - 2) * (single + twin));
    return peaked * (1 - (ones - 1) / (k - 1));
}

}  // namespace

std::optional<double> van_der_eijk(std::span<const double> counts) {
    if (!has_order(counts)) return std::nullopt;
    const double total = sum_of(counts);
    std::vector<double> left(counts.begin(), counts.end());
    std::vector<bool> filled(counts.size());
    double out = 0;
    for (;;) {
        double least = 0, ones = 0;
        for (std::size_t i = 0; i < left.size(); ++i) {
            filled[i] = left[i] > 0;
            if (!filled[i]) continue;
            ++ones;
            if (ones < 2 || left[i] < least) least = left[i];
        }
        if (ones < 1) return out;
        out += least * ones / total * layer_agreement(filled);
        for (std::size_t i = 0; i < left.size(); ++i) {
            if (filled[i]) left[i] -= least;
        }
    }
}

std::optional<double> tastle_wierman(std::span<const double> counts, std::span<const double> positions) {
    if (!has_order(counts)) return std::nullopt;
    const double total = sum_of(counts), width = position(positions, counts.size() - 1) - position(positions, 0);
    double mean = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) mean += counts[i] / total * position(positions, i);
    double out = 1;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        // Where all are in one category the mean is its position, but for rounding; and a category is never farther from
        // the mean than the share of the others lets it be.
        if (counts[i] >= total) return 1;
        if (counts[i] <= 0) continue;
        const double share = counts[i] / total;
        out += share * std::log2(std::max(share, 1 - std::abs(position(positions, i) - mean) / width));
    }
    return out;
}

std::optional<double> leik(std::span<const double> counts) {
    if (!has_order(counts)) return std::nullopt;
    const double total = sum_of(counts);
    double below = 0, sum = 0;
    for (std::size_t i = 0; i + 1 < counts.size(); ++i) {
        below += counts[i];
        sum += below <= total - below ? below / total : (total - below) / total;
    }
    return sum / (static_cast<double>(counts.size() - 1) / 2);
}

std::optional<double> shannon_entropy(std::span<const double> counts) {
    const double total = sum_of(counts);
    if (total <= 0) return std::nullopt;
    double out = 0;
    for (const double n : counts) {
        if (n > 0 && n < total) out -= n / total * std::log2(n / total);
    }
    return out;
}

std::optional<double> blair_lacy_squared(std::span<const double> counts) {
    if (!has_order(counts)) return std::nullopt;
    const double total = sum_of(counts);
    double below = 0, sum = 0;
    for (std::size_t i = 0; i + 1 < counts.size(); ++i) {
        below += counts[i];
        const double off = below / total - 0.5;
        sum += off * off;
    }
    return sum / (static_cast<double>(counts.size() - 1) / 4);
}

std::optional<double> blair_lacy(std::span<const double> counts) {
    const auto squared = blair_lacy_squared(counts);
    return squared ? std::optional(std::sqrt(*squared)) : std::nullopt;
}

std::optional<double> berry_mielke(std::span<const double> counts) {
    if (!has_order(counts)) return std::nullopt;
    const double total = sum_of(counts);
    const double rest = std::fmod(total, 2);
    // An odd number of voters cannot be halved; weights that are not whole can.
    const bool whole = std::all_of(counts.begin(), counts.end(), [](double n) { return std::floor(n) >= n; });
    const bool odd = whole && rest >= 1 && rest <= 1;
    if (odd && total < 2) return 0;
    double below = 0, sum = 0;
    for (std::size_t i = 0; i + 1 < counts.size(); ++i) {
        below += counts[i];
        sum += below * (total - below);
    }
    return sum / ((total * total - (odd ? 1 : 0)) * static_cast<double>(counts.size() - 1) / 4);
}

std::optional<double> esteban_ray(std::span<const double> counts, std::span<const double> positions, double alpha) {
    if (!has_order(counts)) return std::nullopt;
    const double total = sum_of(counts), first = position(positions, 0);
    const double width = position(positions, counts.size() - 1) - first;
    // Σ_j p_j |y_i − y_j| for rising y_i: each step changes it by the share below less the share above.
    double below = 0, distance = 0, out = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        distance += counts[i] / total * (position(positions, i) - first) / width;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (i > 0)
            distance +=
                (below - (total - below)) / total * (position(positions, i) - position(positions, i - 1)) / width;
        if (counts[i] > 0 && counts[i] < total) out += std::pow(counts[i] / total, 1 + alpha) * distance;
        below += counts[i];
    }
    return out;
}

}  // namespace delib
