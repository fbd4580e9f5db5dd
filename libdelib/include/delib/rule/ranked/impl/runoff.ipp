#pragma once

#include "delib/rule/ranked/runoff.hpp"

#include <algorithm>
#include <utility>

namespace delib {

namespace detail {

/// More runoffs than this decide, but are not listed one by one.
inline constexpr std::size_t most_runoffs_shown = 50;

/// The candidates in tiers such that the first two are the finalists, as far as `breaker` decides.
[[nodiscard]] DELIB_INLINE ranking finalists_first(const ranking& order, const tie_breaker& breaker, bool all,
                                                   outcome& out) {
    ranking refined;
    std::size_t named = 0;
    for (const auto& tier : order) {
        if (named < 2 && named + tier.size() > 2) {
            tie record{tie::place::seat, 1, tier, all ? tie::resolution::parallel : tie::resolution::none, {}, {}};
            for (auto& part : breaker.resolve(tier, 1, {}, record)) refined.push_back(std::move(part));
            out.ties.push_back(std::move(record));
        } else {
            refined.push_back(tier);
        }
        named += tier.size();
    }
    return refined;
}

}  // namespace detail

DELIB_INLINE result<outcome> decide_by_runoff(outcome out, const std::vector<std::optional<rational>>& held,
                                              const pairwise_tally& duels, drawn_runoff drawn, const tie_policy& ties,
                                              const control& c) {
    DELIB_TRY(breaker, tie_breaker::create(ties, duels.candidates(), c));
    const bool all = ties.is(tie::resolution::all) || ties.is(tie::resolution::parallel);
    const ranking order = detail::finalists_first(rank_by_score(held), breaker, all, out);
    std::vector<std::pair<candidate, candidate>> pairs;
    if (!order.empty() && order.front().size() > 1) {
        for (std::size_t i = 0; i < order.front().size(); ++i) {
            for (std::size_t j = i + 1; j < order.front().size(); ++j)
                pairs.emplace_back(order.front()[i], order.front()[j]);
        }
    } else if (order.size() > 1) {
        for (const candidate second : order[1]) pairs.emplace_back(order.front().front(), second);
    }

    std::vector<bool> wins(duels.size(), false);
    if (pairs.empty() && duels.size() == 1) wins[0] = true;
    std::optional<ranking> final_order;
    for (auto [a, b] : pairs) {
        if (duels.margin(a, b) < 0) std::swap(a, b);
        if (pairs.size() <= detail::most_runoffs_shown)
            out.rounds.emplace_back(events::runoff{2, events::duel_of(duels, a, b)});
        ranking result{{a}, {b}};
        if (duels.margin(a, b) == 0) {
            result = {{std::min(a, b), std::max(a, b)}};
            if (drawn == drawn_runoff::score && held[index(a)] != held[index(b)])
                result = held[index(a)] > held[index(b)] ? ranking{{a}, {b}} : ranking{{b}, {a}};
            if (result.size() == 1 && !all) {
                std::vector<rational> before;
                for (const auto& votes : held) before.push_back(votes.value_or(rational(0)));
                tie record{tie::place::seat, 2, result.front(), tie::resolution::none, {}, {}};
                result = breaker.resolve(result.front(), 2, {before}, record);
                out.ties.push_back(std::move(record));
            }
        }
        for (const candidate who : result.front()) wins[index(who)] = true;
        if (pairs.size() == 1) final_order = std::move(result);
    }
    if (final_order) {
        for (const auto& tier : order) {
            std::vector<candidate> others;
            for (const candidate who : tier) {
                if (who != pairs[0].first && who != pairs[0].second) others.push_back(who);
            }
            if (!others.empty()) final_order->push_back(std::move(others));
        }
    } else if (duels.size() == 1) {
        final_order = order;
    }
    out.order = std::move(final_order);
    std::vector<candidate> winners;
    for (std::size_t i = 0; i < wins.size(); ++i) {
        if (wins[i]) winners.push_back(candidate_at(i));
    }
    // A tie between winners is one that the chosen policy leaves standing.
    DELIB_TRY(nothing, tie_breaker::create(ties_all, duels.candidates(), c));
    settle_set(out, winners, nothing, c);
    return out;
}

}  // namespace delib
