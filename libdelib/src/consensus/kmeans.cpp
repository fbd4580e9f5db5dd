#include "consensus/same.hpp"
#include "delib/consensus/groups.hpp"
#include "delib/core/random.hpp"

#include <algorithm>
#include <cmath>

namespace delib {

namespace {

double squared_distance(map_point a, map_point b) noexcept {
    const double x = a.x - b.x, y = a.y - b.y;
    return x * x + y * y;
}

struct nearest {
    std::uint32_t centre = 0;
    double squared = 0;
};

// Of equal ones the first.
nearest nearest_of(map_point at, std::span<const map_point> centres) noexcept {
    nearest out{0, squared_distance(at, centres[0])};
    for (std::uint32_t c = 1; c < centres.size(); ++c) {
        const double squared = squared_distance(at, centres[c]);
        if (squared < out.squared) out = {c, squared};
    }
    return out;
}

// Centres by k-means++: each next one is drawn with the squared distance to those before.
std::vector<map_point> drawn_centres(const weighted_points& points, std::size_t k, random_source& random) {
    const std::size_t n = points.at.size();
    const auto weight = [&](std::size_t i) { return points.weights.empty() ? 1 : points.weights[i]; };
    std::vector<map_point> centres;
    std::vector<double> chance(n);
    for (std::size_t i = 0; i < n; ++i) chance[i] = weight(i);
    std::vector<double> squared(n, std::numeric_limits<double>::infinity());
    while (centres.size() < k) {
        double total = 0;
        for (const double each : chance) total += each;
        if (!(total > 0)) break;
        double left = static_cast<double>(random.bits() >> 11) * 0x1p-53 * total;
        std::size_t drawn = 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (chance[i] <= 0) continue;
            drawn = i;
            left -= chance[i];
            if (left < 0) break;
        }
        centres.push_back(points.at[drawn]);
        for (std::size_t i = 0; i < n; ++i) {
            squared[i] = std::min(squared[i], squared_distance(points.at[i], centres.back()));
            chance[i] = weight(i) * squared[i];
        }
    }
    return centres;
}

constexpr int most_rounds = 100;

// Lloyd's rounds until nobody changes groups; the squared distance within groups.
double settle(const weighted_points& points, division& d) {
    const std::size_t n = points.at.size();
    d.of.assign(n, group_labels::none);
    double within = 0;
    std::vector<map_point> sums(d.centres.size());
    std::vector<double> totals(d.centres.size());
    for (int round = 0; round < most_rounds; ++round) {
        bool moved = false;
        within = 0;
        std::fill(sums.begin(), sums.end(), map_point{});
        std::fill(totals.begin(), totals.end(), 0.0);
        for (std::size_t i = 0; i < n; ++i) {
            const nearest to = nearest_of(points.at[i], d.centres);
            moved = moved || to.centre != d.of[i];
            d.of[i] = to.centre;
            const double weight = points.weights.empty() ? 1 : points.weights[i];
            within += weight * to.squared;
            sums[to.centre].x += weight * points.at[i].x;
            sums[to.centre].y += weight * points.at[i].y;
            totals[to.centre] += weight;
        }
        if (!moved) break;
        for (std::size_t c = 0; c < d.centres.size(); ++c) {
            if (totals[c] > 0) d.centres[c] = {sums[c].x / totals[c], sums[c].y / totals[c]};
        }
    }
    return within;
}

// Numbers groups by their first point, and drops those without any.
void number_by_first(division& d) {
    std::vector<std::uint32_t> number(d.centres.size(), group_labels::none);
    std::vector<map_point> centres;
    for (std::uint32_t& label : d.of) {
        if (number[label] == group_labels::none) {
            number[label] = static_cast<std::uint32_t>(centres.size());
            centres.push_back(d.centres[label]);
        }
        label = number[label];
    }
    d.centres = std::move(centres);
}

// Polis compares centres in ascending order; its votes have the other sign, so that is the descending order here.
bool before_in_polis(map_point a, map_point b) noexcept {
    return same(a.x, b.x) ? a.y > b.y : a.x > b.x;
}

bool stay_near(std::vector<map_point> before, std::vector<map_point> after) {
    std::sort(before.begin(), before.end(), before_in_polis);
    std::sort(after.begin(), after.end(), before_in_polis);
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
        if (!(std::sqrt(squared_distance(before[i], after[i])) < 0.01)) return false;
    }
    return true;
}

}  // namespace

division divide(const weighted_points& points, std::size_t k, std::uint64_t seed, std::size_t starts) {
    division best;
    if (points.at.empty() || k == 0) return best;
    random_source random(seed);
    double least = 0;
    for (std::size_t start = 0; start < std::max<std::size_t>(starts, 1); ++start) {
        division made;
        made.centres = drawn_centres(points, k, random);
        if (made.centres.empty()) made.centres.push_back(points.at.front());
        const double within = settle(points, made);
        if (start > 0 && within >= least) continue;
        least = within;
        best = std::move(made);
    }
    number_by_first(best);
    return best;
}

division divide_as_polis(const weighted_points& points, std::size_t k, std::size_t iterations) {
    division out;
    for (const map_point& at : points.at) {
        if (out.centres.size() == k) break;
        const auto there = [&](map_point centre) { return same(centre.x, at.x) && same(centre.y, at.y); };
        if (std::none_of(out.centres.begin(), out.centres.end(), there)) out.centres.push_back(at);
    }
    if (out.centres.empty()) return out;
    out.of.assign(points.at.size(), 0);
    for (std::size_t round = 0;; ++round) {
        const std::size_t count = out.centres.size();
        std::vector<map_point> sums(count), centres;
        std::vector<double> totals(count, 0.0);
        for (std::size_t i = 0; i < points.at.size(); ++i) {
            std::uint32_t nearest = 0;
            double least = squared_distance(points.at[i], out.centres[0]);
            for (std::uint32_t c = 1; c < count; ++c) {
                const double squared = squared_distance(points.at[i], out.centres[c]);
                if (squared > least) continue;
                nearest = c;
                least = squared;
            }
            out.of[i] = nearest;
            const double weight = points.weights.empty() ? 1 : points.weights[i];
            sums[nearest].x += weight * points.at[i].x;
            sums[nearest].y += weight * points.at[i].y;
            totals[nearest] += weight;
        }
        std::vector<std::uint32_t> number(count, 0);
        for (std::size_t c = 0; c < count; ++c) {
            if (!(totals[c] > 0)) continue;
            number[c] = static_cast<std::uint32_t>(centres.size());
            centres.push_back({sums[c].x / totals[c], sums[c].y / totals[c]});
        }
        for (std::uint32_t& label : out.of) label = number[label];
        const bool done = round == iterations || stay_near(out.centres, centres);
        out.centres = std::move(centres);
        if (done) return out;
    }
}

}  // namespace delib
