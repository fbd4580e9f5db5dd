// Ranked pairs (Tideman 1987): defeats are taken up from the strongest on, and each is locked in unless it would close a
// cycle with those locked in before. Who is locked in below nobody wins.
//
// Defeats of equal strength can be taken up in several orders. `ties=parallel` elects whoever wins under some order; it
// branches only over defeats of one strength that lie on a cycle, and visits each closure once (to decide such a winner is
// NP-complete, Brill and Fischer 2012). An order or a drawn ballot resolves them by the winner's place, then the loser's
// (Zavist and Tideman 1989), and then tied duels as well. The order is given where the locked defeats make one.
// Time O(m⁴ / 64) without branching.
#pragma once

#include "delib/rule/ranked/equal_defeats.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace delib {

using ranked_pairs_options = defeat_order_options;

namespace detail {

/// Defeats locked in, as what they imply.
class locked_pairs {
public:
    using key_type = std::vector<std::uint64_t>;
    [[nodiscard]] static std::size_t bytes(std::size_t size) { return 2 * size * ((size + 63) / 64) * 8; }

    explicit locked_pairs(std::size_t size) : below_(size) {}

    [[nodiscard]] std::vector<defeat_edge> settle(const std::vector<defeat_edge>& group) {
        const auto open = [&](const defeat_edge& e) {
            return !below_(e.first, e.second) && !below_(e.second, e.first);
        };
        if (group.size() == 1) {
            if (open(group.front())) lock(group.front());
            return {};
        }
        std::vector<defeat_edge> live;
        std::copy_if(group.begin(), group.end(), std::back_inserter(live), open);
        if (live.empty()) return {};
        reachability all = below_;
        for (const auto& [winner, loser] : live) all.connect(winner, loser);
        std::vector<defeat_edge> contested;
        for (const defeat_edge& e : live) {
            if (!all(e.second, e.first)) {
                lock(e);
                continue;
            }
            // Cycles that do not touch are independent: one knot of them at a time.
            const candidate knot = contested.empty() ? e.first : contested.front().first;
            if (all(knot, e.first) && all(e.first, knot)) contested.push_back(e);
        }
        return contested;
    }
    void lock(const defeat_edge& e) { below_.connect(e.first, e.second); }
    [[nodiscard]] std::vector<candidate> sources() const { return below_.sources(); }
    [[nodiscard]] const key_type& key() const { return below_.closure().words(); }

    /// The order that the locked defeats make, if those not ordered can share a tier.
    [[nodiscard]] std::optional<ranking> order() const {
        const std::size_t m = below_.size();
        std::vector<std::size_t> above(m, 0);
        for (std::size_t a = 0; a < m; ++a) {
            for (std::size_t b = 0; b < m; ++b) above[b] += below_(candidate_at(a), candidate_at(b)) ? 1U : 0U;
        }
        ranking tiers = rank_by(m, [&](candidate a, candidate b) { return above[index(a)] < above[index(b)]; });
        std::size_t higher = 0;
        for (const auto& tier : tiers) {
            if (above[index(tier.front())] != higher) return std::nullopt;
            higher += tier.size();
        }
        return tiers;
    }

private:
    reachability below_;
};

}  // namespace detail

namespace rules {

struct ranked_pairs {
    static constexpr rule_info info{
        "ranked-pairs",
        "Ranked pairs",
        "Paires classées",
        "Duels are locked in from the clearest on, unless they contradict clearer ones; whoever stays above wins.",
        "Les duels sont retenus du plus net au moins net, sauf s’ils contredisent de plus nets ; qui reste en tête "
        "l’emporte.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = ranked_pairs_options;
    static constexpr std::array rows{
        option_row{"strength", option_type::word, strength_words, "how a defeat is measured",
                   "comment se mesure une défaite", offsetof(ranked_pairs_options, strength)},
        option_row{"ties", option_type::ties, "parallel|order:A>B|ballot:A>B=C|seed:TEXT",
                   "which of equally strong defeats comes first: every order is tried, or as resolved",
                   "laquelle de défaites égales vient d’abord : tous les ordres sont essayés, ou selon le départage",
                   offsetof(ranked_pairs_options, ties)}};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        return detail::decide_by_defeats<detail::locked_pairs>(tally, opts, info.id, seats, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::ranked_pairs> ranked_pairs{};

}  // namespace delib
