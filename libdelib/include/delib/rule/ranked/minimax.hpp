// Minimax (Simpson 1969, Kramer 1977): the candidate whose strongest defeat is the smallest wins; who is unbeaten has 0.
//
// `strength` says how a defeat is measured (graph/strength.hpp), or `opposition`: the most votes against in any duel,
// won or lost. Scores show the measure of the strongest defeat, so the smallest wins; an infinite ratio has no score.
// Time O(m² log m).
#pragma once

#include "delib/graph/strength.hpp"
#include "delib/rule/ranked/condorcet.hpp"

#include <array>
#include <cstddef>

namespace delib {

enum class minimax_strength : std::uint8_t {
    margins,
    winning_votes,
    winning_votes_then_opposition,
    losing_votes,
    ratio,
    opposition
};

struct minimax_options {
    minimax_strength strength = minimax_strength::margins;
    tie_policy ties = ties_all;
};

namespace rules {

struct minimax {
    static constexpr rule_info info{"minimax",
                                    "Minimax",
                                    "Minimax",
                                    "The candidate whose worst duel is the least bad wins.",
                                    "Le candidat dont le pire duel est le moins mauvais l’emporte.",
                                    basis_kind::pairwise,
                                    seats_kind::many};
    using basis = pairwise_tally;
    using options = minimax_options;
    static constexpr std::array rows{
        option_row{"strength", option_type::word,
                   "margins|winning-votes|winning-votes-then-opposition|losing-votes|ratio|opposition",
                   "how a defeat is measured", "comment se mesure une défaite", offsetof(minimax_options, strength)},
        DELIB_TIES_ROW(minimax_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const std::size_t m = tally.size();
        outcome out = begin_outcome(seats);
        std::vector<std::optional<candidate>> worst(m);
        if (opts.strength == minimax_strength::opposition) {
            for (std::size_t a = 0; a < m; ++a) {
                for (std::size_t b = 0; b < m; ++b) {
                    if (a == b) continue;
                    const int128 against = tally(candidate_at(b), candidate_at(a));
                    if (against > (worst[a] ? tally(*worst[a], candidate_at(a)) : 0)) worst[a] = candidate_at(b);
                }
            }
        } else {
            const strength_matrix strength = strengths(tally, static_cast<strength_measure>(opts.strength));
            for (std::size_t a = 0; a < m; ++a) {
                for (std::size_t b = 0; b < m; ++b) {
                    const std::uint32_t here = strength(candidate_at(b), candidate_at(a));
                    if (here > (worst[a] ? strength(*worst[a], candidate_at(a)) : 0)) worst[a] = candidate_at(b);
                }
            }
        }
        std::vector<int128> won(m, 0), lost(m, 0);
        for (std::size_t a = 0; a < m; ++a) {
            events::worst_duel shown{candidate_at(a), std::nullopt};
            if (worst[a]) {
                won[a] = tally(*worst[a], candidate_at(a));
                lost[a] = tally(candidate_at(a), *worst[a]);
                shown.against = events::duel_of(tally, candidate_at(a), *worst[a]);
            }
            out.rounds.emplace_back(shown);
            out.scores.push_back(score(opts.strength, won[a], lost[a], tally.denominator()));
        }
        const auto better = [&](candidate a, candidate b) {
            const std::size_t i = index(a), j = index(b);
            if (!worst[i] || !worst[j]) return !worst[i] && worst[j];
            if (opts.strength == minimax_strength::opposition) return won[i] < won[j];
            return compare_defeats(static_cast<strength_measure>(opts.strength), won[i], lost[i], won[j], lost[j]) < 0;
        };
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, tally.candidates(), c));
        settle(out, rank_by(m, better), breaker, c);
        return out;
    }

private:
    [[nodiscard]] static std::optional<rational> score(minimax_strength measure, int128 won, int128 lost,
                                                       int128 denominator) {
        if (won == 0) return rational(0);
        switch (measure) {
            case minimax_strength::margins: return to_rational(won - lost, denominator);
            case minimax_strength::losing_votes: return to_rational(lost, denominator);
            case minimax_strength::ratio: return lost == 0 ? std::nullopt : std::optional(to_rational(won, lost));
            default: return to_rational(won, denominator);
        }
    }
};

}  // namespace rules

inline constexpr rule_function<rules::minimax> minimax{};

}  // namespace delib
