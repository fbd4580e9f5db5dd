#include "c_api/json.hpp"

#include "delib/core/text.hpp"

#include <set>
#include <vector>

namespace delib::c_api {

result<json> parse_json_object(std::string_view text) {
    if (json_nesting(text) > max_json_nesting) {
        return error{
            error_code::limit, "JSON nested deeper than " + std::to_string(max_json_nesting) + " brackets", {}};
    }
    std::vector<std::set<std::string>> keys;
    std::string twice;
    const auto note = [&](int, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::object_start) keys.emplace_back();
        if (event == json::parse_event_t::object_end) keys.pop_back();
        if (event == json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second && twice.empty())
            twice = parsed.get<std::string>();
        return true;
    };
    json object = json::parse(text, note, false);
    if (object.is_discarded())
        return error{error_code::parse, "expected JSON, got '" + visible(text.substr(0, 60)) + "'", {}};
    if (!object.is_object()) return wrong_type("the JSON", "an object", object);
    if (!twice.empty()) return error{error_code::usage, "the key \"" + visible(twice) + "\" stands twice", {}};
    return object;
}

error unknown_key(std::string_view where, std::string_view key, std::string_view known) {
    return {error_code::usage,
            std::string(where) + " has no key \"" + visible(key.substr(0, 60)) + "\"; expected one of " +
                std::string(known),
            {}};
}

error wrong_type(std::string_view what, std::string_view expected, const json& got) {
    return {error_code::usage,
            std::string(what) + ": expected " + std::string(expected) + ", got " +
                visible(got.dump(-1, ' ', false, json::error_handler_t::replace).substr(0, 60)),
            {}};
}

result<std::string> as_text(const json& value, std::string_view what) {
    if (!value.is_string()) return wrong_type(what, "a text", value);
    return value.get<std::string>();
}

result<std::int64_t> as_whole(const json& value, std::string_view what) {
    const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>() <= INT64_MAX : value.is_number_integer();
    if (!fits) return wrong_type(what, "a whole number", value);
    return value.get<std::int64_t>();
}

result<bool> as_flag(const json& value, std::string_view what) {
    if (!value.is_boolean()) return wrong_type(what, "true or false", value);
    return value.get<bool>();
}

result<std::string> as_number_text(const json& value, std::string_view what) {
    if (value.is_number_integer()) return value.dump();
    if (!value.is_string()) return wrong_type(what, "a whole number, or a text such as \"1/4\"", value);
    return value.get<std::string>();
}

}  // namespace delib::c_api
