// River (Heitzig 2004): as ranked pairs, but a defeat is locked in only if its loser has none locked in yet. The defeats
// then make a forest, in which everybody is below one root; the root wins. River elects within the Smith set and, unlike
// ranked pairs, ignores candidates whom another dominates (Döring, Brill and Heitzig 2024).
//
// Defeats of equal strength are treated as in ranked pairs, with `ties` and its order. Time O(m³) without branching.
#pragma once

#include "delib/rule/ranked/equal_defeats.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace delib {

using river_options = defeat_order_options;

namespace detail {

/// For everybody the root above them; the rest of the count depends on nothing else.
class river_roots {
public:
    using key_type = std::vector<candidate>;
    [[nodiscard]] static std::size_t bytes(std::size_t size) { return 2 * size * sizeof(candidate); }

    explicit river_roots(std::size_t size) : root_(everybody(size)) {}

    [[nodiscard]] std::vector<defeat_edge> settle(const std::vector<defeat_edge>& group) {
        for (;;) {
            // Defeats by members of one tree are one and the same to a loser.
            std::vector<defeat_edge> live;
            for (const auto& [winner, loser] : group) {
                if (root(loser) == loser && root(winner) != loser) live.emplace_back(root(winner), loser);
            }
            if (live.size() == 1) lock(live.front());
            if (live.size() < 2) return {};
            std::sort(live.begin(), live.end());
            live.erase(std::unique(live.begin(), live.end()), live.end());
            reachability all(root_.size());
            std::vector<std::size_t> ways(root_.size(), 0);
            for (const auto& [winner, loser] : live) {
                all.connect(winner, loser);
                ++ways[index(loser)];
            }
            bool moved = false;
            for (const defeat_edge& e : live) {
                if (ways[index(e.second)] > 1 || all(e.second, e.first)) continue;
                lock(e);
                moved = true;
            }
            if (!moved) return linked(live);
        }
    }
    void lock(const defeat_edge& e) {
        const candidate top = root(e.first);
        for (candidate& other : root_) {
            if (other == e.second) other = top;
        }
    }
    [[nodiscard]] std::vector<candidate> sources() const {
        return those(everybody(root_.size()), [&](candidate who) { return root(who) == who; });
    }
    [[nodiscard]] const key_type& key() const { return root_; }

private:
    [[nodiscard]] candidate root(candidate who) const { return root_[index(who)]; }

    // The defeats that hang together with the first; the others are independent of them and come later.
    [[nodiscard]] std::vector<defeat_edge> linked(const std::vector<defeat_edge>& live) const {
        std::vector<bool> in(root_.size(), false);
        in[index(live.front().first)] = true;
        for (bool grew = true; grew;) {
            grew = false;
            for (const auto& [winner, loser] : live) {
                if (in[index(winner)] == in[index(loser)]) continue;
                in[index(winner)] = in[index(loser)] = grew = true;
            }
        }
        std::vector<defeat_edge> out;
        std::copy_if(live.begin(), live.end(), std::back_inserter(out),
                     [&](const defeat_edge& e) { return in[index(e.first)]; });
        return out;
    }

    std::vector<candidate> root_;
};

}  // namespace detail

namespace rules {

struct river {
    static constexpr rule_info info{
        "river",
        "River",
        "Rivière",
        "As ranked pairs, but each candidate keeps one defeat at most; whoever keeps none wins.",
        "Comme les paires classées, mais chaque candidat ne garde qu’une défaite au plus ; qui n’en garde aucune "
        "l’emporte.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = river_options;
    static constexpr std::array rows{
        option_row{"strength", option_type::word, strength_words, "how a defeat is measured",
                   "comment se mesure une défaite", offsetof(river_options, strength)},
        option_row{"ties", option_type::ties, "parallel|order:A>B|ballot:A>B=C|seed:TEXT",
                   "which of equally strong defeats comes first: every order is tried, or as resolved",
                   "laquelle de défaites égales vient d’abord : tous les ordres sont essayés, ou selon le départage",
                   offsetof(river_options, ties)}};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        return detail::decide_by_defeats<detail::river_roots>(tally, opts, info.id, seats, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::river> river{};

}  // namespace delib
