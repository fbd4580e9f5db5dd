// What was found of one count, as the members of a JSON object.
#pragma once

#include "core/json.hpp"
#include "delib/integrity/capture.hpp"

namespace delib::report {

/// Adds the members from `added` to `similar` to an outcome, or to what stands beside it under `capture`.
void add_capture(json& into, const captured& found, std::size_t count);

}  // namespace delib::report
