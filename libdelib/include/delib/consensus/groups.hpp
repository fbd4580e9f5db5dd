// Groups of participants: those that emerge from the map, and those that were declared (college, territory,
// organisation). Both are the same labels, and all that is computed of groups takes either.
//
// Emergent groups are k-means in the plane (Lloyd 1982), with k chosen by the mean silhouette (Rousseeuw 1987). How firm
// a group is, says its bootstrap stability (Hennig 2007): participants are drawn again with replacement, groups are made
// again, and the likeness |A∩B| / |A∪B| of the group to the most similar new one is averaged.
#pragma once

#include "delib/ballot/votes.hpp"
#include "delib/consensus/plane.hpp"
#include "delib/core/result.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace delib {

/// Who is in which group.
struct group_labels {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    std::vector<std::uint32_t> of{};  ///< by participant; `none` for those in no group
    std::size_t count = 0;
    std::vector<std::string> names{};  ///< of declared groups, in the order of their numbers

    [[nodiscard]] std::vector<std::uint32_t> members(std::size_t group) const;
};

/// More groups than this are refused where they are declared.
inline constexpr std::size_t max_groups = 256;

/// The groups that a declared column makes; who has no value is in none. Errors: no such column, more than `max_groups`.
[[nodiscard]] result<group_labels> declared_groups(const vote_matrix& votes, std::string_view column);

struct weighted_points {
    std::span<const map_point> at{};
    std::span<const double> weights{};
};

/// One division into k groups; label by point, groups in the order of their first point. Fewer than k where there are
/// fewer distinct points.
struct division {
    std::vector<std::uint32_t> of{};
    std::vector<map_point> centres{};
};

/// k-means from `starts` seeded starts (k-means++, Arthur and Vassilvitskii 2007), of which the division with the least
/// squared distance is kept, the first where several have it. A point as near to two centres belongs to the first.
/// Time O(points · k · iterations · starts).
[[nodiscard]] division divide(const weighted_points& points, std::size_t k, std::uint64_t seed, std::size_t starts);

/// k-means as Polis does it: the first k distinct points are the first centres; a point as near to two centres belongs to
/// the last; centres that stay within 0.01 end it, as do `iterations` + 1 rounds.
[[nodiscard]] division divide_as_polis(const weighted_points& points, std::size_t k, std::size_t iterations);

/// The mean silhouette of each division of the same points; 0 for a point alone in its group. Nothing where there are
/// fewer than two groups. Weights count for the mean only. Time O(points²).
[[nodiscard]] std::vector<std::optional<double>> silhouettes(const weighted_points& points,
                                                             std::span<const division* const> divisions);

/// The mean silhouette of a division with these distances, `distance(i, j)` at i · n + j.
[[nodiscard]] std::optional<double> silhouette_of(std::span<const double> distances,
                                                  std::span<const std::uint32_t> labels);

/// What is known of one number of groups.
struct group_choice {
    std::size_t k = 0;
    std::optional<double> silhouette{};
    double smallest_share = 0;  ///< of the weight, of its smallest group
};

/// Groups, and how their number was chosen.
struct emergent_groups {
    group_labels labels{};
    std::vector<group_choice> tried{};               ///< by k
    std::optional<double> margin{};                  ///< of the chosen silhouette over the next best
    std::optional<std::size_t> silhouette_sample{};  ///< how many participants were drawn, where not all were taken
};

struct grouping_request {
    map_mode mode = map_mode::exact;
    std::optional<std::size_t> k{};  ///< nothing: 2 to 5 by silhouette
    std::uint64_t seed = 1;
    double minimum_share = 0;              ///< k with a smaller group is not chosen
    std::size_t silhouette_limit = 4'000;  ///< with more people, silhouettes are those of so many, drawn
};

/// Whoever has cast so many votes (or voted on every statement) is in a group.
inline constexpr std::size_t votes_to_be_grouped = 7;
/// In polis mode the first so many to vote are, whatever they have cast: Polis lets everybody in until there are so many,
/// and nobody leaves.
inline constexpr std::size_t polis_first_participants = 15;

/// Whether each participant is in a group of the map.
[[nodiscard]] std::vector<bool> who_is_grouped(const vote_matrix& votes, const opinion_plane& plane, map_mode mode);

/// Groups of those who are `grouped`, standing at `at`. In polis mode 100 base clusters first, and groups of these.
[[nodiscard]] emergent_groups find_groups(const vote_matrix& votes, std::span<const map_point> at,
                                          std::span<const double> weights, const std::vector<bool>& grouped,
                                          const grouping_request& request);

/// How the stability of groups is found.
struct stability_request {
    std::uint64_t seed = 1;
    std::size_t resamples = 50;
    /// With more votes than this, the plane is that of all participants, and only groups are made again.
    std::size_t plane_limit = 100'000;
};

struct group_stability {
    std::vector<double> of{};  ///< by group, 0 to 1
    bool same_plane = false;   ///< whether the plane was kept
};

/// Time O(resamples · (votes · iterations + grouped · k · iterations)).
[[nodiscard]] group_stability stability(const vote_matrix& votes, std::span<const map_point> at,
                                        std::span<const double> weights, const std::vector<bool>& grouped,
                                        const group_labels& labels, map_mode mode, const stability_request& request);

}  // namespace delib
