#include "delib/consensus/diversity.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace delib {

namespace {

using order = std::vector<std::uint32_t>;

// Pairs of candidates that two orders turn round.
std::uint8_t turned(const order& a, const order& b) {
    order place(b.size());
    for (std::uint32_t i = 0; i < b.size(); ++i) place[b[i]] = i;
    std::uint8_t out = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = i + 1; j < a.size(); ++j)
            out = static_cast<std::uint8_t>(out + (place[a[i]] > place[a[j]]));
    }
    return out;
}

}  // namespace

order_distances::order_distances(const std::vector<order>& orders)
    : candidates_(orders.empty() ? 0 : orders.front().size()), orders_(orders.size()) {
    order centre(candidates_);
    std::iota(centre.begin(), centre.end(), 0U);
    do {
        for (const order& one : orders) apart_.push_back(turned(centre, one));
    } while (std::next_permutation(centre.begin(), centre.end()));
}

std::optional<diversity_figures> order_distances::figures(std::span<const double> weights) const {
    std::vector<std::size_t> some;
    double total = 0;
    for (std::size_t i = 0; i < orders_; ++i) {
        if (weights[i] > 0) some.push_back(i);
        total += weights[i];
    }
    if (candidates_ < 2 || some.empty()) return std::nullopt;
    // By set of orders: what they cost together with the best centre.
    const std::size_t sets = std::size_t{1} << some.size(), all = sets - 1;
    std::vector<double> together(sets, std::numeric_limits<double>::infinity()), sum(sets, 0);
    for (std::size_t centre = 0; centre < apart_.size(); centre += orders_) {
        for (std::size_t set = 1; set < sets; ++set) {
            const std::size_t i = some[static_cast<std::size_t>(std::countr_zero(set))];
            sum[set] = sum[set & (set - 1)] + weights[i] * apart_[centre + i];
            together[set] = std::min(together[set], sum[set]);
        }
    }
    // The same with k centres: the first order and some others have one, the rest k − 1.
    together[0] = 0;
    const double most = total * static_cast<double>(candidates_ * (candidates_ - 1)) / 2;
    diversity_figures out;
    std::vector<double> dealt = together, next(sets);
    for (std::size_t k = 1;; ++k) {
        out.distances.push_back(dealt[all] / most);
        out.diversity += out.distances.back() / static_cast<double>(k);
        if (k == some.size()) break;
        for (std::size_t set = 1; set < sets; ++set) {
            const std::size_t first = set & (~set + 1), rest = set ^ first;
            next[set] = dealt[set];
            for (std::size_t with = rest;; with = (with - 1) & rest) {
                next[set] = std::min(next[set], together[first | with] + dealt[rest ^ with]);
                if (with == 0) break;
            }
        }
        dealt.swap(next);
    }
    const double second = out.distances.size() > 1 ? out.distances[1] : 0;
    out.polarization = 2 * (out.distances[0] - second);
    return out;
}

}  // namespace delib
