// Matrices of any element type and layout: a row is gathered into one array of wide numbers, then read by its meaning.
#include "c_api/rows.hpp"
#include "delib/ballot/scale.hpp"

#include <cstring>
#include <limits>
#include <type_traits>

namespace delib::c_api {

namespace {

// Any cell: 64 bits of either sign fit.
using cell = int128;

template <class T>
void gather(const std::byte* at, std::ptrdiff_t stride, std::vector<cell>& into) noexcept {
    for (cell& out : into) {
        T value;  // a cell need not be aligned
        std::memcpy(&value, at, sizeof value);
        out = value;  // NOLINT(bugprone-signed-char-misuse,cert-str34-c): a number of eight bits, and no character
        at += stride;
    }
}

// The ranks of a row: those above 0 that are not `missing`. Which candidates are ranked cannot be predicted, so every
// cell is written and the next one takes the place of one that says nothing.
template <class T>
void gather_ranks(const std::byte* at, std::ptrdiff_t stride, std::optional<cell> missing, std::vector<entry>& into) {
    const bool within = missing && *missing <= static_cast<cell>(std::numeric_limits<T>::max());
    const T none = within && *missing > 0 ? static_cast<T>(*missing) : T{0};
    std::size_t taken = 0;
    for (std::size_t column = 0; column < into.size(); ++column) {
        T value;
        std::memcpy(&value, at, sizeof value);
        into[taken] = {candidate_at(column), static_cast<std::uint32_t>(value)};
        taken += ((value > 0) & (value != none)) ? 1 : 0;
        at += stride;
    }
    into.resize(taken);
}

using gather_function = void (*)(const std::byte*, std::ptrdiff_t, std::vector<cell>&) noexcept;
using rank_function = void (*)(const std::byte*, std::ptrdiff_t, std::optional<cell>, std::vector<entry>&);

struct cell_kind {
    std::size_t size;
    gather_function read;
    rank_function ranks;  // null where a cell may hold more than a rank
};

template <class T>
constexpr cell_kind kind_of() noexcept {
    if constexpr (sizeof(T) <= sizeof(std::uint32_t))
        return {sizeof(T), &gather<T>, &gather_ranks<T>};
    else
        return {sizeof(T), &gather<T>, nullptr};
}

constexpr cell_kind cell_kinds[] = {kind_of<std::int8_t>(),   kind_of<std::int16_t>(), kind_of<std::int32_t>(),
                                    kind_of<std::int64_t>(),  kind_of<std::uint8_t>(), kind_of<std::uint16_t>(),
                                    kind_of<std::uint32_t>(), kind_of<std::uint64_t>()};

error wrong_cell(error_code code, std::size_t column, cell value, const std::string& expected) {
    return {code, "column " + std::to_string(column) + " holds " + to_text(value) + "; expected " + expected, {}};
}

// What all meanings share: the shape, and a row as wide numbers.
class matrix_rows : public ballot_rows {
public:
    matrix_rows(const delib_matrix& matrix, const cell_kind& kind)
        : rows_(matrix.rows),
          row_stride_(matrix.row_stride),
          column_stride_(matrix.column_stride),
          data_(static_cast<const std::byte*>(matrix.data)),
          gather_(kind.read),
          missing_(matrix.has_missing != 0 ? std::optional<cell>(matrix.missing) : std::nullopt),
          cells_(matrix.columns) {
        if (row_stride_ != 0 || column_stride_ != 0) return;
        column_stride_ = static_cast<std::ptrdiff_t>(kind.size);
        row_stride_ = static_cast<std::ptrdiff_t>(kind.size * matrix.columns);
    }

    [[nodiscard]] std::size_t size() const noexcept final { return rows_; }

