// What a few identical ballots would do to the consensus of an opinion map.
//
// Classic consensus is a product over groups. Ballots that are all alike soon are a group of their own, and each group can
// veto: what protects a minority hands a veto to whoever votes in a bloc. Consensus weighted by size moves by as much as
// the bloc weighs. Here a bloc is added that votes against the majority on every statement, the map is drawn again, and
// both are told beside what they were. No bloc could vote more against the others; nothing here says that anybody did.
#pragma once

#include "delib/integrity/standings.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace delib {

struct veto_request {
    map_request map{};
    /// Sizes of the bloc, each in hundredths of those who are in groups.
    std::vector<std::uint32_t> percents{1, 2, 5, 10};
};

inline constexpr std::size_t max_veto_sizes = 20;
/// A bloc of more than so many times those in groups is refused.
inline constexpr std::uint32_t max_veto_percent = 1'000;

struct veto_case {
    std::uint32_t percent = 0;  ///< 0: the map as it is
    std::size_t ballots = 0;    ///< how many were added
    std::size_t groups = 0;     ///< how many groups there are then
    /// Statements that take part and that moderators left in, in the order of `veto_effects::statements`.
    std::vector<standing_statement> statements{};
};

struct veto_effects {
    std::size_t grouped = 0;                  ///< participants in groups, before
    std::vector<std::uint32_t> statements{};  ///< by classic consensus before, most first
    std::vector<veto_case> cases{};           ///< the map as it is, then one for each size
};

/// Draws the map once, and once more for each size. Errors: those of `draw_map`; a size of 0 or beyond
/// `max_veto_percent`, more than `max_veto_sizes`. Time that of as many maps without their stability.
[[nodiscard]] result<veto_effects> veto_effects_of(const vote_matrix& votes, const veto_request& request = {},
                                                   const control& c = {});

/// The votes with so many ballots more, which all vote against the majority on every statement that is not left out; where
/// as many agree as disagree, they disagree. They are in no declared group. Error: more than `max_participants`.
[[nodiscard]] result<vote_matrix> with_contrarians(const vote_matrix& votes, std::size_t ballots);

}  // namespace delib
