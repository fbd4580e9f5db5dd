// Ballots as arrays of a caller, read row by row into entries of a profile. Nothing is copied or kept.
#pragma once

#include "c_api/context.hpp"
#include "delib/ballot/profile.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace delib::c_api {

/// All points that were seen, in the order of their arrival: entries hold places in it until the profile is frozen.
class points_table {
public:
    [[nodiscard]] std::uint32_t place(const points& value);
    [[nodiscard]] const std::vector<points>& values() const noexcept { return values_; }

private:
    std::vector<points> values_{};
    std::unordered_map<std::string, std::uint32_t> by_text_{};
    // Cells of a matrix repeat few numbers: those over the last denominator are found without making a text.
    std::unordered_map<std::int64_t, std::uint32_t> by_number_{};
    std::int64_t denominator_ = 0;

    friend class point_cells;
};

/// What rows must fit: the candidates, the length of the scale, and where points are collected.
struct row_context {
    std::size_t candidates = 0;
    std::size_t grades = 0;
    points_table* seen = nullptr;
};

/// The ballots of a bulk call.
class ballot_rows {
public:
    ballot_rows() = default;
    ballot_rows(const ballot_rows&) = delete;
    ballot_rows& operator=(const ballot_rows&) = delete;
    virtual ~ballot_rows() = default;

    [[nodiscard]] virtual std::size_t size() const noexcept = 0;
    /// The entries of a row. Errors: a number that cannot stand there, a candidate twice.
    [[nodiscard]] virtual result<void> read(std::size_t row, std::vector<entry>& into) = 0;
    /// Whether `read` cannot fail, whatever the numbers are: then nobody need look at them beforehand.
    [[nodiscard]] virtual bool always_right() const noexcept { return false; }
};

/// Rows of rankings. Checks the shape of the arrays; the candidates are checked row by row.
[[nodiscard]] answer open_rankings(const delib_rankings& rankings, const row_context& in,
                                   std::unique_ptr<ballot_rows>& rows);

/// Rows of a matrix whose cells mean `cells`. Checks the shape.
[[nodiscard]] answer open_matrix(const delib_matrix& matrix, delib_cells cells, const row_context& in,
                                 std::unique_ptr<ballot_rows>& rows);

}  // namespace delib::c_api
