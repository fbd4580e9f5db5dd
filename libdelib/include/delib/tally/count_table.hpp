// Cells of exact counts over one common denominator: the storage of every tally.
//
// Cells are 64 bits wide while the weight that was admitted fits 63 bits, and 128 bits afterwards; past that, admitting
// is an error. Since no cell can exceed a known multiple of the admitted weight, adding to a cell needs no check. Three
// bits of the 128 stay free, so that rules can add and double counts without a check of their own.
#pragma once

#include "delib/core/checked.hpp"
#include "delib/number/weight.hpp"

#include <cstdint>
#include <vector>

namespace delib {

class count_table {
public:
    count_table() = default;

    /// `cells` zeros. No cell may receive more than `factor` times the weight of each admitted ballot.
    explicit count_table(std::size_t cells, int128 factor = 1) : narrow_(cells, 0), factor_(factor) {}

    /// The table with these cells over `denominator`, made of ballots that together may give a cell `bound`. Error: a
    /// number that no table holds; none of the cells may be negative or pass the bound.
    [[nodiscard]] static result<count_table> from_cells(const std::vector<int128>& cells, int128 denominator,
                                                        int128 bound, int128 factor = 1) {
        if (denominator < 1 || denominator > largest || bound < 0 || bound > largest) return too_large();
        for (const int128 cell : cells) {
            if (cell < 0 || cell > bound) return too_large();
        }
        count_table out(0, factor);
        out.denominator_ = denominator;
        out.bound_ = bound;
        out.is_wide_ = !fits_int64(bound);
        if (out.is_wide_) {
            out.wide_ = cells;
        } else {
            out.narrow_.reserve(cells.size());
            for (const int128 cell : cells) out.narrow_.push_back(static_cast<std::int64_t>(cell));
        }
        return out;
    }

    [[nodiscard]] std::size_t size() const noexcept { return is_wide_ ? wide_.size() : narrow_.size(); }
    [[nodiscard]] int128 operator[](std::size_t cell) const noexcept { return is_wide_ ? wide_[cell] : narrow_[cell]; }
    [[nodiscard]] int128 denominator() const noexcept { return denominator_; }
    [[nodiscard]] bool is_wide() const noexcept { return is_wide_; }

    /// Makes room for a weight numerator/denominator and returns it over the table's own denominator, which may have
    /// grown. Error: more than 128 bits. Time O(1), O(cells) when the denominator or the width grows.
    [[nodiscard]] result<int128> admit(int128 numerator, int128 denominator) {
        if (denominator != denominator_) {
            const int128 common = gcd(numerator, denominator);
            numerator /= common == 0 ? 1 : common;
            denominator /= common == 0 ? 1 : common;
            const auto shared = checked_lcm(denominator_, denominator);
            if (!shared) return too_large();
            DELIB_CHECK(rescale(*shared / denominator_));
            const auto scaled = checked_multiply(numerator, denominator_ / denominator);
            if (!scaled) return too_large();
            numerator = *scaled;
        }
        const auto growth = checked_multiply(numerator, factor_);
        const auto bound = growth ? checked_add(bound_, *growth) : std::nullopt;
        if (!bound || *bound > largest) return too_large();
        bound_ = *bound;
        if (!is_wide_ && !fits_int64(bound_)) widen();
        return numerator;
    }

    /// Adds an admitted count (or a multiple of it within the factor).
    void add(std::size_t cell, int128 count) noexcept {
        if (is_wide_) {
            wide_[cell] += count;
        } else {
            narrow_[cell] += static_cast<std::int64_t>(count);
        }
    }

    /// Appends a zero cell and returns its place.
    std::size_t grow() {
        if (is_wide_)
            wide_.push_back(0);
        else
            narrow_.push_back(0);
        return size() - 1;
    }

    /// Brings two tables to one denominator and reserves the other's weight, so that its cells can be added. Returns
    /// what the other's cells must be multiplied with. On error nothing has changed in value.
    [[nodiscard]] result<int128> admit_table(const count_table& other) {
        const auto shared = checked_lcm(denominator_, other.denominator_);
        if (!shared) return too_large();
        const int128 factor = *shared / other.denominator_;
        const auto theirs = checked_multiply(other.bound_, factor);
        const auto mine = checked_multiply(bound_, *shared / denominator_);
        const auto bound = theirs && mine ? checked_add(*theirs, *mine) : std::nullopt;
        if (!bound || *bound > largest) return too_large();
        DELIB_CHECK(rescale(*shared / denominator_));
        bound_ = *bound;
        if (!is_wide_ && !fits_int64(bound_)) widen();
        return factor;
    }

    /// Adds a table of the same shape. Error: more than 128 bits; then nothing has changed in value.
    [[nodiscard]] result<void> merge(const count_table& other) {
        DELIB_TRY(factor, admit_table(other));
        for (std::size_t i = 0; i < size(); ++i) add(i, other[i] * factor);
        return {};
    }

    /// Equal as numbers: the same cells over the lowest common denominator.
    friend bool operator==(const count_table& a, const count_table& b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (weight::ratio(a[i], a.denominator_) != weight::ratio(b[i], b.denominator_)) return false;
        }
        return true;
    }

    /// The error for weights that a table cannot hold.
    [[nodiscard]] static error too_large() {
        return {error_code::overflow, "the sum of weights is beyond 128 bits; round them with --weight-digits", {}};
    }

private:
    static constexpr int128 largest = int128_max >> 3;

    [[nodiscard]] result<void> rescale(int128 factor) {
        if (factor == 1) return {};
        const auto bound = checked_multiply(bound_, factor);
        const auto denominator = checked_multiply(denominator_, factor);
        if (!bound || *bound > largest || !denominator || *denominator > largest) return too_large();
        bound_ = *bound;
        denominator_ = *denominator;
        if (!is_wide_ && !fits_int64(bound_)) widen();
        for (std::int64_t& cell : narrow_) cell = static_cast<std::int64_t>(cell * factor);
        for (int128& cell : wide_) cell *= factor;
        return {};
    }

    void widen() {
        wide_.assign(narrow_.begin(), narrow_.end());
        narrow_.clear();
        is_wide_ = true;
    }

    std::vector<std::int64_t> narrow_{};
    std::vector<int128> wide_{};
    bool is_wide_ = false;
    int128 denominator_ = 1;
    int128 bound_ = 0;
    int128 factor_ = 1;
};

}  // namespace delib
