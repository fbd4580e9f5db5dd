#include "c_api/reading.hpp"

#include "c_api/json.hpp"
#include "delib/core/text.hpp"
#include "delib/engine/spec.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace delib::c_api {

namespace {

constexpr std::string_view known_names =
    "format, ballot, scale, candidates, weights, weight-digits, strata, revote, lenient, digest, threads";

// A list in one line, separated by commas, or a list of JSON.
result<std::vector<std::string>> as_names(const json& value, std::string_view what) {
    std::vector<std::string> names;
    if (value.is(json::type::text)) {
        for (const std::string_view name : detail::split_list(value.text(), ',')) names.emplace_back(name);
        return names;
    }
    DELIB_CHECK(each_item(value, what, [&](const json& item) -> result<void> {
        DELIB_TRY(name, as_text(item, what));
        names.push_back(std::move(name));
        return {};
    }));
    return names;
}

result<bool> as_yes(const json& value, std::string_view what) {
    if (value.is(json::type::text) && (value.text() == "true" || value.text() == "false"))
        return value.text() == "true";
    return as_flag(value, what);
}

result<int> as_digits(const json& value) {
    DELIB_TRY(text, as_number_text(value, "weight-digits"));
    const auto digits = parse_digits(text);
    if (!digits || *digits > 30) return wrong_type("weight-digits", "a whole number from 0 to 30", value);
    return static_cast<int>(*digits);
}

result<unsigned> as_threads(const json& value) {
    DELIB_TRY(text, as_number_text(value, "threads"));
    const auto count = parse_digits(text);
    if (!count || *count < 1 || *count > 1024) return wrong_type("threads", "a whole number from 1 to 1024", value);
    return static_cast<unsigned>(*count);
}

result<revote_policy> as_revote(const json& value) {
    constexpr std::array<std::string_view, 3> words{"last", "first", "reject"};
    DELIB_TRY(word, as_text(value, "revote"));
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return wrong_type("revote", "last, first or reject", value);
    return static_cast<revote_policy>(found - words.begin());
}

result<void> read_strata(const json& value, read_options& into) {
    return each_member(value, "strata", [&](const std::string& column, const json& values) -> result<void> {
        DELIB_TRY(names, as_names(values, "strata"));
        into.strata.push_back({column, std::move(names)});
        return {};
    });
}

result<void> read_name(const std::string& name, const json& value, read_options& into) {
    if (name == "format") return store(into.format, as_text(value, name));
    if (name == "weights") return store(into.weight_column, as_text(value, name));
    if (name == "ballot") {
        DELIB_TRY(word, as_text(value, name));
        return store(into.ballot, parse_ballot_reading(word));
    }
    if (name == "scale") return store(into.scale, as_names(value, name));
    if (name == "candidates") return store(into.candidates, as_names(value, name));
    if (name == "weight-digits") return store(into.weight_digits, as_digits(value));
    if (name == "strata") return read_strata(value, into);
    if (name == "revote") return store(into.revote, as_revote(value));
    if (name == "lenient") return store(into.lenient, as_yes(value, name));
    if (name == "digest") return store(into.digest, as_yes(value, name));
    if (name == "threads") return store(into.threads, as_threads(value));
    return unknown_key("a reading", name, known_names);
}

result<json> parse_words(std::string_view text) {
    if (trim(text).starts_with('{')) return parse_json_object(text);
    DELIB_TRY(values, parse_values(text));
    json object = json::object();
    for (auto& [name, value] : values) {
        if (object.find(name) != nullptr)
            return error{error_code::usage, "a reading is given '" + visible(name) + "' twice", {}};
        if (!find_invalid_utf8(name) && !find_invalid_utf8(value)) {
            object.add(name, value);
            continue;
        }
        return error{error_code::parse, "'" + visible(value.substr(0, 60)) + "' is not UTF-8", {}};
    }
    return object;
}

}  // namespace

result<read_options> read_reading(const delib_context& context, const char* text) {
    read_options out;
    out.max_bytes =
        static_cast<std::size_t>(std::min<std::uint64_t>(byte_limit(context), std::numeric_limits<std::size_t>::max()));
    if (text == nullptr) return out;
    DELIB_TRY(words, parse_words(text));
    DELIB_CHECK(each_member(words, "a reading",
                            [&](const std::string& name, const json& value) { return read_name(name, value, out); }));
    return out;
}

answer give_profile(const delib_context& context, result<ballots> read, delib_profile** profile) {
    if (!read) return std::move(read).error();
    DELIB_CHECK(check_candidates(context, read->profile.candidates().size()));
    *profile = new delib_profile{std::make_shared<const ballots>(*std::move(read))};
    return {};
}

}  // namespace delib::c_api
