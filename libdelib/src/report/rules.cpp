#include "delib/report/rules.hpp"

#include "core/json.hpp"

#include <algorithm>
#include <string_view>

namespace delib {

namespace {

// Displayed width of text in the languages of this library: one column a character.
std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Text in lines of at most `width` columns, each after `indent` blanks; the first line continues where the caller is.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
    std::string out;
    std::size_t column = indent;
    while (!text.empty()) {
        const auto blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        if (column > indent && column + 1 + width_of(word) > width) {
            out += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += width_of(word);
        text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    }
    return out;
}

// The value of an option as JSON knows it.
json schema_of(const rule_entry& rule, const option_row& row) {
    const std::string value = default_of(rule, row.name);
    json out;
    switch (row.type) {
        case option_type::word:
            out = {{"type", "string"}, {"enum", detail::split_list(row.values, '|')}, {"default", value}};
            break;
        case option_type::whole:
            out = {{"type", "integer"}, {"minimum", row.least}, {"maximum", row.most}};
            if (const auto number = parse_rational(value)) out.add("default", json::number(to_text(*number)));
            break;
        case option_type::flag: out = {{"type", "boolean"}, {"default", value == "true"}}; break;
        case option_type::numbers:
            out = {{"type", json::list({"string", "array"})},
                   {"items", {{"type", json::list({"string", "integer"})}}},
                   {"default", value}};
            break;
        case option_type::ties: out = {{"type", "string"}, {"default", value}, {"$comment", row.values}}; break;
    }
    out["description"] = row.meaning_en;
    out["x-description-fr"] = row.meaning_fr;
    return out;
}

}  // namespace

std::string default_of(const rule_entry& rule, std::string_view option) {
    const auto all = rule.effective({});
    if (!all) return {};
    for (const auto& [name, value] : *all) {
        if (name == option) return value;
    }
    return {};
}

std::string rule_to_schema(const rule_entry& rule) {
    json properties = json::object();
    for (const option_row& row : rule.rows) properties.add(std::string(row.name), schema_of(rule, row));
    const json out = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", rule.info.name_en},
                      {"x-title-fr", rule.info.name_fr},
                      {"description", rule.info.summary_en},
                      {"x-description-fr", rule.info.summary_fr},
                      {"type", "object"},
                      {"properties", properties},
                      {"additionalProperties", false}};
    return out.indented();
}

std::string rules_to_json(const std::vector<const rule_entry*>& rules) {
    json list = json::list();
    for (const rule_entry* rule : rules) {
        json options = json::list();
        for (const option_row& row : rule->rows) {
            options.push_back({{"name", row.name},
                               {"type", to_text(row.type)},
                               {"default", default_of(*rule, row.name)},
                               {"values", row.type == option_type::word ? json(detail::split_list(row.values, '|'))
                                                                        : json(row.values)},
                               {"meaning", {{"en", row.meaning_en}, {"fr", row.meaning_fr}}}});
        }
        json bases = json::list({to_text(rule->info.basis)});
        if (rule->info.also) bases.push_back(to_text(*rule->info.also));
        list.push_back({{"id", rule->info.id},
                        {"name", {{"en", rule->info.name_en}, {"fr", rule->info.name_fr}}},
                        {"bases", bases},
                        {"seats", rule->info.seats == seats_kind::one ? "one" : "many"},
                        {"summary", {{"en", rule->info.summary_en}, {"fr", rule->info.summary_fr}}},
                        {"options", options}});
    }
    return json{{"rules", list}}.indented();
}

std::string rules_to_text(const std::vector<const rule_entry*>& rules, language lang, bool details) {
    constexpr std::size_t columns = 80, indent = 22;
    const bool french = lang == language::fr;
    std::string out;
    const auto line = [&](std::size_t margin, std::string_view head, std::string_view text) {
        std::string start = std::string(margin, ' ') + std::string(head);
        start +=
            width_of(start) < indent ? std::string(indent - width_of(start), ' ') : "\n" + std::string(indent, ' ');
        out += start + wrapped(text, indent, columns) + "\n";
    };
    for (const rule_entry* rule : rules) {
        const rule_info& info = rule->info;
        if (!details) {
            line(0, info.id, french ? info.summary_fr : info.summary_en);
            continue;
        }
        out += std::string(info.id) + " – " + std::string(french ? info.name_fr : info.name_en) + "\n";
        out += "  " + wrapped(french ? info.summary_fr : info.summary_en, 2, columns) + "\n\n";
        line(2, french ? "lit" : "reads",
             std::string(to_text(info.basis)) + (info.also ? ", " + std::string(to_text(*info.also)) : ""));
        line(2, french ? "sièges" : "seats",
             info.seats == seats_kind::one ? (french ? "un" : "one") : (french ? "un ou plusieurs" : "one or several"));
        for (const option_row& row : rule->rows) {
            out += "\n";
            line(2, row.name, french ? row.meaning_fr : row.meaning_en);
            line(4, french ? "valeurs" : "values", row.values);
            line(4, french ? "par défaut" : "default", default_of(*rule, row.name));
        }
    }
    return out;
}

}  // namespace delib
