// Plurality (first past the post): most first places.
//
// A ballot that ties several candidates at the top is read by `tied-tops`: `exhaust` gives it to nobody (the form asked
// for one name), `split` gives each 1/k, `approval` gives each 1. Time O(m).
#pragma once

#include "delib/rule/ranked/tied_tops.hpp"
#include "delib/rule/rule.hpp"
#include "delib/tally/first.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct plurality_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace rules {

struct plurality {
    static constexpr rule_info info{"plurality",
                                    "Plurality",
                                    "Scrutin majoritaire à un tour",
                                    "The candidate with the most first places wins.",
                                    "Le candidat placé premier par le plus de bulletins l’emporte.",
                                    basis_kind::first,
                                    seats_kind::many};
    using basis = first_tally;
    using options = plurality_options;
    static constexpr std::array rows{
        option_row{"tied-tops", option_type::word, tied_tops_words,
                   "what a ballot with several first candidates gives: nothing, 1/k each, 1 each",
                   "ce que donne un bulletin à plusieurs premiers : rien, 1/k chacun, 1 chacun",
                   offsetof(plurality_options, tied_tops)},
        DELIB_TIES_ROW(plurality_options)};

    [[nodiscard]] static result<outcome> decide(const first_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        out.scores.assign(tally.size(), rational(0));
        tally.for_each([&](candidate who, std::uint32_t tier, int128 votes) {
            if (tier > 1 && opts.tied_tops == tied_tops::exhaust) return;
            const int128 share = opts.tied_tops == tied_tops::split ? tier : 1;
            *out.scores[index(who)] += to_rational(votes, tally.denominator()) / to_rational(share);
        });
        return settle_scores(std::move(out), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::plurality> plurality{};

}  // namespace delib
