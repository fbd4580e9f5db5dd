// Approval voting (Brams and Fishburn 1978): the candidate whom most approve wins. Time O(m).
#pragma once

#include "delib/rule/rule.hpp"
#include "delib/tally/approvals.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct approval_options {
    tie_policy ties = ties_all;
};

namespace rules {

struct approval {
    static constexpr rule_info info{"approval",
                                    "Approval voting",
                                    "Vote par approbation",
                                    "The candidate whom most voters approve wins.",
                                    "Le candidat approuvé par le plus de votants l’emporte.",
                                    basis_kind::approvals,
                                    seats_kind::many};
    using basis = approvals_tally;
    using options = approval_options;
    static constexpr std::array rows{DELIB_TIES_ROW(approval_options)};

    [[nodiscard]] static result<outcome> decide(const approvals_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        outcome out = begin_outcome(seats);
        for (std::size_t i = 0; i < tally.size(); ++i) {
            out.scores.emplace_back(to_rational(tally(candidate_at(i)), tally.denominator()));
        }
        return settle_scores(std::move(out), opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::approval> approval{};

}  // namespace delib
