// How far the search goes, and the elections on record: each is the smallest that longer searches have found for the
// violation above it, and some more.
#include "properties/search.hpp"

#include <algorithm>
#include <array>

namespace delib::properties {

search_bounds bounds_of(ballot_form form, domain where) {
    if (form.kind == ballot_kind::approval) return {{{1, 2}, {2, 6}, {3, 6}, {4, 3}}, 12};
    if (form.kind == ballot_kind::graded && form.grades == 3) return {{{1, 3}, {2, 5}, {3, 3}}, 12};
    if (form.kind == ballot_kind::graded) return {{{1, 3}, {2, 4}, {3, 2}}, 12};
    switch (where) {
        case domain::strict: return {{{1, 4}, {2, 7}, {3, 9}, {4, 4}}, 12};
        case domain::short_strict: return {{{1, 2}, {2, 5}, {3, 5}, {4, 2}}, 12};
        case domain::any: return {{{1, 3}, {2, 5}, {3, 3}, {4, 2}}, 12};
    }
    return {};
}

search_bounds bounds_of(ballot_form form, domain where, const axiom& law) {
    search_bounds out = bounds_of(form, where);
    if (!law.many_cases) return out;
    out.largest_record = 9;
    out.largest_sample = 9;
    for (exhausted& bound : out.all) {
        std::size_t most = bound.candidates > 3 ? 1 : bound.candidates > 2 ? 2 : 4;
        if (form.kind == ballot_kind::ranked && where == domain::strict) most += 2;
        bound.voters = std::min(bound.voters, most);
    }
    return out;
}

namespace {

constexpr std::array rankings_on_record = std::to_array<std::string_view>({
    // smith-irv: pareto, where all ballots are exhausted at once; and 5 more
    "1: A=F>C=E>D, 1: B=D=E>F>A",
    // bucklin: positive-involvement, and 1 more
    "1: B>E>C>A>D, 1: C>D>E>B>A, 1: D>A>C>B>E",
    // simplified-bucklin: later-no-harm
    "1: A, 1: D, 1: E>C",
    // superior: pareto
    "1: A>C>D>B>E, 1: B>C>D>A>E, 1: E>C>D>A>B",
    // woodall: pareto, and 4 more
    "1: E>C>A>B>D>F>G, 1: F>A>B>D>C>G>E, 1: G>D>C>A>B>E>F",
    // minimax strength=winning-votes-then-opposition: later-no-harm, and 9 more
    "1: A>D>C, 1: B>A, 1: C>B, 1: D>C>B>A",
    // borda truncated=zero: condorcet-loser
    "3: B=C=D, 2: A",
    // copeland-minimax scope=global: positive-involvement, and 2 more
    "1: A>B>C>E>D, 1: A>D>E>B>C, 1: B>C>E>D>A, 1: D>A>B>C>E, 1: D>A>E>B>C",
    // copeland tie=1: participation, and 1 more
    "2: B>C>D>A>E, 2: D>E>A>B>C, 1: E>C>A>B>D",
    // weighted-bucklin: positive-involvement
    "1: A>D>B>C>E, 1: B>C>A>E>D, 1: B>E>A>C>D, 1: C>E>A>D>B, 1: E>D>B>C>A",
    // borda-minimax-faceoff: positive-involvement
    "1: A>D>B>E>C, 1: B>A>C>E>D, 1: B>C>D>A>E, 1: D>A>E>C>B, 1: E>D>A>C>B",
    // kemeny: positive-involvement, and nanson variant=weak
    "1: A>D>C>B, 1: B>A>D>C, 1: C>B>A>D, 1: D>C>B>A, 1: D>A>C>B",
    // knockout: monotonicity
    "2: B>C>A>D, 1: A>D>C>B, 1: D>B>C>A, 1: D>C>B>A",
    // nanson variant=weak: monotonicity
    "2: A>B>C>D, 1: B>D>C>A, 1: C>A>B>D, 1: D>C>B>A",
    // bottom-two-irv ties=parallel: monotonicity
    "2: C>B>A>D, 1: A>B>D>C, 1: B>D>C>A, 1: D>C>B>A",
    // condorcet-irv ties=parallel: smith
    "2: A>C>E>D>B, 2: B>E>D>C>A, 1: D>C>E>A>B",
    // tideman-alternative ties=parallel: pareto, and 1 more
    "2: A>B>F>D>E>C, 2: C>E>B>F>A>D, 1: D>E>B>F>C>A",
    // copeland tie=1: reversal-symmetry, and 4 more
    "2: B>A>D>C, 1: C>A>D>B, 1: C>B>A>D, 1: D>B>C>A, 1: D>C>B>A",
    // bottom-two-irv tied-tops=approval: monotonicity, and 2 more
    "2: A>D>C>B, 2: B>A>D>C, 1: C>D>B>A, 1: D>C>B>A",
    // baldwin ties=parallel: participation, and 1 more
    "2: A>D>C>B, 2: B>A>C>D, 1: C>D>B>A, 1: D>C>B>A",
    // smith-minimax: reversal-symmetry
    "1: A>B>D>C, 1: A>D>C>B, 1: B>C>A>D, 1: C>B>A>D, 1: D>B>C>A, 1: D>C>B>A",
    // nanson variant=weak: participation
    "2: B>A>D>C, 2: C>B>A>D, 1: A>D>C>B, 1: D>C>B>A",
    // minimax strength=winning-votes: positive-involvement, and 1 more
    "2: D=E>A>C, 1: A>C, 1: A>E, 1: C>B, 1: C>D>E>B",
    // weak-condorcet: reversal-symmetry
    "2: B>D>A>C>E, 2: E>C>D>A>B, 1: A>E>B>D>C, 1: C>A>E>D>B",
    // minimax strength=losing-votes: positive-involvement, and 1 more
    "2: C>A, 1: A, 1: A>B, 1: B, 1: B>A, 1: B>C",
    // ranked-pairs strength=losing-votes: positive-involvement, and 4 more
    "2: A>C>D>B, 2: C>D>B>A, 2: D>B>A>C, 1: D>C>B>A",
    // simple-stable: reversal-symmetry, and 1 more
    "2: A>B>D>C, 1: B>C>A>D, 1: C>A>B>D, 1: D>B>C>A, 1: D>C>A>B, 1: D>C>B>A",
    // kemeny: participation, and 1 more
    "2: A>D>C>B, 2: B>A>D>C, 2: C>B>A>D, 1: D>C>B>A",
    // smith-minimax: positive-involvement
    "2: B>D>E>A>C, 2: C>A>E>B>D, 1: D>E>B>A>C, 1: D>E>C>B>A, 1: A>E>B>D>C",
    // copeland-minimax scope=global: reversal-symmetry, and 3 more
    "3: B>C>A>D, 2: D>C>A>B, 1: A>B>D>C, 1: A>D>C>B, 1: D>C>B>A",
    // black: smith
    "4: C>D>B>A, 3: B>A>D>C, 1: D>C>B>A",
    // minimax strength=winning-votes-then-opposition: positive-involvement, and 1 more
    "3: B=C=E>D, 3: D>B, 1: A>E>C=D>B, 1: E>A>B>D",
    // borda-minimax-faceoff: reversal-symmetry
    "3: C>D>B>A>E, 2: A>B>E>C>D, 1: D>E>A>B>C, 1: E>A>D>B>C, 1: E>B>A>C>D",
    // bottom-two-irv ties=parallel: participation, and 3 more
    "3: B>C>A>D, 2: A>D>C>B, 2: D>A>B>C, 1: C>A>D>B, 1: D>C>B>A",
    // borda-minimax-faceoff: monotonicity
    "3: D>B>A>C, 2: A>B>C>D, 2: A>D>B>C, 1: B>C>A>D, 1: D>C>B>A",
    // river strength=losing-votes: positive-involvement, and 4 more
    "3: A>E>C>D>B, 3: D>C>B>E>A, 2: B>E>C>A>D, 1: A>C>E>B>D",
    // leximax: smith
    "3: A>C>E>D>B, 3: D>B>C>A>E, 2: B>C>D>E>A, 1: A>B>E>C>D",
    // ranked-pairs: clone-independence, and 5 more
    "3: D>B>E>C>A, 2: A>B>E>C>D, 2: C>D>A>B>E, 1: A>B>D>E>C, 1: C>A>B>E>D",
    // borda truncated=modified: condorcet-loser
    "4: A, 4: B, 2: C>A, 1: C>B>A",
    // coombs ties=parallel: participation
    "6: A>C>B, 5: B>A>C, 2: B>C>A, 1: C>B>A",
    // irv ties=parallel: participation
    "4: B>A>C, 3: A>C>B, 3: C>A>B, 1: C>B>A",
    // leximax: condorcet-loser, and 1 more
    "4: B>C>A>D, 3: D>C>A>B, 2: A>D>C>B, 1: A>B>D>C, 1: D>C>B>A",
    // borda-minimax-faceoff: smith
    "2: A>B>C>D>E, 2: B>A>C>D>E, 2: E>C>B>A>D, 2: E>C>D>B>A, 1: A>C>D>E>B, 1: A>E>B>C>D, 1: E>B>C>A>D",
    // simple-stable: participation, and 3 more
    "3: B>D>A>E>C, 3: E>C>A>B>D, 2: C>D>A>E>B, 2: D>A>C>E>B, 1: C>B>A>D>E, 1: D>B>A>C>E",
    // borda-minimax-faceoff: participation
    "5: A>C>D>B, 4: C>B>D>A, 4: D>B>A>C, 1: A>B>C>D, 1: D>C>B>A",
    // schulze strength=losing-votes: positive-involvement, and 4 more
    "4: D>C>A>B, 3: A>B>D>C, 3: B>A>D>C, 3: C>B>A>D, 1: A>D>B>C, 1: D>B>C>A, 1: D>C>B>A",
    // minimax strength=ratio: positive-involvement, and 1 more
    "5: B, 4: D>C>A>B, 2: A, 2: B>A, 2: C>A, 1: A>B",
    // minimax strength=losing-votes: participation, and 26 more
    "6: B>A>D>C, 5: D>C>A>B, 2: A>D>B>C, 2: C>B>A>D, 2: D>C>B>A",
});

constexpr std::array grades_on_record = std::to_array<std::string_view>({
    // star: majority, condorcet-winner and smith
    "2: A1 B0 C0, 1: A0 B2 C2",
    // star, also with runoff-tie=score: reversal-symmetry
    "1: A0 B2 C1, 1: A2 B0 C3, 1: A2 B1 C0",
    // star: positive-involvement
    "1: A0 B3 C1 D0, 2: A1 B2 C3 D2, 2: A2 B0 C0 D0, 1: A0 B1 C2 D0, 1: A2 B3 C0 D0",
    // star: participation
    "2: A0 B0 C2 D1, 2: A2 B1 C1 D1, 1: A1 B1 C0 D0, 1: A1 B1 C3 D3, 1: A2 B1 C1 D0, 1: A1 B0 C0 D3",
    // score mode=trimmed: positive-involvement
    "4: A1 B2 C0, 4: A3 B2 C3, 1: A1 B0 C0",
    // score mode=trimmed: participation
    "4: A0 B3 C3, 4: A3 B3 C2, 3: A3 B0 C2, 1: A1 B1 C0",
});

}  // namespace

std::span<const std::string_view> elections_on_record(ballot_form form) {
    if (form.kind == ballot_kind::ranked) return rankings_on_record;
    if (form.kind == ballot_kind::graded && form.grades == 4) return grades_on_record;
    return {};
}

}  // namespace delib::properties
