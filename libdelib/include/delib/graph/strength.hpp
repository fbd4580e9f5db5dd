// How strong a defeat is. A defeat is a duel that is lost by a strict majority; w is the winner's weight in it and l the
// loser's. Five measures are in use, and they can elect different candidates:
//
//     margins                         w − l
//     winning-votes                   w
//     winning-votes-then-opposition   w, then the smaller l (Schulze 2011, Debian)
//     losing-votes                    the smaller l is stronger
//     ratio                           w / l, infinite where l = 0
//
// Rules only compare strengths, so each defeat is given its place in the order of strengths, from 1 for the weakest; 0
// means no defeat. Minimax, Schulze and their kin then run on small integers whatever the measure. Time O(m² log m).
#pragma once

#include "delib/core/config.hpp"
#include "delib/core/ids.hpp"
#include "delib/tally/pairwise.hpp"

#include <compare>
#include <cstdint>
#include <vector>

namespace delib {

enum class strength_measure : std::uint8_t {
    margins,
    winning_votes,
    winning_votes_then_opposition,
    losing_votes,
    ratio
};

/// The values of the option `strength`, in the order of the enumerators.
inline constexpr const char* strength_words = "margins|winning-votes|winning-votes-then-opposition|losing-votes|ratio";

/// An m × m matrix of places in the order of strengths: row beats column.
struct strength_matrix {
    std::size_t size = 0;
    std::vector<std::uint32_t> places{};

    [[nodiscard]] std::uint32_t operator()(candidate a, candidate b) const noexcept {
        return places[index(a) * size + index(b)];
    }
    [[nodiscard]] std::uint32_t& operator()(candidate a, candidate b) noexcept {
        return places[index(a) * size + index(b)];
    }
};

/// Which of two defeats is stronger: w1 against l1, w2 against l2.
[[nodiscard]] inline std::strong_ordering compare_defeats(strength_measure measure, int128 w1, int128 l1, int128 w2,
                                                          int128 l2) {
    switch (measure) {
        case strength_measure::margins: return (w1 - l1) <=> (w2 - l2);
        case strength_measure::winning_votes: return w1 <=> w2;
        case strength_measure::winning_votes_then_opposition: return w1 != w2 ? w1 <=> w2 : l2 <=> l1;
        case strength_measure::losing_votes: return l2 <=> l1;
        case strength_measure::ratio: break;
    }
    if (l1 == 0 || l2 == 0) return (l1 == 0) <=> (l2 == 0);
    return compare(weight::ratio(w1, l1), weight::ratio(w2, l2));
}

/// The place of every defeat in the order of strengths.
[[nodiscard]] strength_matrix strengths(const pairwise_tally& tally, strength_measure measure);

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/graph/impl/strength.ipp"
#endif
