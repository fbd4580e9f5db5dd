/* Profiles from files, what they tell, and how they are written. Runs in the source tree. */
#include "ballots.h"

static void files_and_their_order_of_names(void) {
    static const char* const one[] = {"docs/consultation/orders.csv"};
    static const char* const none[] = {"docs/consultation/nothing.csv"};
    static const char* const null[] = {NULL};
    delib_context* context = new_context();
    delib_profile* profile = NULL;
    delib_place place;
    CHECK_OK(context, delib_profile_read(context, one, 1, NULL, &profile));
    CHECK(delib_profile_kind(profile) == DELIB_RANKED);
    CHECK(delib_profile_candidate_count(profile) > 1);
    CHECK(delib_profile_grade_count(profile) == 0);
    CHECK(delib_profile_grade_name(profile, 0) == NULL);
    delib_profile_destroy(profile);
    profile = NULL;
    CHECK_STATUS(DELIB_ERROR_IO, context, delib_profile_read(context, none, 1, NULL, &profile));
    memset(&place, 0, sizeof place);
    place.struct_size = sizeof place;
    CHECK_OK(context, delib_context_place(context, &place));
    CHECK_TEXT(none[0], place.file);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_profile_read(context, null, 1, NULL, &profile));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_profile_read(context, one, 0, NULL, &profile));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_profile_read(context, one, 1, "format=word", &profile));
    CHECK(profile == NULL);
    delib_context_destroy(context);
}

static void nothing_is_known_of_nothing(void) {
    CHECK(delib_profile_kind(NULL) == -1);
    CHECK(delib_profile_candidate_count(NULL) == 0);
    CHECK(delib_profile_candidate_name(NULL, 0) == NULL);
    CHECK(delib_profile_grade_count(NULL) == 0);
    CHECK(delib_profile_grade_name(NULL, 0) == NULL);
    CHECK(delib_profile_stratum_count(NULL) == 0);
    CHECK(delib_profile_stratum_name(NULL, 0) == NULL);
    CHECK(delib_profile_stratum_value_count(NULL, 0) == 0);
    CHECK(delib_profile_stratum_value_name(NULL, 0, 0) == NULL);
    CHECK(delib_result_outcome_count(NULL) == 0);
    CHECK(delib_result_candidate_name(NULL, 0, 0) == NULL);
}

/* Whatever is written is read back as the same ballots. */
static void there_and_back(void) {
    static const char* const formats[] = {"csv", "toi", "cvotes"};
    delib_context* context = new_context();
    delib_profile* profile = ranked_profile(context);
    char* csv = csv_of(context, profile);
    for (size_t i = 0; i < COUNT_OF(formats); ++i) {
        char *text = NULL, *again = NULL, options[32];
        delib_profile* back = NULL;
        TEXT_OF(context, text, delib_profile_write(context, profile, formats[i], to_, size_, &length_));
        snprintf(options, sizeof options, "format=%s", formats[i]);
        back = read_text(context, NULL, options, text);
        again = csv_of(context, back);
        CHECK_TEXT(csv, again);
        free(text);
        free(again);
        delib_profile_destroy(back);
    }
    {
        size_t length = 0;
        CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_profile_write(context, profile, "word", NULL, 0, &length));
        CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_profile_write(context, profile, "soc", NULL, 0, &length));
    }
    free(csv);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void it_outlives_what_it_was_made_of(void) {
    delib_context *context = new_context(), *other = new_context();
    delib_profile* profile = ranked_profile(context);
    delib_result* result = NULL;
    const char* name = NULL;
    delib_context_destroy(context);
    result = count_by(other, "borda", profile);
    delib_profile_destroy(profile);
    name = delib_result_candidate_name(result, 0, 2);
    CHECK_TEXT("Cid", name);
    delib_result_destroy(result);
    delib_context_destroy(other);
}

int main(void) {
    RUN(files_and_their_order_of_names);
    RUN(nothing_is_known_of_nothing);
    RUN(there_and_back);
    RUN(it_outlives_what_it_was_made_of);
    FINISH();
}
