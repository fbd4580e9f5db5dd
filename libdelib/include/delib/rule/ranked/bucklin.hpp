// Bucklin voting (Grand Junction 1909) and two of its kin: the ballots are read deeper, place by place, until somebody
// has enough.
//
//     bucklin             until somebody passes half of the weight, strictly; then the highest total wins
//     simplified-bucklin  the same, and all who pass win
//     weighted-bucklin    a place r of m counts (m−r)/(m−1); until somebody has at least half; then the highest total
//                         (Kilgour, Grégoire and Foley 2022)
//
// Candidates in one tier share its places, and the unranked the places left, unless they are no opinion: then it may be
// that nobody has enough at the last place, and the highest total wins there. Totals are exact: in binary fractions,
// weighted totals that are equal can come out different. Scores are the totals at the place where the count ends.
// Time O(places read · distinct positions · m).
#pragma once

#include "delib/core/config.hpp"
#include "delib/rule/ranked/positional.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace delib {

struct bucklin_options {
    tie_policy ties = ties_all;
};

namespace detail {

enum class bucklin_needs : std::uint8_t { more_than_half, at_least_half };

/// The totals at the first depth at which somebody has enough; `worth(place)` is what a ballot gives at a place.
[[nodiscard]] outcome bucklin_totals(const positions_tally& tally, const std::function<rational(std::uint32_t)>& worth,
                                     bucklin_needs needs, std::int64_t seats);

}  // namespace detail

namespace rules {

struct bucklin {
    static constexpr rule_info info{
        "bucklin",
        "Bucklin voting",
        "Méthode de Bucklin",
        "Second places are added to first ones, then third ones, until somebody passes half.",
        "On ajoute aux premières places les deuxièmes, puis les troisièmes, jusqu’à ce que "
        "quelqu’un dépasse la moitié.",
        basis_kind::positions,
        seats_kind::one};
    using basis = positions_tally;
    using options = bucklin_options;
    static constexpr std::array rows{DELIB_TIES_ROW(bucklin_options)};

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        return settle_scores(
            detail::bucklin_totals(
                tally, [](std::uint32_t) { return rational(1); }, detail::bucklin_needs::more_than_half, seats),
            opts.ties, tally.candidates(), c);
    }
};

struct simplified_bucklin {
    static constexpr rule_info info{
        "simplified-bucklin",
        "Simplified Bucklin voting",
        "Méthode de Bucklin simplifiée",
        "Places are added one after the other until somebody passes half; all who pass win.",
        "On ajoute les places l’une après l’autre jusqu’à ce que quelqu’un dépasse la "
        "moitié ; tous ceux qui la dépassent l’emportent.",
        basis_kind::positions,
        seats_kind::one};
    using basis = positions_tally;
    using options = bucklin_options;
    static constexpr std::array rows{DELIB_TIES_ROW(bucklin_options)};

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = detail::bucklin_totals(
            tally, [](std::uint32_t) { return rational(1); }, detail::bucklin_needs::more_than_half, seats);
        std::vector<candidate> winners;
        for (const event& e : out.rounds) {
            if (const auto* passes = std::get_if<events::majority>(&e)) winners.push_back(passes->who);
        }
        if (winners.empty() && tally.size() > 0) winners = rank_by_score(out.scores).front();
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, tally.candidates(), c));
        settle_set(out, winners, breaker, c);
        return out;
    }
};

struct weighted_bucklin {
    static constexpr rule_info info{"weighted-bucklin",
                                    "Weighted Bucklin voting",
                                    "Méthode de Bucklin pondérée",
                                    "Places are added one after the other, each worth less, until somebody has half.",
                                    "On ajoute les places l’une après l’autre, chacune comptant moins, jusqu’à ce que "
                                    "quelqu’un atteigne la moitié.",
                                    basis_kind::positions,
                                    seats_kind::one};
    using basis = positions_tally;
    using options = bucklin_options;
    static constexpr std::array rows{DELIB_TIES_ROW(bucklin_options)};

    [[nodiscard]] static result<outcome> decide(const positions_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto m = static_cast<std::uint32_t>(tally.size());
        const auto worth = [&](std::uint32_t place) { return m == 1 ? rational(1) : to_rational(m - place, m - 1); };
        return settle_scores(detail::bucklin_totals(tally, worth, detail::bucklin_needs::at_least_half, seats),
                             opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::bucklin> bucklin{};
inline constexpr rule_function<rules::simplified_bucklin> simplified_bucklin{};
inline constexpr rule_function<rules::weighted_bucklin> weighted_bucklin{};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/rule/ranked/impl/bucklin.ipp"
#endif
