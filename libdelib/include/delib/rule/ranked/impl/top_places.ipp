#pragma once

#include "delib/rule/ranked/top_places.hpp"

#include <map>

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

DELIB_INLINE top_totals top_places::among(const candidates_left& left) const {
    std::map<std::size_t, std::vector<int128>> by_share;  // tier size → sums by candidate
    int128 speaking = 0;
    std::vector<candidate> tops;
    for (std::size_t i = 0; i < profile_.size(); ++i) {
        const ballot_view ballot = profile_[i];
        find_tops(ballot.entries, left, tops);
        if (tops.empty()) continue;
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

DELIB_INLINE void top_places::find_tops(std::span<const entry> entries, const candidates_left& left,
                                        std::vector<candidate>& tops) const {
    tops.clear();
    for (std::size_t first = 0; first < entries.size() && tops.empty();) {
        std::size_t end = first;
        while (end < entries.size() && entries[end].value == entries[first].value) ++end;
        if (end - first > 1 && tied_tops_ == tied_tops::exhaust) return;
        for (; first < end; ++first) {
            if (left[index(entries[first].who)]) tops.push_back(entries[first].who);
        }
    }
}

}  // namespace delib
