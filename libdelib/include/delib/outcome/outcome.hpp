// The decision of a rule: all winners, the order, exact scores, what happened, and every tie. Nothing is decided
// silently: where candidates tie for a seat and no tie-break was named, they all stand in `tied`.
#pragma once

#include "delib/core/config.hpp"
#include "delib/core/ids.hpp"
#include "delib/number/rational.hpp"
#include "delib/outcome/trace.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace delib {

/// Best first; candidates of one tier are tied.
using ranking = std::vector<std::vector<candidate>>;

/// A condition that was set on a count, what it needed, and what it got.
struct requirement_result {
    std::string kind{};
    std::optional<candidate> who{};  ///< none where it concerns the whole vote
    std::string against{};           ///< the option that must be beaten, if there is one
    rational needed = 0;
    rational got = 0;
    bool met = false;
};

/// What becomes of a count with requirements.
enum class decision : std::uint8_t { adopted, status_quo, not_adopted, no_quorum };

[[nodiscard]] constexpr std::string_view to_text(decision d) noexcept {
    constexpr std::string_view names[] = {"adopted", "status-quo", "not-adopted", "no-quorum"};
    return names[static_cast<std::size_t>(d)];
}

struct outcome {
    // Not left to the compiler, which would write them again in every file.
    outcome();
    outcome(const outcome&);
    outcome(outcome&&) noexcept;
    outcome& operator=(const outcome&);
    outcome& operator=(outcome&&) noexcept;
    ~outcome();

    std::string rule{};                                          ///< its identifier
    std::vector<std::pair<std::string, std::string>> options{};  ///< every option with its value
    std::int64_t seats = 1;

    std::vector<candidate> winners{};                  ///< all who win in some tied outcome, in the order of candidates
    std::vector<std::vector<candidate>> committees{};  ///< all tied committees, up to a cap
    rational committees_total = 0;                     ///< how many there are, a whole number
    bool committees_at_least = false;                  ///< there are more than `committees_total`
    std::vector<candidate> elected{};                  ///< sure winners
    std::vector<candidate> tied{};                     ///< those tied for the seats left
    std::int64_t open = 0;                             ///< seats left

    std::optional<delib::ranking> order{};          ///< none where the rule defines no order
    std::vector<std::optional<rational>> scores{};  ///< one a candidate; empty where the rule defines none
    std::optional<rational> objective{};            ///< the exact optimum of an optimising rule
    std::vector<rational> lottery{};                ///< probabilities; empty unless the rule is a lottery

    std::vector<requirement_result> requirements{};
    std::optional<delib::decision> decided{};
    std::vector<event> rounds{};
    std::vector<tie> ties{};
    bool complete = true;  ///< false where a budget ended the work
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/outcome/impl/outcome.ipp"
#endif
