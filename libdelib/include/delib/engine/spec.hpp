// The one-line forms in which front ends name a rule, a requirement or a two-level count:
//
//     schulze
//     ranked-priorities:places=5,weights="5,4,3,2,1"
//     {"rule": "irv", "options": {"ties": "parallel"}}
//
// A value that holds a comma or a quote stands in double quotes, quotes doubled, as in CSV.
#pragma once

#include "delib/core/result.hpp"
#include "delib/engine/consultation.hpp"
#include "delib/engine/requirement.hpp"
#include "delib/rule/option.hpp"

#include <string>
#include <string_view>

namespace delib {

/// A name with named values, before anybody asked whether they exist.
struct spec {
    std::string name{};
    option_texts values{};
};

/// Reads `NAME[:name=value,…]`. Error: a value without a name, an open quote.
[[nodiscard]] result<spec> parse_spec(std::string_view text);

/// Reads `name=value,…` alone, as in `--policy` and `--two-level`.
[[nodiscard]] result<option_texts> parse_values(std::string_view text);

/// Reads a rule with options in either form. Whether they exist is the registry's to say.
[[nodiscard]] result<spec> parse_rule_spec(std::string_view text);

/// Reads `quorum:heads=425` or `{"kind": "quorum", "heads": 425}`.
[[nodiscard]] result<requirement> parse_requirement_spec(std::string_view text);

/// Reads `stratum=workshop,carry=ranking,second=schulze`, or the same as JSON.
[[nodiscard]] result<two_level_request> parse_two_level(std::string_view text);
[[nodiscard]] result<two_level_request> read_two_level(const option_texts& values);

}  // namespace delib
