// Tables of a TOML file, read strictly: whoever reads a table names each key it knows, and `finish` refuses the others.
// Every error carries file, line and column.
#pragma once

#include "delib/core/language.hpp"
#include "delib/core/result.hpp"

#include <toml++/toml.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {

/// A value as text with its place.
struct toml_text {
    std::string text{};
    source_place place{};
};

class toml_table {
public:
    toml_table(const toml::table& table, std::string file) : table_(&table), file_(std::move(file)) {}

    /// A text; where it is absent, `out` stays as it is.
    [[nodiscard]] result<void> text(std::string_view key, std::string& out);
    /// The same, which must be there and not be empty.
    [[nodiscard]] result<void> required(std::string_view key, std::string& out);
    /// A text in languages (`title.fr = …`), or one text for both.
    [[nodiscard]] result<void> text(std::string_view key, localized& out);
    [[nodiscard]] result<void> texts(std::string_view key, std::vector<std::string>& out);
    [[nodiscard]] result<void> whole_number(std::string_view key, std::int64_t& out);

    /// All values as text, in the order of the file: numbers as written, truth values as words, lists joined by commas.
    /// Floating-point numbers are refused, since they are not exact; they are written as text.
    [[nodiscard]] result<std::vector<std::pair<std::string, toml_text>>> texts_by_name();

    /// Calls `read` with the table under `key`, or with each table of the list there, if there is any.
    [[nodiscard]] result<void> with_table(std::string_view key, const std::function<result<void>(toml_table&)>& read);
    [[nodiscard]] result<void> with_tables(std::string_view key, const std::function<result<void>(toml_table&)>& read);

    /// An error for the first key that nobody asked for.
    [[nodiscard]] result<void> finish() const;

    /// Where the value under `key` stands, or the table if there is none.
    [[nodiscard]] source_place place(std::string_view key) const;

    [[nodiscard]] error error_here(std::string message) const;
    [[nodiscard]] error error_at_key(std::string_view key, std::string message) const;
    [[nodiscard]] error error_at(const source_place& place, std::string message) const;

private:
    [[nodiscard]] const toml::node* take(std::string_view key);
    [[nodiscard]] source_place place_of(const toml::node& node) const;
    [[nodiscard]] error wrong_type(std::string_view key, const toml::node& node, std::string_view expected) const;

    const toml::table* table_;
    std::string file_;
    std::set<std::string, std::less<>> taken_{};
};

class toml_document {
public:
    [[nodiscard]] static result<toml_document> parse(std::string_view text, const std::string& file);
    [[nodiscard]] toml_table root() const { return {*table_, file_}; }

private:
    std::shared_ptr<const toml::table> table_{};
    std::string file_{};
};

}  // namespace delib
