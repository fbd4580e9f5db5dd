// Votes on statements: each participant agrees, disagrees or passes, and has not seen the rest. This is what Polis and
// its kin collect, and what opinion maps are drawn from.
//
// A matrix is immutable and holds the votes cast and nothing else: participants are rows, statements columns, and a row
// lists its votes by column. A cell without a vote takes no memory; `pass` is a vote.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/config.hpp"
#include "delib/core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace delib {

/// 1 is agree, as in every file. The published mathematics of Polis writes agree as -1.
enum class stance : std::int8_t { disagree = -1, pass = 0, agree = 1 };

/// What the moderators decided on a statement.
enum class moderation : std::int8_t { rejected = -1, pending = 0, accepted = 1 };

/// A statement on the conversation itself (`is_meta`) is voted on, but takes no part in the map.
enum class statement_kind : std::uint8_t { usual, meta };

struct statement {
    std::string id{};
    std::string text{};
    moderation moderated = moderation::pending;
    statement_kind kind = statement_kind::usual;

    /// Whether the map leaves the statement out.
    [[nodiscard]] bool left_out() const noexcept {
        return moderated == moderation::rejected || kind == statement_kind::meta;
    }
};

/// One vote on its way into a matrix.
struct cast_vote {
    static constexpr std::int64_t unknown_time = std::numeric_limits<std::int64_t>::min();

    std::int64_t time = unknown_time;  ///< milliseconds; of two votes on one statement the later counts
    std::uint32_t participant = 0;
    std::uint16_t on = 0;  ///< the statement
    stance vote = stance::pass;
};

/// More statements than this in one conversation are refused.
inline constexpr std::size_t max_statements = 65'535;
/// More participants than this are refused.
inline constexpr std::size_t max_participants = 50'000'000;

/// What a matrix is made of. `strata` are declared columns, such as a college or a town; the value of column c for
/// participant p is `stratum_values[p * strata.size() + c]`, an index into the values of the column or `no_value`.
struct vote_list {
    static constexpr std::uint32_t no_value = std::numeric_limits<std::uint32_t>::max();

    std::vector<std::string> participants{};
    std::vector<statement> statements{};
    std::vector<cast_vote> votes{};
    std::vector<stratum_column> strata{};
    std::vector<std::uint32_t> stratum_values{};
};

class vote_matrix {
public:
    /// The votes of one participant, by ascending statement.
    struct row_view {
        std::span<const std::uint16_t> statements{};
        std::span<const stance> votes{};

        [[nodiscard]] std::size_t size() const noexcept { return statements.size(); }
    };

    vote_matrix() = default;

    /// Of several votes of one participant on one statement the latest counts, and of those without a time the last in
    /// the list. Errors: more than `max_participants` or `max_statements`, an index that does not exist.
    /// Time O(votes log votes of one participant).
    [[nodiscard]] static result<vote_matrix> create(vote_list list);

    [[nodiscard]] std::size_t participants() const noexcept { return participants_.size(); }
    [[nodiscard]] std::size_t statements() const noexcept { return statements_.size(); }
    /// How many votes count.
    [[nodiscard]] std::size_t size() const noexcept { return columns_.size(); }
    /// How many were replaced by a later one.
    [[nodiscard]] std::size_t superseded() const noexcept { return superseded_; }

    [[nodiscard]] const std::string& participant_id(std::size_t p) const { return participants_[p]; }
    [[nodiscard]] const statement& statement_at(std::size_t s) const { return statements_[s]; }

    [[nodiscard]] row_view row(std::size_t p) const noexcept {
        const std::size_t from = offsets_[p], count = offsets_[p + 1] - from;
        return {std::span(columns_).subspan(from, count), std::span(votes_).subspan(from, count)};
    }

    /// The participants in the order in which they cast their first vote; those whose votes have no time come last, in
    /// the order of the list.
    [[nodiscard]] std::span<const std::uint32_t> by_arrival() const noexcept { return arrival_; }

    /// When the participant cast the first of those votes that have a time, replaced ones among them; nothing where none
    /// has one.
    [[nodiscard]] std::optional<std::int64_t> first_vote(std::size_t p) const noexcept {
        return first_.empty() || first_[p] == cast_vote::unknown_time ? std::nullopt : std::optional(first_[p]);
    }

    [[nodiscard]] const std::vector<stratum_column>& strata() const noexcept { return strata_; }
    /// The value of a declared column, or nothing where the participant has none.
    [[nodiscard]] std::optional<std::uint32_t> stratum(std::size_t p, std::size_t column) const noexcept {
        const std::uint32_t value = stratum_values_[p * strata_.size() + column];
        return value == vote_list::no_value ? std::nullopt : std::optional(value);
    }

private:
    std::vector<std::string> participants_{};
    std::vector<statement> statements_{};
    std::vector<std::size_t> offsets_{0};
    std::vector<std::uint16_t> columns_{};
    std::vector<stance> votes_{};
    std::vector<std::uint32_t> arrival_{};
    std::vector<std::int64_t> first_{};  // by participant; empty where no vote has a time
    std::vector<stratum_column> strata_{};
    std::vector<std::uint32_t> stratum_values_{};
    std::size_t superseded_ = 0;
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/ballot/impl/votes.ipp"
#endif
