// consultation.toml, read strictly: every key must be known, every value of its type, every reference must exist.

#include "delib/engine/consultation.hpp"

#include "delib/engine/registry.hpp"
#include "delib/engine/spec.hpp"
#include "delib/io/load.hpp"
#include "engine/toml_table.hpp"
#include "io/readers.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace delib {

namespace {

// A name that must be declared somewhere in the file, and where it stands.
struct mention {
    std::string name{};
    source_place where{};
};

struct mentions {
    std::vector<mention> themes{}, strata{}, weighted{}, sets{}, proposals{};

    static void note(std::vector<mention>& list, const std::string& name, source_place where) {
        if (!name.empty()) list.push_back({name, std::move(where)});
    }
};

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

result<proposal> read_proposal(toml_table& table, mentions& mentioned) {
    proposal out;
    DELIB_CHECK(table.required("id", out.id));
    DELIB_CHECK(table.text("title", out.title));
    DELIB_CHECK(table.text("theme", out.theme));
    mentions::note(mentioned.themes, out.theme, table.place("theme"));
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
            return table.error_at_key("weights", "a weight is declared for '" + visible(value) +
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
    if (!out.reading.format.empty() && !io::is_readable(out.reading.format)) {
        return table.error_at_key("format", "format is " + std::string(io::readable_formats()) + ", got '" +
                                                visible(out.reading.format) + "'");
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

result<requirement> read_requirement(toml_table& table, mentions& mentioned) {
    std::string kind;
    DELIB_CHECK(table.required("kind", kind));
    option_texts values;
    DELIB_TRY(all, table.texts_by_name());
    for (auto& [name, value] : all) {
        if (name != "kind") values.emplace_back(name, value.text);
    }
    auto read = parse_requirement(kind, values);
    if (!read) return table.error_here(read.error().message);
    mentions::note(mentioned.proposals, read->against, table.place("against"));
    return read;
}

result<two_level_request> read_two_level_table(toml_table& table, mentions& mentioned) {
    option_texts second_options;
    DELIB_CHECK(table.with_table("second-options", [&](toml_table& options) -> result<void> {
        DELIB_TRY(read, read_options_table(options));
        second_options = std::move(read);
        return {};
    }));
    DELIB_TRY(values, read_options_table(table));
    auto read = read_two_level(values);
    if (!read) return table.error_here(read.error().message);
    mentions::note(mentioned.strata, read->stratum, table.place("stratum"));
    if (!second_options.empty()) {
        if (read->second.empty())
            return table.error_at_key("second-options", "second-options are for a second rule, and none is named");
        if (!read->second_options.empty())
            return table.error_at_key("second-options", "the second rule has options in two places");
        read->second_options = std::move(second_options);
    }
    if (!read->second.empty()) {
        const auto second = find_rule(read->second);
        if (!second) return table.error_at_key("second", second.error().message);
        const auto options = (*second)->effective(read->second_options);
        if (!options) return table.error_at_key("second-options", options.error().message);
    }
    return read;
}

result<count_request> read_count(toml_table& table, mentions& mentioned) {
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
        DELIB_TRY(read, read_two_level_table(levels, mentioned));
        out.two_level = std::move(read);
        return {};
    }));
    DELIB_CHECK(table.with_tables("requirement", [&](toml_table& one) -> result<void> {
        DELIB_TRY(read, read_requirement(one, mentioned));
        out.requirements.push_back(std::move(read));
        return {};
    }));
    if (!where.empty()) {
        const auto equals = where.find('=');
        if (equals == std::string::npos) return table.error_at_key("where", "where is STRATUM=VALUE");
        out.where = std::pair(where.substr(0, equals), where.substr(equals + 1));
        mentions::note(mentioned.strata, out.where->first, table.place("where"));
    }
    mentions::note(mentioned.sets, out.ballots, table.place("ballots"));
    mentions::note(mentioned.strata, out.by, table.place("by"));
    mentions::note(mentioned.strata, out.reweight, table.place("reweight"));
    mentions::note(mentioned.weighted, out.reweight, table.place("reweight"));
    if (out.seats < 1)
        return table.error_at_key("seats", "a count fills at least one seat, got " + std::to_string(out.seats));
    const auto rule = find_rule(out.rule);
    if (!rule) return table.error_at_key("rule", rule.error().message);
    const auto options = (*rule)->effective(out.options);
    if (!options) return table.error_at_key("options", options.error().message);
    if (out.seats > 1 && (*rule)->info.seats == seats_kind::one && !out.two_level) {
        return table.error_at_key("seats", out.rule + " fills one seat, got " + std::to_string(out.seats));
    }
    DELIB_CHECK(table.finish());
    return out;
}

// What one part of the file says of another.
result<void> check_references(const consultation& read, const mentions& mentioned, const toml_table& root) {
    const auto all_known = [&](const std::vector<mention>& names, const auto& declared, auto&& is, const char* what,
                               const char* wrong) -> result<void> {
        for (const mention& m : names) {
            if (std::any_of(declared.begin(), declared.end(), [&](const auto& item) { return is(item, m.name); }))
                continue;
            return root.error_at(m.where, what + (" '" + visible(m.name)) + "' " + wrong);
        }
        return {};
    };
    const auto has_id = [](const auto& item, const std::string& id) { return item.id == id; };
    const auto has_column = [](const stratum_declaration& s, const std::string& column) { return s.column == column; };
    const auto has_weights = [](const stratum_declaration& s, const std::string& column) {
        return s.column == column && !s.weights.empty();
    };
    const auto has_name = [](const ballot_set& set, const std::string& name) { return set.name == name; };
    DELIB_CHECK(all_known(mentioned.themes, read.themes, has_id, "the theme", "is not declared"));
    DELIB_CHECK(all_known(mentioned.sets, read.ballots, has_name, "the ballots", "are not declared"));
    DELIB_CHECK(all_known(mentioned.strata, read.strata, has_column, "the stratum", "is not declared"));
    DELIB_CHECK(
        all_known(mentioned.weighted, read.strata, has_weights, "the stratum", "has no weights to reweight to"));
    // Without declared proposals, the candidates are those of the ballots.
    if (read.proposals.empty()) return {};
    return all_known(mentioned.proposals, read.proposals, has_id, "the option to beat", "is not a declared proposal");
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
    mentions mentioned;
    const auto each = [&](const char* key, auto& list, auto&& read) {
        return root.with_tables(key, [&](toml_table& one) -> result<void> {
            DELIB_TRY(item, read(one));
            list.push_back(std::move(item));
            return {};
        });
    };
    // The same for what has a name of its own, which stands under `id`.
    const auto each_once = [&](const char* key, auto& list, auto&& read, const char* id, auto member) {
        std::set<std::string> seen;
        return root.with_tables(key, [&, member](toml_table& one) -> result<void> {
            DELIB_TRY(item, read(one));
            if (!seen.insert(item.*member).second) {
                return one.error_at_key(id, std::string("another [[") + key + "]] is called '" + visible(item.*member) +
                                                "'");
            }
            list.push_back(std::move(item));
            return {};
        });
    };
    DELIB_CHECK(each_once("theme", out.themes, read_theme, "id", &theme::id));
    DELIB_CHECK(each_once(
        "proposal", out.proposals, [&](toml_table& one) { return read_proposal(one, mentioned); }, "id",
        &proposal::id));
    DELIB_CHECK(each_once("grade", out.grades, read_grade, "id", &grade_label::id));
    DELIB_CHECK(each_once("stratum", out.strata, read_stratum, "column", &stratum_declaration::column));
    DELIB_CHECK(each_once(
        "ballots", out.ballots, [&](toml_table& one) { return read_ballot_set(one, folder); }, "name",
        &ballot_set::name));
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
    DELIB_CHECK(each("count", out.counts, [&](toml_table& one) { return read_count(one, mentioned); }));
    DELIB_CHECK(root.finish());
    if (out.ballots.empty()) return root.error_here("a consultation needs [[ballots]] with a file");
    if (out.counts.empty()) return root.error_here("a consultation needs at least one [[count]] with a rule");
    DELIB_CHECK(check_references(out, mentioned, root));
    out.source = source_file{std::filesystem::path(path).filename().string(), sha256_hex(text)};
    return out;
}

result<consultation> read_consultation(const std::string& path) {
    constexpr std::size_t most_bytes = std::size_t{16} << 20;
    DELIB_TRY(files, load_files({path}, most_bytes));
    return read_consultation_text(files.front().text(), path);
}

}  // namespace delib
