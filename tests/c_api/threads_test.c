/* Threads: each with a context, all with the same profile, spec, tally and result. The thread sanitizer looks on in
 * .ci/full. */
#define _POSIX_C_SOURCE 200809L
#include "ballots.h"

#include <pthread.h>

enum { threads = 4, rounds = 8 };

static delib_profile* profile = NULL;
static delib_spec* spec = NULL;
static delib_tally* tally = NULL;
static delib_result* result = NULL;
static char* expected = NULL;

static char* bare_json(delib_context* context, const delib_result* of, int* wrong) {
    size_t length = 0;
    char* text = NULL;
    if (delib_result_json(context, of, NULL, 0, &length) != DELIB_OK) ++*wrong;
    text = malloc(length + 1);
    if (delib_result_json(context, of, text, length + 1, &length) != DELIB_OK) ++*wrong;
    return text;
}

static void* work(void* argument) {
    int* wrong = argument;
    delib_context* context = NULL;
    if (delib_context_create(&context) != DELIB_OK) ++*wrong;
    for (int round = 0; round < rounds; ++round) {
        delib_builder* builder = NULL;
        delib_profile* own = NULL;
        delib_result *counted = NULL, *from_tally = NULL;
        delib_tally* sum = NULL;
        size_t place = 0, length = 0;
        char* json = NULL;
        const delib_matrix matrix = int8_matrix(five_rankings, 5, 3);
        if (delib_rule_find(context, "schulze", &place) != DELIB_OK) ++*wrong;
        if (delib_rule_schema_json(context, "schulze", NULL, 0, &length) != DELIB_OK) ++*wrong;
        if (delib_builder_create(context, DELIB_RANKED, three_names, 3, &builder) != DELIB_OK) ++*wrong;
        if (delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL) != DELIB_OK) ++*wrong;
        if (delib_builder_freeze(context, builder, &own) != DELIB_OK) ++*wrong;
        if (delib_count(context, spec, round % 2 == 0 ? profile : own, &counted) != DELIB_OK) ++*wrong;
        json = bare_json(context, counted, wrong);
        if (strcmp(json, expected) != 0) ++*wrong;
        free(json);
        json = bare_json(context, result, wrong); /* one result, read by all */
        if (strcmp(json, expected) != 0) ++*wrong;
        free(json);
        if (delib_count_tally(context, spec, tally, &from_tally) != DELIB_OK) ++*wrong;
        if (delib_tally_create(context, spec, profile, &sum) != DELIB_OK) ++*wrong;
        if (delib_tally_merge(context, sum, tally) != DELIB_OK) ++*wrong;
        if (delib_spec_set_seats(context, NULL, 1) != DELIB_ERROR_ARGUMENT) ++*wrong; /* messages do not mix */
        if (strstr(delib_context_message(context), "spec") == NULL) ++*wrong;
        delib_tally_destroy(sum);
        delib_result_destroy(from_tally);
        delib_result_destroy(counted);
        delib_profile_destroy(own);
        delib_builder_destroy(builder);
    }
    delib_context_destroy(context);
    return NULL;
}

static void at_the_same_time(void) {
    pthread_t running[threads];
    int wrong[threads] = {0};
    delib_context* context = new_context();
    profile = ranked_profile(context);
    spec = spec_of(context, "schulze");
    CHECK_OK(context, delib_spec_add_rule(context, spec, "borda"));
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    CHECK_OK(context, delib_tally_create(context, spec, profile, &tally));
    expected = json_of(context, result);
    for (int i = 0; i < threads; ++i) CHECK(pthread_create(&running[i], NULL, work, &wrong[i]) == 0);
    for (int i = 0; i < threads; ++i) {
        CHECK(pthread_join(running[i], NULL) == 0);
        CHECK(wrong[i] == 0);
    }
    free(expected);
    delib_tally_destroy(tally);
    delib_result_destroy(result);
    delib_spec_destroy(spec);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

int main(void) {
    RUN(at_the_same_time);
    FINISH();
}
