// The uncovered set: nobody is left out but those whom another covers. Without tied duels, a covers b if a beats b and
// everybody whom b beats; with ties there are four readings (Duggan 2013):
//
//     gillies    a beats b, and whoever beats a beats b (Gillies 1959)
//     fishburn   whoever beats a beats b, but not the other way round (Fishburn 1977)
//     bordes     a beats b, and whoever beats or ties with a beats or ties with b (Bordes 1983)
//     mckelvey   as gillies and as bordes at once (McKelvey 1986)
//
// The set is never empty and lies within the Smith set. Time O(m³ / 64).
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace delib {

enum class covering : std::uint8_t { gillies, fishburn, bordes, mckelvey };

struct uncovered_options {
    covering variant = covering::gillies;
    tie_policy ties = ties_all;
};

namespace rules {

struct uncovered {
    static constexpr rule_info info{
        "uncovered",
        "Uncovered set",
        "Ensemble non couvert",
        "Everybody wins whom no other covers, that is: beats while doing at least as well against all the rest.",
        "L’emporte qui n’est couvert par personne ; couvrir, c’est battre en duel et faire au moins aussi bien contre "
        "tous les autres.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = uncovered_options;
    static constexpr std::array rows{option_row{"variant", option_type::word, "gillies|fishburn|bordes|mckelvey",
                                                "what covering means where duels are tied",
                                                "ce que couvrir veut dire quand des duels sont à égalité",
                                                offsetof(uncovered_options, variant)},
                                     DELIB_TIES_ROW(uncovered_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto all = detail::everybody(tally.size());
        bit_matrix beat(tally.size()), not_lose(tally.size());  // row b: who beats b, who at least ties with b
        for (const candidate a : all) {
            for (const candidate b : all) {
                if (tally.margin(a, b) > 0) beat.set(b, a);
                if (a != b && tally.margin(a, b) >= 0) not_lose.set(b, a);
            }
        }
        const auto covers = [&](candidate a, candidate b) {
            const bool beats = beat(b, a);
            switch (opts.variant) {
                case covering::gillies: return beats && beat.within(a, b);
                case covering::fishburn: return beat.within(a, b) && !beat.within(b, a);
                case covering::bordes: return beats && not_lose.within(a, b);
                case covering::mckelvey: return beats && beat.within(a, b) && not_lose.within(a, b);
            }
            return false;
        };
        const auto winners = detail::those(all, [&](candidate b) {
            return std::none_of(all.begin(), all.end(), [&](candidate a) { return a != b && covers(a, b); });
        });
        return detail::elect(begin_outcome(seats), winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::uncovered> uncovered{};

}  // namespace delib
