#include "c_api/spec.hpp"

#include "c_api/text.hpp"
#include "delib/core/language.hpp"
#include "delib/core/text.hpp"
#include "delib/engine/registry.hpp"

#include <algorithm>
#include <memory>

namespace delib::c_api {

namespace {

// Whether a rule exists and takes these options.
result<void> check_rule(const spec& rule) {
    DELIB_TRY(entry, find_rule(rule.name));
    DELIB_TRY(options, entry->effective(rule.values));
    return {};
}

}  // namespace

result<void> count_spec::add_rule(std::string_view text) {
    DELIB_TRY(rule, parse_rule_spec(text));
    DELIB_CHECK(check_rule(rule));
    rules_.push_back(std::move(rule));
    return {};
}

answer count_spec::set_option(const std::string& name, const std::string& value) {
    if (rules_.empty()) return bad_state("an option is for the rule that was added last, and there is none");
    spec changed = rules_.back();
    const auto given =
        std::find_if(changed.values.begin(), changed.values.end(), [&](const auto& v) { return v.first == name; });
    if (given != changed.values.end())
        given->second = value;
    else
        changed.values.emplace_back(name, value);
    DELIB_CHECK(check_rule(changed));
    rules_.back() = std::move(changed);
    return {};
}

result<void> count_spec::set_seats(std::int64_t seats) {
    if (seats < 1) return error{error_code::usage, "a count fills at least one seat, got " + std::to_string(seats), {}};
    shared_.seats = seats;
    return {};
}

result<void> count_spec::set_policy(const std::string& name, const std::string& value) {
    ballot_policy probe;
    DELIB_CHECK(set(probe, name, value));
    const auto given = std::find_if(shown_.policy.begin(), shown_.policy.end(),
                                    [&](const auto& setting) { return setting.first == name; });
    if (given != shown_.policy.end())
        given->second = value;
    else
        shown_.policy.emplace_back(name, value);
    return {};
}

result<void> count_spec::add_requirement(std::string_view text) {
    DELIB_TRY(read, parse_requirement_spec(text));
    shared_.requirements.push_back(std::move(read));
    return {};
}

result<void> count_spec::set_weight(const std::string& stratum, const std::string& value, std::string_view text) {
    DELIB_TRY(declared, parse_weight(text));
    auto column = std::find_if(shown_.strata.begin(), shown_.strata.end(),
                               [&](const stratum_declaration& s) { return s.column == stratum; });
    if (column == shown_.strata.end()) column = shown_.strata.insert(column, {stratum, {}, {}, {}});
    const auto given = std::find_if(column->weights.begin(), column->weights.end(),
                                    [&](const auto& weight) { return weight.first == value; });
    if (given != column->weights.end())
        given->second = declared;
    else
        column->weights.emplace_back(value, declared);
    return {};
}

result<void> count_spec::set_two_level(std::string_view text) {
    if (trim(text).empty()) {
        shared_.two_level.reset();
        return {};
    }
    DELIB_TRY(read, parse_two_level(text));
    if (!read.second.empty()) DELIB_CHECK(check_rule({read.second, read.second_options}));
    shared_.two_level = std::move(read);
    return {};
}

result<consultation> count_spec::assemble() const {
    if (rules_.empty()) return error{error_code::usage, "the spec has no rule; delib_spec_add_rule adds one", {}};
    consultation out = shown_;
    for (const spec& rule : rules_) {
        count_request count = shared_;
        count.rule = rule.name;
        count.options = rule.values;
        out.counts.push_back(std::move(count));
    }
    return out;
}

namespace {

// A text that may be NULL for nothing.
std::string or_empty(const char* text) {
    return text == nullptr ? std::string() : std::string(text);
}

result<void> set_text(localized& into, const char* language, const char* text) {
    const auto known = parse_language(language);
    if (!known) {
        return error{error_code::usage,
                     "the language is en or fr, got '" + visible(std::string_view(language).substr(0, 60)) + "'",
                     {}};
    }
    (*known == language::fr ? into.fr : into.en) = text;
    return {};
}

}  // namespace

}  // namespace delib::c_api

