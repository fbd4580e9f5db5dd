#include "delib/consensus/rankings.hpp"

#include "consensus/ranking_sums.hpp"
#include "delib/tally/pairwise.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace delib {

namespace {

int order_of(std::span<const double> ranks, std::size_t i, std::size_t j) {
    return ranks[i] < ranks[j] ? 1 : ranks[i] > ranks[j] ? -1 : 0;
}

// Twice the mid-ranks, less what they sum to on average: whole numbers.
std::vector<double> centred_ranks(std::span<const double> ranks) {
    std::vector<double> out(ranks.size(), 0);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        for (std::size_t j = 0; j < ranks.size(); ++j) out[i] -= order_of(ranks, i, j);
    }
    return out;
}

// Who of two candidates stands above the other, and what compares them, exactly.
class pair_counts {
public:
    [[nodiscard]] static result<pair_counts> of(const profile& p, ballot_policy policy) {
        pair_counts out;
        policy.pairwise_ties = pairwise_ties_policy::neutral;
        DELIB_TRY(strict, tally_of<pairwise_tally>(p, policy));
        out.strict_ = std::move(strict);
        if (policy.unranked == unranked_policy::last) return out;
        policy.pairwise_ties = pairwise_ties_policy::half;
        DELIB_TRY(shared, tally_of<pairwise_tally>(p, policy));
        out.shared_ = std::move(shared);
        return out;
    }

    [[nodiscard]] std::size_t size() const noexcept { return strict_.size(); }
    [[nodiscard]] rational total() const { return strict_.total(); }
    [[nodiscard]] rational denominator() const { return strict_.denominator(); }
    [[nodiscard]] rational above(std::size_t i, std::size_t j) const {
        return strict_(candidate_at(i), candidate_at(j));
    }
    // The weight that compares two candidates, if only to tie them.
    [[nodiscard]] rational compared(std::size_t i, std::size_t j) const {
        if (!shared_) return total();
        const candidate a = candidate_at(i), b = candidate_at(j);
        return to_rational((*shared_)(a, b) + (*shared_)(b, a)) * to_rational(strict_.denominator()) /
               to_rational(shared_->denominator());
    }

private:
    pairwise_tally strict_{};
    std::optional<pairwise_tally> shared_{};
};

// Of the ordered pairs that voters make with themselves, those that are no pair of voters (pairs.hpp), exactly.
rational no_pairs(const profile& p) {
    rational whole = 0;
    std::map<std::uint64_t, rational> light;  // by heads: Σ of squared weights
    const int128 one = p.denominator();
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (p[i].blank()) continue;
        const rational weight = to_rational(p[i].numerator);
        if (weight < to_rational(one) * rational(p[i].heads))
            light[p[i].heads] += weight * weight;
        else
            whole += weight;
    }
    rational out = whole / to_rational(one);
    for (const auto& [heads, squares] : light) out += squares / (rational(heads) * to_rational(one) * to_rational(one));
    return out;
}

}  // namespace

std::optional<double> kendall_tau_b(std::span<const double> a, std::span<const double> b) {
    double agreed = 0, untied_a = 0, untied_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = i + 1; j < a.size(); ++j) {
            const int in_a = order_of(a, i, j), in_b = order_of(b, i, j);
            agreed += in_a * in_b;
            untied_a += in_a * in_a;
            untied_b += in_b * in_b;
        }
    }
    if (untied_a < 1 || untied_b < 1) return std::nullopt;
    return agreed / std::sqrt(untied_a * untied_b);
}

std::optional<double> kendall_tau_x(std::span<const double> a, std::span<const double> b) {
    if (a.size() < 2) return std::nullopt;
    const auto m = static_cast<double>(a.size());
    return 1 - 2 * static_cast<double>(kemeny_distance(a, b)) / (m * (m - 1));
}

