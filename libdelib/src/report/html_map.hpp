// The picture of a map on a page.
#pragma once

#include "report/document.hpp"

#include <string>
#include <string_view>

namespace delib::report {

/// What moves the picture where scripts run: the one script that a page of ours may hold.
extern const std::string_view map_script;

/// The source of `map_script` for a content security policy: `'sha256-…'`.
[[nodiscard]] std::string map_script_source();

/// The figure: controls, the picture, the legends of each view. `escaped` makes text safe in HTML.
[[nodiscard]] std::string point_map_html(const point_map& drawn, std::string (*escaped)(std::string_view));

}  // namespace delib::report
