// Superior voting (Holliday, Foley): a ballot gives a point to whom it puts first, and to everybody who beats that
// candidate in a duel; the most points win. Elects a Condorcet winner if one has a first place.
//
// `tied-tops` reads a ballot with several first candidates: `exhaust` gives nothing, `split` 1/k for each of them, with
// those who beat it, `approval` a point for each of them. Majorities are duels under the ballot policy.
// Time O(m²).
#pragma once

#include "delib/rule/ranked/plurality.hpp"
#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct superior_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace rules {

struct superior {
    static constexpr rule_info info{
        "superior",
        "Superior voting",
        "Vote supérieur",
        "A ballot gives a point to its first candidate and to all who beat that one in a duel; the most points win.",
        "Un bulletin donne un point à son premier candidat et à tous ceux qui le battent en duel ; le plus de points "
        "l’emporte.",
        basis_kind::pairwise,
        seats_kind::many,
        basis_kind::first};
    using basis = first_places_and_duels;
    using options = superior_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(superior_options), DELIB_TIES_ROW(superior_options)};

    [[nodiscard]] static result<outcome> decide(const first_places_and_duels& from, const options& opts,
                                                std::int64_t seats, const control& c) {
        const auto& duels = from.get<pairwise_tally>();
        const auto first = first_places(from.get<first_tally>(), opts.tied_tops);
        outcome out = begin_outcome(seats);
        for (std::size_t a = 0; a < duels.size(); ++a) {
            rational points = *first[a];
            for (std::size_t b = 0; b < duels.size(); ++b) {
                if (a != b && duels.margin(candidate_at(a), candidate_at(b)) > 0) points += *first[b];
            }
            out.scores.emplace_back(std::move(points));
        }
        return settle_scores(std::move(out), opts.ties, duels.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::superior> superior{};

}  // namespace delib
