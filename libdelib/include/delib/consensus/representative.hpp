// What groups think: votes by group and statement, the statements that tell a group from the rest, and consensus across
// groups. Groups are labels, emergent or declared.
//
// The tests and the choice of representative statements are those of Polis (Small et al. 2021): one more agreement and
// two more votes are added before shares are formed, and a statement counts where two tests at once pass 1.2816, the
// 90th percentile of the normal distribution.
#pragma once

#include "delib/ballot/votes.hpp"
#include "delib/consensus/groups.hpp"
#include "delib/consensus/plane.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace delib {

/// Votes on a statement; whole numbers unless participants have weights.
struct stance_counts {
    double agree = 0, disagree = 0, pass = 0;

    [[nodiscard]] double seen() const noexcept { return agree + disagree + pass; }
};

/// Votes by group and statement.
class group_votes {
public:
    group_votes() = default;
    /// Precondition: `weights` is empty or has one for each participant. Time O(votes + groups · statements).
    group_votes(const vote_matrix& votes, const group_labels& labels, std::span<const double> weights);

    [[nodiscard]] std::size_t groups() const noexcept { return sizes_.size(); }
    [[nodiscard]] const stance_counts& at(std::size_t group, std::size_t statement) const {
        return counts_[group * statements_ + statement];
    }
    /// The weight of its members.
    [[nodiscard]] double size(std::size_t group) const { return sizes_[group]; }

private:
    std::size_t statements_ = 0;
    std::vector<stance_counts> counts_{};
    std::vector<double> sizes_{};
};

/// The statistic of `successes` of `trials` against one half, with one added to both: 2√(n+1)·((s+1)/(n+1) − ½).
[[nodiscard]] double proportion_test(double successes, double trials) noexcept;
/// The statistic of the difference of two shares, with one added to all four counts.
[[nodiscard]] double two_proportion_test(double successes, double others, double trials, double other_trials) noexcept;

/// What passes these tests at 90 %.
inline constexpr double z_90 = 1.2816;
/// How many statements represent a group, and stand in each list of the majority.
inline constexpr std::size_t most_representative = 5;

/// A statement that tells a group from the rest.
struct representative_statement {
    std::size_t statement = 0;
    delib::stance stance = delib::stance::agree;
    double share = 0;       ///< of the group that take the stance, smoothed
    double z = 0;           ///< of that share against one half
    double relative = 0;    ///< that share over the share among the rest
    double relative_z = 0;  ///< of the difference
};

/// The statements that represent a group, agreement first; at most five. `eligible` by statement.
[[nodiscard]] std::vector<representative_statement> represent(const group_votes& votes, std::size_t group,
                                                              const std::vector<bool>& eligible);

/// The statements that most participants, grouped or not, agree with and disagree with, strongest first.
struct majority_statements {
    std::vector<std::size_t> agree{}, disagree{};
};
[[nodiscard]] majority_statements find_majority(std::span<const stance_counts> all, const std::vector<bool>& eligible);

/// Group-informed consensus on a statement: Π (A+1)/(S+2) over groups, where A of the S members who voted agree. One
/// group alone can veto.
[[nodiscard]] double classic_consensus(const group_votes& votes, std::size_t statement) noexcept;

/// The same as a mean weighted by the groups' sizes: exp Σ (n_g/n) ln((A+1)/(S+2)). Splitting a group in two like halves
/// leaves it nearly as it is, and a group weighs what its people weigh.
[[nodiscard]] double size_weighted_consensus(const group_votes& votes, std::size_t statement) noexcept;

/// How much of the difference of votes on a statement lies between groups: η², the variance between over the whole, of
/// votes as 1, 0 and -1. Nothing where all members who voted voted alike, or nobody did.
[[nodiscard]] std::optional<double> divisiveness(const group_votes& votes, std::size_t statement) noexcept;

/// How much a statement should be shown next, as Polis weighs it: (7)² for one on the conversation itself, otherwise
/// (importance · (1 + 8·2^(−S/5)))², importance (1 − (P+1)/(S+2))·(E+1)·(A+1)/(S+2), of all members, with E how extreme
/// the statement is.
[[nodiscard]] double routing_priority(const group_votes& votes, std::size_t statement, double extremity,
                                      statement_kind kind) noexcept;

}  // namespace delib
