#pragma once

#include "delib/rule/ranked/top_places.hpp"

#include <map>
#include <utility>

namespace delib {

DELIB_INLINE std::vector<candidate> members(const candidates_left& left) {
    std::vector<candidate> out;
    for (std::size_t c = 0; c < left.size(); ++c) {
        if (left[c]) out.push_back(candidate_at(c));
    }
    return out;
}

DELIB_INLINE std::vector<candidate> lowest(const std::vector<rational>& held, const candidates_left& left) {
    std::vector<candidate> out;
    for (std::size_t c = 0; c < left.size(); ++c) {
        if (!left[c]) continue;
        if (!out.empty() && held[c] < held[index(out.front())]) out.clear();
        if (out.empty() || held[c] == held[index(out.front())]) out.push_back(candidate_at(c));
    }
    return out;
}

// The tier a ballot speaks for, as it was written; empty if it speaks for nobody any more.
DELIB_INLINE std::span<const entry> top_places::best_tier(std::span<const entry> entries,
                                                          const candidates_left& left) const {
    while (!entries.empty()) {
        std::size_t size = 1;
        bool somebody = left[index(entries.front().who)];
        for (; size < entries.size() && entries[size].value == entries.front().value; ++size)
            somebody = somebody || left[index(entries[size].who)];
        if (size > 1 && tied_tops_ == tied_tops::exhaust) return {};
        if (somebody) return entries.first(size);
        entries = entries.subspan(size);
    }
    return {};
}

DELIB_INLINE void top_places::put(std::uint32_t ballot, const candidates_left& left) const {
    const ballot_view b = profile_[ballot];
    const auto tier = best_tier(b.entries, left);
    if (tier.size() > 1) piles_.shared.push_back(ballot);
    if (tier.size() != 1) return;
    const std::size_t who = index(tier.front().who);
    piles_.of[who].push_back(ballot);
    piles_.held[who] += b.numerator;
    piles_.speaking += b.numerator;
}

DELIB_INLINE void top_places::stack(const candidates_left& left) const {
    piles_ = {left, std::vector<std::vector<std::uint32_t>>(left.size()), std::vector<int128>(left.size(), 0), 0, {}};
    for (std::uint32_t i = 0; i < profile_.size(); ++i) put(i, left);
}

DELIB_INLINE void top_places::move_to(const candidates_left& left) const {
    bool part = piles_.left.size() == left.size();
    for (std::size_t c = 0; part && c < left.size(); ++c) part = !left[c] || piles_.left[c];
    if (!part) return stack(left);
    std::vector<std::uint32_t> moving = std::exchange(piles_.shared, {});
    for (std::size_t c = 0; c < left.size(); ++c) {
        if (left[c] || !piles_.left[c]) continue;
        const auto pile = std::exchange(piles_.of[c], {});
        moving.insert(moving.end(), pile.begin(), pile.end());
        piles_.speaking -= std::exchange(piles_.held[c], 0);
    }
    for (const std::uint32_t ballot : moving) put(ballot, left);
    piles_.left = left;
}

DELIB_INLINE top_totals top_places::among(const candidates_left& left) const {
    move_to(left);
    std::map<std::size_t, std::vector<int128>> by_share{{1, piles_.held}};  // tier size → sums by candidate
    int128 speaking = piles_.speaking;
    std::vector<candidate> tops;
    for (const std::uint32_t i : piles_.shared) {
        const ballot_view ballot = profile_[i];
        tops.clear();
        for (const entry& e : best_tier(ballot.entries, left)) {
            if (left[index(e.who)]) tops.push_back(e.who);
        }
        speaking += ballot.numerator;
        auto& sums = by_share[tied_tops_ == tied_tops::split ? tops.size() : 1];
        if (sums.empty()) sums.assign(left.size(), 0);
        for (const candidate who : tops) sums[index(who)] += ballot.numerator;
    }
    top_totals out{std::vector<rational>(left.size(), rational(0)), to_rational(speaking, profile_.denominator())};
    for (const auto& [share, sums] : by_share) {
        const rational unit = rational(1) / (to_rational(profile_.denominator()) * share);
        for (std::size_t c = 0; c < left.size(); ++c) {
            if (sums[c] != 0) out.held[c] += to_rational(sums[c]) * unit;
        }
    }
    return out;
}

DELIB_INLINE std::optional<candidate> top_places::majority(const top_totals& now, const rational& of) const {
    if (tied_tops_ == tied_tops::full) return std::nullopt;
    for (std::size_t c = 0; c < now.held.size(); ++c) {
        if (now.held[c] * 2 > of) return candidate_at(c);
    }
    return std::nullopt;
}

DELIB_INLINE events::round top_places::shown(const top_totals& now, const std::vector<candidate>& standing,
                                             std::int64_t number, std::optional<rational> needed) const {
    events::round out{number, {}, total() - now.speaking, std::nullopt};
    for (const candidate who : standing) out.totals.emplace_back(who, now.held[index(who)]);
    if (tied_tops_ != tied_tops::full) out.needed = std::move(needed);
    return out;
}

}  // namespace delib
