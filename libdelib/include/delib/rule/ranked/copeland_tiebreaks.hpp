// Copeland's rule, with the ties that it often leaves broken by a second rule: `copeland-borda` by Borda scores (on the
// duels: half of the weight that prefers neither), `copeland-minimax` by the worst defeat, margins. With `scope=local`
// the second rule looks at the Copeland winners alone, with `global` at their duels against everybody.
// Both elect Condorcet winners. Time O(m² log m).
#pragma once

#include "delib/rule/combine.hpp"
#include "delib/rule/ranked/copeland.hpp"
#include "delib/rule/ranked/duel_borda.hpp"
#include "delib/rule/ranked/minimax.hpp"

#include <array>
#include <cstddef>

namespace delib {

/// Against whom the second rule compares the winners of the first.
enum class tiebreak_scope : std::uint8_t { local, global };

struct copeland_tiebreak_options {
    tiebreak_scope scope = tiebreak_scope::local;
    tie_policy ties = ties_all;
};

namespace detail {

inline constexpr option_row scope_row{
    "scope",
    option_type::word,
    "local|global",
    "whether the second rule looks at the duels between the Copeland winners, or at all of theirs",
    "si la seconde règle regarde les duels entre vainqueurs de Copeland, ou tous les leurs",
    offsetof(copeland_tiebreak_options, scope)};

template <class Second>
[[nodiscard]] result<outcome> copeland_then(Second second, const pairwise_tally& tally,
                                            const copeland_tiebreak_options& opts, std::int64_t seats,
                                            const control& c) {
    return elect_from(opts.scope == tiebreak_scope::local ? then(delib::copeland, second)(tally, seats, c)
                                                          : among(delib::copeland, second)(tally, seats, c),
                      opts.ties, tally.candidates(), c);
}

}  // namespace detail

namespace rules {

struct copeland_borda {
    static constexpr rule_info info{
        "copeland-borda",
        "Copeland, then Borda",
        "Copeland puis Borda",
        "Among the candidates who win the most duels, the one with the highest Borda score wins.",
        "Parmi ceux qui gagnent le plus de duels, celui dont le score de Borda est le plus élevé l’emporte.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = copeland_tiebreak_options;
    static constexpr std::array rows{detail::scope_row, DELIB_TIES_ROW(copeland_tiebreak_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        return detail::copeland_then(delib::duel_borda, tally, opts, seats, c);
    }
};

struct copeland_minimax {
    static constexpr rule_info info{
        "copeland-minimax",
        "Copeland, then minimax",
        "Copeland puis minimax",
        "Among the candidates who win the most duels, the one whose worst duel is the least bad wins.",
        "Parmi ceux qui gagnent le plus de duels, celui dont le pire duel est le moins mauvais l’emporte.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = copeland_tiebreak_options;
    static constexpr std::array rows{detail::scope_row, DELIB_TIES_ROW(copeland_tiebreak_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        return detail::copeland_then(delib::minimax, tally, opts, seats, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::copeland_borda> copeland_borda{};
inline constexpr rule_function<rules::copeland_minimax> copeland_minimax{};

}  // namespace delib
