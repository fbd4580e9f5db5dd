// An opinion map: where participants stand by their votes on statements, which groups they form, what each group thinks
// and what all share.
//
//     auto read = delib::read_votes({"participants-votes.csv", "comments.csv"});
//     auto map = delib::draw_map(read->votes, {.mode = delib::map_mode::exact});
//     for (const delib::map_group& g : map->groups) …
//
// The same votes give the same bytes on every machine, for one seed. docs/map.md says what each part means, and when not
// to trust it.
#pragma once

#include "delib/ballot/votes.hpp"
#include "delib/consensus/groups.hpp"
#include "delib/consensus/plane.hpp"
#include "delib/consensus/representative.hpp"
#include "delib/core/control.hpp"
#include "delib/core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace delib {

struct map_request {
    map_mode mode = map_mode::exact;
    std::optional<std::size_t> groups{};  ///< how many; nothing: by silhouette
    std::string by{};                     ///< a declared column that makes the groups instead
    std::uint64_t seed = 1;
    /// robust: the least share of the weight that a group has, where their number is chosen
    double minimum_share = 0.05;
    std::size_t silhouette_limit = grouping_request{}.silhouette_limit;
    stability_request stability{};  ///< its seed is that of the map
};

struct map_group {
    std::string name{};                    ///< of a declared group
    std::vector<std::uint32_t> members{};  ///< participants
    std::optional<double> stability{};     ///< nothing for declared groups
    std::vector<representative_statement> representative{};
};

struct map_participant {
    std::size_t votes = 0;
    map_point at{};
    std::optional<std::uint32_t> group{};
    double weight = 1;
};

struct map_statement {
    std::uint64_t agree = 0, disagree = 0, pass = 0;
    bool takes_part = true;  ///< false: none of what follows is defined
    map_point at{};
    double extremity = 0;
    std::optional<double> classic{}, size_weighted{}, bridging{};
    std::optional<double> divisiveness{};
    double priority = 0;
};

struct opinion_map {
    map_request request{};
    opinion_plane plane{};
    std::vector<group_choice> tried{};
    std::optional<double> margin{};
    std::optional<std::size_t> silhouette_sample{};
    bool stability_in_same_plane = false;
    std::vector<map_group> groups{};
    std::vector<map_participant> participants{};
    std::vector<map_statement> statements{};
    majority_statements majority{};
};

/// Errors: no vote on a statement that takes part; a column that does not exist; a number of groups of 0 or more than
/// `max_groups`; groups × statements beyond 2^23; cancelled.
/// Time O(votes · iterations), and of silhouettes O(limit²). Memory O(votes).
[[nodiscard]] result<opinion_map> draw_map(const vote_matrix& votes, const map_request& request = {},
                                           const control& c = {});

/// The weight of each participant in robust mode. Of c participants with the same votes on the same statements, as many
/// count in full as chance explains: the number of participants times the product of the shares of these votes, at least
/// one. It says that rows are alike beyond what opinion explains, and nothing of who is behind them. Rows of fewer than 7
/// votes keep their weight. Expected time O(votes).
[[nodiscard]] std::vector<double> deduplicated_weights(const vote_matrix& votes);

}  // namespace delib
