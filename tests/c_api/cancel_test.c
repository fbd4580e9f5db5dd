/* A callback that stops the work, at each of the moments at which it is asked. Runs in the source tree. */
#include "ballots.h"

struct stopper {
    int polls;   /* so far */
    int stop_at; /* from 1; 0: never */
};

static int stop(double share, void* user) {
    struct stopper* stopper = user;
    CHECK(share <= 1);
    return ++stopper->polls == stopper->stop_at;
}

/* All that a context can be asked to stop; the first status that is not DELIB_OK. */
static delib_status work(delib_context* context, delib_profile* profile, delib_spec* spec, char** json) {
    static const char text[] = "rank1,rank2\nAda,Bea\nBea,Ada\n";
    static const char* const path[] = {"docs/consultation/orders.csv"};
    const delib_matrix matrix = int8_matrix(five_rankings, 5, 3);
    delib_builder *builder = NULL, *reader = NULL;
    delib_profile *built = NULL, *read = NULL, *file = NULL;
    delib_tally* tally = NULL;
    delib_spec* duels = NULL;
    delib_result *result = NULL, *again = NULL, *whole = NULL;
    delib_status status = delib_builder_create(context, DELIB_RANKED, three_names, 3, &builder);
    if (status == DELIB_OK) {
        status = delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL);
        if (status == DELIB_ERROR_CANCELLED) { /* nothing of the call is there: it can be made again */
            CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
            CHECK_OK(context, delib_builder_freeze(context, builder, &built));
            {
                char *a = csv_of(context, built), *b = csv_of(context, profile);
                CHECK_TEXT(a, b);
                free(a);
                free(b);
            }
        }
    }
    if (status == DELIB_OK) status = delib_builder_freeze(context, builder, &built);
    if (status == DELIB_OK) status = delib_builder_create_reader(context, "a.csv", NULL, &reader);
    if (status == DELIB_OK) status = delib_builder_feed(context, reader, text, strlen(text));
    if (status == DELIB_OK) status = delib_builder_freeze(context, reader, &read);
    if (status == DELIB_OK) status = delib_profile_read(context, path, 1, NULL, &file);
    if (status == DELIB_OK) status = delib_spec_create(context, &duels);
    if (status == DELIB_OK) status = delib_spec_add_rule(context, duels, "schulze");
    if (status == DELIB_OK) status = delib_spec_add_rule(context, duels, "plurality");
    if (status == DELIB_OK) status = delib_tally_create(context, duels, profile, &tally);
    if (status == DELIB_OK) status = delib_tally_add(context, tally, profile);
    if (status == DELIB_OK) status = delib_tally_remove(context, tally, profile);
    if (status == DELIB_OK) status = delib_count_tally(context, duels, tally, &again);
    if (status == DELIB_OK) status = delib_count(context, spec, profile, &result);
    if (status == DELIB_OK) status = delib_count_consultation(context, "docs/consultation/library.toml", &whole);
    if (status == DELIB_OK && json != NULL) *json = json_of(context, result);
    delib_result_destroy(whole);
    delib_result_destroy(again);
    delib_result_destroy(result);
    delib_tally_destroy(tally);
    delib_spec_destroy(duels);
    delib_profile_destroy(file);
    delib_profile_destroy(read);
    delib_profile_destroy(built);
    delib_builder_destroy(reader);
    delib_builder_destroy(builder);
    return status;
}

static void at_each_poll(void) {
    delib_context* context = new_context();
    delib_profile* profile = ranked_profile(context);
    delib_spec* spec = spec_of(context, "irv:ties=parallel");
    struct stopper stopper = {0, 0};
    char* json = NULL;
    int polls = 0;
    CHECK_OK(context, delib_spec_add_rule(context, spec, "kemeny"));
    CHECK_OK(context, delib_spec_add_rule(context, spec, "ranked-pairs"));
    CHECK_OK(context, delib_spec_add_rule(context, spec, "raynaud"));
    CHECK_OK(context, delib_context_set_progress(context, stop, &stopper));
    CHECK_OK(context, work(context, profile, spec, &json));
    polls = stopper.polls;
    CHECK(polls > 20);
    for (int k = 1; k <= polls; ++k) {
        stopper.polls = 0;
        stopper.stop_at = k;
        CHECK_STATUS(DELIB_ERROR_CANCELLED, context, work(context, profile, spec, NULL));
        CHECK(stopper.polls >= k);
    }
    stopper.polls = 0;
    stopper.stop_at = 0;
    {
        char* again = NULL;
        CHECK_OK(context, work(context, profile, spec, &again));
        CHECK(stopper.polls == polls);
        CHECK_TEXT(json, again);
        free(again);
    }
    CHECK_OK(context, delib_context_set_progress(context, NULL, NULL));
    CHECK_OK(context, work(context, profile, spec, NULL));
    CHECK(stopper.polls == polls);
    free(json);
    delib_spec_destroy(spec);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

int main(void) {
    RUN(at_each_poll);
    FINISH();
}
