// What the figures on rankings are made of, as sums over ballots: a row of cells to which every ballot adds its part, so
// that a part of the voters, or a sample of them, is a sum of rows.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/consensus/diversity.hpp"
#include "delib/consensus/rankings.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace delib {

class ranking_sums {
public:
    /// Looks at all ballots once: what the sums must hold depends on whether any is short or has ties.
    ranking_sums(const profile& p, const ballot_policy& policy);

    [[nodiscard]] std::size_t cells() const noexcept { return cells_; }

    /// How many cells, at the beginning of a row, are sums of squares (consensus/resampling.hpp): 0 for all voters.
    [[nodiscard]] std::size_t squares() const noexcept { return voters; }

    /// Adds a ballot that is not blank, and that `heads` voters of the same weight cast, to a row of cells. Time O(m²).
    void add(const ballot_view& ballot, double weight, double heads, std::span<double> into);

    /// The figures of the ballots in a row. Time O(m²).
    [[nodiscard]] ranking_figures figures(std::span<const double> row) const;

    /// The places of the figures in `flat`: overall ones in the order of `ranking_figures`, then divisiveness.
    [[nodiscard]] static std::vector<std::optional<double>> flat(const ranking_figures& figures);

private:
    // The shape of a ballot: how many pairs of candidates it does not tie, and Σ (t³ − t) over its tiers.
    struct shape {
        std::uint64_t untied = 0, ties = 0;
        friend bool operator==(const shape&, const shape&) = default;
    };

    [[nodiscard]] shape read(const ballot_view& ballot);
    // Σ (r − r̄)² over the ranks of a whole order.
    [[nodiscard]] double variance(const shape& one) const noexcept {
        const auto m = static_cast<double>(m_);
        return (m * m * m - m - static_cast<double>(one.ties)) / 12;
    }
    [[nodiscard]] bool is_known();
    void add_pairs(double weight, std::span<double> into) const;
    [[nodiscard]] std::span<const double> pair(std::span<const double> row, std::size_t i, std::size_t j) const {
        return row.subspan(pairs_ + (i * m_ + j) * width_, width_);
    }
    void correlate(std::span<const double> row, ranking_figures& out) const;
    void compare(std::span<const double> row, ranking_figures& out) const;
    [[nodiscard]] double divisiveness(std::span<const double> row, std::size_t i) const;

    // A row: squares of weights, of all voters, of those who do not tie everybody, and times the variance of their ranks;
    // their weights, Σ (t³ − t), and the weight of those who do not tie everybody; pairs of voters with themselves
    // (pairs.hpp), of the same three sorts; then cells of pairs of candidates, then those that τ_b and ρ need where shapes
    // differ.
    enum of_all : std::size_t {
        copies,
        copies_correlated,
        copies_ranked,
        voters,
        ties,
        correlated,
        itself,
        itself_correlated,
        itself_ranked,
        pairs_
    };
    enum of_pair : std::size_t {
        above,     // the weight that ranks i above j
        own,       // of those, twice the duels that i wins
        other,     // of those, twice the duels that j wins
        compared,  // of those, twice the duels that a ballot has for each candidate; only where some ballot is short
        level,     // the weight that ties i and j, at i < j; only where some ballot is short
    };

    std::size_t m_;
    bool last_;
    bool open_ = false;    // some ballot compares a part of the candidates only
    bool uniform_ = true;  // all ballots have one shape
    shape shape_{};
    std::size_t width_ = 3;
    std::size_t scaled_ = 0, ranks_ = 0;  // where the cells for τ_b and ρ begin
    std::size_t cells_ = 0;
    // Where there are few strict orders: how far apart they are, and the cells of their weights.
    bool few_ = true;
    std::map<std::vector<std::uint32_t>, std::size_t> known_{};
    std::optional<order_distances> distances_{};
    std::size_t by_order_ = 0;

    // The ballot that was read last.
    std::vector<std::uint32_t> order_{};
    std::vector<std::size_t> tier_ends_{};
    std::vector<std::uint8_t> ranked_{};
};

}  // namespace delib
