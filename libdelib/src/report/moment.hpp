// A time from a file, as people and programs read it.
#pragma once

#include <cstdint>
#include <string>

namespace delib::report {

/// Milliseconds since 1970 as ISO 8601 in UTC, `2017-07-16T19:17:32.930Z`; those before the year 0 or after 9999 as the
/// number itself.
[[nodiscard]] std::string moment(std::int64_t milliseconds);

/// The same to the second, `2017-07-16 19:17:32`.
[[nodiscard]] std::string shown_moment(std::int64_t milliseconds);

}  // namespace delib::report
