#include "delib/consensus/raters.hpp"

#include <cmath>
#include <vector>

namespace delib {

namespace {

double sum_of(std::span<const double> counts) {
    double sum = 0;
    for (const double n : counts) sum += n;
    return sum;
}

// Whether every rating is the same, or there is none.
bool all_in_one(std::span<const double> counts) {
    std::size_t filled = 0;
    for (const double n : counts) filled += n > 0 ? 1 : 0;
    return filled < 2;
}

// Σ over ordered pairs of ratings of their squared distance, where distances are differences of values: 2 n Σ n_c (x_c − x̄)².
double spread(std::span<const double> counts, std::span<const double> values) {
    double total = 0, mean = 0, sum = 0;
    for (std::size_t c = 0; c < counts.size(); ++c) {
        total += counts[c];
        mean += counts[c] * values[c];
    }
    if (total <= 0) return 0;
    mean /= total;
    for (std::size_t c = 0; c < counts.size(); ++c) {
        const double off = values[c] - mean;
        sum += counts[c] * off * off;
    }
    return 2 * total * sum;
}

// The same where any two categories are one apart.
double differing(std::span<const double> counts) {
    double total = 0, sum = 0;
    for (const double n : counts) total += n;
    for (const double n : counts) sum += n * (total - n);
    return sum;
}

// The same where the distance is the difference over the sum.
double relative(std::span<const double> counts, std::span<const double> values) {
    double sum = 0;
    for (std::size_t c = 0; c < counts.size(); ++c) {
        if (counts[c] <= 0) continue;
        for (std::size_t k = c + 1; k < counts.size(); ++k) {
            if (counts[k] <= 0) continue;
            const double distance = (values[k] - values[c]) / (values[k] + values[c]);
            sum += 2 * counts[c] * counts[k] * distance * distance;
        }
    }
    return sum;
}

}  // namespace

std::optional<double> krippendorff_alpha(rating_level level, std::span<const double> counts, std::size_t categories,
                                         std::span<const double> values, std::span<const double> copies) {
    if (categories < 2) return std::nullopt;
    if (level == rating_level::ratio && (values.empty() || values.front() < 0)) return std::nullopt;
    std::vector<double> places;
    for (std::size_t c = 0; values.empty() && c < categories; ++c) places.push_back(static_cast<double>(c));
    if (values.empty()) values = places;
    std::vector<double> all(categories, 0);
    const auto unit = [&](std::size_t u) { return counts.subspan(u * categories, categories); };
    const std::size_t units = counts.size() / categories;
    // How many ratings each rating of a unit is paired with; nothing where it is what rounding leaves.
    const auto others = [&](std::size_t u) {
        const double ratings = sum_of(unit(u));
        const double out = ratings <= 0 ? 0 : ratings - 1 - (copies.empty() ? 0 : copies[u] / ratings);
        return out > 1e-12 * ratings ? out : 0;
    };
    for (std::size_t u = 0; u < units; ++u) {
        if (others(u) <= 0) continue;
        for (std::size_t c = 0; c < categories; ++c) all[c] += unit(u)[c];
    }
    // Krippendorff's ordinal distance is the difference of mid-ranks among all ratings.
    std::vector<double> middles(level == rating_level::ordinal ? categories : 0);
    double below = 0;
    for (std::size_t c = 0; c < middles.size(); ++c) {
        middles[c] = below + all[c] / 2;
        below += all[c];
    }
    const auto disagreement = [&](std::span<const double> of) {
        switch (level) {
            case rating_level::nominal: return differing(of);
            case rating_level::ordinal: return spread(of, middles);
            case rating_level::interval: return spread(of, values);
            case rating_level::ratio: break;
        }
        return relative(of, values);
    };
    const double total = sum_of(all);
    if (all_in_one(all)) return std::nullopt;
    const double expected = disagreement(all);
    double observed = 0, copied = 0;
    for (std::size_t u = 0; u < units; ++u) {
        if (others(u) <= 0) continue;
        observed += disagreement(unit(u)) / others(u);
        copied += copies.empty() ? 0 : copies[u];
    }
    return 1 - (total - 1 - copied / total) * observed / expected;
}

std::optional<double> fleiss_kappa(std::span<const double> counts, std::size_t categories,
                                   std::span<const double> copies) {
    if (categories < 2 || counts.size() < categories) return std::nullopt;
    const std::size_t units = counts.size() / categories;
    const double raters = sum_of(counts.first(categories));
    std::vector<double> all(categories, 0);
    double agreement = 0;
    for (std::size_t u = 0; u < units; ++u) {
        const auto of = counts.subspan(u * categories, categories);
        // Weights need not add up to the last bit.
        if (std::abs(sum_of(of) - raters) > raters * 1e-9) return std::nullopt;
        double same = copies.empty() ? 0 : -copies[u];
        const double pairs = raters * (raters - 1) + same;
        if (pairs <= 1e-12 * raters * raters) return std::nullopt;
        for (std::size_t c = 0; c < categories; ++c) {
            all[c] += of[c];
            same += of[c] * (of[c] - 1);
        }
        agreement += same / pairs;
    }
    agreement /= static_cast<double>(units);
    if (all_in_one(all)) return std::nullopt;
    const double total = sum_of(all);
    double chance = 0;
    for (const double n : all) {
        const double share = n / total;
        chance += share * share;
    }
    return (agreement - chance) / (1 - chance);
}

}  // namespace delib
