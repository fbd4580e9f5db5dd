// Highest medians with a tie-break in one step: the lower median α of a candidate's grades, then a comparison of p and q,
// the shares that graded it higher and lower than α. Exact, and free of the number of grades a candidate received.
//
//     majority-gauge    α+ if p > q, else α−; then the larger p among α+, the smaller q among α−
//                       (Balinski and Laraki 2011)
//     typical-judgment  p − q
//     usual-judgment    (p − q) / (2 (1 − p − q))
//     central-judgment  (p − q) / (2 (p + q)), 0 where p + q = 0   (these three: Fabre 2021)
//     bosworth          the larger share at or above α, that is the smaller q (Bucklin on grades; Bosworth)
//
// Fabre's three scores lie within half a grade of α: the score shown is the place of α on the scale, worst 0, plus that
// number. Central judgment reaches both ends, so two adjacent medians may show one score; the better median is first. A candidate without a grade comes last. Time O(m log m + m · grades).
#pragma once

#include "delib/rule/rule.hpp"
#include "delib/tally/grades.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace delib {

struct highest_median_options {
    tie_policy ties = ties_all;
};

/// A lower median with the shares of grades on both sides of it.
struct median_shares {
    std::size_t grade = 0;
    rational above = 0;
    rational below = 0;
};

/// From the counts of each grade, worst first; none where nobody gave a grade.
[[nodiscard]] inline std::optional<median_shares> median_of(const std::vector<int128>& counts) {
    int128 all = 0, below = 0;
    for (const int128 n : counts) all += n;
    if (all == 0) return std::nullopt;
    std::size_t grade = 0;
    while (below + counts[grade] < all - below - counts[grade]) below += counts[grade++];
    return median_shares{grade, to_rational(all - below - counts[grade]) / to_rational(all),
                         to_rational(below) / to_rational(all)};
}

namespace detail {

/// Ranks by median, then by the two keys that `tie_break(p, q)` gives, larger first.
template <class TieBreak>
[[nodiscard]] result<outcome> decide_by_median(const grades_tally& tally, TieBreak&& tie_break, std::int64_t seats,
                                               const tie_policy& ties, const control& c) {
    outcome out = begin_outcome(seats);
    std::vector<std::optional<std::pair<std::size_t, std::pair<rational, rational>>>> keys;
    for (std::size_t i = 0; i < tally.size(); ++i) {
        const auto median = median_of(tally.counts(candidate_at(i)));
        keys.emplace_back();
        if (!median) continue;
        keys.back().emplace(median->grade, tie_break(median->above, median->below));
        out.rounds.emplace_back(events::majority_grade{candidate_at(i), median->grade, median->above, median->below});
    }
    DELIB_TRY(breaker, tie_breaker::create(ties, tally.candidates(), c));
    settle(out, rank_by(tally.size(), [&](candidate a, candidate b) { return keys[index(a)] > keys[index(b)]; }),
           breaker, c);
    return out;
}

/// The same with one key within half a grade of the median, which makes a score.
template <class TieBreak>
[[nodiscard]] result<outcome> decide_by_median_score(const grades_tally& tally, TieBreak&& tie_break,
                                                     std::int64_t seats, const tie_policy& ties, const control& c) {
    DELIB_TRY(out, decide_by_median(
                       tally,
                       [&](const rational& p, const rational& q) {
                           return std::pair(rational(tie_break(p, q)), rational(0));
                       },
                       seats, ties, c));
    out.scores.resize(tally.size());
    for (const event& e : out.rounds) {
        const auto& median = std::get<events::majority_grade>(e);
        out.scores[index(median.who)] = rational(median.grade) + tie_break(median.above, median.below);
    }
    return out;
}

}  // namespace detail

namespace rules {

struct majority_gauge {
    static constexpr rule_info info{
        "majority-gauge",
        "Majority gauge",
        "Jauge majoritaire",
        "The best median grade wins; equal medians are compared by the larger of the shares above and below.",
        "La meilleure mention médiane l’emporte ; à égalité décide la plus grande des parts de mentions meilleures ou "
        "moins bonnes.",
        basis_kind::grades,
        seats_kind::many};
    using basis = grades_tally;
    using options = highest_median_options;
    static constexpr std::array rows{DELIB_TIES_ROW(highest_median_options)};

