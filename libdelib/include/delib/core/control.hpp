// What the caller of a long computation keeps in hand: progress, cancellation, a bound on work, and the digest.
#pragma once

#include "delib/core/digest.hpp"
#include "delib/core/error.hpp"
#include "delib/core/ids.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace delib {

/// Passed to every rule. The default one never cancels and bounds work generously.
struct control {
    /// Called now and then with the share of work done (0 to 1, or negative if unknown); false stops the work. Where
    /// several threads read, any of them may call it, one at a time.
    std::function<bool(double)> progress{};
    /// Past this moment the work stops, and the outcome says `complete: false`.
    std::optional<std::chrono::steady_clock::time_point> deadline{};
    /// How many distinct states a search may visit (parallel tie-breaking, exact optima).
    std::uint64_t max_states = 5'000'000;
    /// How many tied committees are listed; how many there are is always told.
    std::size_t max_committees = 1'000;
    /// More candidates than this are refused: tallies of duels take memory for their square.
    std::size_t max_candidates = delib::max_candidates;
    /// SHA-256 for `ties=seed:…`; the compiled library sets it, a header-only program may.
    sha256_function sha256 = nullptr;

    [[nodiscard]] bool expired() const { return deadline.has_value() && std::chrono::steady_clock::now() >= *deadline; }
    [[nodiscard]] bool cancelled(double share = -1) const { return progress && !progress(share); }
};

/// The error that a cancelled computation returns.
[[nodiscard]] inline error cancelled_error() {
    return {error_code::cancelled, "the caller stopped the work", {}};
}

}  // namespace delib
