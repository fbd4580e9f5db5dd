// The catalogue of rules as people and programs read it.
#pragma once

#include "delib/core/language.hpp"
#include "delib/engine/registry.hpp"

#include <string>
#include <vector>

namespace delib {

/// `{"rules": [{"id", "name": {"en", "fr"}, "bases", "seats", "summary", "options": [{"name", "type", "default", "values", "meaning"}]}]}`
[[nodiscard]] std::string rules_to_json(const std::vector<const rule_entry*>& rules);

/// A line a rule, or with `details` its options, too; lines of at most 80 columns.
[[nodiscard]] std::string rules_to_text(const std::vector<const rule_entry*>& rules, language lang, bool details);

}  // namespace delib
