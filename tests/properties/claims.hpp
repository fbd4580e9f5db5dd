// What we claim of each rule: the one table behind the tests and the pages in docs/rules.
#pragma once

#include "delib/rule/option.hpp"

#include <string_view>
#include <vector>

namespace delib::properties {

enum class claim {
    holds,   ///< on all ballots: with equal ranks, and short ones
    strict,  ///< where ballots rank all candidates without ties (for later-no-harm: without ties); elsewhere
             ///< it fails
    fails,
};

[[nodiscard]] constexpr std::string_view to_text(claim c) {
    return c == claim::holds ? "holds" : c == claim::strict ? "strict" : "fails";
}

struct claims_row {
    std::string_view rule;
    option_texts options;  ///< none: the defaults
    std::vector<claim> claims;
};

/// In the order of all_axioms().
[[nodiscard]] inline const std::vector<claims_row>& claims_table() {
    constexpr claim H = claim::holds, s = claim::strict, _ = claim::fails;
    // clang-format off
    static const std::vector<claims_row> table{
        //                                                    majority
        //                                                    |  condorcet-winner
        //                                                    |  |  condorcet-loser
        //                                                    |  |  |  smith
        //                                                    |  |  |  |  pareto
        //                                                    |  |  |  |  |  monotonicity
        //                                                    |  |  |  |  |  |  reversal-symmetry
        //                                                    |  |  |  |  |  |  |  participation
        //                                                    |  |  |  |  |  |  |  |  positive-involvement
        //                                                    |  |  |  |  |  |  |  |  |  consistency
        //                                                    |  |  |  |  |  |  |  |  |  |  clone-independence
        //                                                    |  |  |  |  |  |  |  |  |  |  |  later-no-harm
        {"plurality", {},                                    {H, _, _, _, s, H, _, H, H, H, _, H}},
        {"borda", {},                                        {_, _, H, _, H, H, H, H, H, H, _, _}},
        {"positional", {{"weights", "1,1,0"}},               {_, _, _, _, _, H, _, H, H, H, _, _}},
        {"positional", {{"weights", "0,1"}},                 {_, _, _, _, _, _, _, _, _, H, _, H}},
        {"ranked-priorities", {},                            {_, _, s, _, H, H, s, H, H, H, _, _}},
        {"irv", {},                                          {H, _, _, _, s, _, _, _, H, _, _, H}},
        {"irv", {{"ties", "parallel"}},                      {H, _, s, _, s, _, _, _, H, _, H, H}},
        {"condorcet", {},                                    {H, H, H, H, H, H, H, H, H, H, _, H}},
        {"minimax", {},                                      {H, H, _, _, H, H, _, _, H, _, _, _}},
        {"minimax", {{"strength", "winning-votes"}},         {H, H, _, _, H, H, _, _, s, _, _, _}},
        {"schulze", {},                                      {H, H, H, H, H, H, H, _, _, _, H, _}},
        {"schulze", {{"strength", "winning-votes"}},         {H, H, H, H, H, H, H, _, _, _, H, _}},
        {"majority-judgment", {},                            {_, _, _, _, H, H, _, _, _, _, H, _}},
        {"approval", {},                                     {H, H, H, H, H, H, H, H, H, H, H, _}},
    };
    // clang-format on
    return table;
}

}  // namespace delib::properties
