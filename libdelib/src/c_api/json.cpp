#include "c_api/json.hpp"

#include "delib/core/text.hpp"

#include <charconv>
#include <system_error>

namespace delib::c_api {

result<json> parse_json_object(std::string_view text) {
    DELIB_TRY(object, json::parse(text));
    if (!object.is_object()) return wrong_type("the JSON", "an object", object);
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
            std::string(what) + ": expected " + std::string(expected) + ", got " + visible(got.compact().substr(0, 60)),
            {}};
}

result<std::string> as_text(const json& value, std::string_view what) {
    if (!value.is(json::type::text)) return wrong_type(what, "a text", value);
    return value.text();
}

result<std::int64_t> as_whole(const json& value, std::string_view what) {
    std::int64_t number = 0;
    const char* const end = value.text().data() + value.text().size();
    const auto [stop, fault] = std::from_chars(value.text().data(), end, number);
    if (!value.is_whole() || fault != std::errc() || stop != end) return wrong_type(what, "a whole number", value);
    return number;
}

result<bool> as_flag(const json& value, std::string_view what) {
    if (!value.is(json::type::flag)) return wrong_type(what, "true or false", value);
    return value.text() == "true";
}

result<std::string> as_number_text(const json& value, std::string_view what) {
    if (!value.is_whole() && !value.is(json::type::text))
        return wrong_type(what, "a whole number, or a text such as \"1/4\"", value);
    return value.text();
}

}  // namespace delib::c_api
