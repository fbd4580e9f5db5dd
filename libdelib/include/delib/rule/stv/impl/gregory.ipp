#pragma once

#include "delib/rule/stv/gregory.hpp"

#include <algorithm>
#include <map>

namespace delib {

DELIB_INLINE events::quota quota_of(stv_quota formula, const rational& votes, std::size_t seats) {
    switch (formula) {
        case stv_quota::droop: return {(votes / (seats + 1)).floor() + 1, false, 0};
        case stv_quota::hare: return {votes / seats, false, 0};
        case stv_quota::hagenbach_bischoff: break;
    }
    return {votes / (seats + 1), true, 0};
}

DELIB_INLINE gregory_count::gregory_count(const profile& p, std::size_t seats, stv_quota formula,
                                          std::optional<int> digits)
    : stv_count(p.candidates().size(), seats, to_rational(p.total(), p.denominator())),
      ballots_(std::make_shared<const preference_branches>(p, preference_branches::equal_ranks::end_there)),
      denominator_(to_rational(p.denominator())),
      piles_(p.candidates().size()),
      changed_(p.candidates().size(), true) {
    if (digits) {
        unit_ = rational(1);
        for (int i = 0; i < *digits; ++i) *unit_ *= 10;
    }
    put(ballots_->all(), 0);
    int128 valid = 0;
    for (const pile& first : piles_) {
        for (const auto& [value, weight] : first.weights) valid += weight;
    }
    // Blank ballots are no part of the count.
    ended_ = {{0, p.total() - valid}};
    quota_ = quota_of(formula, to_rational(valid, p.denominator()), seats);
}

DELIB_INLINE std::size_t gregory_count::bytes() const {
    std::size_t sum = held_.size() * 128;
    for (const pile& p : piles_) sum += p.parcels.size() * sizeof(parcel) + p.weights.size() * 32;
    return sum;
}

DELIB_INLINE void gregory_count::add(std::vector<std::pair<std::uint32_t, int128>>& weights, std::uint32_t value,
                                     int128 more) {
    for (auto& [known, weight] : weights) {
        if (known == value) {
            weight += more;
            return;
        }
    }
    weights.emplace_back(value, more);
}

DELIB_INLINE void gregory_count::put(const branch& votes, std::uint32_t value) {
    int128 left = ballots_->weight(votes);
    ballots_->split(votes, hopeful_, open_, [&](const branch& part, std::size_t who) {
        const int128 weight = ballots_->weight(part);
        piles_[who].parcels.push_back({part, value});
        add(piles_[who].weights, value, weight);
        changed_[who] = true;
        left -= weight;
    });
    if (left != 0) add(ended_, value, left);
}

DELIB_INLINE rational gregory_count::worth(const std::vector<std::pair<std::uint32_t, int128>>& weights) const {
    rational sum = 0;
    for (const auto& [value, weight] : weights) sum += to_rational(weight) * values_[value];
    return sum / denominator_;
}

DELIB_INLINE void gregory_count::look() {
    for (std::size_t c = 0; c < piles_.size(); ++c) {
        if (!changed_[c]) continue;
        held_[c] = worth(piles_[c].weights);
        changed_[c] = false;
    }
    exhausted_ = worth(ended_);
    quota_.dropped = total_ - exhausted_;
    for (const rational& held : held_) quota_.dropped -= held;
}

DELIB_INLINE bool gregory_count::seated(const std::vector<candidate>& who) {
    for (const candidate c : who) {
        if (held_[index(c)] > quota_.votes) waiting_.push_back(c);
    }
    return false;
}

DELIB_INLINE std::vector<candidate> gregory_count::largest_surplus() const {
    std::vector<candidate> out;
    for (const candidate who : waiting_) {
        if (!out.empty() && held_[index(who)] > held_[index(out.front())]) out.clear();
        if (out.empty() || held_[index(who)] == held_[index(out.front())]) out.push_back(who);
    }
    std::sort(out.begin(), out.end());
    return out;
}

DELIB_INLINE rational gregory_count::shortened(const rational& value) const {
    return unit_ ? rational((value * *unit_).floor() / *unit_) : value;
}

DELIB_INLINE std::uint32_t gregory_count::value_number(rational value) {
    const auto known = std::find(values_.begin(), values_.end(), value);
    if (known != values_.end()) return static_cast<std::uint32_t>(known - values_.begin());
    values_.push_back(std::move(value));
    return static_cast<std::uint32_t>(values_.size() - 1);
}

DELIB_INLINE events::transfer gregory_count::pass_on(candidate who) {
    std::erase(waiting_, who);
    const rational votes = held_[index(who)], surplus = votes - quota_.votes;
    const pile passing = std::exchange(piles_[index(who)], {});
    std::map<std::uint32_t, std::uint32_t> becomes;
    for (const auto& [value, weight] : passing.weights)
        becomes[value] = value_number(shortened(surplus * values_[value] / votes));
    for (const parcel& p : passing.parcels) put(p.votes, becomes[p.value]);
    held_[index(who)] = quota_.votes;
    return {stage_, who, surplus, shortened(surplus / votes)};
}

DELIB_INLINE void gregory_count::exclude(const std::vector<candidate>& who) {
    for (const candidate c : who) {
        const pile passing = std::exchange(piles_[index(c)], {});
        for (const parcel& p : passing.parcels) put(p.votes, p.value);
        held_[index(c)] = 0;
    }
}

}  // namespace delib
