// Cells of exact counts over one common denominator: the storage of every tally.
//
// Cells are 64 bits wide while the weight that was admitted fits 63 bits, and 128 bits afterwards; past that, admitting
// is an error. Since no cell can exceed a known multiple of the admitted weight, adding to a cell needs no check. Three
// bits of the 128 stay free, so that rules can add and double counts without a check of their own.
#pragma once

#include "delib/core/checked.hpp"
#include "delib/core/config.hpp"
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
                                                        int128 bound, int128 factor = 1);

    [[nodiscard]] std::size_t size() const noexcept { return is_wide_ ? wide_.size() : narrow_.size(); }
    [[nodiscard]] int128 operator[](std::size_t cell) const noexcept { return is_wide_ ? wide_[cell] : narrow_[cell]; }
    [[nodiscard]] int128 denominator() const noexcept { return denominator_; }
    [[nodiscard]] bool is_wide() const noexcept { return is_wide_; }

    /// Makes room for a weight numerator/denominator and returns it over the table's own denominator, which may have
    /// grown. Error: more than 128 bits. Time O(1), O(cells) when the denominator or the width grows.
    [[nodiscard]] result<int128> admit(int128 numerator, int128 denominator);

    /// Makes room for `heads` ballots of weight 1 and returns what one of them counts. Error, time: as `admit`.
    [[nodiscard]] result<int128> admit_heads(std::uint64_t heads) {
        if (heads == 0) return 0;
        DELIB_TRY(votes, admit(static_cast<int128>(heads), 1));
        return votes / static_cast<int128>(heads);
    }

    /// A weight over the table's own denominator, which may have grown: what `admit` returned for it, while it is in.
    /// Error: more than 128 bits. Time as `admit`.
    [[nodiscard]] result<int128> parts_of(int128 numerator, int128 denominator);

    /// Gives the room of an admitted weight back. Precondition: `parts` came from `parts_of`, and its counts are about to
    /// be taken off the cells.
    void release(int128 parts) noexcept { bound_ -= parts * factor_; }

    /// Adds an admitted count (or a multiple of it within the factor).
    void add(std::size_t cell, int128 count) noexcept {
        if (is_wide_) {
            wide_[cell] += count;
        } else {
            narrow_[cell] += static_cast<std::int64_t>(count);
        }
    }

    /// The place of one more zero cell: one that was dropped, or a new one at the end.
    std::size_t grow() {
        if (!dropped_.empty()) {
            const std::size_t cell = dropped_.back();
            dropped_.pop_back();
            return cell;
        }
        if (is_wide_)
            wide_.push_back(0);
        else
            narrow_.push_back(0);
        return size() - 1;
    }

    /// Forgets a cell that has come to zero.
    void drop(std::size_t cell) { dropped_.push_back(cell); }

    /// Brings two tables to one denominator and reserves the other's weight, so that its cells can be added. Returns
    /// what the other's cells must be multiplied with. On error nothing has changed in value.
    [[nodiscard]] result<int128> admit_table(const count_table& other);

    /// Adds a table of the same shape. Error: more than 128 bits; then nothing has changed in value.
    [[nodiscard]] result<void> merge(const count_table& other);

    /// Equal as numbers: the same cells over the lowest common denominator.
    friend bool operator==(const count_table& a, const count_table& b);

    /// The error for weights that a table cannot hold.
    [[nodiscard]] static error too_large();

private:
    static constexpr int128 largest = int128_max >> 3;

    [[nodiscard]] result<void> rescale(int128 factor);

    void widen();

    std::vector<std::int64_t> narrow_{};
    std::vector<int128> wide_{};
    std::vector<std::size_t> dropped_{};
    bool is_wide_ = false;
    int128 denominator_ = 1;
    int128 bound_ = 0;
    int128 factor_ = 1;
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/count_table.ipp"
#endif
