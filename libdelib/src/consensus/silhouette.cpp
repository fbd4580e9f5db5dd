#include "delib/consensus/groups.hpp"

#include <algorithm>
#include <cmath>

namespace delib {

namespace {

std::uint32_t labels_in(std::span<const std::uint32_t> labels) {
    std::uint32_t most = 0;
    for (const std::uint32_t label : labels) most = std::max(most, label + 1);
    return most;
}

// Of one point, from the sums of its distances to each group.
double silhouette_at(std::span<const double> sums, std::span<const std::size_t> sizes, std::uint32_t own) {
    if (sizes[own] <= 1) return 0;
    const double within = sums[own] / static_cast<double>(sizes[own] - 1);
    double other = -1;
    for (std::size_t g = 0; g < sizes.size(); ++g) {
        if (g == own || sizes[g] == 0) continue;
        const double mean = sums[g] / static_cast<double>(sizes[g]);
        if (other < 0 || mean < other) other = mean;
    }
    const double larger = std::max(within, other);
    return larger > 0 ? (other - within) / larger : 0;
}

}  // namespace

std::vector<std::optional<double>> silhouettes(const weighted_points& points,
                                               std::span<const division* const> divisions) {
    const std::size_t n = points.at.size();
    struct counted {
        std::vector<std::size_t> sizes{};
        std::vector<double> sums{};
        double total = 0;
        std::size_t groups = 0;
    };
    std::vector<counted> of(divisions.size());
    for (std::size_t d = 0; d < divisions.size(); ++d) {
        of[d].sizes.assign(labels_in(divisions[d]->of), 0);
        for (const std::uint32_t label : divisions[d]->of) ++of[d].sizes[label];
        for (const std::size_t size : of[d].sizes) of[d].groups += size > 0 ? 1 : 0;
    }
    double weight = 0;
    std::vector<double> distances(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const double x = points.at[i].x - points.at[j].x, y = points.at[i].y - points.at[j].y;
            distances[j] = std::sqrt(x * x + y * y);
        }
        const double own_weight = points.weights.empty() ? 1 : points.weights[i];
        weight += own_weight;
        for (std::size_t d = 0; d < divisions.size(); ++d) {
            counted& c = of[d];
            c.sums.assign(c.sizes.size(), 0.0);
            const std::uint32_t* labels = divisions[d]->of.data();
            for (std::size_t j = 0; j < n; ++j) c.sums[labels[j]] += distances[j];
            c.total += own_weight * silhouette_at(c.sums, c.sizes, labels[i]);
        }
    }
    std::vector<std::optional<double>> out;
    for (const counted& c : of)
        out.push_back(c.groups < 2 || !(weight > 0) ? std::nullopt : std::optional(c.total / weight));
    return out;
}

std::optional<double> silhouette_of(std::span<const double> distances, std::span<const std::uint32_t> labels) {
    const std::size_t n = labels.size();
    std::vector<std::size_t> sizes(labels_in(labels), 0);
    for (const std::uint32_t label : labels) ++sizes[label];
    if (sizes.size() - static_cast<std::size_t>(std::count(sizes.begin(), sizes.end(), std::size_t{0})) < 2)
        return std::nullopt;
    double total = 0;
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<double> sums(sizes.size(), 0.0);
        for (std::size_t j = 0; j < n; ++j) sums[labels[j]] += distances[i * n + j];
        total += silhouette_at(sums, sizes, labels[i]);
    }
    return total / static_cast<double>(n);
}

}  // namespace delib