using namespace delib::c_api;

delib_status delib_spec_create(delib_context* context, delib_spec** spec) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        *spec = new delib_spec;
        return {};
    });
}

delib_status delib_spec_from_json(delib_context* context, const char* json, size_t size, delib_spec** spec) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(json);
        DELIB_NEED(spec);
        DELIB_TRY(read, read_spec_json(std::string_view(json, size)));
        *spec = new delib_spec{std::move(read)};
        return {};
    });
}

void delib_spec_destroy(delib_spec* spec) {
    delete spec;
}

delib_status delib_spec_add_rule(delib_context* context, delib_spec* spec, const char* rule) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(rule);
        DELIB_CHECK(spec->held.add_rule(rule));
        return {};
    });
}

delib_status delib_spec_set_option(delib_context* context, delib_spec* spec, const char* name, const char* value) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(name);
        DELIB_NEED(value);
        return spec->held.set_option(name, value);
    });
}

delib_status delib_spec_set_seats(delib_context* context, delib_spec* spec, int64_t seats) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_CHECK(spec->held.set_seats(seats));
        return {};
    });
}

delib_status delib_spec_set_policy(delib_context* context, delib_spec* spec, const char* name, const char* value) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(name);
        DELIB_NEED(value);
        DELIB_CHECK(spec->held.set_policy(name, value));
        return {};
    });
}

delib_status delib_spec_add_requirement(delib_context* context, delib_spec* spec, const char* requirement) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(requirement);
        DELIB_CHECK(spec->held.add_requirement(requirement));
        return {};
    });
}

delib_status delib_spec_set_by(delib_context* context, delib_spec* spec, const char* stratum) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        spec->held.set_by(or_empty(stratum));
        return {};
    });
}

delib_status delib_spec_set_where(delib_context* context, delib_spec* spec, const char* stratum, const char* value) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        if (stratum == nullptr) {
            spec->held.set_where(std::nullopt);
            return {};
        }
        DELIB_NEED(value);
        spec->held.set_where(std::pair<std::string, std::string>(stratum, value));
        return {};
    });
}

delib_status delib_spec_set_reweight(delib_context* context, delib_spec* spec, const char* stratum) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        spec->held.set_reweight(or_empty(stratum));
        return {};
    });
}

delib_status delib_spec_set_weight(delib_context* context, delib_spec* spec, const char* stratum, const char* value,
                                   const char* weight) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(stratum);
        DELIB_NEED(value);
        DELIB_NEED(weight);
        DELIB_CHECK(spec->held.set_weight(stratum, value, weight));
        return {};
    });
}

delib_status delib_spec_set_two_level(delib_context* context, delib_spec* spec, const char* two_level) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_CHECK(spec->held.set_two_level(or_empty(two_level)));
        return {};
    });
}

delib_status delib_spec_set_title(delib_context* context, delib_spec* spec, const char* language, const char* title) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(language);
        DELIB_NEED(title);
        DELIB_CHECK(set_text(spec->held.shown().title, language, title));
        return {};
    });
}

delib_status delib_spec_set_candidate_title(delib_context* context, delib_spec* spec, const char* candidate,
                                            const char* language, const char* title) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(spec);
        DELIB_NEED(candidate);
        DELIB_NEED(language);
        DELIB_NEED(title);
        DELIB_TRY(id, read_name(candidate, "the candidate"));
        delib::localized checked;
        DELIB_CHECK(set_text(checked, language, title));
        auto& proposals = spec->held.shown().proposals;
        auto found = std::find_if(proposals.begin(), proposals.end(), [&](const auto& p) { return p.id == id; });
        if (found == proposals.end()) found = proposals.insert(found, {id, {}, {}, {}});
        DELIB_CHECK(set_text(found->title, language, title));
        return {};
    });
}
