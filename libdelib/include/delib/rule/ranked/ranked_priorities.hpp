// Ranked priorities: each voter ranks at most `places` of the candidates, and each place gives its weight. It is the
// ballot of "20 proposals, 5 priorities".
//
// A ballot that ranks more candidates is spoilt, and counted as such. Equal ranks share the average of the weights of
// the places they cover (none past the last); what is not ranked gets 0. With `countback`, equal scores are ordered by
// first places, then by second places, and so on. Weights shorter than `places` continue with 0.
// Time O(distinct positions · m).
#pragma once

#include "delib/rule/ranked/positional.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace delib {

struct ranked_priorities_options {
    std::int64_t places = 5;
    std::vector<rational> weights{};  ///< empty: places, places−1, …, 1
    bool countback = false;
    tie_policy ties = ties_all;
};

namespace rules {

struct ranked_priorities {
    static constexpr rule_info info{
        "ranked-priorities",
        "Ranked priorities",
        "Priorités classées",
        "Each voter ranks a few priorities; the first gives most points, and the highest totals win.",
        "Chacun classe quelques priorités ; la première donne le plus de points et les totaux les plus élevés "
        "l’emportent.",
        basis_kind::positions,
        seats_kind::many,
        std::nullopt,
        silence::as_written};
    using basis = positions_tally;
    using options = ranked_priorities_options;
    static constexpr std::array rows{
        option_row{"places", option_type::whole, "1…", "how many candidates a voter may rank; more is a spoilt ballot",
                   "combien de candidats on peut classer ; au-delà le bulletin est nul",
                   offsetof(ranked_priorities_options, places), 1, static_cast<std::int64_t>(max_candidates)},
        option_row{"weights", option_type::numbers, "w1,w2,…",
                   "points of the first, second, … place; by default places, places-1, …, 1",
                   "points de la première place, de la deuxième, … ; par défaut places, places-1, …, 1",
                   offsetof(ranked_priorities_options, weights)},
        option_row{"countback", option_type::flag, "true|false",
                   "order equal scores by first places, then second places, …",
                   "départager les scores égaux par les premières places, puis les deuxièmes, …",
                   offsetof(ranked_priorities_options, countback)},
        DELIB_TIES_ROW(ranked_priorities_options)};

    /// The weights in force: the given ones, or places, places−1, …, 1.
    static void complete(options& opts) {
        if (!opts.weights.empty()) return;
        for (std::int64_t w = opts.places; w > 0; --w) opts.weights.emplace_back(w);
    }

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        if (opts.places < 1 || opts.places > static_cast<std::int64_t>(max_candidates)) {
            return error{error_code::usage,
                         "ranked-priorities: places are 1 to " + std::to_string(max_candidates) + ", got " +
                             std::to_string(opts.places),
                         {}};
        }
        const auto places = static_cast<std::size_t>(opts.places);
        if (opts.weights.size() > places) {
            return error{error_code::usage,
                         "ranked-priorities: " + std::to_string(opts.weights.size()) + " weights for " +
                             std::to_string(places) + " places",
                         {}};
        }
        const auto points = [&](std::uint32_t, std::uint32_t place) {
            if (opts.weights.empty()) return rational(place > places ? 0 : opts.places - place + 1);
            return place > opts.weights.size() ? rational(0) : opts.weights[place - 1];
        };
        const auto longest = static_cast<std::uint32_t>(places);
        outcome out = begin_outcome(seats);
        rational spoilt = 0;
        for (const std::uint32_t length : tally.lengths()) {
            if (length > longest) spoilt += to_rational(tally.ballots_ranking(length), tally.denominator());
        }
        if (spoilt != 0) out.rounds.emplace_back(events::spoilt{spoilt, opts.places});
        out.scores = detail::sum_points(
            tally, points, [](std::uint32_t) { return rational(0); }, longest);
        if (!opts.countback) return settle_scores(std::move(out), opts.ties, tally.candidates(), c);

        const auto held = held_places(tally, std::min<std::size_t>(places, tally.size()), longest);
        const auto better = [&](candidate a, candidate b) {
            if (out.scores[index(a)] != out.scores[index(b)]) return out.scores[index(a)] > out.scores[index(b)];
            return held[index(a)] > held[index(b)];
        };
        ranking order = rank_by(tally.size(), better);
        if (order.size() > rank_by_score(out.scores).size()) out.rounds.emplace_back(events::countback{order});
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, tally.candidates(), c));
        settle(out, std::move(order), breaker, c);
        return out;
    }

private:
    // For every candidate, the weight that holds it at each place; a tier of k candidates is 1/k at each of its places.
    [[nodiscard]] static std::vector<std::vector<rational>> held_places(const positions_tally& tally,
                                                                        std::size_t places, std::uint32_t longest) {
        std::vector<std::vector<rational>> held(tally.size(), std::vector<rational>(places, rational(0)));
        for (const auto& [where, votes] : tally.sorted()) {
            if (where.ranked > longest) continue;
            for (std::uint32_t k = 0; k < where.size; ++k) {
                if (where.place + k <= places)
                    held[index(where.who)][where.place + k - 1] += to_rational(votes) / where.size;
            }
        }
        return held;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::ranked_priorities> ranked_priorities{};

}  // namespace delib
