// The JSON form of a spec, read strictly: an unknown key is an error.

#include "c_api/json.hpp"
#include "c_api/spec.hpp"
#include "delib/core/text.hpp"

namespace delib::c_api {

namespace {

// A text for both languages, or an object with one for each.
result<localized> read_localized(const json& value, std::string_view what) {
    if (value.is(json::type::text)) return localized{value.text(), value.text()};
    localized out;
    const auto read = [&](const std::string& key, const json& member) -> result<void> {
        if (key != "en" && key != "fr") return unknown_key(what, key, "en, fr");
        return store(key == "en" ? out.en : out.fr, as_text(member, std::string(what) + "." + key));
    };
    DELIB_CHECK(each_member(value, what, read));
    return out;
}

// Objects with an id, a title and perhaps more, each read by `extra`.
template <class T, class Extra>
result<void> read_named(const json& list, std::string_view what, std::string_view known, std::vector<T>& into,
                        Extra&& extra) {
    return each_item(list, what, [&](const json& item) -> result<void> {
        T one;
        const auto read = [&](const std::string& key, const json& member) -> result<void> {
            if (key == "id") return store(one.id, as_text(member, "id"));
            if (key == "title") return store(one.title, read_localized(member, "title"));
            DELIB_TRY(taken, extra(one, key, member));
            return taken ? result<void>() : result<void>(unknown_key(what, key, known));
        };
        DELIB_CHECK(each_member(item, what, read));
        if (one.id.empty()) return error{error_code::usage, std::string(what) + ": each needs an id", {}};
        for (const T& earlier : into) {
            if (earlier.id == one.id)
                return error{error_code::name, std::string(what) + ": '" + visible(one.id) + "' stands twice", {}};
        }
        into.push_back(std::move(one));
        return {};
    });
}

result<void> read_proposals(const json& list, std::vector<proposal>& into) {
    return read_named(list, "proposals", "id, title, theme, note", into,
                      [](proposal& one, const std::string& key, const json& member) -> result<bool> {
                          if (key == "theme") {
                              DELIB_CHECK(store(one.theme, as_text(member, "theme")));
                          } else if (key == "note") {
                              DELIB_CHECK(store(one.note, read_localized(member, "note")));
                          } else {
                              return false;
                          }
                          return true;
                      });
}

result<bool> nothing_more(const auto&, const std::string&, const json&) {
    return false;
}

result<void> read_weights(const json& object, count_spec& into) {
    return each_member(object, "weights", [&](const std::string& stratum, const json& values) {
        return each_member(values, "weights of " + visible(stratum),
                           [&](const std::string& value, const json& weight) -> result<void> {
                               DELIB_TRY(text, as_number_text(weight, "a weight"));
                               return into.set_weight(stratum, value, text);
                           });
    });
}

result<void> read_where(const json& value, count_spec& into) {
    DELIB_TRY(text, as_text(value, "where"));
    const auto equals = text.find('=');
    if (equals == std::string::npos)
        return error{error_code::usage, "where is STRATUM=VALUE, got '" + visible(text) + "'", {}};
    into.set_where(std::pair(text.substr(0, equals), text.substr(equals + 1)));
    return {};
}

// A rule, a requirement or two levels: in one line, or as an object.
result<std::string> as_spec_text(const json& value, std::string_view what) {
    if (value.is_object()) return value.compact();
    return as_text(value, what);
}

result<void> read_key(const std::string& key, const json& value, count_spec& into) {
    if (key == "rules") {
        return each_item(value, key, [&](const json& rule) -> result<void> {
            DELIB_TRY(text, as_spec_text(rule, "a rule"));
            return into.add_rule(text);
        });
    }
    if (key == "requirements") {
        return each_item(value, key, [&](const json& requirement) -> result<void> {
            DELIB_TRY(text, as_spec_text(requirement, "a requirement"));
            return into.add_requirement(text);
        });
    }
    if (key == "policy") {
        return each_member(value, key, [&](const std::string& name, const json& setting) -> result<void> {
            DELIB_TRY(text, as_text(setting, name));
            return into.set_policy(name, text);
        });
    }
    if (key == "seats") {
        DELIB_TRY(seats, as_whole(value, key));
        return into.set_seats(seats);
    }
    if (key == "by" || key == "reweight") {
        DELIB_TRY(stratum, as_text(value, key));
        key == "by" ? into.set_by(std::move(stratum)) : into.set_reweight(std::move(stratum));
        return {};
    }
    if (key == "where") return read_where(value, into);
    if (key == "weights") return read_weights(value, into);
    if (key == "two-level") {
        DELIB_TRY(text, as_spec_text(value, key));
        return into.set_two_level(text);
    }
    if (key == "title") return store(into.shown().title, read_localized(value, key));
    if (key == "notice") return store(into.shown().notice, read_localized(value, key));
    if (key == "themes") return read_named(value, key, "id, title", into.shown().themes, nothing_more<theme>);
    if (key == "grades") return read_named(value, key, "id, title", into.shown().grades, nothing_more<grade_label>);
    if (key == "proposals") return read_proposals(value, into.shown().proposals);
    return unknown_key("a spec", key,
                       "rules, seats, policy, requirements, by, where, reweight, weights, two-level, title, notice, "
                       "themes, grades, proposals");
}

}  // namespace

result<count_spec> read_spec_json(std::string_view text) {
    DELIB_TRY(object, parse_json_object(text));
    count_spec out;
    DELIB_CHECK(each_member(object, "a spec",
                            [&](const std::string& key, const json& value) { return read_key(key, value, out); }));
    return out;
}

}  // namespace delib::c_api
