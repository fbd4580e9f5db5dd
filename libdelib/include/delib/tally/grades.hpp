// Grade counts: for every candidate, the weight that gave it each grade, and the weight that gave it none.
#pragma once

#include "delib/tally/count_table.hpp"
#include "delib/tally/tally.hpp"

#include <utility>
#include <vector>

namespace delib {

class grades_tally : public tally_base {
public:
    [[nodiscard]] static result<grades_tally> empty_for(const profile& p, const ballot_policy& policy) {
        if (p.kind() != ballot_kind::graded && p.kind() != ballot_kind::scored) {
            return detail::require_kind(p, ballot_kind::graded, "grades").error();
        }
        return grades_tally(p.share_candidates(), p.share_scale(), policy);
    }

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
    [[nodiscard]] std::vector<int128> counts(candidate who) const {
        std::vector<int128> row(scale_->size());
        for (std::size_t g = 0; g < row.size(); ++g) row[g] = given(who, g);
        if (row.empty()) return row;
        if (policy().ungraded == ungraded_policy::worst) row[0] += ungraded(who);
        if (policy().ungraded == ungraded_policy::median) {
            int128 all = 0, below = 0;
            for (const int128 n : row) all += n;
            for (int128& n : row) {
                below += n;
                if (all > 0 && below >= all - below) {
                    n += ungraded(who);
                    break;
                }
            }
        }
        return row;
    }
    [[nodiscard]] int128 total() const noexcept { return counts_[counts_.size() - 1]; }
    [[nodiscard]] int128 denominator() const noexcept { return counts_.denominator(); }

    /// Counts one distinct ballot. Time O(m).
    [[nodiscard]] result<void> add(const ballot_view& ballot, int128 denominator) {
        if (ballot.blank() && policy().ungraded != ungraded_policy::worst) return note_blank(ballot, denominator);
        DELIB_TRY(votes, counts_.admit(ballot.numerator, denominator));
        if (ballot.blank())
            DELIB_CHECK(note_blank(ballot, denominator));
        else
            note(ballot);
        counts_.add(counts_.size() - 1, votes);
        const std::size_t width = scale_->size() + 1;
        std::size_t next = 0;
        for (const entry& e : ballot.entries) {
            for (; next < index(e.who); ++next) counts_.add(next * width, votes);
            counts_.add(next * width + 1 + e.value, votes);
            ++next;
        }
        for (; next < size(); ++next) counts_.add(next * width, votes);
        return {};
    }

    [[nodiscard]] result<void> merge(const grades_tally& other) {
        DELIB_CHECK(check_mergeable(other));
        DELIB_CHECK(check_same_scale(*scale_, *other.scale_));
        DELIB_CHECK(counts_.merge(other.counts_));
        note(other);
        return {};
    }

    friend bool operator==(const grades_tally& a, const grades_tally& b) {
        return a.same_ballots(b) && *a.scale_ == *b.scale_ && a.counts_ == b.counts_;
    }

private:
    friend struct detail::tally_parts;

    shared_scale scale_ = std::make_shared<const scale>();
    count_table counts_{1};
};

}  // namespace delib
