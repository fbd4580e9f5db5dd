// Stable Voting and Simple Stable Voting (Holliday and Pacuit 2023): whoever would win without b, and beats b more
// clearly than such a claim of anybody else, should win with b.
//
// Simple Stable Voting: a single candidate wins. Otherwise take the pairs (a, b) from the largest margin of a over b on,
// negative ones included; a wins if it wins among all but b, at the first margin at which somebody does. Stable Voting
// takes only pairs whose a is undefeated in Split Cycle, and asks for a to win by Simple Stable Voting among all but b.
// Pairs of one margin count together, so that several may win. A Condorcet winner wins.
// Time O(2^m m²) at worst, a set of candidates each once; without a Condorcet winner at most 64 candidates.
#pragma once

#include "delib/rule/ranked/split_cycle.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace delib {

namespace detail {

/// Simple Stable Voting on sets of candidates, as bits.
class stable_count {
public:
    using members = std::uint64_t;

    stable_count(const pairwise_tally& tally, const control& c) : control_(c), beats_(tally.size(), 0) {
        const std::size_t m = tally.size();
        for (std::size_t a = 0; a < m; ++a) {
            for (std::size_t b = 0; b < m; ++b) {
                if (a == b) continue;
                pairs_.push_back({tally.margin(candidate_at(a), candidate_at(b)), static_cast<std::uint8_t>(a),
                                  static_cast<std::uint8_t>(b)});
                if (pairs_.back().margin > 0) beats_[a] |= bit(b);
            }
        }
        std::stable_sort(pairs_.begin(), pairs_.end(),
                         [](const pair& x, const pair& y) { return x.margin > y.margin; });
    }

    [[nodiscard]] static members bit(std::size_t who) { return members{1} << who; }

    /// The winners in a set by Simple Stable Voting, of those in `of`. Errors: cancelled; too many sets.
    [[nodiscard]] result<members> winners(members set, members of) {
        if (std::has_single_bit(set)) return set;
        for (members rest = set; rest != 0; rest &= rest - 1) {
            const auto a = static_cast<std::size_t>(std::countr_zero(rest));
            if ((set & ~bit(a) & ~beats_[a]) == 0) return bit(a);
        }
        members out = 0;
        int128 now = 0;
        for (const pair& p : pairs_) {
            if ((set & bit(p.a)) == 0 || (set & bit(p.b)) == 0 || (of & bit(p.a)) == 0) continue;
            if (out != 0 && p.margin < now) break;
            now = p.margin;
            if ((out & bit(p.a)) != 0) continue;
            DELIB_TRY(without, simple(set & ~bit(p.b)));
            out |= without & bit(p.a);
        }
        return out;
    }

    [[nodiscard]] result<members> simple(members set) {
        const auto known = known_.find(set);
        if (known != known_.end()) return known->second;
        DELIB_TRY(out, winners(set, set));
        if (known_.size() % 1024 == 0 && control_.cancelled()) return cancelled_error();
        if (known_.size() >= control_.max_states || (known_.size() % 1024 == 0 && control_.expired())) {
            return error{error_code::limit,
                         "stable voting on so many candidates is beyond the limit of " +
                             std::to_string(control_.max_states) + " sets, or of time",
                         {}};
        }
        known_.emplace(set, out);
        return out;
    }

private:
    struct pair {
        int128 margin;
        std::uint8_t a, b;
    };
    const control& control_;
    std::vector<members> beats_;
    std::vector<pair> pairs_{};
    std::unordered_map<members, members> known_{};
};

/// Decides by stable voting, where only `undefeated` may win.
[[nodiscard]] inline result<outcome> decide_stably(const pairwise_tally& tally,
                                                   const std::vector<candidate>& undefeated, const tie_policy& ties,
                                                   std::string_view rule, std::int64_t seats, const control& c) {
    // A Condorcet winner wins, and whoever is alone undefeated does.
    if (undefeated.size() < 2) return elect(begin_outcome(seats), undefeated, ties, tally.candidates(), c);
    if (tally.size() > 64) {
        return error{error_code::limit,
                     std::string(rule) + " takes at most 64 candidates where none beats all the others, got " +
                         std::to_string(tally.size()),
                     {}};
    }
    stable_count::members all = 0, of = 0;
    for (std::size_t i = 0; i < tally.size(); ++i) all |= stable_count::bit(i);
    for (const candidate who : undefeated) of |= stable_count::bit(index(who));
    stable_count count(tally, c);
    DELIB_TRY(won, count.winners(all, of));
    const auto winners = those(undefeated, [&](candidate who) { return (won & stable_count::bit(index(who))) != 0; });
    return elect(begin_outcome(seats), winners, ties, tally.candidates(), c);
}

}  // namespace detail

namespace rules {

struct simple_stable {
    static constexpr rule_info info{
        "simple-stable",
        "Simple Stable Voting",
        "Vote stable simple",
        "Whoever would win without some other wins, the one who beats that other most clearly first.",
        "L’emporte qui gagnerait en l’absence d’un autre, en commençant par celui qui bat cet autre le plus nettement.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_TRY(first, condorcet::decide(tally, {}, 1, c));
        const auto may_win = first.winners.empty() ? detail::everybody(tally.size()) : first.winners;
        return detail::decide_stably(tally, may_win, opts.ties, info.id, seats, c);
    }
};

struct stable {
    static constexpr rule_info info{"stable",
                                    "Stable Voting",
                                    "Vote stable",
                                    "As Simple Stable Voting, among those whom Split Cycle leaves undefeated.",
                                    "Comme le vote stable simple, parmi ceux que Split Cycle laisse sans défaite.",
                                    basis_kind::pairwise,
                                    seats_kind::one};
    using basis = pairwise_tally;
    using options = set_options;
    static constexpr std::array rows{DELIB_TIES_ROW(set_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_TRY(undefeated, split_cycle::decide(tally, {}, 1, c));
        return detail::decide_stably(tally, undefeated.winners, opts.ties, info.id, seats, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::simple_stable> simple_stable{};
inline constexpr rule_function<rules::stable> stable{};

}  // namespace delib
