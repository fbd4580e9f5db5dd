// What stands after an option that takes names and values, such as `--rule schulze:strength=ratio`: for completion and
// the manual page, which are made from the same rows.
#pragma once

#include "delib/engine/registry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace delib::cli {

/// A name, and what it may be.
struct named_value {
    std::string name;
    std::string values;  ///< `a|b|c`, or a pattern
    std::string meaning;
    std::string usual{};  ///< where none is given
};

/// A rule, a requirement: what stands before the colon, and what may follow it.
struct spec_row {
    std::string id;
    std::string name;  ///< empty if the identifier is all there is
    std::string meaning;
    std::vector<named_value> values;
};

[[nodiscard]] std::vector<spec_row> rule_specs();
[[nodiscard]] std::vector<spec_row> requirement_specs();
[[nodiscard]] std::vector<spec_row> model_specs();
[[nodiscard]] std::vector<named_value> policy_values();
[[nodiscard]] std::vector<named_value> two_level_values();

/// Those of `a|b|c` that can be typed as they stand; of `order:A>B` the part that can, up to the colon.
[[nodiscard]] std::vector<std::string> words_of(std::string_view values);

}  // namespace delib::cli