    [[nodiscard]] result<void> read(std::size_t row, std::vector<entry>& into) override {
        into.clear();
        if (!cells_.empty()) gather_(at(row), column_stride_, cells_);
        return read_cells(into);
    }

protected:
    [[nodiscard]] virtual result<void> read_cells(std::vector<entry>& into) = 0;
    [[nodiscard]] const std::vector<cell>& cells() const noexcept { return cells_; }
    [[nodiscard]] bool says_nothing(cell value) const noexcept { return missing_ && *missing_ == value; }
    [[nodiscard]] const std::byte* at(std::size_t row) const noexcept {
        return data_ + row_stride_ * static_cast<std::ptrdiff_t>(row);
    }
    [[nodiscard]] std::ptrdiff_t column_stride() const noexcept { return column_stride_; }
    [[nodiscard]] const std::optional<cell>& missing() const noexcept { return missing_; }

private:
    std::size_t rows_;
    std::ptrdiff_t row_stride_, column_stride_;
    const std::byte* data_;
    gather_function gather_;
    std::optional<cell> missing_;
    std::vector<cell> cells_;
};

class rank_cells final : public matrix_rows {
public:
    rank_cells(const delib_matrix& matrix, const cell_kind& kind) : matrix_rows(matrix, kind), gather_(kind.ranks) {}

    [[nodiscard]] bool always_right() const noexcept override { return gather_ != nullptr; }

    [[nodiscard]] result<void> read(std::size_t row, std::vector<entry>& into) override {
        if (gather_ == nullptr) return matrix_rows::read(row, into);
        into.resize(cells().size());
        if (!into.empty()) gather_(at(row), column_stride(), missing(), into);
        return {};
    }

private:
    [[nodiscard]] result<void> read_cells(std::vector<entry>& into) override {
        for (std::size_t column = 0; column < cells().size(); ++column) {
            const cell value = cells()[column];
            if (value <= 0 || says_nothing(value)) continue;
            if (value > UINT32_MAX) return wrong_cell(error_code::usage, column, value, "a rank below 2^32");
            into.push_back({candidate_at(column), static_cast<std::uint32_t>(value)});
        }
        return {};
    }

    rank_function gather_;
};

class order_cells final : public matrix_rows {
public:
    order_cells(const delib_matrix& matrix, const cell_kind& kind, std::size_t candidates)
        : matrix_rows(matrix, kind), seen_(candidates, 0) {}

private:
    [[nodiscard]] result<void> read_cells(std::vector<entry>& into) override {
        ++stamp_;
        for (std::size_t column = 0; column < cells().size(); ++column) {
            const cell value = cells()[column];
            if (value < 0 || says_nothing(value)) continue;
            if (value >= static_cast<cell>(seen_.size())) {
                return wrong_cell(error_code::name, column, value,
                                  "the place of a candidate, below " + std::to_string(seen_.size()));
            }
            const auto who = static_cast<std::size_t>(value);
            if (seen_[who] == stamp_)
                return wrong_cell(error_code::name, column, value, "each candidate once, it stands in the row before");
            seen_[who] = stamp_;
            into.push_back({candidate_at(who), static_cast<std::uint32_t>(column + 1)});
        }
        return {};
    }

    std::vector<std::uint64_t> seen_;  // the last row on which a candidate stood
    std::uint64_t stamp_ = 0;
};

class grade_cells final : public matrix_rows {
public:
    grade_cells(const delib_matrix& matrix, const cell_kind& kind, std::size_t grades)
        : matrix_rows(matrix, kind), grades_(grades) {}

private:
    [[nodiscard]] result<void> read_cells(std::vector<entry>& into) override {
        for (std::size_t column = 0; column < cells().size(); ++column) {
            const cell value = cells()[column];
            if (value < 0 || says_nothing(value)) continue;
            if (value >= static_cast<cell>(grades_)) {
                return wrong_cell(error_code::name, column, value,
                                  "a place on the scale, below " + std::to_string(grades_));
            }
            into.push_back({candidate_at(column), static_cast<std::uint32_t>(value)});
        }
        return {};
    }

