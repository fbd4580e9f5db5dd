// Knockout voting: the two candidates with the lowest Borda scores meet in a duel and the loser leaves, until one is
// left. Scores are those of the whole count, read off the duels; a tied duel is won by the higher score. Where equal
// scores leave several pairs, or a tied duel open, every way is followed, and whoever wins in one of them wins; or an
// order of the candidates breaks such ties. It elects Condorcet winners and never Condorcet losers.
// Time O(m²) a set of remaining candidates; without ties there are at most m.
#pragma once

#include "delib/rule/ranked/removal_sets.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace delib {

struct knockout_options {
    tie_policy ties = ties_parallel;
};

namespace rules {

struct knockout {
    static constexpr rule_info info{
        "knockout",
        "Knockout voting",
        "Élimination par duels",
        "The two candidates with the lowest Borda scores meet in a duel, whose loser leaves, until one is left.",
        "Les deux candidats aux scores de Borda les plus bas s’affrontent, le perdant sort, jusqu’à ce qu’il n’en "
        "reste qu’un.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = knockout_options;
    static constexpr std::array rows{
        option_row{"ties", option_type::ties, "parallel|order:A>B|ballot:A>B=C|seed:TEXT",
                   "which of equal scores is the lower one: every way is followed, or as resolved",
                   "lequel de scores égaux est le plus bas : toutes les voies sont suivies, ou selon le départage",
                   offsetof(knockout_options, ties)}};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_CHECK(detail::need_parallel_or_order(opts.ties, info.id));
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, tally.candidates(), c));
        const auto all = detail::everybody(tally.size());
        tie used{tie::place::elimination, 1, {}, tie::resolution::parallel, {}, {}};
        std::vector<std::pair<int128, std::int64_t>> height(tally.size());  // the score, then the place in an order
        for (const candidate who : all) height[index(who)].first = detail::net_margin(tally, who, all);
        std::int64_t place = 0;
        for (const auto& tier : breaker.resolve(all, 1, {}, used)) {
            for (const candidate who : tier) height[index(who)].second = place;
            --place;
        }
        const auto as_high = [&](candidate a, candidate b) { return height[index(a)] == height[index(b)]; };

        const auto step = [&](const std::vector<candidate>& left) -> detail::removal_step {
            if (left.size() < 2) return {{}, left};
            auto sorted = left;
            std::sort(sorted.begin(), sorted.end(),
                      [&](candidate a, candidate b) { return height[index(a)] < height[index(b)]; });
            std::vector<bool> leaves(tally.size(), false);
            // The lowest against the second lowest, each in every way in which equal heights can be told apart.
            for (std::size_t i = 0; i < sorted.size() && as_high(sorted[i], sorted[0]); ++i) {
                for (std::size_t j = i + 1; j < sorted.size() && as_high(sorted[j], sorted[1]); ++j) {
                    const candidate low = sorted[i], high = sorted[j];
                    const int128 margin = tally.margin(high, low);
                    if (margin > 0 || (margin == 0 && height[index(low)] <= height[index(high)]))
                        leaves[index(low)] = true;
                    if (margin < 0 || (margin == 0 && as_high(low, high))) leaves[index(high)] = true;
                }
            }
            return {detail::those(left, [&](candidate who) { return leaves[index(who)]; }), {}};
        };
        DELIB_TRY(found, detail::every_removal(tally.size(), step, c));
        outcome out = detail::tell_removals(seats, found, events::removal::reason::lost_duel);
        if (!used.order.empty()) {
            detail::record_tie(out, std::move(used), detail::those(all, [&](candidate who) {
                                   return std::any_of(all.begin(), all.end(), [&](candidate other) {
                                       return other != who && height[index(other)].first == height[index(who)].first;
                                   });
                               }));
        }
        DELIB_TRY(nothing, tie_breaker::create(ties_all, tally.candidates(), c));
        settle_set(out, found.winners, nothing, c);
        return out;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::knockout> knockout{};

}  // namespace delib
