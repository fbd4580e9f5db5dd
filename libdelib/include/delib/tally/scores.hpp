// Scores: for every candidate the exact sum of its points, and the weight that scored it. Points come from a scored
// profile, or from a graded one whose grades are numbers.
#pragma once

#include "delib/number/rational.hpp"
#include "delib/tally/grades.hpp"

#include <utility>

namespace delib {

class scores_tally : public tally_base {
public:
    [[nodiscard]] static result<scores_tally> empty_for(const profile& p, const ballot_policy& policy) {
        if (p.share_scale() != nullptr && p.share_scale()->values().size() == p.share_scale()->size()) {
            DELIB_TRY(counts, grades_tally::empty_for(p, policy));
            return scores_tally(std::move(counts));
        }
        return error{error_code::unsupported, "scores are counted from points; these ballots have none", {}};
    }

    scores_tally() = default;

    /// The sum of points that `who` received, each times its ballot's weight.
    [[nodiscard]] rational sum(candidate who) const {
        rational all = 0;
        for (std::size_t g = 0; g < counts_.grades().size(); ++g) {
            const points& value = counts_.grades().values()[g];
            const rational part = to_rational(value.size) * to_rational(counts_.given(who, g), counts_.denominator());
            all += value.negative ? rational(-part) : part;
        }
        return all;
    }
    /// The weight of ballots that scored `who`.
    [[nodiscard]] rational scored(candidate who) const {
        int128 all = 0;
        for (std::size_t g = 0; g < counts_.grades().size(); ++g) all += counts_.given(who, g);
        return to_rational(all, counts_.denominator());
    }
    /// How often each value of the scale was given: the counts that the sums are made of.
    [[nodiscard]] const grades_tally& counts() const noexcept { return counts_; }
    [[nodiscard]] int128 total() const noexcept { return counts_.total(); }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Time O(m).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator) {
        DELIB_CHECK(counts_.add(ballot, denominator));
        return ballot.blank() ? note_blank(ballot, denominator) : (note(ballot), result<void>{});
    }
    [[nodiscard]] result<void> merge(const scores_tally& other) {
        DELIB_CHECK(counts_.merge(other.counts_));
        note(other);
        return {};
    }
    friend bool operator==(const scores_tally& a, const scores_tally& b) { return a.counts_ == b.counts_; }

private:
    friend struct detail::tally_parts;

    explicit scores_tally(grades_tally counts)
        : tally_base(counts.share_candidates(), counts.policy()), counts_(std::move(counts)) {}

    grades_tally counts_{};
};

}  // namespace delib
