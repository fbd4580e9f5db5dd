#pragma once

#include "delib/outcome/settle.hpp"

#include <algorithm>
#include <numeric>

namespace delib {

DELIB_INLINE ranking rank_by(std::size_t candidates, const std::function<bool(candidate, candidate)>& better) {
    std::vector<candidate> all(candidates);
    for (std::size_t i = 0; i < candidates; ++i) all[i] = candidate_at(i);
    std::stable_sort(all.begin(), all.end(), [&](candidate a, candidate b) { return better(a, b); });
    ranking order;
    for (const candidate who : all) {
        if (order.empty() || better(order.back().front(), who)) order.emplace_back();
        order.back().push_back(who);
    }
    return order;
}

DELIB_INLINE ranking rank_by_score(const std::vector<std::optional<rational>>& scores) {
    return rank_by(scores.size(), [&](candidate a, candidate b) { return scores[index(a)] > scores[index(b)]; });
}

DELIB_INLINE rational binomial(std::size_t n, std::size_t k) {
    rational value = 1;
    for (std::size_t i = 1; i <= k; ++i) value = value * (n - k + i) / i;
    return value;
}

DELIB_INLINE void seat(outcome& out, std::vector<candidate> elected, std::vector<candidate> tied,
                       std::size_t max_committees) {
    const auto seats = static_cast<std::size_t>(out.seats);
    std::sort(elected.begin(), elected.end());
    std::sort(tied.begin(), tied.end());
    const std::size_t left = seats > elected.size() ? seats - elected.size() : 0;
    out.elected = elected;
    out.tied = tied;
    out.open = static_cast<std::int64_t>(left);
    out.winners = elected;
    out.winners.insert(out.winners.end(), tied.begin(), tied.end());
    std::sort(out.winners.begin(), out.winners.end());
    out.committees.clear();
    if (out.winners.empty()) {
        out.committees_total = 0;
        return;
    }
    const std::size_t taken = std::min(left, tied.size());
    out.committees_total = binomial(tied.size(), taken);
    std::vector<std::size_t> pick(taken);
    std::iota(pick.begin(), pick.end(), std::size_t{0});
    while (out.committees.size() < max_committees) {
        std::vector<candidate> committee = elected;
        for (const std::size_t i : pick) committee.push_back(tied[i]);
        std::sort(committee.begin(), committee.end());
        out.committees.push_back(std::move(committee));
        std::size_t at = taken;
        while (at > 0 && pick[at - 1] == tied.size() - taken + at - 1) --at;
        if (at == 0) break;
        ++pick[at - 1];
        for (std::size_t i = at; i < taken; ++i) pick[i] = pick[i - 1] + 1;
    }
}

DELIB_INLINE void settle(outcome& out, ranking order, const tie_breaker& breaker, const control& c) {
    std::vector<candidate> elected;
    std::vector<candidate> tied;
    const auto seats = static_cast<std::size_t>(out.seats);
    for (std::size_t t = 0; t < order.size() && elected.size() < seats; ++t) {
        const std::vector<candidate>& tier = order[t];
        if (elected.size() + tier.size() <= seats) {
            elected.insert(elected.end(), tier.begin(), tier.end());
            continue;
        }
        tie record{tie::place::seat, 1, tier, tie::resolution::none, {}, {}};
        for (const auto& part : breaker.resolve(tier, record.round, {}, record)) {
            if (elected.size() >= seats) break;
            if (elected.size() + part.size() <= seats) {
                elected.insert(elected.end(), part.begin(), part.end());
            } else {
                tied = part;
                break;
            }
        }
        out.ties.push_back(std::move(record));
        break;
    }
    out.order = std::move(order);
    seat(out, std::move(elected), std::move(tied), c.max_committees);
}

DELIB_INLINE void settle_set(outcome& out, const std::vector<candidate>& winners, const tie_breaker& breaker,
                             const control& c) {
    const auto kept = out.order;
    if (winners.empty()) {
        seat(out, {}, {}, c.max_committees);
    } else {
        settle(out, {winners}, breaker, c);
    }
    out.order = kept;
}

}  // namespace delib
