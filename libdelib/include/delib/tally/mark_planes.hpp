// Many graded, scored or approval ballots laid out for counting, as rank_planes.hpp does for rankings: the mark that each
// ballot gives to a candidate, one bit a plane, 512 ballots a block.
//
//     auto builder = delib::mark_planes_builder::graded(names, *delib::scale::named({"reject", "fair", "good"}));
//     builder->add(std::span(grades));                   // any number of times: rows of grades from 0, worst first
//     const delib::mark_planes ballots = std::move(*builder).freeze();
//     auto result = delib::majority_judgment(ballots);   // or another rule on grades, points or approvals
//     auto counts = delib::tally_of<delib::grades_tally>(ballots);
//
// For up to 1,024 candidates, 127 grades or values, and ballots of weight 1. Memory (⌊log2 grades⌋ + 1) · m bits a ballot,
// one bit for an approval.
#pragma once

#include "delib/ballot/candidates.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/ballot/scale.hpp"
#include "delib/core/config.hpp"
#include "delib/core/result.hpp"
#include "delib/tally/simd/dispatch.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace delib {

class mark_planes {
public:
    static constexpr std::size_t max_candidates = 1024;
    static constexpr std::size_t max_grades = 127;

    /// `graded` for points as well, or `approval`.
    [[nodiscard]] ballot_kind kind() const noexcept { return scale_ ? ballot_kind::graded : ballot_kind::approval; }
    [[nodiscard]] const candidate_list& candidates() const noexcept { return *candidates_; }
    [[nodiscard]] const shared_candidates& share_candidates() const noexcept { return candidates_; }
    /// None for approvals.
    [[nodiscard]] const shared_scale& share_scale() const noexcept { return scale_; }

    /// How many ballots mark somebody, and how many nobody.
    [[nodiscard]] std::uint64_t heads() const noexcept { return ballots_ - blank_; }
    [[nodiscard]] std::uint64_t blank_heads() const noexcept { return blank_; }

    /// Whether every ballot marks all candidates.
    [[nodiscard]] bool complete() const noexcept { return complete_; }

    /// The number that stands for no mark: one past the last grade; 0 for approvals, where 1 approves.
    [[nodiscard]] std::size_t none() const noexcept { return scale_ ? scale_->size() : 0; }

    /// For the kernels. Ballots that fill the last block up mark nobody.
    [[nodiscard]] simd::plane_blocks blocks() const noexcept {
        return {words_.empty() ? nullptr : words_.front().data(), words_.size() / (candidates_->size() * planes_),
                candidates_->size(), planes_};
    }

private:
    friend class mark_planes_builder;
    struct alignas(64) line : std::array<std::uint64_t, simd::block_words> {};

    shared_candidates candidates_ = std::make_shared<const candidate_list>();
    shared_scale scale_{};
    std::size_t planes_ = 1;
    std::vector<line> words_{};
    std::uint64_t ballots_ = 0;
    std::uint64_t blank_ = 0;
    bool complete_ = true;
};

class mark_planes_builder {
public:
    /// Errors: those of a list of candidates; none, or more than 1,024 of them; no grade, or more than 127.
    [[nodiscard]] static result<mark_planes_builder> graded(const std::vector<std::string>& names, scale grades);
    /// Errors: as above.
    [[nodiscard]] static result<mark_planes_builder> approval(const std::vector<std::string>& names);

    /// Adds ballots as rows with the mark of each candidate: a grade's place on the scale from 0, or 1 where it is
    /// approved and 0 where it is not; a negative number (of an unsigned type, the largest) is no mark. Errors, with the
    /// number of the ballot in this call, counted from 1: a grade that does not exist; then nothing of the call is added.
    /// Time O(ballots · m).
    template <std::integral T>
    [[nodiscard]] result<void> add(std::span<const T> marks) {
        const std::size_t m = size();
        if (marks.size() % m != 0)
            return error{error_code::usage, "the cells do not make whole rows of " + std::to_string(m), {}};
        const std::size_t wrong = first_wrong(marks);
        if (wrong != marks.size()) return no_such_mark(wrong, std::to_string(marks[wrong]));
        for (std::size_t first = 0; first < marks.size();) {
            const std::size_t cells = std::min(marks.size() - first, (simd::block_ballots - pending()) * m);
            if constexpr (sizeof(T) == 1) {
                take_rows(reinterpret_cast<const std::uint8_t*>(marks.data() + first), cells / m);
            } else {
                for (std::size_t i = 0; i < cells; ++i)
                    rows_[i] = is_mark(marks[first + i]) ? static_cast<std::uint8_t>(marks[first + i]) : silent;
                take_rows(rows_.data(), cells / m);
            }
            first += cells;
        }
        return {};
    }

    /// All ballots so far. Time O(their planes).
    [[nodiscard]] mark_planes freeze() && {
        if (pending() != 0) flush();
        return std::move(made_);
    }
    [[nodiscard]] mark_planes freeze() const& { return mark_planes_builder(*this).freeze(); }

private:
    [[nodiscard]] static result<mark_planes_builder> create(const std::vector<std::string>& names, shared_scale grades);

    static constexpr std::uint8_t silent = 0xFF;

    /// The first number that is no mark.
    [[nodiscard]] std::uint8_t marks_end() const noexcept {
        return made_.scale_ ? static_cast<std::uint8_t>(made_.none()) : std::uint8_t{2};
    }
    template <class T>
    [[nodiscard]] bool is_mark(T cell) const noexcept {
        return static_cast<std::make_unsigned_t<T>>(cell) < marks_end();
    }
    /// The place of the first cell that is neither a mark nor silent, or the number of cells.
    template <class T>
    [[nodiscard]] std::size_t first_wrong(std::span<const T> cells) const {
        if constexpr (sizeof(T) == 1) {
            const std::uint8_t quiet = std::is_signed_v<T> ? 0x80 : silent;
            return first_between({reinterpret_cast<const std::uint8_t*>(cells.data()), cells.size()}, marks_end(),
                                 quiet);
        } else {
            const auto fits = [&](T cell) {
                const bool quiet = std::is_signed_v<T> ? cell < T{0} : cell == std::numeric_limits<T>::max();
                return quiet || is_mark(cell);
            };
            return static_cast<std::size_t>(std::find_if_not(cells.begin(), cells.end(), fits) - cells.begin());
        }
    }
    /// The place of the first byte that is at least `low` and below `high`, or their number.
    [[nodiscard]] static std::size_t first_between(std::span<const std::uint8_t> bytes, std::uint8_t low,
                                                   std::uint8_t high) noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return made_.candidates_->size(); }
    [[nodiscard]] error no_such_mark(std::size_t cell, const std::string& written) const;
    /// How many ballots the block in the making holds.
    [[nodiscard]] std::size_t pending() const noexcept { return made_.ballots_ % simd::block_ballots; }
    /// Puts ballots into the block in the making, which has room for them. What is beyond the marks says nothing.
    void take_rows(const std::uint8_t* rows, std::size_t count);
    void flush();

    mark_planes made_{};
    std::vector<std::uint8_t> rows_{};   // for wider cells: ballot after ballot, candidate after candidate
    std::vector<std::uint8_t> marks_{};  // of the block in the making: candidate after candidate, ballot after ballot
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/mark_planes.ipp"
#endif
