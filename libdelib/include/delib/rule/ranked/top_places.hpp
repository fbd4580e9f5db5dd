// First places among the candidates that are still in the count: what eliminations, runoffs and hybrids of the two go by.
//
// A ballot speaks for its best tier that still holds somebody; several candidates in it are read by `tied-tops`
// (rule/ranked/tied_tops.hpp). Time O(entries + m) for one round.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/number/rational.hpp"
#include "delib/outcome/trace.hpp"
#include "delib/rule/ranked/tied_tops.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace delib {

/// For every candidate, whether it is still in the count.
using candidates_left = std::vector<bool>;

[[nodiscard]] inline std::vector<candidate> members(const candidates_left& left) {
    std::vector<candidate> out;
    for (std::size_t c = 0; c < left.size(); ++c) {
        if (left[c]) out.push_back(candidate_at(c));
    }
    return out;
}

/// Those who have the least of something, by candidate, among those left.
[[nodiscard]] inline std::vector<candidate> lowest(const std::vector<rational>& held, const candidates_left& left) {
    std::vector<candidate> out;
    for (std::size_t c = 0; c < left.size(); ++c) {
        if (!left[c]) continue;
        if (!out.empty() && held[c] < held[index(out.front())]) out.clear();
        if (out.empty() || held[c] == held[index(out.front())]) out.push_back(candidate_at(c));
    }
    return out;
}

/// What each continuing candidate holds in one round.
struct top_totals {
    std::vector<rational> held{};  ///< by candidate; 0 for those who are out
    rational speaking = 0;         ///< weight of the ballots that still speak
};

class top_places {
public:
    top_places(const profile& p, tied_tops reading) : profile_(p), tied_tops_(reading) {}

    [[nodiscard]] top_totals among(const candidates_left& left) const {
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

    /// The weight of all ballots that rank somebody.
    [[nodiscard]] rational total() const { return to_rational(profile_.total(), profile_.denominator()); }

    /// Who holds more than half of `of`; approvals overlap, so there a majority decides nothing.
    [[nodiscard]] std::optional<candidate> majority(const top_totals& now, const rational& of) const {
        if (tied_tops_ == tied_tops::full) return std::nullopt;
        for (std::size_t c = 0; c < now.held.size(); ++c) {
            if (now.held[c] * 2 > of) return candidate_at(c);
        }
        return std::nullopt;
    }

    /// The round as results show it; `needed` is what a majority must pass, unless a majority decides nothing.
    [[nodiscard]] events::round shown(const top_totals& now, const std::vector<candidate>& standing,
                                      std::int64_t number, std::optional<rational> needed) const {
        events::round out{number, {}, total() - now.speaking, std::nullopt};
        for (const candidate who : standing) out.totals.emplace_back(who, now.held[index(who)]);
        if (tied_tops_ != tied_tops::full) out.needed = std::move(needed);
        return out;
    }

private:
    void find_tops(std::span<const entry> entries, const candidates_left& left, std::vector<candidate>& tops) const {
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

    const profile& profile_;
    tied_tops tied_tops_;
};

}  // namespace delib
