// Many elections drawn from one culture, and what becomes of them under several rules: how often somebody wins every duel,
// how often each rule elects that candidate, how often two rules elect the same, how often a rule leaves no tie.
//
//     auto seen = delib::simulate({.model = {"ic"}, .elections = 1'000'000, .rules = {{"schulze"}, {"irv"}}});
//
// Elections are drawn in blocks, each from a stream of its own, so that the result does not depend on the number of
// threads. Rules that simulate/winners.hpp has are counted there; any other rule of the registry that reads rankings, and
// any with other options than its defaults, is decided by the registry, election by election, which takes some
// hundred times as long.
#pragma once

#include "delib/core/control.hpp"
#include "delib/core/result.hpp"
#include "delib/engine/spec.hpp"
#include "delib/simulate/culture.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace delib {

/// Elections that share a stream of random numbers.
inline constexpr std::uint64_t simulated_block = 256;

struct simulation_request {
    spec model{"ic", {}};
    std::uint64_t voters = 1'001;
    std::size_t candidates = 5;
    std::uint64_t elections = 10'000;
    std::vector<spec> rules{};
    std::uint64_t seed = 1;
    unsigned threads = 1;  ///< how many work; the result is the same
};

/// What a rule did. A tie counts for nothing but itself: whoever shares the first place is not elected.
struct simulated_rule {
    std::string rule{};
    option_texts options{};       ///< every option with the value in force
    std::uint64_t resolute = 0;   ///< elections with one winner
    std::uint64_t condorcet = 0;  ///< elections in which the only winner wins every duel
};

struct simulation {
    simulation_request request{};
    option_texts model_options{};  ///< every option with the value in force
    std::uint64_t elections = 0;   ///< fewer than were asked for where the time was over
    std::uint64_t condorcet = 0;   ///< those in which somebody wins every duel
    std::vector<simulated_rule> rules{};
    std::vector<std::uint64_t> same{};  ///< at i · rules + j: elections in which rules i and j have the same winners

    [[nodiscard]] bool complete() const noexcept { return elections == request.elections; }
};

/// Errors: those of the culture; an unknown rule, one that reads no rankings or names a loser; no election, no rule; what
/// a rule meets; cancelled. Where the deadline passes, the blocks begun are finished and reported.
[[nodiscard]] result<simulation> simulate(const simulation_request& request, const control& c = {});

/// A share with the interval that holds the true one with a probability of 95 % (Wilson 1927).
struct estimated_share {
    double share = 0, low = 0, high = 1;
};

/// `count` of `of`; the whole range where `of` is 0. Exact to the last bits on every machine: nothing but the basic
/// operations and a square root.
[[nodiscard]] estimated_share estimate_share(std::uint64_t count, std::uint64_t of) noexcept;

}  // namespace delib
