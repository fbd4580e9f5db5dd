// A value of JSON whose members keep their order: what documents are written from and what callers give is read into.
//
// nlohmann::json reads and writes the texts, but its values are not used: their destructors allocate (to destroy deep
// nesting without recursion), so that a program whose memory ends while one is destroyed is terminated. These do not;
// nesting is bounded by `max_json_nesting` where it comes from outside (docs/design/0015-c-api.md).
#pragma once

#include "delib/core/result.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace delib {

class json {
public:
    enum class type : std::uint8_t { null, flag, number, text, list, object };
    class piece;

    json() = default;
    json(std::nullptr_t) noexcept {}
    json(bool value) : type_(type::flag), text_(value ? "true" : "false") {}
    json(std::integral auto value) : type_(type::number), text_(std::to_string(value)) {}
    json(std::string value) : type_(type::text), text_(std::move(value)) {}
    json(std::string_view value) : json(std::string(value)) {}
    json(const char* value) : json(std::string(value)) {}
    template <class T>
    json(const std::vector<T>& values) : type_(type::list), values_(values.begin(), values.end()) {}
    /// An object if all pieces are pairs that begin with a text, otherwise a list.
    json(std::initializer_list<piece> pieces);

    [[nodiscard]] static json list(std::initializer_list<piece> pieces = {});
    [[nodiscard]] static json object() { return json(type::object, {}); }
    /// A number as it is written.
    [[nodiscard]] static json number(std::string text) { return json(type::number, std::move(text)); }

    /// The value of a text. Errors: not JSON, a key twice in one object, nested deeper than `max_json_nesting`.
    [[nodiscard]] static result<json> parse(std::string_view text);

    [[nodiscard]] bool is(type wanted) const noexcept { return type_ == wanted; }
    [[nodiscard]] bool is_list() const noexcept { return is(type::list); }
    [[nodiscard]] bool is_object() const noexcept { return is(type::object); }
    [[nodiscard]] bool is_whole() const noexcept;

    /// The text, or the number or flag as it is written.
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    /// The items of a list, the values of an object.
    [[nodiscard]] const std::vector<json>& values() const noexcept { return values_; }
    /// The keys of an object.
    [[nodiscard]] const std::vector<std::string>& keys() const noexcept { return keys_; }
    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }

    /// The value of a key, nullptr if there is none. Time O(members).
    [[nodiscard]] const json* find(std::string_view key) const noexcept;
    /// The value of a key, which is added if it is new. What is null becomes an object. Time O(members).
    json& operator[](std::string_view key);
    /// Adds a member whose key is new. Time O(1).
    void add(std::string key, json value);
    /// Adds an item. What is null becomes a list.
    void push_back(json item);

    /// Without a blank.
    [[nodiscard]] std::string compact() const;
    /// Each item and member on a line of its own, indented by one blank a level, and a line end.
    [[nodiscard]] std::string indented() const;
    /// A value on one line if it fits into `width` columns, and one member a line otherwise, so that people can read a
    /// ranking; the document itself always has one member a line. Ends with a line end.
    [[nodiscard]] std::string document(std::size_t width) const;

private:
    json(type what, std::string text) : type_(what), text_(std::move(text)) {}

    [[nodiscard]] bool holds_values() const noexcept { return is_list() || is_object(); }
    bool write_line(std::string& out, std::string_view after_comma, std::string_view after_colon,
                    std::size_t longest) const;
    void write_lines(std::string& out, std::size_t depth, std::size_t before, std::size_t width) const;

    type type_ = type::null;
    std::string text_{};
    std::vector<std::string> keys_{};
    std::vector<json> values_{};
};

/// What stands between braces where a `json` is made: moved into it, where an initializer list could only be copied.
class json::piece {
public:
    template <class T>
    // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): the constraint leaves copies and moves alone
    requires(!std::same_as<std::remove_cvref_t<T>, piece> && std::constructible_from<json, T>) piece(T&& value)
        : value_(std::forward<T>(value)) {}
    piece(std::initializer_list<piece> pieces) : value_(pieces) {}

private:
    friend class json;
    mutable json value_;
};

}  // namespace delib
