// Scores: for every candidate the exact sum of its points, and the weight that scored it. Points come from a scored
// profile, or from a graded one whose grades are numbers.
#pragma once

#include "delib/core/config.hpp"
#include "delib/number/rational.hpp"
#include "delib/tally/grades.hpp"
#include "delib/tally/mark_planes.hpp"

#include <utility>

namespace delib {

class scores_tally : public tally_base {
public:
    [[nodiscard]] static result<scores_tally> empty_for(const profile& p, const ballot_policy& policy);
    [[nodiscard]] static result<scores_tally> empty_for(const mark_planes& p, const ballot_policy& policy);

    scores_tally() = default;

    /// The sum of points that `who` received, each times its ballot's weight.
    [[nodiscard]] rational sum(candidate who) const;
    /// The weight of ballots that scored `who`.
    [[nodiscard]] rational scored(candidate who) const;
    /// How often each value of the scale was given: the counts that the sums are made of.
    [[nodiscard]] const grades_tally& counts() const noexcept { return counts_; }
    [[nodiscard]] int128 total() const noexcept { return counts_.total(); }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Time O(m).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator);
    /// Counts points in bit planes. Time O(m · values), 512 ballots at a time.
    [[nodiscard]] result<void> add(const mark_planes& ballots);
    /// Takes off one distinct ballot that was added: the inverse of `add`. Time O(m).
    [[nodiscard]] result<void> retract(const ballot_view& ballot, int128 denominator);
    [[nodiscard]] result<void> merge(const scores_tally& other);
    friend bool operator==(const scores_tally& a, const scores_tally& b) { return a.counts_ == b.counts_; }

private:
    friend struct detail::tally_parts;

    template <class Ballots>
    [[nodiscard]] static result<scores_tally> of_points(const Ballots& p, const ballot_policy& policy);

    explicit scores_tally(grades_tally counts)
        : tally_base(counts.share_candidates(), counts.policy()), counts_(std::move(counts)) {}

    grades_tally counts_{};
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/scores.ipp"
#else
namespace delib {
extern template result<scores_tally> tally_of<scores_tally>(const profile&, const ballot_policy&);
}
#endif
