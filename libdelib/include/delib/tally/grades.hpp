// Grade counts: for every candidate, the weight that gave it each grade, and the weight that gave it none.
#pragma once

#include "delib/core/config.hpp"
#include "delib/tally/count_table.hpp"
#include "delib/tally/mark_planes.hpp"
#include "delib/tally/tally.hpp"

#include <utility>
#include <vector>

namespace delib {

class grades_tally : public tally_base {
public:
    [[nodiscard]] static result<grades_tally> empty_for(const profile& p, const ballot_policy& policy);
    [[nodiscard]] static result<grades_tally> empty_for(const mark_planes& p, const ballot_policy& policy);

    grades_tally() = default;
    grades_tally(shared_candidates names, shared_scale grades, ballot_policy policy)
        : tally_base(std::move(names), policy), scale_(std::move(grades)), counts_(size() * (scale_->size() + 1) + 1) {}

    [[nodiscard]] const scale& grades() const noexcept { return *scale_; }

    /// The weight that gave `who` exactly this grade, before any policy, over `denominator()`.
    [[nodiscard]] int128 given(candidate who, std::size_t grade) const noexcept {
        return counts_[index(who) * (scale_->size() + 1) + 1 + grade];
    }
    /// The weight of ballots that gave `who` no grade: blank ballots are among them under `ungraded=worst`.
    [[nodiscard]] int128 ungraded(candidate who) const noexcept { return counts_[index(who) * (scale_->size() + 1)]; }

    /// The counts of a candidate's grades, worst first, as the policy reads missing grades.
    [[nodiscard]] std::vector<int128> counts(candidate who) const;
    [[nodiscard]] int128 total() const noexcept { return counts_[counts_.size() - 1]; }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Time O(m).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator);

    /// Counts grades in bit planes. Time O(m · grades), 512 ballots at a time.
    [[nodiscard]] result<void> add(const mark_planes& ballots);

    /// Takes off one distinct ballot that was added: the inverse of `add`. Time O(m).
    [[nodiscard]] result<void> retract(const ballot_view& ballot, int128 denominator);

    [[nodiscard]] result<void> merge(const grades_tally& other);

    friend bool operator==(const grades_tally& a, const grades_tally& b) {
        return a.same_ballots(b) && *a.scale_ == *b.scale_ && a.counts_ == b.counts_;
    }

private:
    friend struct detail::tally_parts;

    // Calls `f(cell)` for each cell that a ballot touches, once.
    template <class F>
    void for_each_cell(const ballot_view& ballot, F&& f) const;

    shared_scale scale_ = std::make_shared<const scale>();
    count_table counts_{1};
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/grades.ipp"
#else
namespace delib {
extern template result<grades_tally> tally_of<grades_tally>(const profile&, const ballot_policy&);
}
#endif
