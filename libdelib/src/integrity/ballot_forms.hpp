// Ballots that somebody could cast, and small sums over changes of them.
#pragma once

#include "delib/integrity/recount.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace delib::integrity {

/// Beyond so many candidates not every place on a ballot is looked at.
inline constexpr std::size_t most_candidates_for_every_place = 40;

/// The profile of one pile alone, of the kind at hand.
[[nodiscard]] result<profile> only(const recount& count, const ballot_pile& pile);

/// Whether a ballot that says something is left when these are taken away.
[[nodiscard]] bool leaves_a_voice(const recount& count, const std::vector<some_of_pile>& taken);

/// As many equal ballots as were taken, each with the weight of the one in whose place it stands.
[[nodiscard]] std::vector<ballot_pile> in_place_of(const recount& count, const std::vector<some_of_pile>& taken,
                                                   const std::vector<entry>& entries);

/// Whether the ballot policy lets a ballot through as it stands.
[[nodiscard]] bool admitted(const recount& count, const std::vector<entry>& entries);

/// Every ballot that can be cast and that the policy lets through, the blank one first: weak orders of some candidates,
/// grades or none, sets of candidates. Nothing where there are more than `most`.
[[nodiscard]] std::optional<std::vector<std::vector<entry>>> every_ballot(const recount& count, std::size_t most);

/// A ranking as a ballot: tiers best first, empty ones left out.
[[nodiscard]] std::vector<entry> ballot_of(const std::vector<std::vector<candidate>>& tiers);

}  // namespace delib::integrity
