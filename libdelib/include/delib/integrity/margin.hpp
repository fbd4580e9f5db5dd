// The margin of a result: the smallest number of ballots that, added, removed or changed, gives other winners.
//
// An outcome is the set of its winners, all tied ones among them. Heads are counted: every added ballot weighs 1, the
// others keep the weight they have. Any valid ballot of the kind at hand may be added, or stand in the place of another;
// what the ballot policy would set aside is none. At least one ballot that says something is left, since without one
// there is no count.
//
//     exact        rules that add up points: greedily, the ballots with the largest effect first. Rules of medians:
//                  ballots at the ends of the scale, found by bisection
//     two bounds   other rules: the upper one comes with the ballots that do it, counted again; the lower one is proved
//                  by what cannot change before (margin_proof says how), or because every way was tried
//
// The margin of victory of Magrino, Rivest, Shen and Wagner (2011), Xia (2012) and Cary (2011) is `changed`; adding and
// removing is control in the sense of Bartholdi, Tovey and Trick (1992).
#pragma once

#include "delib/core/result.hpp"
#include "delib/integrity/recount.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace delib {

enum class tampering : std::uint8_t { added, removed, changed };

[[nodiscard]] constexpr std::string_view to_text(tampering what) noexcept {
    constexpr std::string_view names[] = {"added", "removed", "changed"};
    return names[static_cast<std::size_t>(what)];
}

/// What proves that fewer ballots do nothing.
enum class margin_proof : std::uint8_t {
    none,         ///< nothing but that no ballot is no change
    points,       ///< points add up, and these are the ballots with the largest effects
    grades,       ///< medians move with the grades at the ends of the scale
    every_way,    ///< every way with fewer ballots was counted
    majority,     ///< the winner keeps more than half of the first places
    duels,        ///< the winner keeps winning every duel
    duel_signs,   ///< nobody who wins a duel loses or draws it
    paths,        ///< the strongest paths keep their order (Schulze)
    worst_duels,  ///< the worst duels keep their order (minimax)
    orders,       ///< no order with another winner becomes as good (Kemeny)
    rounds,       ///< the same candidates leave, round by round
    all_elected,  ///< there is a seat for every candidate
};

[[nodiscard]] constexpr std::string_view to_text(margin_proof proof) noexcept {
    constexpr std::string_view names[] = {"none",        "points", "grades",     "every-way",
                                          "majority",    "duels",  "duel-signs", "paths",
                                          "worst-duels", "orders", "rounds",     "all-elected"};
    return names[static_cast<std::size_t>(proof)];
}

/// Bounds on the smallest number of ballots. Neither is there if nothing of that kind gives other winners; no upper one
/// where none was found.
struct ballot_margin {
    std::optional<std::uint64_t> lower{};
    std::optional<std::uint64_t> upper{};
    margin_proof proof = margin_proof::none;
    std::uint64_t tried =
        0;  ///< every way with so many ballots was counted, and with fewer as far as nothing else proves
    ballot_change witness{};           ///< `upper` ballots with which the winners are others
    std::vector<candidate> winners{};  ///< these

    [[nodiscard]] bool exact() const noexcept { return lower == upper; }
};

struct margins {
    ballot_margin added{};
    ballot_margin removed{};
    ballot_margin changed{};
};

/// How much is searched.
struct margin_effort {
    std::uint64_t counts = 3'000;  ///< every way of changing k ballots is tried where that takes at most so many counts
};

/// The margins of a count. Precondition: `decided` is its outcome, and complete. Errors: those of the rule; cancelled.
/// Time: for rules of points O(m³ + m · ballots · log), otherwise up to `effort.counts` counts and some hundred more for
/// each of the three.
[[nodiscard]] result<margins> margins_of(const recount& count, const outcome& decided,
                                         const margin_effort& effort = {});
[[nodiscard]] result<ballot_margin> margin_of(tampering what, const recount& count, const outcome& decided,
                                              const margin_effort& effort = {});

}  // namespace delib
