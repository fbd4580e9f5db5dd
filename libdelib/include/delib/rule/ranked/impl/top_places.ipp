#pragma once

#include "delib/rule/ranked/top_places.hpp"

#include <algorithm>
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

DELIB_INLINE top_places::top_places(const profile& p, tied_tops reading)
    : profile_(&p),
      tied_tops_(reading),
      total_(p.total()),
      denominator_(p.denominator()),
      strict_(p, preference_branches::equal_ranks::set_aside) {}

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

DELIB_INLINE void top_places::hold(std::size_t who, int128 weight) const {
    piles_.held[who] += weight;
    piles_.speaking += weight;
}

DELIB_INLINE void top_places::put(std::uint32_t ballot, const candidates_left& left) const {
    const ballot_view b = (*profile_)[ballot];
    const auto tier = best_tier(b.entries, left);
    if (tier.size() > 1) piles_.shared.push_back(ballot);
    if (tier.size() != 1) return;
    piles_.tied[index(tier.front().who)].push_back(ballot);
    hold(index(tier.front().who), b.numerator);
}

DELIB_INLINE void top_places::put(branch all, const candidates_left& left) const {
    strict_.split(all, left, open_, [&](const branch& part, std::size_t who) {
        piles_.branches[who].push_back(part);
        hold(who, strict_.weight(part));
    });
}

DELIB_INLINE void top_places::move_to(const candidates_left& left) const {
    bool part = piles_.left.size() == left.size();
    for (std::size_t c = 0; part && c < left.size(); ++c) part = !left[c] || piles_.left[c];
    std::vector<branch> branches;
    std::vector<std::uint32_t> tied;
    if (part) {
        tied = std::exchange(piles_.shared, {});
        for (std::size_t c = 0; c < left.size(); ++c) {
            if (left[c] || !piles_.left[c]) continue;
            const auto leaving = std::exchange(piles_.branches[c], {});
            branches.insert(branches.end(), leaving.begin(), leaving.end());
            const auto passing = std::exchange(piles_.tied[c], {});
            tied.insert(tied.end(), passing.begin(), passing.end());
            piles_.speaking -= std::exchange(piles_.held[c], 0);
        }
    } else {
        piles_ = {{}, decltype(piles_.branches)(left.size()), decltype(piles_.tied)(left.size()),
                  {}, std::vector<int128>(left.size(), 0),    0};
        branches.push_back(strict_.all());
        tied = strict_.others();
    }
    for (const branch& b : branches) put(b, left);
    for (const std::uint32_t ballot : tied) put(ballot, left);
    piles_.left = left;
}

DELIB_INLINE top_totals top_places::among_planes(const candidates_left& left) const {
    const std::vector<candidate> standing = members(left);
    const std::vector<std::uint64_t> tops = count_tops(*planes_, standing);
    top_totals out{std::vector<rational>(left.size(), rational(0))};
    int128 speaking = 0;
    for (std::size_t i = 0; i < standing.size(); ++i) {
        speaking += static_cast<int128>(tops[i]);
        out.held[index(standing[i])] = to_rational(static_cast<int128>(tops[i]));
    }
    out.speaking = to_rational(speaking);
    return out;
}

DELIB_INLINE top_totals top_places::among(const candidates_left& left) const {
    if (planes_ != nullptr) return among_planes(left);
    move_to(left);
    std::map<std::size_t, std::vector<int128>> by_share{{1, piles_.held}};  // tier size → sums by candidate
    int128 speaking = piles_.speaking;
    std::vector<candidate> tops;
    for (const std::uint32_t i : piles_.shared) {
        const ballot_view ballot = (*profile_)[i];
        tops.clear();
        for (const entry& e : best_tier(ballot.entries, left)) {
            if (left[index(e.who)]) tops.push_back(e.who);
        }
        speaking += ballot.numerator;
        auto& sums = by_share[tied_tops_ == tied_tops::split ? tops.size() : 1];
        if (sums.empty()) sums.assign(left.size(), 0);
        for (const candidate who : tops) sums[index(who)] += ballot.numerator;
    }
    top_totals out{std::vector<rational>(left.size(), rational(0)), to_rational(speaking, denominator_)};
    for (const auto& [share, sums] : by_share) {
        const rational unit = rational(1) / (to_rational(denominator_) * share);
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
