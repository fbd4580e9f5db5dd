// Approval and disapproval (dis&approval voting: Alcantud and Laruelle 2014): each voter is for, against or neutral; the
// most for less against wins.
//
// Where grades are numbers and some are negative, their signs count; of three other grades the best is for and the worst
// against; of other numbers, those above zero are for.
// Who has no grade on a ballot is neutral there, whatever the ballot policy. Time O(m · grades).
#pragma once

#include "delib/rule/rule.hpp"
#include "delib/tally/grades.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace delib {

struct approval_disapproval_options {
    tie_policy ties = ties_all;
};

namespace rules {

struct approval_disapproval {
    static constexpr rule_info info{
        "approval-disapproval",
        "Approval and disapproval",
        "Vote pour, contre ou neutre",
        "Each voter is for, against or neutral on each candidate; the most for less against wins.",
        "Chaque votant est pour, contre ou neutre ; la plus grande différence entre les pour et les contre l’emporte.",
        basis_kind::grades,
        seats_kind::many,
        std::nullopt,
        silence::as_written};
    using basis = grades_tally;
    using options = approval_disapproval_options;
    static constexpr std::array rows{DELIB_TIES_ROW(approval_disapproval_options)};

    [[nodiscard]] static result<outcome> decide(const grades_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const scale& grades = tally.grades();
        const auto& values = grades.values();
        const bool numbers = values.size() == grades.size();
        const bool by_place = grades.size() == 3 &&
                              std::none_of(values.begin(), values.end(), [](const points& v) { return v.negative; });
        if (grades.size() != 3 && !numbers) {
            return error{
                error_code::unsupported,
                "approval-disapproval counts three grades (against, neutral, for) or signed numbers; this scale has " +
                    std::to_string(grades.size()) + " grades",
                {}};
        }
        outcome out = begin_outcome(seats);
        for (std::size_t i = 0; i < tally.size(); ++i) {
            int128 balance = 0;
            for (std::size_t g = 0; g < grades.size(); ++g) {
                const int128 n = tally.given(candidate_at(i), g);
                const bool down = by_place ? g == 0 : values[g].negative;
                const bool up = by_place ? g == 2 : !down && values[g].size.numerator() != 0;
                balance += up ? n : down ? -n : 0;
            }
            const rational size = to_rational(balance < 0 ? -balance : balance, tally.denominator());
            out.scores.emplace_back(balance < 0 ? rational(-size) : size);
        }
        return settle_scores(std::move(out), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::approval_disapproval> approval_disapproval{};

}  // namespace delib
