/* Contexts, statuses, limits, structs of other versions, buffers. */
#include "ballots.h"

static void versions(void) {
    CHECK(strlen(delib_version()) >= 5);
    CHECK(delib_abi_version() == DELIB_ABI_VERSION);
}

static void every_status_has_a_name(void) {
    static const char* const names[] = {"ok",       "usage",       "parse",     "name",    "overflow",
                                        "limit",    "unsupported", "cancelled", "io",      "no-memory",
                                        "argument", "buffer",      "state",     "internal"};
    for (int status = DELIB_OK; status <= DELIB_ERROR_INTERNAL; ++status)
        CHECK_TEXT(names[status], delib_status_name(status));
    CHECK_TEXT("unknown", delib_status_name(DELIB_ERROR_INTERNAL + 1));
    CHECK_TEXT("unknown", delib_status_name(-1));
}

static void nothing_is_destroyed_gladly(void) {
    delib_context_destroy(NULL);
    delib_spec_destroy(NULL);
    delib_builder_destroy(NULL);
    delib_profile_destroy(NULL);
    delib_tally_destroy(NULL);
    delib_result_destroy(NULL);
}

static void message_and_place(void) {
    delib_context* context = new_context();
    delib_builder* reader = NULL;
    delib_profile* profile = NULL;
    delib_place place;
    const char* text = "rank1,rank2\nAda,Bea\nAda,Ada\n";
    CHECK_TEXT("", delib_context_message(context));
    CHECK_TEXT("", delib_context_message(NULL));
    CHECK_OK(context, delib_builder_create_reader(context, "box.csv", NULL, &reader));
    CHECK_OK(context, delib_builder_feed(context, reader, text, strlen(text)));
    CHECK_STATUS(DELIB_ERROR_NAME, context, delib_builder_freeze(context, reader, &profile));
    CHECK(profile == NULL);
    CHECK_SAYS(context, "Ada");
    memset(&place, 0, sizeof place);
    CHECK(delib_context_place(context, &place) == DELIB_ERROR_ARGUMENT); /* its size is not set */
    place.struct_size = sizeof place;
    CHECK_OK(context, delib_context_place(context, &place));
    CHECK_TEXT("box.csv", place.file);
    CHECK(place.line == 3);
    CHECK(place.column == 5);
    CHECK(place.row == -1);
    /* A call that goes well leaves nothing of it. */
    CHECK_OK(context, delib_builder_feed(context, reader, NULL, 0));
    CHECK_TEXT("", delib_context_message(context));
    CHECK_OK(context, delib_context_place(context, &place));
    CHECK_TEXT("", place.file);
    CHECK(place.line == 0);
    delib_builder_destroy(reader);
    delib_context_destroy(context);
}

static void limits_are_met(void) {
    delib_context* context = new_context();
    delib_builder *reader = NULL, *builder = NULL;
    delib_profile* profile = NULL;
    delib_limits limits;
    memset(&limits, 0, sizeof limits);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_context_set_limits(context, &limits));
    limits.struct_size = sizeof limits;
    limits.max_seconds = -1;
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_context_set_limits(context, &limits));
    limits.max_seconds = 0;
    limits.max_bytes = 8;
    limits.max_candidates = 2;
    CHECK_OK(context, delib_context_set_limits(context, &limits));

    CHECK_OK(context, delib_builder_create_reader(context, NULL, NULL, &reader));
    CHECK_OK(context, delib_builder_feed(context, reader, "rank1\n", 6));
    CHECK_STATUS(DELIB_ERROR_LIMIT, context, delib_builder_feed(context, reader, "Ada", 3));
    CHECK_OK(context, delib_builder_feed(context, reader, "A\n", 2));
    CHECK_OK(context, delib_builder_freeze(context, reader, &profile));
    CHECK(delib_profile_candidate_count(profile) == 1);
    delib_profile_destroy(profile);
    CHECK_STATUS(DELIB_ERROR_LIMIT, context, delib_builder_create(context, DELIB_RANKED, three_names, 3, &builder));
    CHECK_SAYS(context, "at most 2 candidates");

    /* The limits are those of the call, whoever made the object. */
    limits.max_candidates = 0;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    profile = ranked_profile(context);
    limits.max_candidates = 2;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    {
        delib_spec* spec = spec_of(context, "borda");
        delib_result* result = NULL;
        delib_tally* tally = NULL;
        CHECK_STATUS(DELIB_ERROR_LIMIT, context, delib_count(context, spec, profile, &result));
        CHECK_STATUS(DELIB_ERROR_LIMIT, context, delib_tally_create(context, spec, profile, &tally));
        CHECK_OK(context, delib_context_set_limits(context, NULL));
        CHECK_OK(context, delib_count(context, spec, profile, &result));
        delib_result_destroy(result);
        delib_spec_destroy(spec);
    }
    delib_profile_destroy(profile);
    delib_builder_destroy(reader);
    delib_context_destroy(context);
}

