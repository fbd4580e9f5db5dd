// Strong identifiers: a candidate is not a grade, and neither is a plain number.
#pragma once

#include <cstddef>
#include <cstdint>

namespace delib {

/// A candidate by its place in the candidate list, from 0.
enum class candidate : std::uint32_t {};

[[nodiscard]] constexpr std::size_t index(candidate c) noexcept {
    return static_cast<std::size_t>(c);
}
[[nodiscard]] constexpr candidate candidate_at(std::size_t i) noexcept {
    return static_cast<candidate>(static_cast<std::uint32_t>(i));
}

/// More candidates than this in one count are refused with a clear error (`error_code::limit`).
inline constexpr std::size_t max_candidates = 65'535;

}  // namespace delib
