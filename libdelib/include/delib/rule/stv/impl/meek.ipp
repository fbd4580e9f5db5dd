#pragma once

#include "delib/rule/stv/meek.hpp"

#include <algorithm>

namespace delib {

namespace detail {

// An iteration that has not ended by then ends anyway; what is left is the surplus in all.
inline constexpr int most_meek_iterations = 10'000;

// share · part / whole, rounded up, bit by bit. Precondition: 0 ≤ part ≤ whole < 2^125.
[[nodiscard]] DELIB_INLINE int128 scaled_up(int128 share, int128 part, int128 whole) {
    int128 quotient = 0, rest = 0;
    for (int bit = 62; bit >= 0; --bit) {
        quotient *= 2;
        rest = rest * 2 + ((share >> bit) & 1) * part;
        for (; rest >= whole; rest -= whole) ++quotient;
    }
    return quotient + (rest > 0 ? 1 : 0);
}

}  // namespace detail

DELIB_INLINE result<std::unique_ptr<stv_count>> meek_count::create(const profile& p, std::size_t seats,
                                                                   stv_quota formula, int digits) {
    int128 unit = 1, tolerance = 1;
    for (int i = 0; i < digits; ++i) unit *= 10;
    for (int i = 2 * digits / 3; i < digits; ++i) tolerance *= 10;
    constexpr int128 most = int128{1} << 125;
    if (p.total() > most / unit || p.denominator() > most / unit) {
        return error{error_code::overflow,
                     "stv: variant=meek counts in units of 10^-" + std::to_string(digits) +
                         " votes, and these weights do not fit; expected fewer digits, or smaller weights",
                     {}};
    }
    return std::unique_ptr<stv_count>(
        std::make_unique<meek_count>(p, seats, formula, unit, tolerance * p.denominator()));
}

DELIB_INLINE meek_count::meek_count(const profile& p, std::size_t seats, stv_quota formula, int128 unit,
                                    int128 tolerance)
    : stv_count(p.candidates().size(), seats, to_rational(p.total(), p.denominator())),
      ballots_(std::make_shared<const preference_branches>(p, preference_branches::equal_ranks::end_there)),
      formula_(formula),
      denominator_(p.denominator()),
      unit_(unit),
      tolerance_(tolerance),
      nodes_{node{0, 0, 0, {}}},
      nodes_of_(p.candidates().size()),
      takes_(p.candidates().size(), true),
      keep_(p.candidates().size(), unit),
      votes_(p.candidates().size(), 0) {
    enter(0, ballots_->all());
}

DELIB_INLINE std::size_t meek_count::bytes() const {
    std::size_t sum = held_.size() * 160 + nodes_.size() * (sizeof(node) + 80);
    for (const node& n : nodes_) sum += n.votes.size() * sizeof(branch);
    return sum;
}

// Adds ballots behind a node: to the node of their next candidate, and on from there where that one is elected.
DELIB_INLINE void meek_count::enter(std::uint32_t parent, const branch& votes) {
    std::vector<std::pair<std::uint32_t, branch>> open{{parent, votes}};
    std::vector<branch> scratch;
    while (!open.empty()) {
        const auto [from, whole] = open.back();
        open.pop_back();
        ballots_->split(whole, takes_, scratch, [&](const branch& part, std::size_t who) {
            const auto c = static_cast<std::uint32_t>(who);
            const auto [place, is_new] = children_.try_emplace({from, c}, static_cast<std::uint32_t>(nodes_.size()));
            if (is_new) {
                nodes_.push_back({from, c, 0, {}});
                nodes_of_[who].push_back(place->second);
            }
            node& to = nodes_[place->second];
            to.weight += ballots_->weight(part);
            if (hopeful_[who]) {
                to.votes.push_back(part);
            } else {
                open.emplace_back(place->second, part);
            }
        });
    }
}

// Votes under the keep values in force.
DELIB_INLINE void meek_count::distribute() {
    std::fill(votes_.begin(), votes_.end(), int128{0});
    shares_.resize(nodes_.size());
    shares_[0] = unit_;
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
        const node& n = nodes_[i];
        const int128 comes = shares_[n.parent];
        const int128 kept = keep_[n.who] == unit_ ? comes : (comes * keep_[n.who] + unit_ - 1) / unit_;
        votes_[n.who] += kept * n.weight;
        shares_[i] = comes - kept;
    }
    speaking_ = 0;
    for (const int128 held : votes_) speaking_ += held;
}

