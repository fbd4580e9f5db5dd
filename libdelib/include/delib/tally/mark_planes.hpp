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
#include <cstring>
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
        const auto most = static_cast<T>(made_.scale_ ? made_.scale_->size() : 2);
        if (const std::size_t wrong = first_beyond(marks, most); wrong != marks.size())
            return no_such_mark(wrong, std::to_string(marks[wrong]));
        for (std::size_t first = 0; first < marks.size();) {
            const std::size_t cells = std::min(marks.size() - first, (simd::block_ballots - pending()) * m);
            to_bytes(marks.subspan(first, cells), most);
            take_rows(cells / m);
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

    // Loops over so many cells at a time, a number that compilers see, become vector code.
    static constexpr std::size_t stride = 512;

    // Whether a cell is neither a mark below `most` nor silent.
    template <class T>
    [[nodiscard]] static bool is_beyond(T cell, T most) noexcept {
        if constexpr (std::same_as<T, bool>)
            return false;
        else if constexpr (std::is_signed_v<T>)
            return cell >= most;
        else
            return static_cast<T>(cell + 1) > most;
    }

    // The place of the first cell that is, or the number of cells.
    template <class T>
    [[nodiscard]] static std::size_t first_beyond(std::span<const T> cells, T most) noexcept {
        std::size_t i = 0;
        for (; i + stride <= cells.size(); i += stride) {
            const T* const from = cells.data() + i;
            bool beyond = false;
            for (std::size_t j = 0; j < stride; ++j) beyond |= is_beyond(from[j], most);
            if (beyond) break;
        }
        while (i < cells.size() && !is_beyond(cells[i], most)) ++i;
        return i;
    }

    // Cells that all hold into `rows_`.
    template <class T>
    void to_bytes(std::span<const T> cells, T most) {
        const auto none = static_cast<std::uint8_t>(made_.none());
        const auto byte_of = [&](T cell) {
            if constexpr (std::same_as<T, bool>)
                return static_cast<std::uint8_t>(cell);
            else
                return cell >= 0 && cell < most ? static_cast<std::uint8_t>(cell) : none;
        };
        std::size_t i = 0;
        for (; i + stride <= cells.size(); i += stride) {
            const T* const from = cells.data() + i;
            std::array<std::uint8_t, stride> bytes;
            for (std::size_t j = 0; j < stride; ++j) bytes[j] = byte_of(from[j]);
            std::memcpy(rows_.data() + i, bytes.data(), stride);
        }
        for (; i < cells.size(); ++i) rows_[i] = byte_of(cells[i]);
    }

    [[nodiscard]] std::size_t size() const noexcept { return made_.candidates_->size(); }
    [[nodiscard]] error no_such_mark(std::size_t cell, const std::string& written) const;
    /// How many ballots the block in the making holds.
    [[nodiscard]] std::size_t pending() const noexcept { return made_.ballots_ % simd::block_ballots; }
    /// Puts the first ballots of `rows_` into the block in the making, which has room for them.
    void take_rows(std::size_t count);
    void flush();

    mark_planes made_{};
    std::vector<std::uint8_t> rows_{};   // ballot after ballot, candidate after candidate
    std::vector<std::uint8_t> marks_{};  // of the block in the making: candidate after candidate, ballot after ballot
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/tally/impl/mark_planes.ipp"
#endif
