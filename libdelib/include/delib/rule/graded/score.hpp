// Score voting (range voting): the candidate with the highest mean of its points wins, or the highest sum, or the highest
// mean without the extremes.
//
// Missing points are read by the ballot policy: as the worst value, as the median, or not at all; then the mean is that
// of the ballots that scored the candidate. `mode=trimmed` leaves out the lowest and the highest `trim` percent of a
// candidate's points, by weight. All three are exact. A candidate with no points has no score and comes last.
// Time O(m · values).
#pragma once

#include "delib/rule/rule.hpp"
#include "delib/tally/scores.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace delib {

enum class score_mode : std::uint8_t { mean, sum, trimmed };

struct score_options {
    score_mode mode = score_mode::mean;
    std::int64_t trim = 10;
    tie_policy ties = ties_all;
};

/// The points of a candidate as its policy reads them, added up by `mode`; none where nobody scored it.
[[nodiscard]] inline std::optional<rational> points_of(const scores_tally& tally, candidate who, score_mode mode,
                                                       std::int64_t trim) {
    const scale& values = tally.counts().grades();
    const std::vector<int128> counts = tally.counts().counts(who);
    rational all = 0;
    for (const int128 n : counts) all += to_rational(n, tally.denominator());
    if (all == 0) return std::nullopt;
    const rational low = mode == score_mode::trimmed ? rational(all * trim / 100) : rational(0);
    const rational high = all - low;
    rational sum = 0, before = 0;
    for (std::size_t g = 0; g < counts.size(); ++g) {
        const rational after = before + to_rational(counts[g], tally.denominator());
        const rational kept = std::min(after, high) - std::max(before, low);
        before = after;
        if (kept <= 0) continue;
        const rational worth = to_rational(values.values()[g].size);
        sum += kept * (values.values()[g].negative ? rational(-worth) : worth);
    }
    return mode == score_mode::sum ? sum : rational(sum / (high - low));
}

namespace rules {

struct score {
    static constexpr rule_info info{"score",
                                    "Score voting",
                                    "Vote par notes",
                                    "The candidate with the highest mean of its points wins.",
                                    "Le candidat dont la note moyenne est la plus élevée l’emporte.",
                                    basis_kind::scores,
                                    seats_kind::many};
    using basis = scores_tally;
    using options = score_options;
    static constexpr std::array rows{
        option_row{"mode", option_type::word, "mean|sum|trimmed",
                   "what is compared: means, sums, means without extremes",
                   "ce qui est comparé : moyennes, sommes, moyennes sans les extrêmes", offsetof(score_options, mode)},
        option_row{"trim", option_type::whole, "0…49",
                   "percent of a candidate’s points left out at each end (mode=trimmed)",
                   "pourcentage des notes d’un candidat écartées à chaque bout (mode=trimmed)",
                   offsetof(score_options, trim), 0, 49},
        DELIB_TIES_ROW(score_options)};

    [[nodiscard]] static result<outcome> decide(const scores_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        if (opts.trim < 0 || opts.trim > 49)
            return error{error_code::usage, "score: trim is 0 to 49 percent, got " + std::to_string(opts.trim), {}};
        outcome out = begin_outcome(seats);
        for (std::size_t i = 0; i < tally.size(); ++i)
            out.scores.push_back(points_of(tally, candidate_at(i), opts.mode, opts.trim));
        return settle_scores(std::move(out), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::score> score{};

}  // namespace delib