DELIB_INLINE void meek_count::find_quota() {
    const auto seats = static_cast<int128>(seats_);
    switch (formula_) {
        case stv_quota::droop: needed_ = speaking_ / (seats + 1) + 1; return;
        case stv_quota::hare: needed_ = (speaking_ + seats - 1) / seats; return;
        case stv_quota::hagenbach_bischoff: break;
    }
    needed_ = speaking_ / (seats + 1);
}

DELIB_INLINE bool meek_count::has_quota(std::size_t who) const {
    return formula_ == stv_quota::hagenbach_bischoff ? votes_[who] > needed_ : votes_[who] >= needed_;
}

DELIB_INLINE void meek_count::look() {
    for (std::size_t c = 0; c < keep_.size(); ++c) keep_[c] = takes_[c] ? unit_ : 0;
    int128 before = -1;
    for (int i = 0; i < detail::most_meek_iterations; ++i) {
        distribute();
        find_quota();
        surplus_ = 0;
        for (std::size_t c = 0; c < votes_.size(); ++c) {
            if (takes_[c] && !hopeful_[c] && votes_[c] > needed_) surplus_ += votes_[c] - needed_;
        }
        if (surplus_ < tolerance_ || (before >= 0 && surplus_ >= before)) break;
        before = surplus_;
        for (std::size_t c = 0; c < votes_.size(); ++c) {
            if (!takes_[c] || hopeful_[c] || votes_[c] <= needed_) continue;
            keep_[c] = detail::scaled_up(keep_[c], needed_, votes_[c]);
        }
    }
    const int128 whole = denominator_ * unit_;
    for (std::size_t c = 0; c < votes_.size(); ++c) held_[c] = to_rational(votes_[c], whole);
    exhausted_ = total_ - to_rational(speaking_, whole);
    quota_ = {to_rational(needed_, whole), formula_ == stv_quota::hagenbach_bischoff, 0};
}

// The ballots of the excluded go on to whom they name next, from where they came.
DELIB_INLINE void meek_count::exclude(const std::vector<candidate>& who) {
    for (const candidate c : who) takes_[index(c)] = false;
    for (const candidate c : who) {
        for (const std::uint32_t at : std::exchange(nodes_of_[index(c)], {})) {
            const std::vector<branch> votes = std::exchange(nodes_[at].votes, {});
            const std::uint32_t parent = nodes_[at].parent;
            nodes_[at].weight = 0;
            for (const branch& part : votes) enter(parent, part);
        }
    }
}

// The ballots of the elected go on behind them.
DELIB_INLINE bool meek_count::seated(const std::vector<candidate>& who) {
    for (const candidate c : who) {
        const std::vector<std::uint32_t> nodes = nodes_of_[index(c)];
        for (const std::uint32_t at : nodes) {
            const std::vector<branch> votes = std::exchange(nodes_[at].votes, {});
            for (const branch& part : votes) enter(at, part);
        }
    }
    return true;
}

DELIB_INLINE std::vector<candidate> meek_count::lowest() const {
    int128 least = -1;
    for (std::size_t c = 0; c < votes_.size(); ++c) {
        if (hopeful_[c] && (least < 0 || votes_[c] < least)) least = votes_[c];
    }
    std::vector<candidate> out;
    for (std::size_t c = 0; c < votes_.size(); ++c) {
        if (hopeful_[c] && votes_[c] <= least + surplus_) out.push_back(candidate_at(c));
    }
    return out;
}

DELIB_INLINE void meek_count::show(std::vector<event>& told) const {
    events::keep_values now{stage_, {}};
    for (std::size_t c = 0; c < keep_.size(); ++c) {
        if (takes_[c] && !hopeful_[c]) now.values.emplace_back(candidate_at(c), to_rational(keep_[c], unit_));
    }
    if (!now.values.empty()) told.emplace_back(std::move(now));
}

}  // namespace delib