    [[nodiscard]] static result<outcome> decide(const grades_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto gauge = [](const rational& p, const rational& q) {
            return p > q ? std::pair(rational(1), p) : std::pair(rational(0), rational(-q));
        };
        return detail::decide_by_median(tally, gauge, seats, opts.ties, c);
    }
};

struct typical_judgment {
    static constexpr rule_info info{
        "typical-judgment",
        "Typical judgment",
        "Jugement typique",
        "The best median grade wins; equal medians are compared by the share above less the share below.",
        "La meilleure mention médiane l’emporte ; à égalité, la part de mentions meilleures moins celle des moins "
        "bonnes décide.",
        basis_kind::grades,
        seats_kind::many};
    using basis = grades_tally;
    using options = highest_median_options;
    static constexpr std::array rows{DELIB_TIES_ROW(highest_median_options)};

    [[nodiscard]] static result<outcome> decide(const grades_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto tie_break = [](const rational& p, const rational& q) { return rational(p - q); };
        return detail::decide_by_median_score(tally, tie_break, seats, opts.ties, c);
    }
};

struct usual_judgment {
    static constexpr rule_info info{"usual-judgment",
                                    "Usual judgment",
                                    "Jugement usuel",
                                    "The best median grade wins; equal medians are compared by the difference of the "
                                    "shares above and below, over the share at the median.",
                                    "La meilleure mention médiane l’emporte ; à égalité décide l’écart des parts "
                                    "au-dessus et au-dessous, rapporté à la part de la médiane.",
                                    basis_kind::grades,
                                    seats_kind::many};
    using basis = grades_tally;
    using options = highest_median_options;
    static constexpr std::array rows{DELIB_TIES_ROW(highest_median_options)};

    [[nodiscard]] static result<outcome> decide(const grades_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto tie_break = [](const rational& p, const rational& q) {
            return rational((p - q) / (2 * (1 - p - q)));
        };
        return detail::decide_by_median_score(tally, tie_break, seats, opts.ties, c);
    }
};

struct central_judgment {
    static constexpr rule_info info{
        "central-judgment",
        "Central judgment",
        "Jugement central",
        "The best median grade wins; equal medians are compared by the ratio of the shares above and below.",
        "La meilleure mention médiane l’emporte ; à égalité décide le rapport des parts au-dessus et au-dessous.",
        basis_kind::grades,
        seats_kind::many};
    using basis = grades_tally;
    using options = highest_median_options;
    static constexpr std::array rows{DELIB_TIES_ROW(highest_median_options)};

    [[nodiscard]] static result<outcome> decide(const grades_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto tie_break = [](const rational& p, const rational& q) {
            return p + q == 0 ? rational(0) : rational((p - q) / (2 * (p + q)));
        };
        return detail::decide_by_median_score(tally, tie_break, seats, opts.ties, c);
    }
};

struct bosworth {
    static constexpr rule_info info{
        "bosworth",
        "Bosworth",
        "Méthode de Bosworth",
        "The best median grade wins; equal medians are compared by the share at or above the median.",
        "La meilleure mention médiane l’emporte ; à égalité décide la part de mentions au moins égales à la médiane.",
        basis_kind::grades,
        seats_kind::many};
    using basis = grades_tally;
    using options = highest_median_options;
    static constexpr std::array rows{DELIB_TIES_ROW(highest_median_options)};

    [[nodiscard]] static result<outcome> decide(const grades_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto at_or_above = [](const rational&, const rational& q) {
            return std::pair(rational(1 - q), rational(0));
        };
        return detail::decide_by_median(tally, at_or_above, seats, opts.ties, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::majority_gauge> majority_gauge{};
inline constexpr rule_function<rules::typical_judgment> typical_judgment{};
inline constexpr rule_function<rules::usual_judgment> usual_judgment{};
inline constexpr rule_function<rules::central_judgment> central_judgment{};
inline constexpr rule_function<rules::bosworth> bosworth{};

}  // namespace delib
