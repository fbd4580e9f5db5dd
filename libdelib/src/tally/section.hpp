// A tally taken apart: the one shape in which all six are written, checked, and given another order of candidates.
// docs/format.md describes it.
#pragma once

#include "delib/tally/serial.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace delib {

enum class section_kind : std::uint32_t { first = 1, positions, pairwise, grades, approvals, scores };

inline constexpr std::uint32_t last_section_kind = 6;

[[nodiscard]] constexpr std::string_view to_text(section_kind kind) noexcept {
    constexpr std::string_view names[] = {"", "first", "positions", "pairwise", "grades", "approvals", "scores"};
    return names[static_cast<std::size_t>(kind)];
}

/// Counts over a common denominator, in lowest terms. Where only some cells are kept, each has a key of `key_size`
/// numbers, and cells stand in the order of their keys:
///
///     first      candidate, tier size                        the weight that puts it in a first tier of that size
///     approvals  ballot size, candidate                      the weight that approves it on ballots of that size
///     positions  ballot length, candidate, place, tier size  0, 0, 0 after the length: all ballots of that length
///
/// Otherwise the whole table is kept, row by row:
///
///     pairwise        candidate × candidate            the weight that prefers the first
///     grades, scores  candidate × (none, each grade)   the weight that gave it no grade, then each
struct section {
    section_kind kind = section_kind::first;
    int128 denominator = 1;
    int128 total = 0;
    std::vector<std::uint32_t> keys{};
    std::vector<int128> counts{};
};

[[nodiscard]] constexpr std::size_t key_size(section_kind kind) noexcept {
    switch (kind) {
        case section_kind::first:
        case section_kind::approvals: return 2;
        case section_kind::positions: return 4;
        default: return 0;
    }
}

/// Which number of a key is the candidate.
[[nodiscard]] constexpr std::size_t candidate_in_key(section_kind kind) noexcept {
    return kind == section_kind::first ? 0 : 1;
}

[[nodiscard]] constexpr bool on_grades(section_kind kind) noexcept {
    return kind == section_kind::grades || kind == section_kind::scores;
}

/// What the tallies of one file have in common.
struct reading {
    shared_candidates candidates{};
    ballot_policy policy{};
    shared_scale grades{};  ///< null without grades or scores
    std::uint64_t heads = 0;
    std::uint64_t blank_heads = 0;
    weight blank_weight{0};
};

/// Whether some ballots can add up to this section. An error of code `parse` says what is impossible.
[[nodiscard]] result<void> check_section(const section& s, const reading& r);

/// Whether the sections of a file can be of the same ballots.
[[nodiscard]] result<void> check_together(const std::vector<section>& all, const reading& r);

/// The section with candidate i called `place[i]`.
[[nodiscard]] section renamed(section s, const std::vector<std::uint32_t>& place);

}  // namespace delib
