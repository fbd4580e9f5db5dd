/* The catalogue of rules, and a way to each of them. */
#include "ballots.h"

static delib_rule_info rule_at(delib_context* context, size_t place) {
    delib_rule_info info;
    memset(&info, 0, sizeof info);
    info.struct_size = sizeof info;
    CHECK_OK(context, delib_rule_info_at(context, place, &info));
    return info;
}

static void every_rule_is_described(void) {
    delib_context* context = new_context();
    size_t count = 0, options = 0;
    CHECK_OK(context, delib_rule_count(context, &count));
    CHECK(count >= 60);
    for (size_t i = 0; i < count; ++i) {
        const delib_rule_info info = rule_at(context, i);
        size_t found = count;
        char* schema = NULL;
        CHECK(strlen(info.id) > 0 && strlen(info.name_en) > 0 && strlen(info.name_fr) > 0);
        CHECK(strlen(info.summary_en) > 0 && strlen(info.summary_fr) > 0 && strlen(info.basis) > 0);
        CHECK(info.second_basis == NULL || strlen(info.second_basis) > 0);
        CHECK(info.many_seats == 0 || info.many_seats == 1);
        CHECK_OK(context, delib_rule_find(context, info.id, &found));
        CHECK(found == i);
        TEXT_OF(context, schema, delib_rule_schema_json(context, info.id, to_, size_, &length_));
        CHECK(strstr(schema, "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"") != NULL);
        for (size_t j = 0; j < info.option_count; ++j, ++options) {
            delib_option_info option;
            char key[64];
            memset(&option, 0, sizeof option);
            option.struct_size = sizeof option;
            CHECK_OK(context, delib_rule_option_at(context, i, j, &option));
            CHECK(strlen(option.name) > 0 && strlen(option.meaning_en) > 0 && strlen(option.meaning_fr) > 0);
            CHECK(option.default_value != NULL && option.values != NULL);
            CHECK(option.type >= DELIB_OPTION_WORD && option.type <= DELIB_OPTION_TIES);
            if (option.type == DELIB_OPTION_WHOLE) CHECK(option.least <= option.most);
            if (option.type == DELIB_OPTION_WORD) CHECK(strstr(option.values, option.default_value) != NULL);
            snprintf(key, sizeof key, "\"%s\": {", option.name);
            CHECK(strstr(schema, key) != NULL);
        }
        free(schema);
        {
            delib_option_info beyond;
            memset(&beyond, 0, sizeof beyond);
            beyond.struct_size = sizeof beyond;
            CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_rule_option_at(context, i, info.option_count, &beyond));
        }
    }
    CHECK(options > count);
    delib_context_destroy(context);
}

static void what_is_not_there(void) {
    delib_context* context = new_context();
    delib_rule_info info;
    delib_option_info option;
    size_t count = 0, place = 77, length = 0;
    CHECK_OK(context, delib_rule_count(context, &count));
    memset(&info, 0, sizeof info);
    memset(&option, 0, sizeof option);
    info.struct_size = sizeof info;
    option.struct_size = sizeof option;
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_rule_info_at(context, count, &info));
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_rule_option_at(context, count, 0, &option));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_rule_find(context, "schulz", &place));
    CHECK_SAYS(context, "did you mean schulze?");
    CHECK(place == 77);
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_rule_schema_json(context, "nothing", NULL, 0, &length));
    delib_context_destroy(context);
}

/* On ballots of a kind that it reads, every rule decides by its identifier, with every default spelled out, too. */
static void every_rule_is_reachable(void) {
    delib_context* context = new_context();
    delib_profile* profiles[4];
    size_t count = 0;
    profiles[0] = ranked_profile(context);
    profiles[1] = graded_profile(context);
    profiles[2] = approval_profile(context);
    profiles[3] = scored_profile(context);
    CHECK_OK(context, delib_rule_count(context, &count));
    for (size_t i = 0; i < count; ++i) {
        const delib_rule_info info = rule_at(context, i);
        int decided = 0;
        for (size_t kind = 0; kind < COUNT_OF(profiles); ++kind) {
            delib_spec* spec = spec_of(context, info.id);
            delib_result* result = NULL;
            const delib_status status = delib_count(context, spec, profiles[kind], &result);
            delib_spec_destroy(spec);
            if (status == DELIB_ERROR_UNSUPPORTED) continue;
            CHECK_STATUS(DELIB_OK, context, status);
            if (status != DELIB_OK) printf("  by %s\n", info.id);
            if (status == DELIB_OK) {
                const delib_outcome outcome = outcome_of(context, result, 0);
                delib_spec* spelled = spec_of(context, info.id);
                delib_result* again = NULL;
                char *first = json_of(context, result), *second = NULL;
                CHECK_TEXT(info.id, outcome.rule);
                CHECK(outcome.complete == 1 && outcome.option_count == info.option_count);
                for (size_t j = 0; j < outcome.option_count; ++j) {
                    const char *name = NULL, *value = NULL;
                    CHECK_OK(context, delib_result_option_at(context, result, 0, j, &name, &value));
                    if (value != NULL && value[0] != '\0')
                        CHECK_OK(context, delib_spec_set_option(context, spelled, name, value));
                }
                CHECK_OK(context, delib_count(context, spelled, profiles[kind], &again));
                second = json_of(context, again);
                CHECK_TEXT(first, second);
                free(first);
                free(second);
                delib_result_destroy(again);
                delib_spec_destroy(spelled);
                ++decided;
            }
            delib_result_destroy(result);
        }
        CHECK(decided > 0);
        if (decided == 0) printf("  by %s\n", info.id);
    }
    for (size_t kind = 0; kind < COUNT_OF(profiles); ++kind) delib_profile_destroy(profiles[kind]);
    delib_context_destroy(context);
}

int main(void) {
    RUN(every_rule_is_described);
    RUN(what_is_not_there);
    RUN(every_rule_is_reachable);
    FINISH();
}