    std::size_t grades_;
};

class approval_cells final : public matrix_rows {
    using matrix_rows::matrix_rows;
    [[nodiscard]] result<void> read_cells(std::vector<entry>& into) override {
        for (std::size_t column = 0; column < cells().size(); ++column) {
            const cell value = cells()[column];
            if (value == 0 || says_nothing(value)) continue;
            if (value != 1) return wrong_cell(error_code::usage, column, value, "0 or 1");
            into.push_back({candidate_at(column), 1});
        }
        return {};
    }
};

}  // namespace

class point_cells final : public matrix_rows {
public:
    point_cells(const delib_matrix& matrix, const cell_kind& kind, points_table& seen)
        : matrix_rows(matrix, kind), denominator_(matrix.denominator == 0 ? 1 : matrix.denominator), seen_(&seen) {
        if (seen_->denominator_ == denominator_) return;
        seen_->by_number_.clear();
        seen_->denominator_ = denominator_;
    }

private:
    [[nodiscard]] result<void> read_cells(std::vector<entry>& into) override {
        for (std::size_t column = 0; column < cells().size(); ++column) {
            const cell value = cells()[column];
            if (!says_nothing(value)) into.push_back({candidate_at(column), place(value)});
        }
        return {};
    }

    [[nodiscard]] std::uint32_t place(cell value) {
        const bool narrow = fits_int64(value);
        if (narrow) {
            const auto known = seen_->by_number_.find(static_cast<std::int64_t>(value));
            if (known != seen_->by_number_.end()) return known->second;
        }
        const std::uint32_t found = seen_->place({value < 0, weight::ratio(value < 0 ? -value : value, denominator_)});
        if (narrow) seen_->by_number_.emplace(static_cast<std::int64_t>(value), found);
        return found;
    }

    std::int64_t denominator_;
    points_table* seen_;
};

std::uint32_t points_table::place(const points& value) {
    std::string text = to_text(value);
    if (const auto known = by_text_.find(text); known != by_text_.end()) return known->second;
    // In this order, because memory may end in between: a value that nobody finds is harmless.
    values_.push_back(value);
    return by_text_.emplace(std::move(text), static_cast<std::uint32_t>(values_.size() - 1)).first->second;
}

answer open_matrix(const delib_matrix& matrix, delib_cells cells, const row_context& in,
                   std::unique_ptr<ballot_rows>& rows) {
    if (matrix.cell_type < 0 || matrix.cell_type > DELIB_UINT64)
        return bad_argument("`cell_type` is " + std::to_string(matrix.cell_type) + ", which no cell is of");
    if (matrix.data == nullptr && matrix.rows != 0 && matrix.columns != 0) return bad_argument("`data` is NULL");
    if (matrix.denominator < 0 || (matrix.denominator > 1 && cells != DELIB_CELLS_POINTS))
        return {DELIB_ERROR_USAGE, "a denominator is for points, and positive"};
    if (matrix.columns > max_candidates)
        return {DELIB_ERROR_USAGE, "more than " + std::to_string(max_candidates) + " columns"};
    if (cells != DELIB_CELLS_ORDERS && matrix.columns != in.candidates) {
        return {DELIB_ERROR_USAGE, "the matrix has " + std::to_string(matrix.columns) + " columns, there are " +
                                       std::to_string(in.candidates) + " candidates"};
    }
    const cell_kind& kind = cell_kinds[matrix.cell_type];
    switch (cells) {
        case DELIB_CELLS_RANKS: rows = std::make_unique<rank_cells>(matrix, kind); break;
        case DELIB_CELLS_ORDERS: rows = std::make_unique<order_cells>(matrix, kind, in.candidates); break;
        case DELIB_CELLS_GRADES: rows = std::make_unique<grade_cells>(matrix, kind, in.grades); break;
        case DELIB_CELLS_APPROVALS: rows = std::make_unique<approval_cells>(matrix, kind); break;
        case DELIB_CELLS_POINTS: rows = std::make_unique<point_cells>(matrix, kind, *in.seen); break;
        default: return bad_argument("`cells` is " + std::to_string(cells) + ", which means nothing");
    }
    return {};
}

}  // namespace delib::c_api
