// A result with what C is shown of it: numbers instead of identifiers, texts instead of ratios.
#pragma once

#include "c_api/context.hpp"
#include "delib/engine/run.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace delib::c_api {

/// Candidates as plain numbers.
using places = std::vector<std::uint32_t>;

/// A requirement as texts.
struct requirement_view {
    std::string needed{};
    std::string got{};
};

/// What C is shown of an outcome beyond what stands in it.
struct outcome_view {
    std::string stratum{};  ///< `town=North`; empty for the whole
    std::string committees_total{};
    std::string objective{};
    std::string decision{};
    places winners{}, elected{}, tied{};
    std::vector<places> committees{}, tiers{};
    std::vector<std::optional<std::string>> scores{};
    std::vector<std::string> lottery{};
    std::vector<requirement_view> requirements{};
};

/// A result, and a view of each of its outcomes. It never changes.
struct shown_result {
    explicit shown_result(consultation_result counted);

    consultation_result counted;
    std::vector<outcome_view> views{};
};

/// The double that is nearest to an exact number; of two that are equally near, the one whose last bit is 0.
[[nodiscard]] double nearest_double(const rational& value);

/// Hands out what was counted, or what went wrong.
[[nodiscard]] answer give_result(result<consultation_result> counted, delib_result** into);

}  // namespace delib::c_api

struct delib_result {
    std::shared_ptr<const delib::c_api::shown_result> held{};
};
