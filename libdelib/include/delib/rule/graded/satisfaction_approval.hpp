// Satisfaction approval voting (Brams and Kilgour 2010): a ballot that approves k candidates gives each of them 1/k; the
// highest totals win. With several seats, the winners are those whose voters see the largest share of what they approve
// elected. Time O(m · ballot sizes).
#pragma once

#include "delib/rule/rule.hpp"
#include "delib/tally/approvals.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct satisfaction_approval_options {
    tie_policy ties = ties_all;
};

namespace rules {

struct satisfaction_approval {
    static constexpr rule_info info{
        "satisfaction-approval",
        "Satisfaction approval voting",
        "Vote par approbation partagée",
        "A ballot is shared equally among the candidates that it approves; the highest totals win.",
        "Un bulletin se partage à parts égales entre les candidats qu’il approuve ; les totaux les plus élevés "
        "l’emportent.",
        basis_kind::approvals,
        seats_kind::many};
    using basis = approvals_tally;
    using options = satisfaction_approval_options;
    static constexpr std::array rows{DELIB_TIES_ROW(satisfaction_approval_options)};

    [[nodiscard]] static result<outcome> decide(const approvals_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        out.scores.assign(tally.size(), rational(0));
        tally.for_each([&](candidate who, std::uint32_t approved, int128 votes) {
            *out.scores[index(who)] += to_rational(votes, tally.denominator()) / approved;
        });
        return settle_scores(std::move(out), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::satisfaction_approval> satisfaction_approval{};

}  // namespace delib