/* All of so many candidates tie: more committees than a result lists. */
static void committees_are_capped(void) {
    static const char* const names[] = {"A", "B", "C", "D", "E", "F"};
    static const int8_t cells[] = {1, 1, 1, 1, 1, 1};
    const delib_matrix matrix = int8_matrix(cells, 1, 6);
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, names, 6);
    delib_spec* spec = spec_of(context, "borda");
    delib_result* result = NULL;
    delib_profile* profile = NULL;
    delib_outcome outcome;
    delib_limits limits;
    memset(&limits, 0, sizeof limits);
    limits.struct_size = sizeof limits;
    limits.max_committees = 4;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    profile = freeze(context, builder);
    CHECK_OK(context, delib_spec_set_seats(context, spec, 3));
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    outcome = outcome_of(context, result, 0);
    CHECK(outcome.committee_count == 4);
    CHECK_TEXT("20", outcome.committees_total);
    CHECK(outcome.open == 3 && outcome.tied_count == 6 && outcome.elected_count == 0);
    delib_result_destroy(result);
    delib_profile_destroy(profile);
    delib_spec_destroy(spec);
    delib_context_destroy(context);
}

/* What does not fit is an outcome that says so, not an error. */
static void searches_end_at_their_limit(void) {
    delib_context* context = new_context();
    static const char* const names[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    int8_t cells[64]; /* each candidate is first once, and the order of eliminations matters */
    const delib_matrix matrix = int8_matrix(cells, 8, 8);
    delib_builder* builder = new_builder(context, DELIB_RANKED, names, 8);
    delib_profile* profile = NULL;
    delib_result* result = NULL;
    delib_spec* spec = spec_of(context, "irv:ties=parallel");
    delib_limits limits;
    for (int ballot = 0; ballot < 8; ++ballot) {
        for (int who = 0; who < 8; ++who) cells[8 * ballot + who] = (int8_t)((who + 8 - ballot) % 8 + 1);
    }
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    profile = freeze(context, builder);
    memset(&limits, 0, sizeof limits);
    limits.struct_size = sizeof limits;
    limits.max_states = 3;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    CHECK(outcome_of(context, result, 0).complete == 0);
    delib_result_destroy(result);
    limits.max_states = 0;
    limits.max_seconds = 1e-9;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    CHECK(outcome_of(context, result, 0).complete == 0);
    delib_result_destroy(result);
    limits.max_seconds = 1e300;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    CHECK(outcome_of(context, result, 0).complete == 1);
    delib_result_destroy(result);
    delib_profile_destroy(profile);
    delib_spec_destroy(spec);
    delib_context_destroy(context);
}

/* A struct of a later version is larger; of an earlier one there is none yet. */
static void structs_of_other_versions(void) {
    struct {
        delib_rule_info info;
        char later[16];
    } larger;
    struct {
        delib_limits limits;
        char later[8];
    } asking;
    delib_context* context = new_context();
    memset(&larger, 'x', sizeof larger);
    larger.info.struct_size = sizeof larger;
    CHECK_OK(context, delib_rule_info_at(context, 0, &larger.info));
    CHECK(larger.info.struct_size == sizeof larger);
    for (size_t i = 0; i < sizeof larger.later; ++i) CHECK(larger.later[i] == 0);
    larger.info.struct_size = sizeof larger.info - 1;
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_rule_info_at(context, 0, &larger.info));
    CHECK_SAYS(context, "struct_size");

    memset(&asking, 0, sizeof asking);
    asking.limits.struct_size = sizeof asking;
    CHECK_OK(context, delib_context_set_limits(context, &asking.limits));
    asking.later[7] = 1;
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_context_set_limits(context, &asking.limits));
    delib_context_destroy(context);
}

