#include "delib/consensus/plane.hpp"

#include <algorithm>
#include <cmath>

namespace delib {

namespace {

// The centred votes as an operator: y = Xᵀ W X v, touching the votes cast only. Statements that take no part keep an
// entry of 0.
class centred_votes {
public:
    centred_votes(const vote_matrix& votes, const opinion_plane& plane, std::span<const double> weights)
        : votes_(votes), plane_(plane), weights_(weights), terms_(3 * votes.statements()), sums_(terms_.size()) {}

    void multiply(std::span<const double> v, std::span<double> y) {
        const std::size_t m = votes_.statements();
        for (std::size_t s = 0; s < m; ++s) {
            for (std::size_t x = 0; x < 3; ++x)
                terms_[x * m + s] = (static_cast<double>(x) - 1 - plane_.centre[s]) * v[s];
        }
        std::fill(sums_.begin(), sums_.end(), 0.0);
        for (std::size_t p = 0; p < votes_.participants(); ++p) {
            const auto row = votes_.row(p);
            double sum = 0;
            for (std::size_t i = 0; i < row.size(); ++i) sum += terms_[at(row, i)];
            if (!weights_.empty()) sum *= weights_[p];
            for (std::size_t i = 0; i < row.size(); ++i) sums_[at(row, i)] += sum;
        }
        for (std::size_t s = 0; s < m; ++s) {
            y[s] = 0;
            if (!plane_.takes_part[s]) continue;
            for (std::size_t x = 0; x < 3; ++x)
                y[s] += (static_cast<double>(x) - 1 - plane_.centre[s]) * sums_[x * m + s];
        }
    }

    // XᵀWX itself, where that is less work than applying it a hundred times.
    [[nodiscard]] std::optional<std::vector<double>> square() const {
        const std::size_t m = votes_.statements();
        if (m > 2'048) return std::nullopt;
        double pairs = 0;
        for (std::size_t p = 0; p < votes_.participants(); ++p) {
            const auto count = static_cast<double>(votes_.row(p).size());
            pairs += count * count / 2;
        }
        const auto all = static_cast<double>(m);
        if (pairs + 100 * all * all > 300 * static_cast<double>(votes_.size())) return std::nullopt;
        std::vector<double> out(m * m, 0.0), centred;
        for (std::size_t p = 0; p < votes_.participants(); ++p) {
            const auto row = votes_.row(p);
            const double weight = weights_.empty() ? 1 : weights_[p];
            if (!(weight > 0)) continue;
            centred.clear();
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::size_t s = row.statements[i];
                centred.push_back(plane_.takes_part[s] ? static_cast<double>(row.votes[i]) - plane_.centre[s] : 0);
            }
            for (std::size_t i = 0; i < row.size(); ++i) {
                double* line = out.data() + row.statements[i] * m;
                const double left = weight * centred[i];
                for (std::size_t j = i; j < row.size(); ++j) line[row.statements[j]] += left * centred[j];
            }
        }
        for (std::size_t i = 0; i < m; ++i) {
            for (std::size_t j = 0; j < i; ++j) out[i * m + j] = out[j * m + i];
        }
        return out;
    }

    // The sum of all squares.
    [[nodiscard]] double trace() const {
        double sum = 0;
        for (std::size_t p = 0; p < votes_.participants(); ++p) {
            const auto row = votes_.row(p);
            double own = 0;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::size_t s = row.statements[i];
                const double x = static_cast<double>(row.votes[i]) - plane_.centre[s];
                own += plane_.takes_part[s] ? x * x : 0;
            }
            sum += weights_.empty() ? own : own * weights_[p];
        }
        return sum;
    }

private:
    [[nodiscard]] std::size_t at(const vote_matrix::row_view& row, std::size_t i) const {
        return static_cast<std::size_t>(static_cast<int>(row.votes[i]) + 1) * votes_.statements() + row.statements[i];
    }

