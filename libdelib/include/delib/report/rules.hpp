// The catalogue of rules as people and programs read it.
#pragma once

#include "delib/core/language.hpp"
#include "delib/engine/registry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace delib {

/// `{"rules": [{"id", "name": {"en", "fr"}, "bases", "seats", "summary", "options": [{"name", "type", "default", "values", "meaning"}]}]}`
[[nodiscard]] std::string rules_to_json(const std::vector<const rule_entry*>& rules);

/// A line a rule, or with `details` its options, too; lines of at most 80 columns.
[[nodiscard]] std::string rules_to_text(const std::vector<const rule_entry*>& rules, language lang, bool details);

/// A JSON schema (draft 2020-12) of the options of a rule, as an object. Numbers that need not be whole are texts.
[[nodiscard]] std::string rule_to_schema(const rule_entry& rule);

/// The value of an option where none is given, as text; empty if the rule has no such option.
[[nodiscard]] std::string default_of(const rule_entry& rule, std::string_view option);

}  // namespace delib
