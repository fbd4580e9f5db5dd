// Majority judgment (Balinski and Laraki 2007, 2011): the candidate with the best majority grade wins, where the
// majority grade is the lower median of the grades received.
//
// Candidates with the same median are compared by their majority values: remove one median grade of each and compare
// the new medians, until they differ. With grades sorted, this walks outward from the middle, the lower side first, so
// it needs only the grade counts: a majority value is a list of runs (so much weight, lower grade, upper grade), and two
// lists are compared like words. The comparison depends on shares only, hence it is exact with any weights, and it
// extends to candidates with unequal numbers of grades. Time O(m log m · grades).
#pragma once

#include "delib/rule/rule.hpp"
#include "delib/tally/grades.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <vector>

namespace delib {

struct majority_judgment_options {
    tie_policy ties = ties_all;
};

/// Grades in the order in which medians are removed, as runs of equal pairs outward from the middle.
class majority_value {
public:
    /// From the counts of each grade, worst first.
    explicit majority_value(const std::vector<int128>& counts) {
        for (const int128 n : counts) total_ += n;
        if (total_ == 0) return;
        // Weight below the middle, from the middle downwards, and above it, upwards, in halves of a unit.
        std::vector<std::pair<int128, std::size_t>> lower, upper;
        int128 before = 0;
        for (std::size_t g = 0; g < counts.size(); ++g) {
            const int128 from = before, to = before + 2 * counts[g];
            if (from < total_ && counts[g] > 0) lower.emplace_back(std::min(to, total_) - from, g);
            if (to > total_) upper.emplace_back(to - std::max(from, total_), g);
            before = to;
        }
        std::size_t low = lower.size(), high = 0;
        while (low > 0 && high < upper.size()) {
            auto& [below, worse] = lower[low - 1];
            auto& [above, better] = upper[high];
            const int128 size = std::min(below, above);
            runs_.push_back({size, worse, better});
            below -= size;
            above -= size;
            if (below == 0) --low;
            if (above == 0) ++high;
        }
    }

    /// The lower median; none where nobody gave a grade.
    [[nodiscard]] std::optional<std::size_t> majority_grade() const {
        return runs_.empty() ? std::nullopt : std::optional(runs_.front().lower);
    }

    /// Which candidate is better; one whom nobody graded is behind all others.
    [[nodiscard]] friend std::strong_ordering operator<=>(const majority_value& a, const majority_value& b) {
        if (a.runs_.empty() || b.runs_.empty()) return !a.runs_.empty() <=> !b.runs_.empty();
        std::size_t i = 0, j = 0;
        // How much of the current runs is left, as shares: x / total_a against y / total_b.
        weight left_a = weight::ratio(a.runs_[0].size, a.total_), left_b = weight::ratio(b.runs_[0].size, b.total_);
        while (i < a.runs_.size() && j < b.runs_.size()) {
            if (const auto low = a.runs_[i].lower <=> b.runs_[j].lower; low != 0) return low;
            if (const auto high = a.runs_[i].upper <=> b.runs_[j].upper; high != 0) return high;
            const auto shorter = compare(left_a, left_b);
            // Both ends are sums of runs, so only the ends must be compared: advance the list that ends first.
            if (shorter <= 0 && ++i < a.runs_.size()) left_a = end_of(a, i);
            if (shorter >= 0 && ++j < b.runs_.size()) left_b = end_of(b, j);
        }
        return std::strong_ordering::equal;
    }
    [[nodiscard]] friend bool operator==(const majority_value& a, const majority_value& b) { return (a <=> b) == 0; }

private:
    struct run {
        int128 size;
        std::size_t lower;
        std::size_t upper;
    };

    // Where run `i` ends, as a share of all weight.
    [[nodiscard]] static weight end_of(const majority_value& v, std::size_t i) {
        int128 end = 0;
        for (std::size_t k = 0; k <= i; ++k) end += v.runs_[k].size;
        return weight::ratio(end, v.total_);
    }

    int128 total_ = 0;
    std::vector<run> runs_{};
};

namespace rules {

struct majority_judgment {
    static constexpr rule_info info{
        "majority-judgment",
        "Majority judgment",
        "Jugement majoritaire",
        "The candidate with the best median grade wins; equal medians are removed and compared again.",
        "Le candidat à la meilleure mention médiane l’emporte ; les médianes égales sont retirées puis comparées de "
        "nouveau.",
        basis_kind::grades,
        seats_kind::many};
    using basis = grades_tally;
    using options = majority_judgment_options;
    static constexpr std::array rows{DELIB_TIES_ROW(majority_judgment_options)};

    [[nodiscard]] static result<outcome> decide(const grades_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        std::vector<majority_value> values;
        for (std::size_t i = 0; i < tally.size(); ++i) {
            const candidate who = candidate_at(i);
            const std::vector<int128> counts = tally.counts(who);
            values.emplace_back(counts);
            const auto median = values.back().majority_grade();
            if (!median) continue;
            int128 all = 0, above = 0, below = 0;
            for (std::size_t g = 0; g < counts.size(); ++g) {
                all += counts[g];
                (g < *median ? below : above) += g == *median ? 0 : counts[g];
            }
            out.rounds.emplace_back(events::majority_grade{who, *median, to_rational(above) / to_rational(all),
                                                           to_rational(below) / to_rational(all)});
        }
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, tally.candidates(), c));
        settle(out,
               rank_by(tally.size(), [&](candidate a, candidate b) { return values[index(a)] > values[index(b)]; }),
               breaker, c);
        return out;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::majority_judgment> majority_judgment{};

}  // namespace delib
