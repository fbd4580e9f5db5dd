// The registry: every rule by its identifier, at run time. Front ends know rules only through it.
#pragma once

#include "delib/core/control.hpp"
#include "delib/core/result.hpp"
#include "delib/engine/bases.hpp"
#include "delib/outcome/outcome.hpp"
#include "delib/rule/option.hpp"
#include "delib/rule/rule.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace delib {

/// A rule without its type.
struct rule_entry {
    rule_info info;
    std::span<const option_row> rows;
    /// Every option with the value in force, given some of them (none: the defaults). An error if one does not exist or
    /// does not fit.
    result<option_texts> (*effective)(const option_texts& given);
    result<outcome> (*decide)(bases& from, const option_texts& given, std::int64_t seats, const control& c);
};

/// All rules, in the order of rule/all.hpp.
[[nodiscard]] std::span<const rule_entry> all_rule_entries();

/// The rule with this identifier; an error names those that sound like it.
[[nodiscard]] result<const rule_entry*> find_rule(std::string_view id);

}  // namespace delib
