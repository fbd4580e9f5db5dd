#include "consensus/ranking_sums.hpp"

#include "consensus/pairs.hpp"

#include <algorithm>
#include <cmath>

namespace delib {

namespace {

// Whether there are pairs among voters of weight n, and not only what rounding leaves.
bool is_some(double pairs, double n) {
    return pairs > 1e-12 * n * n;
}

}  // namespace

ranking_sums::ranking_sums(const profile& p, const ballot_policy& policy)
    : m_(p.candidates().size()), last_(policy.unranked == unranked_policy::last), ranked_(m_, 0) {
    bool first = true;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        if (ballot.blank()) continue;
        const shape one = read(ballot);
        open_ = open_ || order_.size() < m_;
        if (first) shape_ = one;
        uniform_ = uniform_ && one == shape_;
        first = false;
        few_ = few_ && order_.size() == m_ && tier_ends_.size() == m_ && is_known();
    }
    few_ = few_ && !first && m_ <= max_diversity_candidates;
    width_ = open_ ? 5 : 3;
    cells_ = pairs_ + m_ * m_ * width_;
    if (few_) {
        std::vector<std::vector<std::uint32_t>> orders;
        for (const auto& [order, place] : known_) orders.push_back(order);
        for (auto& [order, place] : known_)
            place = static_cast<std::size_t>(std::find(orders.begin(), orders.end(), order) - orders.begin());
        distances_.emplace(orders);
        by_order_ = cells_;
        cells_ += orders.size();
    }
    if (open_ || uniform_) return;
    scaled_ = cells_;
    ranks_ = scaled_ + m_ * m_;
    cells_ = ranks_ + m_;
}

// Whether the order that was read last is one of few.
bool ranking_sums::is_known() {
    if (m_ > max_diversity_candidates) return false;
    known_.emplace(order_, 0);
    return known_.size() <= max_diversity_orders;
}

ranking_sums::shape ranking_sums::read(const ballot_view& ballot) {
    order_.clear();
    tier_ends_.clear();
    const auto& row = ballot.entries;
    for (std::size_t e = 0; e < row.size(); ++e) {
        if (e > 0 && row[e].value != row[e - 1].value) tier_ends_.push_back(e);
        order_.push_back(static_cast<std::uint32_t>(index(row[e].who)));
    }
    tier_ends_.push_back(row.size());
    if (last_ && row.size() < m_) {
        for (const std::uint32_t c : order_) ranked_[c] = 1;
        for (std::size_t c = 0; c < m_; ++c) {
            if (ranked_[c] == 0) order_.push_back(static_cast<std::uint32_t>(c));
            ranked_[c] = 0;
        }
        tier_ends_.push_back(m_);
    }
    const std::uint64_t size = order_.size();
    shape out{size * (size - 1) / 2, 0};
    std::size_t begin = 0;
    for (const std::size_t end : tier_ends_) {
        const std::uint64_t t = end - begin;
        out.untied -= t * (t - 1) / 2;
        out.ties += t * t * t - t;
        begin = end;
    }
    return out;
}

void ranking_sums::add(const ballot_view& ballot, double each, double heads, std::span<double> into) {
    const shape one = read(ballot);
    const double weight = each * heads, square = each * weight;
    into[copies] += square;
    if (one.untied > 0) into[copies_correlated] += square;
    into[copies_ranked] += square * variance(one);
    into[voters] += weight;
    into[ties] += weight * static_cast<double>(one.ties);
    if (one.untied > 0) into[correlated] += weight;
    const double lone = pairs_with_itself(each) * heads;
    into[itself] += lone;
    if (one.untied > 0) into[itself_correlated] += lone;
    into[itself_ranked] += lone * variance(one);
    add_pairs(weight, into);
    if (distances_) into[by_order_ + known_.at(order_)] += weight;
    if (scaled_ == 0 || one.untied == 0) return;
    const auto m = static_cast<double>(m_);
    const double per_pair = weight / std::sqrt(static_cast<double>(one.untied));
    const double per_rank = weight / std::sqrt(variance(one));
    std::size_t begin = 0;
    for (const std::size_t end : tier_ends_) {
        const double rank = (static_cast<double>(begin) + static_cast<double>(end - 1)) / 2 - (m - 1) / 2;
        for (std::size_t a = begin; a < end; ++a) {
            const std::size_t i = order_[a];
            into[ranks_ + i] += per_rank * rank;
            for (std::size_t b = end; b < order_.size(); ++b) into[scaled_ + i * m_ + order_[b]] += per_pair;
        }
        begin = end;
    }
}

void ranking_sums::add_pairs(double weight, std::span<double> into) const {
    const std::size_t size = order_.size();
    const double duels = 2 * weight * static_cast<double>(size - 1);
    std::size_t begin = 0;
    for (std::size_t t = 0; t < tier_ends_.size(); ++t) {
        const std::size_t end = tier_ends_[t];
        // Twice the duels that each of the tier wins: two for each below, one for each beside.
        const double points = weight * static_cast<double>(2 * (size - end) + (end - begin - 1));
        for (std::size_t a = begin; a < end; ++a) {
            const std::size_t i = order_[a];
            std::size_t next = end;
            for (std::size_t u = t + 1; u < tier_ends_.size(); ++u) {
                const double below =
                    weight * static_cast<double>(2 * (size - tier_ends_[u]) + (tier_ends_[u] - next - 1));
                for (; next < tier_ends_[u]; ++next) {
                    double* const cell = &into[pairs_ + (i * m_ + order_[next]) * width_];
                    cell[above] += weight;
                    cell[own] += points;
                    cell[other] += below;
                    if (open_) cell[compared] += duels;
                }
            }
            for (std::size_t b = a + 1; open_ && b < end; ++b) {
                const std::size_t j = order_[b];
                into[pairs_ + (std::min(i, j) * m_ + std::max(i, j)) * width_ + level] += weight;
            }
        }
        begin = end;
    }
}