std::optional<double> spearman_rho(std::span<const double> a, std::span<const double> b) {
    const auto ranks_a = centred_ranks(a), ranks_b = centred_ranks(b);
    double together = 0, alone_a = 0, alone_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        together += ranks_a[i] * ranks_b[i];
        alone_a += ranks_a[i] * ranks_a[i];
        alone_b += ranks_b[i] * ranks_b[i];
    }
    if (alone_a < 1 || alone_b < 1) return std::nullopt;
    return together / std::sqrt(alone_a * alone_b);
}

std::size_t kemeny_distance(std::span<const double> a, std::span<const double> b) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = i + 1; j < a.size(); ++j) {
            const int apart = order_of(a, i, j) - order_of(b, i, j);
            sum += static_cast<std::size_t>(apart < 0 ? -apart : apart);
        }
    }
    return sum;
}

double spearman_footrule(std::span<const double> a, std::span<const double> b) {
    const auto ranks_a = centred_ranks(a), ranks_b = centred_ranks(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(ranks_a[i] - ranks_b[i]);
    return sum / 2;
}

result<std::optional<rational>> mean_kemeny_distance(const profile& p, const ballot_policy& policy) {
    DELIB_TRY(counts, pair_counts::of(p, policy));
    const rational total = counts.total(), denominator = counts.denominator();
    const rational pairs = total * total - no_pairs(p) * denominator * denominator;
    if (counts.size() < 2 || pairs <= 0) return std::optional<rational>{};
    rational sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (std::size_t j = i + 1; j < counts.size(); ++j) {
            const rational for_i = counts.above(i, j), for_j = counts.above(j, i);
            const rational tied = counts.compared(i, j) - for_i - for_j;
            sum += 2 * for_i * for_j + tied * (for_i + for_j);
        }
    }
    return std::optional(2 * sum / pairs);
}

result<std::optional<rational>> agreement_index(const profile& p, const ballot_policy& policy) {
    DELIB_TRY(counts, pair_counts::of(p, policy));
    rational sum = 0;
    std::int64_t pairs = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (std::size_t j = i + 1; j < counts.size(); ++j) {
            const rational all = counts.compared(i, j);
            if (all == 0) continue;
            const rational margin = counts.above(i, j) - counts.above(j, i);
            sum += (margin < 0 ? -margin : margin) / all;
            ++pairs;
        }
    }
    if (pairs == 0) return std::optional<rational>{};
    return std::optional(sum / rational(pairs));
}

result<ranking_figures> ranking_figures_of(const profile& p, const ballot_policy& policy) {
    DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "figures on rankings"));
    const std::size_t m = p.candidates().size();
    if (m > max_ranked_candidates) {
        return error{error_code::limit,
                     "figures on rankings are made for up to " + std::to_string(max_ranked_candidates) +
                         " candidates, got " + std::to_string(m),
                     {}};
    }
    ranking_sums sums(p, policy);
    std::vector<double> row(sums.cells(), 0);
    const auto denominator = static_cast<double>(p.denominator());
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        const auto heads = static_cast<double>(ballot.heads);
        if (!ballot.blank()) sums.add(ballot, static_cast<double>(ballot.numerator) / denominator / heads, heads, row);
    }
    std::fill_n(row.begin(), sums.squares(), 0.0);
    ranking_figures out = sums.figures(row);
    DELIB_TRY(distance, mean_kemeny_distance(p, policy));
    DELIB_TRY(agreement, agreement_index(p, policy));
    const auto rounded = [](const std::optional<rational>& value) {
        return value ? std::optional(to_double(*value)) : std::nullopt;
    };
    out.kemeny_distance = rounded(distance);
    if (distance && out.tau_x)
        out.tau_x = to_double(1 - 2 * *distance / rational(static_cast<std::int64_t>(m * (m - 1))));
    out.agreement = rounded(agreement);
    if (agreement) out.polarization = to_double(1 - *agreement);
    return out;
}

}  // namespace delib
