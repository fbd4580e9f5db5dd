// consultation.toml, read strictly: every key must be known, every value of its type, every reference must exist.

#include "delib/engine/consultation.hpp"

#include "delib/engine/registry.hpp"
#include "delib/engine/spec.hpp"
#include "engine/toml_table.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace delib {

namespace {

result<std::vector<std::pair<std::string, weight>>> read_weights(toml_table& table) {
    std::vector<std::pair<std::string, weight>> out;
    DELIB_TRY(values, table.texts_by_name());
    for (auto& [name, value] : values) {
        auto w = parse_weight(value.text);
        if (!w) return table.error_at(value.place, w.error().message);
        out.emplace_back(name, *w);
    }
    return out;
}

result<theme> read_theme(toml_table& table) {
    theme out;
    DELIB_CHECK(table.required("id", out.id));
    DELIB_CHECK(table.text("title", out.title));
    DELIB_CHECK(table.finish());
    return out;
}

result<proposal> read_proposal(toml_table& table) {
    proposal out;
    DELIB_CHECK(table.required("id", out.id));
    DELIB_CHECK(table.text("title", out.title));
    DELIB_CHECK(table.text("theme", out.theme));
    DELIB_CHECK(table.text("note", out.note));
    DELIB_CHECK(table.finish());
    return out;
}

result<grade_label> read_grade(toml_table& table) {
    grade_label out;
    DELIB_CHECK(table.required("id", out.id));
    DELIB_CHECK(table.text("title", out.title));
    DELIB_CHECK(table.finish());
    return out;
}

result<stratum_declaration> read_stratum(toml_table& table) {
    stratum_declaration out;
    DELIB_CHECK(table.required("column", out.column));
    DELIB_CHECK(table.text("title", out.title));
    DELIB_CHECK(table.texts("values", out.values));
    DELIB_CHECK(table.with_table("weights", [&](toml_table& weights) -> result<void> {
        DELIB_TRY(read, read_weights(weights));
        out.weights = std::move(read);
        return {};
    }));
    for (const auto& [value, w] : out.weights) {
        if (!out.values.empty() && std::find(out.values.begin(), out.values.end(), value) == out.values.end()) {
            return table.error_here("a weight is declared for '" + visible(value) +
                                    "', which is not among the values of " + visible(out.column));
        }
    }
    DELIB_CHECK(table.finish());
    return out;
}

result<ballot_set> read_ballot_set(toml_table& table, const std::filesystem::path& folder) {
    ballot_set out;
    std::string file, reading, revote;
    DELIB_CHECK(table.text("name", out.name));
    DELIB_CHECK(table.text("file", file));
    DELIB_CHECK(table.texts("files", out.files));
    DELIB_CHECK(table.text("format", out.reading.format));
    DELIB_CHECK(table.text("ballot", reading));
    DELIB_CHECK(table.text("weights", out.reading.weight_column));
    DELIB_CHECK(table.text("revote", revote));
    if (!file.empty()) out.files.push_back(file);
    if (out.files.empty()) return table.error_here("these ballots need a file");
    for (std::string& name : out.files) {
        if (std::filesystem::path(name).is_relative()) name = (folder / name).string();
    }
    if (!reading.empty()) {
        auto parsed = parse_ballot_reading(reading);
        if (!parsed) return table.error_at_key("ballot", parsed.error().message);
        out.reading.ballot = *parsed;
    }
    if (!revote.empty()) {
        if (revote != "last" && revote != "first" && revote != "reject")
            return table.error_at_key("revote", "revote is last, first or reject");
        out.reading.revote = revote == "last"    ? revote_policy::last
                             : revote == "first" ? revote_policy::first
                                                 : revote_policy::reject;
    }
    DELIB_CHECK(table.finish());
    return out;
}

result<option_texts> read_options_table(toml_table& table) {
    DELIB_TRY(values, table.texts_by_name());
    option_texts out;
    for (auto& [name, value] : values) out.emplace_back(name, value.text);
    return out;
}

result<requirement> read_requirement(toml_table& table) {
    std::string kind;
    DELIB_CHECK(table.required("kind", kind));
    option_texts values;
    DELIB_TRY(all, table.texts_by_name());
    for (auto& [name, value] : all) {
        if (name != "kind") values.emplace_back(name, value.text);
    }
    auto read = parse_requirement(kind, values);
    if (!read) return table.error_here(read.error().message);
    return read;
}

result<two_level_request> read_two_level_table(toml_table& table) {
    option_texts second_options;
    DELIB_CHECK(table.with_table("second-options", [&](toml_table& options) -> result<void> {
        DELIB_TRY(read, read_options_table(options));
        second_options = std::move(read);
        return {};
    }));
    DELIB_TRY(values, read_options_table(table));
    auto read = read_two_level(values);
    if (!read) return table.error_here(read.error().message);
    if (!second_options.empty()) read->second_options = std::move(second_options);
    return read;
}

result<count_request> read_count(toml_table& table) {
    count_request out;
    std::string where;
    DELIB_CHECK(table.required("rule", out.rule));
    DELIB_CHECK(table.text("title", out.title));
    DELIB_CHECK(table.text("ballots", out.ballots));
    DELIB_CHECK(table.whole_number("seats", out.seats));
    DELIB_CHECK(table.text("by", out.by));
    DELIB_CHECK(table.text("where", where));
    DELIB_CHECK(table.text("reweight", out.reweight));
    DELIB_CHECK(table.with_table("options", [&](toml_table& options) -> result<void> {
        DELIB_TRY(read, read_options_table(options));
        out.options = std::move(read);
        return {};
    }));
    DELIB_CHECK(table.with_table("two-level", [&](toml_table& levels) -> result<void> {
        DELIB_TRY(read, read_two_level_table(levels));
        out.two_level = std::move(read);
        return {};
    }));
    DELIB_CHECK(table.with_tables("requirement", [&](toml_table& one) -> result<void> {
        DELIB_TRY(read, read_requirement(one));
        out.requirements.push_back(std::move(read));
        return {};
    }));
    if (!where.empty()) {
        const auto equals = where.find('=');
        if (equals == std::string::npos) return table.error_at_key("where", "where is STRATUM=VALUE");
        out.where = std::pair(where.substr(0, equals), where.substr(equals + 1));
    }
    const auto rule = find_rule(out.rule);
    if (!rule) return table.error_at_key("rule", rule.error().message);
    const auto options = (*rule)->effective(out.options);
    if (!options) return table.error_at_key("options", options.error().message);
    DELIB_CHECK(table.finish());
    return out;
}

// What one part of the file says of another.
result<void> check_references(const consultation& read, toml_table& root) {
    const auto twice = [&](const auto& items, auto&& id, const char* what) -> result<void> {
        std::set<std::string> seen;
        for (const auto& item : items) {
            if (!seen.insert(id(item)).second)
                return root.error_here(std::string("two ") + what + " are called '" + visible(id(item)) + "'");
        }
        return {};
    };
    DELIB_CHECK(twice(
        read.themes, [](const theme& t) { return t.id; }, "themes"));
    DELIB_CHECK(twice(
        read.proposals, [](const proposal& p) { return p.id; }, "proposals"));
    DELIB_CHECK(twice(
        read.grades, [](const grade_label& g) { return g.id; }, "grades"));
    DELIB_CHECK(twice(
        read.strata, [](const stratum_declaration& s) { return s.column; }, "strata"));
    DELIB_CHECK(twice(
        read.ballots, [](const ballot_set& b) { return b.name; }, "ballot sets"));
    for (const proposal& p : read.proposals) {
        const bool known = p.theme.empty() || std::any_of(read.themes.begin(), read.themes.end(),
                                                          [&](const theme& t) { return t.id == p.theme; });
        if (!known)
            return root.error_here("proposal '" + visible(p.id) + "' has the theme '" + visible(p.theme) +
                                   "', which is not declared");
    }
    for (const count_request& count : read.counts) {
        const bool known =
            count.ballots.empty() || std::any_of(read.ballots.begin(), read.ballots.end(),
                                                 [&](const ballot_set& b) { return b.name == count.ballots; });
        if (!known)
            return root.error_here("a count of " + count.rule + " is of the ballots '" + visible(count.ballots) +
                                   "', which are not declared");
        for (const std::string& column :
             {count.by, count.reweight, count.two_level ? count.two_level->stratum : std::string{}}) {
            const bool declared =
                column.empty() || std::any_of(read.strata.begin(), read.strata.end(),
                                              [&](const stratum_declaration& s) { return s.column == column; });
            if (!declared)
                return root.error_here("a count of " + count.rule + " speaks of the stratum '" + visible(column) +
                                       "', which is not declared");
        }
    }
    return {};
}

}  // namespace