ranking_figures ranking_sums::figures(std::span<const double> row) const {
    ranking_figures out;
    out.divisiveness.resize(m_);
    if (m_ < 2 || row[voters] <= 0) return out;
    if (!open_) correlate(row, out);
    compare(row, out);
    for (std::size_t i = 0; i < m_; ++i) out.divisiveness[i] = divisiveness(row, i);
    if (distances_) {
        const auto few = distances_->figures(row.subspan(by_order_, known_.size()));
        if (few) out.kemeny_diversity = few->diversity;
        if (few) out.kemeny_polarization = few->polarization;
    }
    return out;
}

// Kendall's W, and the means of τ_b and ρ over pairs of voters: a correlation of two voters is a sum of products over
// pairs of candidates (or over candidates), so the sum over all pairs of voters is one of squares, less the voters with
// themselves.
void ranking_sums::correlate(std::span<const double> row, ranking_figures& out) const {
    const auto m = static_cast<double>(m_);
    const double n = row[voters], some = row[correlated], same = row[itself];
    double deviations = 0, squares = 0;
    for (std::size_t i = 0; i < m_; ++i) {
        double rank = 0;
        for (std::size_t j = 0; j < m_; ++j) {
            if (i == j) continue;
            const double margin = pair(row, i, j)[above] - pair(row, j, i)[above];
            rank -= margin / 2;
            if (i < j) squares += margin * margin;
        }
        deviations += rank * rank;
    }
    const double most = n * (m * m * m - m) - row[ties];
    // In a sample, W is that of as many voters who are all different and agree as those drawn do.
    const double different = n * n - same - row[copies];
    double alike = deviations;
    if (row[copies] > 0 && is_some(different, n))
        alike =
            row[itself_ranked] + (deviations - row[itself_ranked] - row[copies_ranked]) * (n * n - same) / different;
    if (most > 0 && (row[copies] <= 0 || is_some(different, n))) out.kendall_w = std::max(0.0, 12 * alike / (n * most));
    const double alone = row[itself_correlated] + row[copies_correlated], pairs = some * some - alone;
    if (!is_some(pairs, some)) return;
    double ranked = 0;
    if (uniform_) {
        squares /= static_cast<double>(shape_.untied);
        ranked = deviations / variance(shape_);
    } else {
        squares = 0;
        for (std::size_t i = 0; i < m_; ++i) {
            ranked += row[ranks_ + i] * row[ranks_ + i];
            for (std::size_t j = i + 1; j < m_; ++j) {
                const double scaled = row[scaled_ + i * m_ + j] - row[scaled_ + j * m_ + i];
                squares += scaled * scaled;
            }
        }
    }
    out.tau_b = (squares - alone) / pairs;
    out.spearman = (ranked - alone) / pairs;
}

// What is the same for all pairs of voters who compare the candidates of a pair.
void ranking_sums::compare(std::span<const double> row, ranking_figures& out) const {
    const auto m = static_cast<double>(m_);
    const double n = row[voters];
    double distance = 0, agreement = 0, pairs = 0;
    for (std::size_t i = 0; i < m_; ++i) {
        for (std::size_t j = i + 1; j < m_; ++j) {
            const double for_i = pair(row, i, j)[above], for_j = pair(row, j, i)[above];
            const double tied = open_ ? pair(row, i, j)[level] : n - for_i - for_j;
            distance += 2 * for_i * for_j + tied * (for_i + for_j);
            const double all = for_i + for_j + tied;
            if (all <= 0) continue;
            agreement += std::abs(for_i - for_j) / all;
            ++pairs;
        }
    }
    const double voter_pairs = n * n - row[itself] - row[copies];
    if (is_some(voter_pairs, n)) {
        out.kemeny_distance = 2 * distance / voter_pairs;
        if (!open_) out.tau_x = 1 - 2 * *out.kemeny_distance / (m * (m - 1));
    }
    if (pairs > 0) {
        out.agreement = agreement / pairs;
        out.polarization = 1 - agreement / pairs;
    }
}

double ranking_sums::divisiveness(std::span<const double> row, std::size_t i) const {
    const double each = 2 * static_cast<double>(m_ - 1);
    double sum = 0;
    for (std::size_t j = 0; j < m_; ++j) {
        if (i == j) continue;
        const auto with = pair(row, i, j), against = pair(row, j, i);
        if (with[above] <= 0 || against[above] <= 0) continue;
        const double score_with = with[own] / (open_ ? with[compared] : each * with[above]);
        const double score_against = against[other] / (open_ ? against[compared] : each * against[above]);
        sum += std::abs(score_with - score_against);
    }
    return sum / static_cast<double>(m_ - 1);
}

std::vector<std::optional<double>> ranking_sums::flat(const ranking_figures& figures) {
    std::vector<std::optional<double>> out{
        figures.kendall_w,          figures.tau_b,     figures.tau_x,        figures.spearman,
        figures.kemeny_distance,    figures.agreement, figures.polarization, figures.kemeny_diversity,
        figures.kemeny_polarization};
    out.insert(out.end(), figures.divisiveness.begin(), figures.divisiveness.end());
    return out;
}

}  // namespace delib
