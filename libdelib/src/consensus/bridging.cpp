#include "delib/consensus/bridging.hpp"

#include <algorithm>
#include <cmath>

namespace delib {

namespace {

constexpr double intercept_ridge = 0.15, factor_ridge = 0.03, least_gain = 1e-7;
constexpr std::size_t most_rounds = 200;

// What is left to explain by an intercept and a factor, summed over votes.
struct sums {
    double count = 0, factor = 0, factor_squared = 0, rest = 0, rest_factor = 0, rest_squared = 0;
};

struct pair_of {
    double intercept = 0, factor = 0;
};

// The values that minimise the squares plus the ridges.
pair_of solve(const sums& s, double ridge_intercept, double ridge_factor) {
    const double a = s.count + ridge_intercept, b = s.factor, c = s.factor_squared + ridge_factor;
    const double determinant = a * c - b * b;
    if (!(determinant > 0)) return {};
    return {(s.rest * c - s.rest_factor * b) / determinant, (a * s.rest_factor - b * s.rest) / determinant};
}

double squares_left(const sums& s, const pair_of& at) {
    return s.rest_squared - 2 * at.intercept * s.rest - 2 * at.factor * s.rest_factor +
           at.intercept * at.intercept * s.count + 2 * at.intercept * at.factor * s.factor +
           at.factor * at.factor * s.factor_squared;
}

}  // namespace

bridging_scores find_bridging(const vote_matrix& votes, const std::vector<bool>& eligible,
                              std::span<const double> start, std::span<const double> weights) {
    const std::size_t people = votes.participants(), m = votes.statements();
    bridging_scores out;
    out.statements.assign(m, std::nullopt);
    out.factors.assign(m, 0.0);

    std::vector<pair_of> person(people), asked(m);
    std::vector<double> own_weight(people, 0.0);
    std::vector<double> seen(m, 0.0);
    double all = 0, voters = 0, total = 0, squares = 0;
    for (std::size_t p = 0; p < people; ++p) {
        const auto row = votes.row(p);
        const double weight = weights.empty() ? 1 : weights[p];
        bool any = false;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!eligible[row.statements[i]]) continue;
            any = true;
            all += weight;
            seen[row.statements[i]] += weight;
            total += weight * (static_cast<double>(row.votes[i]) + 1) / 2;
        }
        if (!any) continue;
        own_weight[p] = weight;
        voters += weight;
        squares += weight * start[p] * start[p];
    }
    if (!(all > 0)) return out;
    const double spread = std::sqrt(squares / voters);
    double statements = 0;
    for (std::size_t s = 0; s < m; ++s) statements += seen[s] > 0 ? 1 : 0;
    for (std::size_t p = 0; p < people; ++p) person[p].factor = spread > 0 ? start[p] / spread : 0;
    out.mean = total / all;

    const double per_person = all / voters, per_statement = all / statements;
    std::vector<sums> column(m);
    for (out.rounds = 0; out.rounds < most_rounds;) {
        // Each participant takes the best values for the statements as they are (from the second round on), and the
        // statements' sums are gathered in the same pass.
        std::fill(column.begin(), column.end(), sums{});
        double error = 0, rest = 0, person_intercepts = 0, person_factors = 0;
        for (std::size_t p = 0; p < people; ++p) {
            if (!(own_weight[p] > 0)) continue;
            const auto row = votes.row(p);
            sums s;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::size_t on = row.statements[i];
                if (!eligible[on]) continue;
                const double left = (static_cast<double>(row.votes[i]) + 1) / 2 - out.mean - asked[on].intercept;
                const double f = asked[on].factor;
                s.count += 1;
                s.factor += f;
                s.factor_squared += f * f;
                s.rest += left;
                s.rest_factor += left * f;
                s.rest_squared += left * left;
            }
            if (out.rounds > 0) person[p] = solve(s, intercept_ridge * per_person, factor_ridge * per_person);
            const pair_of own = person[p];
            error += own_weight[p] * squares_left(s, own);
            rest += own_weight[p] * (s.rest - own.intercept * s.count - own.factor * s.factor);
            person_intercepts += own_weight[p] * own.intercept * own.intercept;
            person_factors += own_weight[p] * own.factor * own.factor;
            const double weight = own_weight[p], f = weight * own.factor, ff = f * own.factor;
            for (std::size_t i = 0; i < row.size(); ++i) {
                sums& c = column[row.statements[i]];
                const double left = (static_cast<double>(row.votes[i]) + 1) / 2 - out.mean - own.intercept;
                c.factor += f;
                c.factor_squared += ff;
                c.rest += weight * left;
                c.rest_factor += f * left;
            }
        }
        double statement_intercepts = 0, statement_factors = 0;
        for (std::size_t s = 0; s < m; ++s) {
            statement_intercepts += asked[s].intercept * asked[s].intercept;
            statement_factors += asked[s].factor * asked[s].factor;
        }
        const double loss =
            error / all +
            intercept_ridge * (person_intercepts / voters + statement_intercepts / statements + out.mean * out.mean) +
            factor_ridge * (person_factors / voters + statement_factors / statements);
        const bool settled = out.rounds > 1 && out.loss - loss <= least_gain;
        out.loss = loss;
        ++out.rounds;
        if (settled) break;
        const double mean = (rest / all + out.mean) / (1 + intercept_ridge);
        for (std::size_t s = 0; s < m; ++s) {
            if (!(seen[s] > 0)) continue;
            column[s].count = seen[s];
            column[s].rest += seen[s] * (out.mean - mean);
            column[s].rest_factor += column[s].factor * (out.mean - mean);
            asked[s] = solve(column[s], intercept_ridge * per_statement, factor_ridge * per_statement);
        }
        out.mean = mean;
    }
    for (std::size_t s = 0; s < m; ++s) {
        if (!(seen[s] > 0)) continue;
        out.statements[s] = asked[s].intercept;
        out.factors[s] = asked[s].factor;
    }
    return out;
}

}  // namespace delib
