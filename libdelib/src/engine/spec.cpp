#include "delib/engine/spec.hpp"

#include "core/json.hpp"

#include <utility>

namespace delib {

namespace {

error wrong(std::string message) {
    return {error_code::usage, std::move(message), {}};
}

// A value of JSON as the text that a command line would carry; lists are joined with commas.
result<std::string> value_text(const json& value) {
    if (value.is(json::type::number) && !value.is_whole())
        return wrong(value.text() + " is not exact in JSON; write it as a text, \"" + value.text() + "\"");
    if (value.is_list()) {
        std::string text;
        for (const json& item : value.values()) {
            DELIB_TRY(part, value_text(item));
            text += (text.empty() ? "" : ",") + part;
        }
        return text;
    }
    if (value.is_object() || value.is(json::type::null))
        return wrong("expected a text, a number, true, false or a list, got " + value.compact().substr(0, 60));
    return value.text();
}

// The members of an object, but for `taken`.
result<option_texts> members(const json& object, std::string_view taken = {}) {
    option_texts out;
    for (std::size_t i = 0; i < object.size(); ++i) {
        if (object.keys()[i] == taken) continue;
        DELIB_TRY(text, value_text(object.values()[i]));
        out.emplace_back(object.keys()[i], text);
    }
    return out;
}

result<json> parse_object(std::string_view text) {
    DELIB_TRY(object, json::parse(text));
    if (!object.is_object()) return wrong("expected a JSON object, got '" + visible(text.substr(0, 60)) + "'");
    return object;
}

result<std::string> member(const json& object, std::string_view name) {
    const json* found = object.find(name);
    if (found == nullptr || !found->is(json::type::text))
        return wrong("the object needs a text \"" + std::string(name) + "\"");
    return found->text();
}

}  // namespace

result<option_texts> parse_values(std::string_view text) {
    option_texts values;
    text = trim(text);
    while (!text.empty()) {
        const auto equals = text.find('=');
        const auto comma = text.find(',');
        if (equals == std::string_view::npos || comma < equals || trim(text.substr(0, equals)).empty()) {
            return wrong("expected name=value, got '" + visible(text.substr(0, comma).substr(0, 60)) + "'");
        }
        std::string name{trim(text.substr(0, equals))};
        text = trim(text.substr(equals + 1));
        std::string value;
        if (text.starts_with('"')) {
            std::size_t at = 1;
            for (;; ++at) {
                if (at >= text.size()) return wrong("the value of " + visible(name) + " has an open quote");
                if (text[at] != '"') {
                    value += text[at];
                } else if (at + 1 < text.size() && text[at + 1] == '"') {
                    value += '"';
                    ++at;
                } else {
                    break;
                }
            }
            text = trim(text.substr(at + 1));
            if (!text.empty() && text.front() != ',')
                return wrong("expected a comma after the quoted value of " + visible(name));
        } else {
            const auto end = std::min(text.find(','), text.size());
            value = std::string(trim(text.substr(0, end)));
            text = text.substr(end);
        }
        values.emplace_back(std::move(name), std::move(value));
        if (text.empty()) break;
        text = trim(text.substr(1));
        if (text.empty()) return wrong("expected name=value after the last comma");
    }
    return values;
}

result<spec> parse_spec(std::string_view text) {
    text = trim(text);
    const auto colon = text.find(':');
    spec out{std::string(trim(text.substr(0, colon))), {}};
    if (out.name.empty()) return wrong("expected a name, got '" + visible(text.substr(0, 60)) + "'");
    if (colon != std::string_view::npos) {
        DELIB_TRY(values, parse_values(text.substr(colon + 1)));
        out.values = std::move(values);
    }
    return out;
}

result<spec> parse_rule_spec(std::string_view text) {
    if (!trim(text).starts_with('{')) return parse_spec(text);
    DELIB_TRY(object, parse_object(text));
    DELIB_TRY(rule, member(object, "rule"));
    spec out{rule, {}};
    for (const std::string& name : object.keys()) {
        if (name == "rule") continue;
        const json& value = *object.find(name);
        if (name != "options" || !value.is_object())
            return wrong("a rule is {\"rule\": ID, \"options\": {…}}; got \"" + visible(name) + "\"");
        DELIB_TRY(values, members(value));
        out.values = std::move(values);
    }
    return out;
}

result<requirement> parse_requirement_spec(std::string_view text) {
    if (!trim(text).starts_with('{')) {
        DELIB_TRY(parsed, parse_spec(text));
        return parse_requirement(parsed.name, parsed.values);
    }
    DELIB_TRY(object, parse_object(text));
    DELIB_TRY(kind, member(object, "kind"));
    DELIB_TRY(values, members(object, "kind"));
    return parse_requirement(kind, values);
}

result<two_level_request> read_two_level(const option_texts& values) {
    two_level_request out;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& [name, value] = values[i];
        for (std::size_t j = 0; j < i; ++j) {
            if (values[j].first == name) return wrong("two-level is given '" + visible(name) + "' twice");
        }
        if (name == "stratum") {
            out.stratum = value;
        } else if (name == "carry") {
            if (value != "ranking" && value != "scores" && value != "reweighted") {
                return wrong("two-level: carry is ranking, scores or reweighted, got '" + visible(value) + "'");
            }
            out.carry = value == "ranking"  ? carried::rankings
                        : value == "scores" ? carried::scores
                                            : carried::reweighted;
        } else if (name == "second") {
            DELIB_TRY(second, parse_rule_spec(value));
            out.second = second.name;
            out.second_options = second.values;
        } else {
            return wrong("two-level has no '" + visible(name) + "'; expected stratum, carry, second");
        }
    }
    if (out.stratum.empty())
        return wrong("two-level needs a stratum, as in stratum=workshop,carry=ranking,second=schulze");
    return out;
}

result<two_level_request> parse_two_level(std::string_view text) {
    if (!trim(text).starts_with('{')) {
        DELIB_TRY(values, parse_values(text));
        return read_two_level(values);
    }
    DELIB_TRY(object, parse_object(text));
    if (const json* second = object.find("second"); second != nullptr && second->is_object())
        object["second"] = second->compact();
    DELIB_TRY(values, members(object));
    return read_two_level(values);
}

}  // namespace delib
