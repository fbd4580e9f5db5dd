// What Python's buffers hold, seen without a copy: a matrix of whole numbers of any type and strides, and columns with
// one number a ballot. Both keep their buffer alive and can be read without the interpreter's lock.
#pragma once

#include "delib/core/error.hpp"
#include "errors.hpp"

#include <pybind11/pybind11.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace delib::python {

/// Cells that are no whole number of 64 bits.
inline constexpr std::int64_t no_value = std::numeric_limits<std::int64_t>::min();  ///< NaN
inline constexpr std::int64_t not_whole = no_value + 1;
inline constexpr std::int64_t too_large = no_value + 2;

namespace detail {

template <class T>
[[nodiscard]] std::int64_t whole(T value) noexcept {
    if constexpr (std::is_floating_point_v<T>) {
        constexpr T most = 9'007'199'254'740'992.0;  // 2^53: beyond it not every whole number has its own value
        if (std::isnan(value)) return no_value;
        if (value > most || value < -most) return too_large;
        const auto truncated = static_cast<std::int64_t>(value);
        const T rest = value - static_cast<T>(truncated);
        return rest < 0 || rest > 0 ? not_whole : truncated;
    } else if constexpr (std::is_same_v<T, std::uint64_t>) {
        return value > std::uint64_t{std::numeric_limits<std::int64_t>::max()} ? too_large
                                                                               : static_cast<std::int64_t>(value);
    } else {
        return value;
    }
}

template <class T>
void load_row(const char* at, std::ptrdiff_t stride, std::span<std::int64_t> row) noexcept {
    for (std::int64_t& cell : row) {
        T value;
        std::memcpy(&value, at, sizeof value);
        cell = whole(value);
        at += stride;
    }
}

using row_loader = void (*)(const char*, std::ptrdiff_t, std::span<std::int64_t>) noexcept;

// The loader for a type in the notation of Python's struct module; null if it holds no numbers of this machine.
[[nodiscard]] inline row_loader loader_of(std::string_view format, std::size_t size) noexcept {
    if (format.starts_with('@') || format.starts_with('=') || format.starts_with('<')) format.remove_prefix(1);
    if (format.size() != 1) return nullptr;
    const auto one_of = [&](std::string_view letters) { return letters.find(format.front()) != letters.npos; };
    if (one_of("f")) return load_row<float>;
    if (one_of("d") && size == sizeof(double)) return load_row<double>;
    const bool natural = one_of("?BHILQN");
    if (!natural && !one_of("bhilqn")) return nullptr;
    switch (size) {
        case 1: return natural ? load_row<std::uint8_t> : load_row<std::int8_t>;
        case 2: return natural ? load_row<std::uint16_t> : load_row<std::int16_t>;
        case 4: return natural ? load_row<std::uint32_t> : load_row<std::int32_t>;
        case 8: return natural ? load_row<std::uint64_t> : load_row<std::int64_t>;
        default: return nullptr;
    }
}

}  // namespace detail

/// A table of numbers, ballots × columns.
class matrix {
public:
    explicit matrix(const pybind11::buffer& cells) : info_(cells.request()) {
        if (info_.ndim != 2) {
            throw engine_error{
                {error_code::usage,
                 "expected an array of two dimensions, ballots and columns; this has " + std::to_string(info_.ndim),
                 {}}};
        }
        load_ = detail::loader_of(info_.format, static_cast<std::size_t>(info_.itemsize));
        if (load_ == nullptr) {
            throw engine_error{
                {error_code::usage, "expected an array of whole numbers; this is of type '" + info_.format + "'", {}}};
        }
    }

    [[nodiscard]] std::size_t rows() const noexcept { return static_cast<std::size_t>(info_.shape[0]); }
    [[nodiscard]] std::size_t columns() const noexcept { return static_cast<std::size_t>(info_.shape[1]); }

    /// Reads a row. Precondition: `into` has as many cells as there are columns.
    void row(std::size_t at, std::span<std::int64_t> into) const noexcept {
        load_(static_cast<const char*>(info_.ptr) + static_cast<std::ptrdiff_t>(at) * info_.strides[0],
              info_.strides[1], into);
    }

    /// The largest number, −1 if there is none. Time O(cells).
    [[nodiscard]] std::int64_t largest() const {
        std::vector<std::int64_t> cells(columns());
        std::int64_t most = -1;
        for (std::size_t r = 0; r < rows(); ++r) {
            row(r, cells);
            for (const std::int64_t cell : cells) most = cell > most ? cell : most;
        }
        return most;
    }

private:
    pybind11::buffer_info info_;
    detail::row_loader load_ = nullptr;
};

/// One number a ballot, as 64-bit integers side by side: what `array('q')` holds.
class column {
public:
    explicit column(const pybind11::buffer& cells) : info_(cells.request()) {
        const bool fits = info_.ndim == 1 && info_.itemsize == 8 && (info_.format == "q" || info_.format == "l") &&
                          (info_.shape[0] == 0 || info_.strides[0] == 8);
        if (!fits) throw engine_error{{error_code::usage, "expected a column of 64-bit integers", {}}};
    }

    [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(info_.shape[0]); }
    [[nodiscard]] std::int64_t operator[](std::size_t i) const noexcept {
        return static_cast<const std::int64_t*>(info_.ptr)[i];
    }

private:
    pybind11::buffer_info info_;
};

}  // namespace delib::python