    const vote_matrix& votes_;
    const opinion_plane& plane_;
    std::span<const double> weights_;
    std::vector<double> terms_, sums_;
};

bool zeroed(const statement& s, map_mode mode) {
    return mode == map_mode::polis && s.left_out();
}

// Means, and who takes part.
void find_centre(opinion_plane& plane, const vote_matrix& votes, map_mode mode, std::span<const double> weights) {
    const std::size_t m = votes.statements();
    plane.takes_part.assign(m, false);
    plane.centre.assign(m, 0.0);
    std::vector<double> seen(m, 0.0);
    std::vector<bool> any(m, false);
    for (std::size_t p = 0; p < votes.participants(); ++p) {
        const auto row = votes.row(p);
        const double weight = weights.empty() ? 1 : weights[p];
        for (std::size_t i = 0; i < row.size(); ++i) {
            any[row.statements[i]] = true;
            seen[row.statements[i]] += weight;
            plane.centre[row.statements[i]] += weight * static_cast<double>(row.votes[i]);
        }
    }
    for (std::size_t s = 0; s < m; ++s) {
        const bool passed = zeroed(votes.statement_at(s), mode);
        plane.takes_part[s] = any[s] && (passed || !votes.statement_at(s).left_out());
        plane.statements += plane.takes_part[s] ? 1U : 0U;
        plane.zeroed += plane.takes_part[s] && passed ? 1U : 0U;
        plane.centre[s] = plane.takes_part[s] && !passed && seen[s] > 0 ? plane.centre[s] / seen[s] : 0;
    }
}

// What everybody passes on has no direction: no vote on it is to count.
std::vector<double> start_of_ones(const opinion_plane& plane, const vote_matrix& votes) {
    std::vector<double> out(votes.statements());
    for (std::size_t s = 0; s < out.size(); ++s)
        out[s] = plane.takes_part[s] && !votes.statement_at(s).left_out() ? 1 : 0;
    return out;
}

void positive_at_largest(std::vector<double>& axis) {
    const auto largest =
        std::max_element(axis.begin(), axis.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    if (largest == axis.end() || *largest >= 0) return;
    for (double& entry : axis) entry = -entry;
}

// As wrapped-pca of Polis: one person, one statement, or two components at most.
void polis_axes(opinion_plane& plane, const vote_matrix& votes, std::size_t people) {
    const std::size_t m = votes.statements();
    for (auto& axis : plane.axes) axis.assign(m, 0.0);
    if (plane.statements == 1) {
        std::fill(plane.centre.begin(), plane.centre.end(), 0.0);
        for (std::size_t s = 0; s < m; ++s) plane.axes[0][s] = plane.takes_part[s] ? 1 : 0;
        plane.one_component = true;
        return;
    }
    if (people == 1) {
        double squares = 0;
        for (const double mean : plane.centre) squares += mean * mean;
        for (std::size_t s = 0; s < m && squares > 0; ++s) plane.axes[0][s] = plane.centre[s] / std::sqrt(squares);
        std::fill(plane.centre.begin(), plane.centre.end(), 0.0);
        return;
    }
    opinion_plane open = plane;
    for (std::size_t s = 0; s < m; ++s) open.takes_part[s] = plane.takes_part[s] && !votes.statement_at(s).left_out();
    centred_votes centred(votes, open, {});
    const std::vector<double> ones = start_of_ones(plane, votes);
    const symmetric_product whole = [&](std::span<const double> v, std::span<double> y) { centred.multiply(v, y); };
    plane.axes[0] = power_iteration(whole, ones, 100);
    const std::vector<double>& first = plane.axes[0];
    // Gram-Schmidt on the rows of X, which leaves them dense, is the same as taking the axis out before and after.
    const auto take_out = [&](std::span<double> of) {
        double part = 0, squares = 0;
        for (std::size_t s = 0; s < m; ++s) {
            part += of[s] * first[s];
            squares += first[s] * first[s];
        }
        for (std::size_t s = 0; s < m && squares > 0; ++s) of[s] -= part / squares * first[s];
    };
    std::vector<double> inner(m);
    const symmetric_product rest = [&](std::span<const double> v, std::span<double> y) {
        std::copy(v.begin(), v.end(), inner.begin());
        take_out(inner);
        centred.multiply(inner, y);
        take_out(y);
    };
    plane.axes[1] = power_iteration(rest, ones, 100);
}

void exact_axes(opinion_plane& plane, const vote_matrix& votes, std::span<const double> weights) {
    centred_votes centred(votes, plane, weights);
    const double scale = centred.trace();
    const auto square = centred.square();
    const symmetric_product product = [&](std::span<const double> v, std::span<double> y) {
        if (!square) return centred.multiply(v, y);
        const std::size_t m = v.size();
        for (std::size_t i = 0; i < m; ++i) {
            // Four sums side by side, which the compiler may keep in one register.
            double sums[4] = {};
            std::size_t j = 0;
            for (const double* line = square->data() + i * m; j + 4 <= m; j += 4) {
                for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += line[j + lane] * v[j + lane];
            }
            for (; j < m; ++j) sums[0] += (*square)[i * m + j] * v[j];
            y[i] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        }
    };
    std::vector<std::vector<double>> found;
    for (auto& axis : plane.axes) {
        axis = leading_eigenvector(product, votes.statements(), scale, found);
        positive_at_largest(axis);
        found.push_back(axis);
    }
}

}  // namespace

opinion_plane find_plane(const vote_matrix& votes, map_mode mode, std::span<const double> weights) {
    opinion_plane plane;
    find_centre(plane, votes, mode, weights);
    if (mode == map_mode::polis) {
        std::size_t people = 0;
        for (std::size_t p = 0; p < votes.participants(); ++p) people += votes.row(p).size() > 0 ? 1U : 0U;
        polis_axes(plane, votes, people);
    } else {
        exact_axes(plane, votes, weights);
    }
    return plane;
}

map_point place(const opinion_plane& plane, const vote_matrix& votes, std::size_t participant) {
    if (plane.one_component) return {};
    const auto row = votes.row(participant);
    map_point out;
    std::size_t voted = plane.zeroed;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::size_t s = row.statements[i];
        if (!plane.takes_part[s] || votes.statement_at(s).left_out()) continue;
        const double x = static_cast<double>(row.votes[i]) - plane.centre[s];
        out.x += x * plane.axes[0][s];
        out.y += x * plane.axes[1][s];
        ++voted;
    }
    const double stretch =
        std::sqrt(static_cast<double>(plane.statements) / static_cast<double>(std::max<std::size_t>(voted, 1)));
    return {out.x * stretch, out.y * stretch};
}

map_point place_statement(const opinion_plane& plane, std::size_t statement) {
    if (plane.one_component) return {};
    const double x = std::sqrt(static_cast<double>(plane.statements)) * (1 - plane.centre[statement]);
    return {x * plane.axes[0][statement], x * plane.axes[1][statement]};
}

}  // namespace delib
