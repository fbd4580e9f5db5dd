// Copeland's rule (1951) and Llull's (1299): the candidate who wins the most duels. They differ in what a tied duel is
// worth: ½ a win for Copeland, a whole one for Llull; the option `tie` sets it. Scores are wins plus tied duels at that
// worth, and the order is theirs. Both elect Condorcet winners, Copeland within the Smith set. Time O(m²).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <array>
#include <cstddef>

namespace delib {

/// What a tied duel is worth, in half wins.
enum class duel_tie : std::uint8_t { nothing, half, whole };

struct copeland_options {
    duel_tie tie = duel_tie::half;
    tie_policy ties = ties_all;
};

struct llull_options {
    duel_tie tie = duel_tie::whole;
    tie_policy ties = ties_all;
};

namespace detail {

/// Wins plus tied duels, in half wins, against some others.
[[nodiscard]] inline std::int64_t half_wins(const pairwise_tally& tally, candidate who,
                                            const std::vector<candidate>& against, duel_tie tie) {
    std::int64_t sum = 0;
    for (const candidate other : against) {
        const int128 margin = tally.margin(who, other);
        if (other != who && margin >= 0) sum += margin > 0 ? 2 : static_cast<std::int64_t>(tie);
    }
    return sum;
}

[[nodiscard]] inline result<outcome> most_duels(const pairwise_tally& tally, duel_tie tie, const tie_policy& ties,
                                                std::int64_t seats, const control& c) {
    outcome out = begin_outcome(seats);
    const auto all = everybody(tally.size());
    for (const candidate who : all) out.scores.emplace_back(rational(half_wins(tally, who, all, tie)) / 2);
    return settle_scores(std::move(out), ties, tally.candidates(), c);
}

}  // namespace detail

namespace rules {

struct copeland {
    static constexpr rule_info info{
        "copeland",
        "Copeland’s rule",
        "Méthode de Copeland",
        "The candidate who wins the most duels wins; a tied duel counts as half a win.",
        "L’emporte le candidat qui gagne le plus de duels ; un duel à égalité compte pour une demi-victoire.",
        basis_kind::pairwise,
        seats_kind::many};
    using basis = pairwise_tally;
    using options = copeland_options;
    static constexpr std::array rows{
        option_row{"tie", option_type::word, "0|1/2|1", "what a tied duel is worth, in wins",
                   "ce que vaut un duel à égalité, en victoires", offsetof(copeland_options, tie)},
        DELIB_TIES_ROW(copeland_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        return detail::most_duels(tally, opts.tie, opts.ties, seats, c);
    }
};

struct llull {
    static constexpr rule_info info{
        "llull",
        "Llull’s rule",
        "Méthode de Llull",
        "The candidate who wins the most duels wins; a tied duel counts as a win for both.",
        "L’emporte le candidat qui gagne le plus de duels ; un duel à égalité compte comme une victoire des deux.",
        basis_kind::pairwise,
        seats_kind::many};
    using basis = pairwise_tally;
    using options = llull_options;
    static constexpr std::array rows{
        option_row{"tie", option_type::word, "0|1/2|1", "what a tied duel is worth, in wins",
                   "ce que vaut un duel à égalité, en victoires", offsetof(llull_options, tie)},
        DELIB_TIES_ROW(llull_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        return detail::most_duels(tally, opts.tie, opts.ties, seats, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::copeland> copeland{};
inline constexpr rule_function<rules::llull> llull{};

}  // namespace delib
