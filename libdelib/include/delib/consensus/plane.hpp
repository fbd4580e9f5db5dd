// The plane of an opinion map: the two directions in which votes differ most, and where everybody stands on it.
//
// A participant is a row of votes (1 agree, 0 pass, -1 disagree). What somebody has not seen is taken as the mean of the
// statement, so that after centring it is 0 and only votes cast are ever touched: Xᵀ(Xv) takes time O(votes). The
// components are those of principal component analysis (Pearson 1901) on the centred votes. Somebody with few votes would
// stand near the middle for that alone; positions are stretched by √(statements / votes cast), as Polis does (Small et
// al. 2021, "Polis: Scaling deliberation by mapping high dimensional opinion spaces").
//
// Sums run in the order of rows and columns, without fused operations: the same bytes on every machine.
#pragma once

#include "delib/ballot/votes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace delib {

/// polis: the published mathematics of Polis, constant by constant. exact: the same with sound edges: eigenvectors to
/// convergence, statements that moderators took out removed, ties by index. robust: exact, with participants that vote
/// alike beyond what opinion explains weighed down, and no group below a minimum share.
enum class map_mode : std::uint8_t { exact, robust, polis };

[[nodiscard]] constexpr std::string_view to_text(map_mode m) noexcept {
    return m == map_mode::exact ? "exact" : m == map_mode::robust ? "robust" : "polis";
}

struct map_point {
    double x = 0, y = 0;
};

struct opinion_plane {
    /// By statement: whether it takes part. Statements without votes do not; those that moderators took out do in polis
    /// mode only, where everybody passes on them.
    std::vector<bool> takes_part{};
    std::vector<double> centre{};               ///< the mean vote by statement, 0 where it takes no part
    std::array<std::vector<double>, 2> axes{};  ///< of length 1, or 0 throughout where the votes have no such direction
    std::size_t statements = 0;                 ///< how many take part
    std::size_t zeroed = 0;                     ///< of these, how many everybody passes on (polis)
    /// polis, with one statement: one component and no second, where everybody and everything stands at 0.
    bool one_component = false;
};

/// The plane of all participants; `weights` (one each, at least 0) where it is not empty. In polis mode 100 power
/// iterations from a start of ones, the second after Gram-Schmidt; otherwise Lanczos' method with full
/// reorthogonalisation until the residual is below the last bit, and the largest entry of an axis is positive.
/// Time O(votes · iterations).
[[nodiscard]] opinion_plane find_plane(const vote_matrix& votes, map_mode mode, std::span<const double> weights = {});

/// Where a participant stands.
[[nodiscard]] map_point place(const opinion_plane& plane, const vote_matrix& votes, std::size_t participant);

/// Where somebody would stand who voted on this statement alone, and agreed. Its distance from 0 is how extreme the
/// statement is.
[[nodiscard]] map_point place_statement(const opinion_plane& plane, std::size_t statement);

/// y = Av for a symmetric A with no negative eigenvalue.
using symmetric_product = std::function<void(std::span<const double> v, std::span<double> y)>;

/// At most `iterations` + 1 products from `start`, until the length of a product is exactly that of the one before. The
/// last, of length 1 (or 0).
[[nodiscard]] std::vector<double> power_iteration(const symmetric_product& product, std::vector<double> start,
                                                  std::size_t iterations);

/// The eigenvector of the largest eigenvalue orthogonal to `against` (each of length 1 or 0), to convergence; all 0 where
/// that eigenvalue is 0 within rounding of `scale`, the sum of all eigenvalues.
[[nodiscard]] std::vector<double> leading_eigenvector(const symmetric_product& product, std::size_t size, double scale,
                                                      std::span<const std::vector<double>> against = {});

}  // namespace delib
