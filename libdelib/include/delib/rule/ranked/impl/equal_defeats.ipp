#pragma once

#include "delib/rule/ranked/equal_defeats.hpp"

#include <algorithm>
#include <tuple>

namespace delib {

namespace detail {

DELIB_INLINE result<defeat_groups> defeat_groups::create(const pairwise_tally& tally,
                                                         const defeat_order_options& options, std::string_view rule,
                                                         const control& c) {
    DELIB_CHECK(need_parallel_or_order(options.ties, rule));
    DELIB_TRY(breaker, tie_breaker::create(options.ties, tally.candidates(), c));
    const std::size_t m = tally.size();
    defeat_groups out;
    out.place.assign(m, 0);
    out.used = {tie::place::seat, 1, {}, tie::resolution::parallel, {}, {}};
    const ranking order = breaker.resolve(everybody(m), 1, {}, out.used);
    for (std::size_t tier = 0; tier < order.size(); ++tier) {
        for (const candidate who : order[tier]) out.place[index(who)] = tier;
    }

    const strength_matrix strength = strengths(tally, options.strength);
    struct keyed {
        std::uint32_t strength;
        std::size_t winner, loser;
        defeat_edge edge;
    };
    const auto key = [](const keyed& e) {
        return std::tuple(-static_cast<std::int64_t>(e.strength), e.winner, e.loser);
    };
    std::vector<keyed> edges;
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j) {
            const candidate a = candidate_at(i), b = candidate_at(j);
            // A tied duel is taken up last, and only where the order of candidates decides it.
            const bool given = tally.margin(a, b) == 0 && out.place[i] < out.place[j];
            if (i != j && (strength(a, b) > 0 || given))
                edges.push_back({strength(a, b), out.place[i], out.place[j], {a, b}});
        }
    }
    std::sort(edges.begin(), edges.end(), [&](const keyed& x, const keyed& y) { return key(x) < key(y); });
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (i == 0 || key(edges[i - 1]) < key(edges[i])) out.groups.emplace_back();
        out.groups.back().push_back(edges[i].edge);
    }
    return out;
}

DELIB_INLINE std::vector<candidate> candidates_in(const std::vector<defeat_edge>& edges) {
    std::vector<candidate> out;
    for (const auto& [winner, loser] : edges) {
        out.push_back(winner);
        out.push_back(loser);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace detail

}  // namespace delib