static void buffers(void) {
    delib_context* context = new_context();
    char small[16], *whole = NULL, *again = NULL;
    size_t length = 0, other = 0;
    memset(small, 'x', sizeof small);
    CHECK_OK(context, delib_rules_json(context, NULL, 0, &length));
    CHECK(length > 1000);
    CHECK_STATUS(DELIB_ERROR_BUFFER, context, delib_rules_json(context, small, sizeof small, &other));
    CHECK(other == length);
    CHECK(small[0] == 'x'); /* nothing of it was written */
    CHECK_SAYS(context, "16");
    whole = malloc(length + 1);
    CHECK_STATUS(DELIB_ERROR_BUFFER, context, delib_rules_json(context, whole, length, &other));
    CHECK_OK(context, delib_rules_json(context, whole, length + 1, &other));
    CHECK(other == length && strlen(whole) == length);
    TEXT_OF(context, again, delib_rules_json(context, to_, size_, &length_));
    CHECK_TEXT(whole, again);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_rules_json(context, NULL, 5, &other));
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_rules_json(context, small, sizeof small, NULL));
    free(whole);
    free(again);
    delib_context_destroy(context);
}

/* The length that was asked of one object is not taken for another's, not even at the same address. */
static void texts_of_different_objects(void) {
    delib_context *context = new_context(), *other = new_context();
    delib_profile* profile = ranked_profile(context);
    for (int round = 0; round < 20; ++round) {
        delib_result* result = count_by(other, round % 2 == 0 ? "borda" : "plurality", profile);
        size_t length = 0;
        char* json = NULL;
        CHECK_OK(context, delib_result_json(context, result, NULL, 0, &length));
        delib_result_destroy(result);
        result = count_by(other, round % 2 == 0 ? "plurality" : "borda", profile);
        json = json_of(context, result);
        CHECK(strstr(json, round % 2 == 0 ? "\"rule\": \"plurality\"" : "\"rule\": \"borda\"") != NULL);
        free(json);
        delib_result_destroy(result);
    }
    delib_profile_destroy(profile);
    delib_context_destroy(other);
    delib_context_destroy(context);
}

static delib_status inner = DELIB_OK;

static int use_context_again(double share, void* user) {
    size_t count = 0;
    (void)share;
    inner = delib_rule_count(user, &count);
    return 0;
}

static void a_busy_context_refuses(void) {
    delib_context* context = new_context();
    delib_profile* profile = NULL;
    CHECK_OK(context, delib_context_set_progress(context, use_context_again, context));
    profile = ranked_profile(context);
    CHECK(inner == DELIB_ERROR_STATE);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

#ifndef WITHOUT_EXCEPTIONS
int throw_something(double share, void* user);

/* Not even what should never come leaves the library. */
static void no_exception_leaves(void) {
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    const delib_matrix matrix = int8_matrix(five_rankings, 5, 3);
    CHECK_OK(context, delib_context_set_progress(context, throw_something, NULL));
    CHECK_STATUS(DELIB_ERROR_INTERNAL, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    CHECK(strlen(delib_context_message(context)) > 0);
    CHECK_OK(context, delib_context_set_progress(context, NULL, NULL));
    CHECK_TEXT("", delib_context_message(context));
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    delib_builder_destroy(builder);
    delib_context_destroy(context);
}
#endif

int main(void) {
    RUN(versions);
    RUN(every_status_has_a_name);
    RUN(nothing_is_destroyed_gladly);
    RUN(message_and_place);
    RUN(limits_are_met);
    RUN(committees_are_capped);
    RUN(searches_end_at_their_limit);
    RUN(structs_of_other_versions);
    RUN(buffers);
    RUN(texts_of_different_objects);
    RUN(a_busy_context_refuses);
#ifndef WITHOUT_EXCEPTIONS
    RUN(no_exception_leaves);
#endif
    FINISH();
}
