// The catalogue of rules as static texts of C.

#include "delib/engine/registry.hpp"

#include "c_api/structs.hpp"
#include "c_api/text.hpp"
#include "delib/report/rules.hpp"

#include <string>
#include <vector>

namespace delib::c_api {

namespace {

// The registry's views are of literals, but nothing there promises a NUL at their end; and defaults are computed.
struct option_texts_of_c {
    std::string name, default_value, values, meaning_en, meaning_fr;
};
struct rule_texts_of_c {
    std::string id, name_en, name_fr, summary_en, summary_fr, basis, second_basis;
    std::vector<option_texts_of_c> options;
};

std::vector<rule_texts_of_c> make_catalogue() {
    std::vector<rule_texts_of_c> out;
    for (const rule_entry& rule : all_rule_entries()) {
        const rule_info& info = rule.info;
        rule_texts_of_c texts{std::string(info.id),
                              std::string(info.name_en),
                              std::string(info.name_fr),
                              std::string(info.summary_en),
                              std::string(info.summary_fr),
                              std::string(to_text(info.basis)),
                              info.also ? std::string(to_text(*info.also)) : std::string(),
                              {}};
        for (const option_row& row : rule.rows) {
            texts.options.push_back({std::string(row.name), default_of(rule, row.name), std::string(row.values),
                                     std::string(row.meaning_en), std::string(row.meaning_fr)});
        }
        out.push_back(std::move(texts));
    }
    return out;
}

const std::vector<rule_texts_of_c>& catalogue() {
    static const std::vector<rule_texts_of_c> made = make_catalogue();
    return made;
}

// The rule at a place, or what is wrong with the place.
answer find_place(std::size_t rule, const rule_entry*& entry) {
    const auto all = all_rule_entries();
    if (rule >= all.size())
        return bad_argument("`rule` is " + std::to_string(rule) + " of " + std::to_string(all.size()));
    entry = &all[rule];
    return {};
}

std::vector<const rule_entry*> all_rules() {
    std::vector<const rule_entry*> out;
    for (const rule_entry& rule : all_rule_entries()) out.push_back(&rule);
    return out;
}

}  // namespace

}  // namespace delib::c_api

using namespace delib::c_api;

delib_status delib_rule_count(delib_context* context, size_t* count) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(count);
        *count = delib::all_rule_entries().size();
        return {};
    });
}

delib_status delib_rule_info_at(delib_context* context, size_t rule, delib_rule_info* info) {
    return guard(context, [&]() -> answer {
        const delib::rule_entry* entry = nullptr;
        if (answer wrong = find_place(rule, entry); wrong.status != DELIB_OK) return wrong;
        const rule_texts_of_c& texts = catalogue()[rule];
        delib_rule_info out{};
        out.id = texts.id.c_str();
        out.name_en = texts.name_en.c_str();
        out.name_fr = texts.name_fr.c_str();
        out.summary_en = texts.summary_en.c_str();
        out.summary_fr = texts.summary_fr.c_str();
        out.basis = texts.basis.c_str();
        out.second_basis = entry->info.also ? texts.second_basis.c_str() : nullptr;
        out.many_seats = entry->info.seats == delib::seats_kind::many ? 1 : 0;
        out.option_count = texts.options.size();
        return give_struct(out, info, "delib_rule_info");
    });
}

delib_status delib_rule_find(delib_context* context, const char* id, size_t* rule) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(id);
        DELIB_NEED(rule);
        DELIB_TRY(found, delib::find_rule(id));
        *rule = static_cast<std::size_t>(found - delib::all_rule_entries().data());
        return {};
    });
}

delib_status delib_rule_option_at(delib_context* context, size_t rule, size_t option, delib_option_info* info) {
    return guard(context, [&]() -> answer {
        const delib::rule_entry* entry = nullptr;
        if (answer wrong = find_place(rule, entry); wrong.status != DELIB_OK) return wrong;
        if (option >= entry->rows.size())
            return bad_argument("`option` is " + std::to_string(option) + " of " + std::to_string(entry->rows.size()));
        const option_texts_of_c& texts = catalogue()[rule].options[option];
        const delib::option_row& row = entry->rows[option];
        delib_option_info out{};
        out.name = texts.name.c_str();
        out.type = static_cast<delib_option_type>(row.type);
        out.default_value = texts.default_value.c_str();
        out.values = texts.values.c_str();
        out.least = row.type == delib::option_type::whole ? row.least : 0;
        out.most = row.type == delib::option_type::whole ? row.most : 0;
        out.meaning_en = texts.meaning_en.c_str();
        out.meaning_fr = texts.meaning_fr.c_str();
        return give_struct(out, info, "delib_option_info");
    });
}

delib_status delib_rules_json(delib_context* context, char* buffer, size_t size, size_t* length) {
    return guard(context, [&]() -> answer {
        return give_text(*context, {buffer, size, length}, nullptr, "rules",
                         [] { return delib::result<std::string>(delib::rules_to_json(all_rules())); });
    });
}

delib_status delib_rule_schema_json(delib_context* context, const char* id, char* buffer, size_t size, size_t* length) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(id);
        DELIB_TRY(rule, delib::find_rule(id));
        return give_text(*context, {buffer, size, length}, nullptr, std::string("schema ") + id,
                         [&] { return delib::result<std::string>(delib::rule_to_schema(*rule)); });
    });
}
