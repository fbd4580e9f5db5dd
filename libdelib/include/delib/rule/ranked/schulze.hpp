// The Schulze method (Schulze 2011, §2): candidate a is better than b if the strongest path from a to b is stronger than
// the strongest way back. This relation is transitive, so somebody is better than or equal to everybody; they all win.
//
// A path is as strong as its weakest defeat; `strength` measures defeats (margins by default). The order is made by
// taking the undefeated out of the relation, tier after tier; the strengths of paths stay those of the whole count.
// Time O(m³).
#pragma once

#include "delib/graph/strongest_paths.hpp"
#include "delib/rule/ranked/condorcet.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace delib {

struct schulze_options {
    strength_measure strength = strength_measure::margins;
    tie_policy ties = ties_all;
};

namespace rules {

struct schulze {
    static constexpr rule_info info{
        "schulze",
        "Schulze method",
        "Méthode Schulze",
        "A candidate wins whom no other beats along a chain of duels stronger than the way back.",
        "L’emporte le candidat qu’aucun autre ne bat par une chaîne de duels plus forte que la chaîne inverse.",
        basis_kind::pairwise,
        seats_kind::many};
    using basis = pairwise_tally;
    using options = schulze_options;
    static constexpr std::array rows{option_row{"strength", option_type::word, strength_words,
                                                "how a defeat is measured", "comment se mesure une défaite",
                                                offsetof(schulze_options, strength)},
                                     DELIB_TIES_ROW(schulze_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const strength_matrix direct = strengths(tally, opts.strength);
        const strength_matrix strongest = strongest_paths(direct);

        ranking order = tiers(strongest);
        outcome out = begin_outcome(seats);
        if (!order.empty() && tally.size() <= most_explained)
            explain(out, tally, direct, strongest, order.front().front());
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, tally.candidates(), c));
        settle(out, std::move(order), breaker, c);
        return out;
    }

private:
    // The undefeated, then those whom only these beat, and so on. Time O(m²).
    static ranking tiers(const strength_matrix& strongest) {
        const std::size_t m = strongest.size;
        const auto beats = [&](candidate a, candidate b) { return strongest(a, b) > strongest(b, a); };
        std::vector<std::size_t> beaten_by(m, 0);
        for (std::size_t a = 0; a < m; ++a) {
            for (std::size_t b = 0; b < m; ++b) {
                if (beats(candidate_at(a), candidate_at(b))) ++beaten_by[b];
            }
        }
        ranking order;
        std::vector<candidate> undefeated;
        for (std::size_t i = 0; i < m; ++i) {
            if (beaten_by[i] == 0) undefeated.push_back(candidate_at(i));
        }
        while (!undefeated.empty()) {
            std::vector<candidate> next;
            for (const candidate a : undefeated) {
                for (std::size_t b = 0; b < m; ++b) {
                    if (beats(a, candidate_at(b)) && --beaten_by[b] == 0) next.push_back(candidate_at(b));
                }
            }
            std::sort(next.begin(), next.end());
            order.push_back(std::exchange(undefeated, std::move(next)));
        }
        return order;
    }

    // Beyond so many candidates nobody reads the paths, and tracing them would cost more than the count.
    static constexpr std::size_t most_explained = 200;

    // The paths between a winner and everybody else, with the duel in which each is weakest.
    static void explain(outcome& out, const pairwise_tally& tally, const strength_matrix& direct,
                        const strength_matrix& strongest, candidate winner) {
        const auto weakest = [&](const std::vector<candidate>& path) -> std::optional<events::duel> {
            if (path.size() < 2) return std::nullopt;
            std::size_t at = 1;
            for (std::size_t i = 2; i < path.size(); ++i) {
                if (direct(path[i - 1], path[i]) < direct(path[at - 1], path[at])) at = i;
            }
            return events::duel_of(tally, path[at - 1], path[at]);
        };
        for (std::size_t i = 0; i < tally.size(); ++i) {
            const candidate other = candidate_at(i);
            if (other == winner) continue;
            events::paths shown{winner,
                                other,
                                strongest_path(direct, strongest, winner, other),
                                strongest_path(direct, strongest, other, winner),
                                {},
                                {}};
            shown.weakest_there = weakest(shown.there);
            shown.weakest_back = weakest(shown.back);
            out.rounds.emplace_back(std::move(shown));
        }
    }
};

}  // namespace rules

inline constexpr rule_function<rules::schulze> schulze{};

}  // namespace delib
