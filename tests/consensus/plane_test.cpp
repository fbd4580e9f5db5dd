// The plane: axes, centre and places.
#include "consensus/typed_votes.hpp"
#include "delib/consensus/plane.hpp"

#include <cmath>
#include <random>

namespace delib::testing {
namespace {

using numbers = std::vector<double>;

// y = XᵀXv of a dense matrix.
symmetric_product dense(const std::vector<numbers>& x) {
    return [x](std::span<const double> v, std::span<double> y) {
        std::fill(y.begin(), y.end(), 0.0);
        for (const numbers& row : x) {
            double sum = 0;
            for (std::size_t j = 0; j < row.size(); ++j) sum += row[j] * v[j];
            for (std::size_t j = 0; j < row.size(); ++j) y[j] += sum * row[j];
        }
    };
}

void expect_near(const numbers& ours, const numbers& theirs, double tolerance) {
    ASSERT_EQ(ours.size(), theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_NEAR(ours[i], theirs[i], tolerance) << i;
}

// Polis' own test of its power iteration.
TEST(power_iteration_of_polis, in_two_rounds) {
    const auto found = power_iteration(dense({{1, 0, 0}, {-1, 1, 0.1}, {0, 1, 0.1}, {0, 1, -0.1}}), {1, 1, 1}, 2);
    expect_near(found, {-0.34217, 0.93906, 0.032633}, 1e-5);
}

TEST(leading_eigenvector, is_orthogonal_where_eigenvalues_repeat) {
    const auto product = dense({{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 1, 0}});
    std::vector<numbers> found;
    for (int i = 0; i < 2; ++i) found.push_back(leading_eigenvector(product, 4, 9, found));
    // Of eigenvalue 4 both: within the first two coordinates.
    for (const numbers& v : found) EXPECT_NEAR(v[0] * v[0] + v[1] * v[1], 1, 1e-14);
    EXPECT_NEAR(found[0][0] * found[1][0] + found[0][1] * found[1][1], 0, 1e-14);
    found.push_back(leading_eigenvector(product, 4, 9, found));
    EXPECT_NEAR(std::abs(found[2][2]), 1, 1e-14);
    found.push_back(leading_eigenvector(product, 4, 9, found));
    EXPECT_EQ(found[3], numbers(4, 0.0));
}

TEST(leading_eigenvector, converges_where_eigenvalues_are_close) {
    // 300 eigenvalues from 1 down, each 0.1 % below the one before.
    numbers values;
    for (int i = 0; i < 300; ++i) values.push_back(i == 0 ? 1 : values.back() * 0.999);
    const symmetric_product product = [&](std::span<const double> v, std::span<double> y) {
        for (std::size_t i = 0; i < v.size(); ++i) y[i] = values[i] * v[i];
    };
    std::vector<numbers> found;
    for (std::size_t i = 0; i < 2; ++i) {
        found.push_back(leading_eigenvector(product, values.size(), 300, found));
        EXPECT_NEAR(std::abs(found[i][i]), 1, 1e-12);
    }
}

// When power iteration stops depends on the last bits, and so does the ninth digit of the second axis.
TEST(plane, of_polis_is_that_of_a_program_of_its_own) {
    const vote_matrix votes = typed(two_camps(), {6});
    const opinion_plane plane = find_plane(votes, map_mode::polis);
    EXPECT_EQ(plane.statements, 8u);
    EXPECT_EQ(plane.zeroed, 1u);
    expect_near(plane.centre,
                {0, 0.1, 0.07142857142857142, 0.15384615384615385, -0.25, 0.6923076923076923, 0, 0.14285714285714285},
                1e-15);
    expect_near(plane.axes[0],
                {0.47202069511783523, 0.3599725113810819, -0.5375124184630111, 0.41199483781447493, 0.37616351745068427,
                 -0.0811007859558673, 0, 0.20218946238419813},
                1e-8);
    expect_near(plane.axes[1],
                {-0.17890631054705128, 0.026404740736534607, 0.12927840978696012, 0.0456976689611245,
                 -0.18869825147654298, -0.04455476261307405, 0, 0.9544118505895349},
                1e-8);
    EXPECT_NEAR(place(plane, votes, 0).x, 1.6523011077909757, 1e-8);
    EXPECT_NEAR(place(plane, votes, 0).y, -1.4056852643780249, 1e-8);
    EXPECT_NEAR(place(plane, votes, 9).x, -2.004474670860785, 1e-8);
    const map_point said = place_statement(plane, 7);
    EXPECT_NEAR(std::hypot(said.x, said.y), 2.365195668924003, 1e-8);
}

// The axes are those of the dense matrix without the column that moderators took out.
TEST(plane, exactly_leaves_statements_out) {
    const vote_matrix votes = typed(two_camps(), {6});
    const opinion_plane plane = find_plane(votes, map_mode::exact);
    EXPECT_EQ(plane.statements, 7u);
    EXPECT_EQ(plane.zeroed, 0u);
    EXPECT_FALSE(plane.takes_part[6]);
    std::vector<std::string> without = two_camps();
    for (std::string& row : without) row.erase(6, 1);
    const vote_matrix open = typed(without);
    const opinion_plane same = find_plane(open, map_mode::exact);
    for (std::size_t p = 0; p < without.size(); ++p) {
        EXPECT_NEAR(place(plane, votes, p).x, place(same, open, p).x, 1e-13);
        EXPECT_NEAR(place(plane, votes, p).y, place(same, open, p).y, 1e-13);
    }
    std::vector<numbers> x;
    for (const std::string& row : without) {
        numbers& centred = x.emplace_back();
        for (std::size_t s = 0; s < row.size(); ++s)
            centred.push_back(row[s] == '.' ? 0 : (row[s] == '+' ? 1 : row[s] == '-' ? -1 : 0) - same.centre[s]);
    }
    numbers product(7), lengths;
    for (const numbers& axis : same.axes) {
        dense(x)(axis, product);
        double value = 0;
        for (std::size_t s = 0; s < 7; ++s) value += product[s] * axis[s];
        for (std::size_t s = 0; s < 7; ++s) EXPECT_NEAR(product[s], value * axis[s], 1e-12 * value);
        lengths.push_back(value);
    }
    EXPECT_GT(lengths[0], lengths[1]);
}

// Many statements go through the sparse product, few through the square: the same axes.
TEST(plane, of_many_statements_is_an_eigenvector) {
    std::mt19937 random(3);
    std::vector<std::string> rows(60, std::string(2'100, '.'));
    for (std::size_t p = 0; p < rows.size(); ++p) {
        for (char& cell : rows[p]) {
            if (random() % 3 == 0) cell = random() % 4 == 0 ? '0' : (random() % 5 == 0) == (p % 2 == 0) ? '+' : '-';
        }
    }
    const vote_matrix votes = typed(rows);
    const opinion_plane plane = find_plane(votes, map_mode::exact);
    numbers sums(rows.size(), 0.0), product(plane.centre.size(), 0.0);
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t p = 0; p < rows.size(); ++p) {
            const auto row = votes.row(p);
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::size_t s = row.statements[i];
                const double x = static_cast<double>(row.votes[i]) - plane.centre[s];
                if (pass == 0) sums[p] += x * plane.axes[0][s];
                if (pass == 1) product[s] += x * sums[p];
            }
        }
    }
    double value = 0;
    for (std::size_t s = 0; s < product.size(); ++s) value += product[s] * plane.axes[0][s];
    for (std::size_t s = 0; s < product.size(); ++s)
        EXPECT_NEAR(product[s], value * plane.axes[0][s], 1e-11 * value) << s;
}

TEST(plane, with_weights_is_that_of_rows_repeated) {
    std::vector<std::string> repeated = two_camps();
    std::vector<double> weights(repeated.size(), 1.0);
    for (const std::size_t twice : {std::size_t{0}, std::size_t{4}, std::size_t{9}}) {
        repeated.push_back(two_camps()[twice]);
        weights[twice] = 2;
    }
    const opinion_plane once = find_plane(typed(two_camps()), map_mode::exact, weights);
    const opinion_plane again = find_plane(typed(repeated), map_mode::exact);
    expect_near(once.centre, again.centre, 1e-14);
    expect_near(once.axes[0], again.axes[0], 1e-12);
    expect_near(once.axes[1], again.axes[1], 1e-12);
}

TEST(plane, has_sound_edges) {
    for (const map_mode mode : {map_mode::exact, map_mode::robust, map_mode::polis}) {
        for (const std::vector<std::string>& rows : {std::vector<std::string>{"+"},
                                                     {"+-0+"},
                                                     {"+", "-", "0"},
                                                     {"++", "++", "++"},
                                                     {"+.", ".-"},
                                                     {"...", "+.-"}}) {
            const vote_matrix votes = typed(rows);
            const opinion_plane plane = find_plane(votes, mode);
            for (std::size_t p = 0; p < rows.size(); ++p) {
                const map_point at = place(plane, votes, p);
                EXPECT_TRUE(std::isfinite(at.x) && std::isfinite(at.y)) << rows.front();
            }
        }
    }
    // As Polis has it: one participant stands at the length of the row, one statement has no second axis.
    const opinion_plane one = find_plane(typed({"+-0+"}), map_mode::polis);
    EXPECT_NEAR(one.axes[0][0], 1 / std::sqrt(3.0), 1e-15);
    EXPECT_EQ(one.centre, numbers(4, 0.0));
    const vote_matrix column = typed({"+", "-", "+"});
    const opinion_plane of_column = find_plane(column, map_mode::polis);
    EXPECT_EQ(of_column.centre, numbers{0});
    EXPECT_EQ(of_column.axes[0], numbers{1});
    EXPECT_EQ(of_column.axes[1], numbers{0});
    EXPECT_EQ(place_statement(of_column, 0).x, 0);
    EXPECT_EQ(place(find_plane(column, map_mode::polis), column, 0).x, 0);
    EXPECT_NEAR(std::abs(place(find_plane(column, map_mode::exact), column, 0).x), 2.0 / 3, 1e-15);
}

}  // namespace
}  // namespace delib::testing
