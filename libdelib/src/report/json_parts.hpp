// What all JSON documents share: their head, pairs of names and values, and how they stand on the page.
#pragma once

#include "core/json.hpp"
#include "delib/engine/run.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib::report {

[[nodiscard]] json exact(const rational& value);

/// Twelve significant digits, the same on every machine; null where the value is not defined.
[[nodiscard]] json number(double value);
[[nodiscard]] json number(const std::optional<double>& value);

/// An object with the pairs in their order.
[[nodiscard]] json pairs_json(const std::vector<std::pair<std::string, std::string>>& pairs);

/// Where the ballots come from and what became of them.
[[nodiscard]] json ballots_json(const set_result& set);

/// `schema`, `engine`, and of this set `ballots`, `candidates` and `policy`.
[[nodiscard]] json json_head(std::string_view schema, const set_result& set);

/// The document as text: a value on one line if it fits, and one member a line otherwise, so that people can read a
/// ranking.
[[nodiscard]] std::string json_document(const json& value);

}  // namespace delib::report