result<consultation> read_consultation_text(std::string_view text, const std::string& path) {
    DELIB_TRY(document, toml_document::parse(text, path));
    toml_table root = document.root();
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    consultation out;
    std::string lang;
    DELIB_CHECK(root.text("title", out.title));
    DELIB_CHECK(root.text("notice", out.notice));
    DELIB_CHECK(root.text("language", lang));
    if (!lang.empty()) {
        out.language = parse_language(lang);
        if (!out.language) return root.error_at_key("language", "language is fr or en, got '" + visible(lang) + "'");
    }
    const auto each = [&](const char* key, auto& list, auto&& read) {
        return root.with_tables(key, [&](toml_table& one) -> result<void> {
            DELIB_TRY(item, read(one));
            list.push_back(std::move(item));
            return {};
        });
    };
    DELIB_CHECK(each("theme", out.themes, read_theme));
    DELIB_CHECK(each("proposal", out.proposals, read_proposal));
    DELIB_CHECK(each("grade", out.grades, read_grade));
    DELIB_CHECK(each("stratum", out.strata, read_stratum));
    DELIB_CHECK(each("ballots", out.ballots, [&](toml_table& one) { return read_ballot_set(one, folder); }));
    DELIB_CHECK(root.with_table("policy", [&](toml_table& policy) -> result<void> {
        DELIB_TRY(values, policy.texts_by_name());
        ballot_policy probe;
        for (auto& [name, value] : values) {
            const auto fits = set(probe, name, value.text);
            if (!fits) return policy.error_at(value.place, fits.error().message);
            out.policy.emplace_back(name, value.text);
        }
        return {};
    }));
    DELIB_CHECK(each("count", out.counts, read_count));
    DELIB_CHECK(root.finish());
    if (out.ballots.empty()) return root.error_here("a consultation needs [[ballots]] with a file");
    if (out.counts.empty()) return root.error_here("a consultation needs at least one [[count]] with a rule");
    DELIB_CHECK(check_references(out, root));
    out.source = source_file{std::filesystem::path(path).filename().string(), sha256_hex(text)};
    return out;
}

result<consultation> read_consultation(const std::string& path) {
    constexpr std::uintmax_t most_bytes = 16 * 1024 * 1024;
    std::error_code failure;
    const std::uintmax_t bytes = std::filesystem::file_size(path, failure);
    if (failure) return error{error_code::io, "cannot read: " + failure.message(), {path, 0, 0}};
    if (bytes > most_bytes) return error{error_code::limit, "a consultation may have 16 MB at most", {path, 0, 0}};
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) return error{error_code::io, "cannot read the file", {path, 0, 0}};
    return read_consultation_text(text, path);
}

}  // namespace delib
