#include "engine/toml_table.hpp"

#include "delib/core/text.hpp"

#include <algorithm>
#include <optional>

namespace delib {

namespace {

// A scalar as the text that a command line would carry.
std::optional<std::string> scalar_text(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    return std::nullopt;
}

}  // namespace

const toml::node* toml_table::take(std::string_view key) {
    taken_.emplace(key);
    return table_->get(key);
}

source_place toml_table::place_of(const toml::node& node) const {
    return {file_, node.source().begin.line, node.source().begin.column};
}

error toml_table::wrong_type(std::string_view key, const toml::node& node, std::string_view expected) const {
    return error_at(place_of(node), "'" + std::string(key) + "' must be " + std::string(expected));
}

error toml_table::error_here(std::string message) const {
    return error_at(place_of(*table_), std::move(message));
}

source_place toml_table::place(std::string_view key) const {
    const toml::node* node = table_->get(key);
    return place_of(node == nullptr ? *table_ : *node);
}

error toml_table::error_at_key(std::string_view key, std::string message) const {
    return error_at(place(key), std::move(message));
}

error toml_table::error_at(const source_place& place, std::string message) const {
    return {error_code::parse, std::move(message), place};
}

result<void> toml_table::text(std::string_view key, std::string& out) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    if (!node->is_string()) return wrong_type(key, *node, "a text in quotes");
    out = node->as_string()->get();
    return {};
}

result<void> toml_table::required(std::string_view key, std::string& out) {
    DELIB_CHECK(text(key, out));
    if (trim(out).empty()) return error_at_key(key, "'" + std::string(key) + "' is missing or empty");
    return {};
}

result<void> toml_table::text(std::string_view key, localized& out) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    if (const auto* one = node->as_string()) {
        out = {one->get(), one->get()};
        return {};
    }
    if (!node->is_table()) return wrong_type(key, *node, "a text, or a text for each language (fr, en)");
    toml_table languages(*node->as_table(), file_);
    DELIB_CHECK(languages.text("fr", out.fr));
    DELIB_CHECK(languages.text("en", out.en));
    return languages.finish();
}

result<void> toml_table::texts(std::string_view key, std::vector<std::string>& out) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    if (!node->is_array()) return wrong_type(key, *node, "a list of texts");
    for (const toml::node& item : *node->as_array()) {
        if (!item.is_string()) return wrong_type(key, item, "a list of texts");
        out.push_back(item.as_string()->get());
    }
    return {};
}

result<void> toml_table::whole_number(std::string_view key, std::int64_t& out) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    if (!node->is_integer()) return wrong_type(key, *node, "a whole number");
    out = node->as_integer()->get();
    return {};
}

result<std::vector<std::pair<std::string, toml_text>>> toml_table::texts_by_name() {
    std::vector<std::pair<std::string, toml_text>> out;
    for (const auto& [key, node] : *table_) {
        const std::string name{key.str()};
        if (taken_.contains(name) && node.is_table()) continue;
        taken_.insert(name);
        std::optional<std::string> text = scalar_text(node);
        if (!text && node.is_array()) {
            text.emplace();
            for (const toml::node& item : *node.as_array()) {
                const auto part = scalar_text(item);
                if (!part) return wrong_type(name, item, "a list of texts or whole numbers");
                *text += (text->empty() ? "" : ",") + *part;
            }
        }
        if (!text && node.is_floating_point())
            return wrong_type(name, node, "written as text to be exact, such as \"0.25\"");
        if (!text) return wrong_type(name, node, "a text, a whole number, true, false or a list of these");
        out.emplace_back(name, toml_text{*text, place_of(node)});
    }
    // The parser keeps keys sorted; people expect the order of the file.
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return std::pair(a.second.place.line, a.second.place.column) <
               std::pair(b.second.place.line, b.second.place.column);
    });
    return out;
}

result<void> toml_table::with_table(std::string_view key, const std::function<result<void>(toml_table&)>& read) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    if (!node->is_table()) return wrong_type(key, *node, "a table");
    toml_table table(*node->as_table(), file_);
    return read(table);
}

result<void> toml_table::with_tables(std::string_view key, const std::function<result<void>(toml_table&)>& read) {
    const toml::node* node = take(key);
    if (node == nullptr) return {};
    if (!node->is_array()) return wrong_type(key, *node, "a list of tables, written [[" + std::string(key) + "]]");
    for (const toml::node& item : *node->as_array()) {
        if (!item.is_table()) return wrong_type(key, item, "a list of tables, written [[" + std::string(key) + "]]");
        toml_table table(*item.as_table(), file_);
        DELIB_CHECK(read(table));
    }
    return {};
}

result<void> toml_table::finish() const {
    const toml::node* first = nullptr;
    std::string name;
    for (const auto& [key, node] : *table_) {
        if (taken_.contains(key.str())) continue;
        const auto& here = node.source().begin;
        if (first != nullptr &&
            std::pair(here.line, here.column) >= std::pair(first->source().begin.line, first->source().begin.column))
            continue;
        first = &node;
        name = std::string(key.str());
    }
    if (first == nullptr) return {};
    std::string known;
    for (const std::string& key : taken_) known += (known.empty() ? "" : ", ") + key;
    return error_at(place_of(*first), "unknown key '" + visible(name) + "'; expected one of " + known);
}

result<toml_document> toml_document::parse(std::string_view text, const std::string& file) {
    toml_document out;
    out.file_ = file;
    const auto wrong = [&](const toml::parse_error& found) {
        const auto& begin = found.source().begin;
        return error{error_code::parse, std::string(found.description()), {file, begin.line, begin.column}};
    };
    // With its results instead of exceptions, toml++ could not tell that memory ended: it would end the program.
#if TOML_EXCEPTIONS
    try {
        out.table_ = std::make_shared<const toml::table>(toml::parse(text));
    } catch (const toml::parse_error& found) {
        return wrong(found);
    }
#else
    toml::parse_result parsed = toml::parse(text);
    if (!parsed) return wrong(parsed.error());
    out.table_ = std::make_shared<const toml::table>(std::move(parsed).table());
#endif
    return out;
}

}  // namespace delib
