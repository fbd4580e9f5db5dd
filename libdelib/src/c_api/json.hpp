// Reading the JSON that callers give, strictly: every type is checked, every key must be known.
#pragma once

#include "core/json.hpp"
#include "delib/core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace delib::c_api {

/// An object of JSON. Errors: not JSON, no object, a key twice, brackets nested deeper than 16.
[[nodiscard]] result<json> parse_json_object(std::string_view text);

[[nodiscard]] error unknown_key(std::string_view where, std::string_view key, std::string_view known);
[[nodiscard]] error wrong_type(std::string_view what, std::string_view expected, const json& got);

[[nodiscard]] result<std::string> as_text(const json& value, std::string_view what);
[[nodiscard]] result<std::int64_t> as_whole(const json& value, std::string_view what);
[[nodiscard]] result<bool> as_flag(const json& value, std::string_view what);
/// A whole number, or any exact number as a text.
[[nodiscard]] result<std::string> as_number_text(const json& value, std::string_view what);

/// Puts what was read where it belongs.
template <class T, class U>
[[nodiscard]] result<void> store(T& into, result<U> read) {
    if (!read) return std::move(read).error();
    into = *std::move(read);
    return {};
}

/// Calls `f(key, value)` for each member of an object.
template <class F>
[[nodiscard]] result<void> each_member(const json& object, std::string_view what, F&& f) {
    if (!object.is_object()) return wrong_type(what, "an object", object);
    for (std::size_t i = 0; i < object.size(); ++i) DELIB_CHECK(f(object.keys()[i], object.values()[i]));
    return {};
}

/// Calls `f(item)` for each item of a list.
template <class F>
[[nodiscard]] result<void> each_item(const json& list, std::string_view what, F&& f) {
    if (!list.is_list()) return wrong_type(what, "a list", list);
    for (const json& item : list.values()) DELIB_CHECK(f(item));
    return {};
}

}  // namespace delib::c_api
