// Nanson's rule (1882): round after round all candidates with less than the mean of the Borda points leave.
//
// `variant` says who leaves: `strict` those below the mean, `weak` those at most at the mean. Where all that remain have
// the same, they all win. Points are recounted among the remaining in every round, from duels
// (rule/ranked/duel_points.hpp); whoever beats all others in duels has more than the mean, and wins. The order is that of
// elimination, reversed. Time O(m³).
#pragma once

#include "delib/rule/ranked/duel_points.hpp"
#include "delib/rule/rule.hpp"

#include <array>
#include <cstddef>

namespace delib {

enum class nanson_variant : std::uint8_t { strict, weak };

struct nanson_options {
    nanson_variant variant = nanson_variant::strict;
    tie_policy ties = ties_all;
};

namespace rules {

struct nanson {
    static constexpr rule_info info{
        "nanson",
        "Nanson",
        "Méthode de Nanson",
        "Round after round all candidates with fewer Borda points than the mean leave.",
        "À chaque tour, tous les candidats qui ont moins de points de Borda que la moyenne sont éliminés.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = nanson_options;
    static constexpr std::array rows{
        option_row{"variant", option_type::word, "strict|weak", "who leaves: those below the mean, or at most at it",
                   "qui sort : ceux qui sont sous la moyenne, ou ceux qui ne la dépassent pas",
                   offsetof(nanson_options, variant)},
        DELIB_TIES_ROW(nanson_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, tally.candidates(), c));
        outcome out = begin_outcome(seats);
        candidates_left left(tally.size(), true);
        ranking eliminated;  // in the order of leaving
        for (std::int64_t round = 1;; ++round) {
            if (c.cancelled()) return cancelled_error();
            const std::vector<candidate> standing = members(left);
            const std::vector<rational> points = duel_points(tally, left);
            rational all = 0;
            for (const candidate who : standing) all += points[index(who)];
            if (!standing.empty()) out.rounds.emplace_back(points_shown(points, standing, round));
            std::vector<candidate> leaving;
            bool some_above = false;
            for (const candidate who : standing) {
                const rational held = points[index(who)] * static_cast<std::int64_t>(standing.size());
                if (held < all || (held == all && opts.variant == nanson_variant::weak)) leaving.push_back(who);
                some_above = some_above || held > all;
            }
            if (!some_above) {  // all hold the mean
                if (standing.size() > 1) out.rounds.emplace_back(events::all_tied{round, standing});
                if (!standing.empty()) eliminated.push_back(standing);
                break;
            }
            out.rounds.emplace_back(events::elimination{round, leaving, events::elimination::reason::below_average,
                                                        rational(all / static_cast<std::int64_t>(standing.size()))});
            for (const candidate who : leaving) left[index(who)] = false;
            eliminated.push_back(std::move(leaving));
        }
        const std::vector<candidate> winners = members(left);
        if (!eliminated.empty()) out.order = ranking(eliminated.rbegin(), eliminated.rend());
        settle_set(out, winners, breaker, c);
        return out;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::nanson> nanson{};

}  // namespace delib
