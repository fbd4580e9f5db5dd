// Defeats in the order in which ranked pairs and river take them up: the strongest first. Those of equal strength form a
// group whose order matters; a tie policy that orders the candidates splits it, by the winner's place and then the
// loser's (Zavist and Tideman 1989 take that order from a drawn ballot). What it leaves equal is tried in every order.
#pragma once

#include "delib/core/config.hpp"
#include "delib/graph/strength.hpp"
#include "delib/rule/ranked/duels.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace delib {

struct defeat_order_options {
    strength_measure strength = strength_measure::margins;
    tie_policy ties = ties_parallel;
};

namespace detail {

using defeat_edge = std::pair<candidate, candidate>;  // winner, loser

/// Defeats in groups that are equally strong, strongest first.
struct defeat_groups {
    std::vector<std::vector<defeat_edge>> groups{};
    std::vector<std::size_t> place{};  ///< of each candidate in the order that resolves ties; all 0 without one
    tie used{};                        ///< the record of that order

    /// Errors: a policy that these rules do not have, or an order that does not fit the candidates.
    [[nodiscard]] static result<defeat_groups> create(const pairwise_tally& tally, const defeat_order_options& options,
                                                      std::string_view rule, const control& c);
};

/// Winners and losers of defeats, each once.
[[nodiscard]] std::vector<candidate> candidates_in(const std::vector<defeat_edge>& edges);

/// Everybody who wins under some order of equally strong defeats. `State` says how one defeat is locked in:
///
///     settle(group, graph)   locks in what every order locks in, and returns the defeats whose order still matters
///     lock(edge)             locks in one of them
///     sources()              those whom nobody locked in defeats; they only get fewer
///     key()                  what the rest of the count depends on
template <class State>
class every_order {
public:
    every_order(const std::vector<std::vector<defeat_edge>>& groups, const control& c) : groups_(groups), control_(c) {}

    struct found {
        std::vector<candidate> winners{};
        std::vector<candidate> contested{};  ///< in the first defeats whose order matters; empty if none does
        std::optional<State> last{};         ///< the end, where the order does not matter
        bool complete = true;
    };

    /// Depth first, each state once; a state that can only elect known winners is left. Error: cancelled.
    [[nodiscard]] result<found> run(std::size_t size) {
        found out;
        std::vector<bool> wins(size, false);
        const auto known = [&](const std::vector<candidate>& who) {
            return std::all_of(who.begin(), who.end(), [&](candidate c) { return wins[index(c)]; });
        };
        const auto elect_all = [&](const std::vector<candidate>& who) {
            for (const candidate c : who) wins[index(c)] = true;
        };
        std::vector<std::pair<std::size_t, State>> open;
        open.emplace_back(0, State(size));
        std::set<std::pair<std::size_t, typename State::key_type>> seen;
        const std::uint64_t most = limit(size);
        std::uint64_t visited = 0;
        while (!open.empty()) {
            if (++visited % 256 == 0 && control_.cancelled()) return cancelled_error();
            auto [group, state] = std::move(open.back());
            open.pop_back();
            if (size > 0 && known(state.sources())) continue;
            const std::vector<defeat_edge> contested = advance(group, state);
            const std::vector<candidate> sources = state.sources();
            if (contested.empty() || sources.size() == 1) elect_all(sources);
            if (contested.empty()) {
                if (out.contested.empty()) out.last = std::move(state);
                continue;
            }
            if (out.contested.empty()) out.contested = candidates_in(contested);
            if (known(sources)) continue;
            bool full = visited % 256 == 0 && control_.expired();
            for (const defeat_edge& edge : contested) {
                // One state can have as many followers as there are defeats: each is counted before it is kept.
                full = full || seen.size() >= most;
                if (full) break;
                State next = state;
                next.lock(edge);
                if (seen.emplace(group, next.key()).second) open.emplace_back(group, std::move(next));
            }
            if (full) {
                out.complete = false;
                elect_all(one_end(group, std::move(state)).sources());
                break;
            }
        }
        for (std::size_t i = 0; i < size; ++i) {
            if (wins[i]) out.winners.push_back(candidate_at(i));
        }
        return out;
    }

    /// The candidates in the first defeats whose order matters, or several that nobody locked in defeats; else nobody.
    [[nodiscard]] std::vector<candidate> first_contested(std::size_t size) const {
        State state(size);
        std::size_t group = 0;
        const auto contested = advance(group, state);
        if (!contested.empty()) return candidates_in(contested);
        const auto sources = state.sources();
        return sources.size() > 1 ? sources : std::vector<candidate>{};
    }

private:
    // Locks in what every order locks in, from a group on, up to defeats whose order matters.
    [[nodiscard]] std::vector<defeat_edge> advance(std::size_t& group, State& state) const {
        for (; group < groups_.size(); ++group) {
            auto contested = state.settle(groups_[group]);
            if (!contested.empty()) return contested;
        }
        return {};
    }

    // The end of one order.
    [[nodiscard]] State one_end(std::size_t group, State state) const {
        for (;;) {
            const auto contested = advance(group, state);
            if (contested.empty()) return state;
            state.lock(contested.front());
        }
    }

    // States are as large as a relation, so that their number is bounded by memory as well.
    [[nodiscard]] std::uint64_t limit(std::size_t size) const {
        constexpr std::uint64_t bytes = 512ULL << 20;
        return std::min<std::uint64_t>(control_.max_states, bytes / (State::bytes(size) + 128) + 1);
    }

    const std::vector<std::vector<defeat_edge>>& groups_;
    const control& control_;
};

/// Decides by the winners under some order of equal defeats. `State` may make an order of its own (`order()`).
template <class State>
[[nodiscard]] result<outcome> decide_by_defeats(const pairwise_tally& tally, const defeat_order_options& options,
                                                std::string_view rule, std::int64_t seats, const control& c) {
    DELIB_TRY(defeats, defeat_groups::create(tally, options, rule, c));
    DELIB_TRY(found, every_order<State>(defeats.groups, c).run(tally.size()));
    outcome out = begin_outcome(seats);
    out.complete = found.complete;
    if constexpr (requires { found.last->order(); }) {
        if (found.last) out.order = found.last->order();
    }
    // What an order resolved shows where there is none.
    std::vector<candidate> between =
        found.contested.empty() && found.winners.size() > 1 ? found.winners : found.contested;
    if (!options.ties.is(tie::resolution::parallel)) {
        DELIB_TRY(without, defeat_groups::create(tally, {options.strength, ties_parallel}, rule, c));
        between = every_order<State>(without.groups, c).first_contested(tally.size());
    }
    record_tie(out, std::move(defeats.used), between);
    const bool one = found.winners.size() == 1;
    seat(out, one ? found.winners : std::vector<candidate>{}, one ? std::vector<candidate>{} : found.winners,
         c.max_committees);
    return out;
}

}  // namespace detail

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/equal_defeats.ipp"
#endif
