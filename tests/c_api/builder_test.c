/* Ballots from arrays: every meaning, every type of cell, every layout; all of a call or nothing. */
#include "ballots.h"

static void check_csv(delib_context* context, delib_builder* builder, const char* expected) {
    delib_profile* profile = freeze(context, builder);
    char* csv = csv_of(context, profile);
    CHECK_TEXT(expected, csv);
    free(csv);
    delib_profile_destroy(profile);
}

static int64_t row_of(delib_context* context) {
    delib_place place;
    memset(&place, 0, sizeof place);
    place.struct_size = sizeof place;
    CHECK_OK(context, delib_context_place(context, &place));
    return place.row;
}

static uint64_t counted(delib_context* context, const delib_builder* builder) {
    delib_profile* profile = NULL;
    delib_ballot_counts counts;
    memset(&counts, 0, sizeof counts);
    counts.struct_size = sizeof counts;
    CHECK_OK(context, delib_builder_freeze(context, builder, &profile));
    CHECK_OK(context, delib_profile_counts(context, profile, &counts));
    delib_profile_destroy(profile);
    return counts.cast;
}

static void names_are_read_as_in_files(void) {
    delib_context* context = new_context();
    delib_builder* builder = NULL;
    delib_profile* profile = NULL;
    /* The second name with its accent as a character of its own. */
    static const char* const good[] = {"  Ada ", "Beno\x69\xcc\x82t"};
    static const char* const twice[] = {"Beno\xc3\xaet", "Beno\x69\xcc\x82t"};
    static const char* const empty[] = {"Ada", " "};
    static const char* const latin[] = {"Beno\xeet"};
    static const char* const missing[] = {"Ada", NULL};
    profile = freeze(context, new_builder(context, DELIB_RANKED, good, 2));
    CHECK_TEXT("Ada", delib_profile_candidate_name(profile, 0));
    CHECK_TEXT("Beno\xc3\xaet", delib_profile_candidate_name(profile, 1));
    CHECK(delib_profile_candidate_name(profile, 2) == NULL);
    delib_profile_destroy(profile);
    CHECK_STATUS(DELIB_ERROR_NAME, context, delib_builder_create(context, DELIB_RANKED, twice, 2, &builder));
    CHECK_STATUS(DELIB_ERROR_NAME, context, delib_builder_create(context, DELIB_RANKED, empty, 2, &builder));
    CHECK_STATUS(DELIB_ERROR_PARSE, context, delib_builder_create(context, DELIB_RANKED, latin, 1, &builder));
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_builder_create(context, DELIB_RANKED, missing, 2, &builder));
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_builder_create(context, 4, good, 2, &builder));
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_builder_create(context, -1, good, 2, &builder));
    CHECK(builder == NULL);
    delib_context_destroy(context);
}

static void rankings_with_ties_and_gaps(void) {
    /* Bea > Ada = Cid; Cid > (nobody) > Ada; nobody at all. */
    static const uint32_t candidates[] = {1, 0, 2, 2, 0};
    static const uint64_t tiers[] = {0, 1, 3, 4, 4, 5};
    static const uint64_t ballots[] = {0, 2, 5, 5};
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    delib_rankings rankings;
    memset(&rankings, 0, sizeof rankings);
    rankings.struct_size = sizeof rankings;
    rankings.candidates = candidates;
    rankings.candidate_count = 5;
    rankings.tier_offsets = tiers;
    rankings.tier_count = 5;
    rankings.ballot_offsets = ballots;
    rankings.ballot_count = 3;
    CHECK_OK(context, delib_builder_add_rankings(context, builder, &rankings, NULL));
    check_csv(context, builder, "Ada,Bea,Cid\n,,\n2,1,2\n3,,1\n");
    delib_context_destroy(context);
}

static void rankings_without_ties(void) {
    static const uint32_t candidates[] = {2, 0, 1, 1};
    static const uint64_t ballots[] = {0, 3, 4};
    static const uint32_t twice[] = {2, 0, 2, 1};
    static const uint32_t beyond[] = {2, 0, 1, 3};
    static const uint64_t wrong_ends[][3] = {{0, 3, 3}, {0, 3, 5}, {1, 3, 4}, {0, 5, 4}};
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    delib_rankings rankings;
    memset(&rankings, 0, sizeof rankings);
    rankings.struct_size = sizeof rankings;
    rankings.candidates = candidates;
    rankings.candidate_count = 4;
    rankings.ballot_offsets = ballots;
    rankings.ballot_count = 2;
    rankings.candidates = twice;
    CHECK_STATUS(DELIB_ERROR_NAME, context, delib_builder_add_rankings(context, builder, &rankings, NULL));
    CHECK(row_of(context) == 0);
    rankings.candidates = beyond;
    CHECK_STATUS(DELIB_ERROR_NAME, context, delib_builder_add_rankings(context, builder, &rankings, NULL));
    CHECK(row_of(context) == 1);
    rankings.candidates = candidates;
    for (size_t i = 0; i < COUNT_OF(wrong_ends); ++i) {
        rankings.ballot_offsets = wrong_ends[i];
        CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_builder_add_rankings(context, builder, &rankings, NULL));
        CHECK_SAYS(context, "ballot_offsets[");
    }
    rankings.ballot_offsets = NULL;
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_builder_add_rankings(context, builder, &rankings, NULL));
    rankings.ballot_offsets = ballots;
    rankings.candidates = NULL;
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_builder_add_rankings(context, builder, &rankings, NULL));
    rankings.candidates = candidates;
    CHECK(counted(context, builder) == 0); /* not even the good rows of those calls */
    CHECK_OK(context, delib_builder_add_rankings(context, builder, &rankings, NULL));
    check_csv(context, builder, "rank1,rank2,rank3\nBea,,\nCid,Ada,Bea\n");
    delib_context_destroy(context);
}

/* The same numbers in each type of cell and in layouts that are not row after row. */
static void every_cell_type_and_layout(void) {
    static const int8_t ranks[2][3] = {{1, 0, 2}, {3, 1, 1}};
    static const char* const expected = "Ada,Bea,Cid\n1,,2\n3,1,1\n";
    static const size_t sizes[] = {1, 2, 4, 8, 1, 2, 4, 8};
    delib_context* context = new_context();
    for (delib_cell_type type = DELIB_INT8; type <= DELIB_UINT64; ++type) {
        for (int layout = 0; layout < 4; ++layout) {
            /* 0: rows; 1: columns; 2: rows from the last to the first; 3: rows with gaps, not aligned. */
            unsigned char memory[256];
            delib_matrix matrix = int8_matrix(NULL, 2, 3);
            const ptrdiff_t size = (ptrdiff_t)sizes[type];
            unsigned char* first = memory;
            delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
            memset(memory, 0, sizeof memory);
            matrix.cell_type = type;
            matrix.row_stride = layout == 1 ? size : 3 * size;
            matrix.column_stride = layout == 1 ? 2 * size : size;
            if (layout == 2) {
                first = memory + matrix.row_stride;
                matrix.row_stride = -matrix.row_stride;
            } else if (layout == 3) {
                first = memory + 1;
                matrix.row_stride = 3 * size + 5;
            }
            for (int row = 0; row < 2; ++row) {
                for (int column = 0; column < 3; ++column) {
                    unsigned char* cell = first + row * matrix.row_stride + column * matrix.column_stride;
                    const uint64_t value = (uint64_t)ranks[row][column];
                    const uint32_t four = (uint32_t)value;
                    const uint16_t two = (uint16_t)value;
                    const uint8_t one = (uint8_t)value;
                    memcpy(cell,
                           size == 8   ? (const void*)&value
                           : size == 4 ? (const void*)&four
                           : size == 2 ? (const void*)&two
                                       : (const void*)&one,
                           (size_t)size);
                }
            }
            matrix.data = first;
            if (layout == 0) matrix.row_stride = matrix.column_stride = 0;
            CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
            check_csv(context, builder, expected);
        }
    }
    delib_context_destroy(context);
}

static void orders_of_candidates(void) {
    static const int8_t orders[] = {2, 0, -1, -1, 1, 0}; /* Cid, Ada; (nobody), Bea, Ada */
    static const int8_t wrong[] = {0, 1, 1, 2, 1, 3};
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    delib_matrix matrix = int8_matrix(wrong, 2, 3);
    CHECK_STATUS(DELIB_ERROR_NAME, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_ORDERS, &matrix, NULL));
    CHECK(row_of(context) == 0);
    matrix.data = wrong + 3;
    matrix.rows = 1;
    CHECK_STATUS(DELIB_ERROR_NAME, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_ORDERS, &matrix, NULL));
    CHECK_SAYS(context, "column 2 holds 3");
    matrix.data = orders;
    matrix.rows = 2;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_ORDERS, &matrix, NULL));
    check_csv(context, builder, "rank1,rank2,rank3\n,Bea,Ada\nCid,Ada,\n");
    delib_context_destroy(context);
}

static void ranks_that_cannot_be(void) {
    static const uint64_t cells[] = {1, UINT64_MAX, 2};
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    delib_matrix matrix = int8_matrix(NULL, 1, 3);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    matrix.data = cells;
    matrix.cell_type = DELIB_UINT64;
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    CHECK_SAYS(context, "row 0: column 1 holds 18446744073709551615");
    matrix.has_missing = 1; /* no missing cell equals it: -1 is another number than 2^64 - 1 */
    matrix.missing = -1;
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    matrix.columns = 2;
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    CHECK_SAYS(context, "2 columns");
    matrix.columns = 3;
    matrix.denominator = 2;
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    matrix.denominator = 0;
    matrix.cell_type = 8;
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    matrix.cell_type = DELIB_UINT64;
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_builder_add_matrix(context, builder, 5, &matrix, NULL));
    CHECK_STATUS(DELIB_ERROR_STATE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_POINTS, &matrix, NULL));
    CHECK(counted(context, builder) == 0);
    delib_builder_destroy(builder);
    delib_context_destroy(context);
}

static void grades_on_a_scale(void) {
    static const char* const scale[] = {"bad", "fair", "good"};
    static const char* const twice[] = {"bad", "bad"};
    static const int8_t cells[] = {0, 2, -1, 9, 1, 1};
    static const int8_t wrong[] = {0, 3, 0};
    delib_context* context = new_context();
    delib_profile* profile = NULL;
    delib_builder* builder = new_builder(context, DELIB_GRADED, three_names, 3);
    delib_matrix matrix = int8_matrix(cells, 2, 3);
    CHECK_STATUS(DELIB_ERROR_STATE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_GRADES, &matrix, NULL));
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_builder_freeze(context, builder, &profile));
    CHECK_STATUS(DELIB_ERROR_NAME, context, delib_builder_set_scale(context, builder, twice, 2));
    CHECK_OK(context, delib_builder_set_scale(context, builder, scale, 3));
    CHECK_STATUS(DELIB_ERROR_NAME, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_GRADES, &matrix, NULL));
    CHECK(row_of(context) == 1);
    matrix.has_missing = 1;
    matrix.missing = 9;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_GRADES, &matrix, NULL));
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_builder_set_scale(context, builder, scale, 3));
    matrix = int8_matrix(wrong, 1, 3);
    CHECK_STATUS(DELIB_ERROR_NAME, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_GRADES, &matrix, NULL));
    CHECK_OK(context, delib_builder_freeze(context, builder, &profile));
    CHECK(delib_profile_grade_count(profile) == 3);
    CHECK_TEXT("good", delib_profile_grade_name(profile, 2));
    CHECK(delib_profile_grade_name(profile, 3) == NULL);
    CHECK(delib_profile_kind(profile) == DELIB_GRADED);
    delib_profile_destroy(profile);
    check_csv(context, builder, "Ada,Bea,Cid\nbad,good,\n,fair,fair\n");
    delib_context_destroy(context);
}

static void approvals_are_zero_or_one(void) {
    static const int8_t cells[] = {1, 0, 1, 0, 0, 0};
    static const int8_t wrong[] = {1, 0, 1, 0, 2, 0};
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_APPROVAL, three_names, 3);
    delib_matrix matrix = int8_matrix(wrong, 2, 3);
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_APPROVALS, &matrix, NULL));
    CHECK(row_of(context) == 1);
    matrix.data = cells;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_APPROVALS, &matrix, NULL));
    check_csv(context, builder, "Ada,Bea,Cid\n0,0,0\n1,0,1\n");
    delib_context_destroy(context);
}

static void points_of_any_size(void) {
    static const int64_t cells[] = {INT64_MIN, 0, INT64_MAX, 5, -3, 7};
    delib_context* context = new_context();
    delib_profile* profile = NULL;
    delib_builder* builder = new_builder(context, DELIB_SCORED, three_names, 3);
    delib_matrix matrix = int8_matrix(NULL, 2, 3);
    matrix.data = cells;
    matrix.cell_type = DELIB_INT64;
    matrix.has_missing = 1;
    matrix.missing = -3;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_POINTS, &matrix, NULL));
    matrix.data = cells + 3; /* half of each */
    matrix.rows = 1;
    matrix.denominator = 2;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_POINTS, &matrix, NULL));
    matrix.denominator = -2;
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_POINTS, &matrix, NULL));
    CHECK_OK(context, delib_builder_freeze(context, builder, &profile));
    CHECK(delib_profile_kind(profile) == DELIB_SCORED);
    CHECK(delib_profile_grade_count(profile) == 7);
    CHECK_TEXT("-9223372036854775808", delib_profile_grade_name(profile, 0));
    CHECK_TEXT("5/2", delib_profile_grade_name(profile, 2));
    CHECK_TEXT("9223372036854775807", delib_profile_grade_name(profile, 6));
    delib_profile_destroy(profile);
    delib_builder_destroy(builder);
    delib_context_destroy(context);
}

static void weights_heads_and_strata(void) {
    static const char* const towns[] = {"North", "South"};
    static const char* const twice[] = {"North", "North"};
    static const int8_t cells[] = {1, 2, 3, 2, 1, 3};
    static const int64_t weights[] = {1, 3}, negative[] = {1, -3};
    static const uint64_t heads[] = {2, 1}, nobody[] = {0, 1};
    static const uint32_t strata[] = {1, 0, 0, 1}, beyond[] = {1, 0, 2, 0};
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    delib_matrix matrix = int8_matrix(cells, 2, 3);
    delib_ballot_extras extras;
    delib_profile* profile = NULL;
    delib_result* result = NULL;
    uint32_t place = 0;
    const char* exact = NULL;
    memset(&extras, 0, sizeof extras);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    extras.struct_size = sizeof extras;
    CHECK_STATUS(DELIB_ERROR_NAME, context, delib_builder_add_stratum(context, builder, "town", twice, 2));
    CHECK_OK(context, delib_builder_add_stratum(context, builder, "town", towns, 2));
    CHECK_STATUS(DELIB_ERROR_NAME, context, delib_builder_add_stratum(context, builder, "town", NULL, 0));
    CHECK_OK(context, delib_builder_add_stratum(context, builder, "channel", NULL, 0));
    CHECK_OK(context, delib_builder_stratum_value(context, builder, 1, "web", &place));
    CHECK(place == 0);
    CHECK_OK(context, delib_builder_stratum_value(context, builder, 1, "paper", &place));
    CHECK(place == 1);
    CHECK_OK(context, delib_builder_stratum_value(context, builder, 0, " South", &place));
    CHECK(place == 1);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_builder_stratum_value(context, builder, 2, "x", &place));

    extras.weights = negative;
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    CHECK(row_of(context) == 1);
    extras.weights = weights;
    extras.weight_denominator = -1;
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    extras.weight_denominator = 2;
    extras.heads = nobody;
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    CHECK(row_of(context) == 0);
    extras.heads = heads;
    extras.strata = beyond;
    CHECK_STATUS(DELIB_ERROR_USAGE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    CHECK(row_of(context) == 1);
    extras.strata = strata;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_builder_add_stratum(context, builder, "age", NULL, 0));
    /* New values may still come up, and a call may leave them out. */
    CHECK_OK(context, delib_builder_stratum_value(context, builder, 1, "letter", &place));
    CHECK(place == 2);
    extras.strata = NULL;
    extras.weights = NULL;
    extras.heads = NULL;
    matrix.rows = 1;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    profile = freeze(context, builder);
    CHECK(delib_profile_stratum_count(profile) == 2);
    CHECK_TEXT("channel", delib_profile_stratum_name(profile, 1));
    CHECK(delib_profile_stratum_name(profile, 2) == NULL);
    CHECK(delib_profile_stratum_value_count(profile, 0) == 3); /* with the empty value of the last ballot */
    CHECK(delib_profile_stratum_value_count(profile, 7) == 0);
    CHECK_TEXT("North", delib_profile_stratum_value_name(profile, 0, 0));
    CHECK_TEXT("", delib_profile_stratum_value_name(profile, 1, 0)); /* undeclared values are in their order */
    CHECK_TEXT("letter", delib_profile_stratum_value_name(profile, 1, 1));
    CHECK(delib_profile_stratum_value_name(profile, 1, 4) == NULL);
    result = count_by(context, "plurality", profile);
    CHECK_OK(context, delib_result_score_at(context, result, 0, 0, &exact, NULL));
    CHECK_TEXT("2", exact); /* two halves and one */
    CHECK_OK(context, delib_result_score_at(context, result, 0, 1, &exact, NULL));
    CHECK_TEXT("3/2", exact);
    delib_result_destroy(result);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void check_revotes(delib_revote revote, const char* csv, const char* where, const char* why) {
    static const int8_t cells[] = {1, 2, 3, 2, 1, 3, 3, 2, 1};
    static const char* const voters[] = {"v1", "v2", " v1"};
    static const char* const others[] = {"v3", NULL, ""};
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    delib_profile* profile = NULL;
    delib_matrix matrix = int8_matrix(cells, 3, 3);
    delib_ballot_counts counts;
    delib_ballot_extras extras;
    const char *got_where = NULL, *got_why = NULL;
    char* text = NULL;
    memset(&counts, 0, sizeof counts);
    counts.struct_size = sizeof counts;
    memset(&extras, 0, sizeof extras);
    extras.struct_size = sizeof extras;
    extras.voters = voters;
    CHECK_OK(context, delib_builder_set_revote(context, builder, revote));
    if (revote == DELIB_REVOTE_REJECT) {
        CHECK_STATUS(DELIB_ERROR_NAME, context,
                     delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
        CHECK(row_of(context) == 2);
        matrix.rows = 2;
        CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
        CHECK_STATUS(DELIB_ERROR_NAME, context,
                     delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
        CHECK(row_of(context) == 0);
        matrix.rows = 3;
        extras.voters = others; /* who is unknown may vote as often as there are ballots */
        CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
        CHECK(counted(context, builder) == 5);
        delib_builder_destroy(builder);
        delib_context_destroy(context);
        return;
    }
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_builder_set_revote(context, builder, revote));
    profile = freeze(context, builder);
    text = csv_of(context, profile);
    CHECK_TEXT(csv, text);
    free(text);
    CHECK_OK(context, delib_profile_counts(context, profile, &counts));
    CHECK(counts.cast == 3 && counts.counted == 2 && counts.blank == 0 && counts.distinct == 2 && counts.rejected == 1);
    CHECK_OK(context, delib_profile_rejected_at(context, profile, 0, &got_where, &got_why));
    CHECK_TEXT(where, got_where);
    CHECK_TEXT(why, got_why);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_profile_rejected_at(context, profile, 1, &got_where, &got_why));
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void people_who_vote_again(void) {
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    check_revotes(DELIB_REVOTE_LAST, "rank1,rank2,rank3\nBea,Ada,Cid\nCid,Bea,Ada\n", "row 0", "superseded by row 2");
    check_revotes(DELIB_REVOTE_FIRST, "rank1,rank2,rank3\nAda,Bea,Cid\nBea,Ada,Cid\n", "row 2",
                  "superseded by row 0, the voter's first ballot");
    check_revotes(DELIB_REVOTE_REJECT, NULL, NULL, NULL);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_builder_set_revote(context, builder, 3));
    delib_builder_destroy(builder);
    delib_context_destroy(context);
}

static void names_of_strata_and_voters_are_checked(void) {
    static const char* const latin[] = {"\xe9"};
    static const int8_t cells[] = {1, 2, 3};
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    const delib_matrix matrix = int8_matrix(cells, 1, 3);
    delib_ballot_extras extras;
    uint32_t place = 0;
    memset(&extras, 0, sizeof extras);
    extras.struct_size = sizeof extras;
    extras.voters = latin;
    CHECK_STATUS(DELIB_ERROR_PARSE, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    CHECK(row_of(context) == 0);
    CHECK_STATUS(DELIB_ERROR_PARSE, context, delib_builder_add_stratum(context, builder, latin[0], NULL, 0));
    CHECK_STATUS(DELIB_ERROR_PARSE, context, delib_builder_add_stratum(context, builder, "town", latin, 1));
    CHECK_OK(context, delib_builder_add_stratum(context, builder, "town", NULL, 0));
    CHECK_STATUS(DELIB_ERROR_PARSE, context, delib_builder_stratum_value(context, builder, 0, latin[0], &place));
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_builder_set_scale(context, builder, latin, 0));
    delib_builder_destroy(builder);
    delib_context_destroy(context);
}

/* Sums beyond 128 bits: whatever was added before stays, nothing of the call is. */
static void weights_that_do_not_add_up(void) {
    static const int8_t cells[] = {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3};
    static const int64_t one[] = {1, 1, 1, 1};
    /* Primes of 43 bits: the common denominator of two of them fits 128 bits, that of three does not. */
    static const int64_t primes[] = {8796093022151, 8796093022141, 8796093022091};
    static const uint64_t crowds[] = {UINT64_C(1) << 62, UINT64_C(1) << 62, UINT64_C(1) << 62, 1};
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    delib_matrix matrix = int8_matrix(cells, 2, 3);
    delib_ballot_extras extras;
    memset(&extras, 0, sizeof extras);
    extras.struct_size = sizeof extras;
    extras.weights = one;
    extras.weight_denominator = primes[0];
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    extras.weight_denominator = primes[1];
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    extras.weight_denominator = primes[2];
    CHECK_STATUS(DELIB_ERROR_OVERFLOW, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    CHECK(counted(context, builder) == 4);
    extras.weights = NULL;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    CHECK(counted(context, builder) == 6);
    extras.heads = crowds;
    matrix.rows = 4;
    CHECK_STATUS(DELIB_ERROR_OVERFLOW, context,
                 delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    CHECK(row_of(context) == 1);
    CHECK(counted(context, builder) == 6);
    delib_builder_destroy(builder);
    /* Without fractions beside it, such a crowd is counted. */
    builder = new_builder(context, DELIB_RANKED, three_names, 3);
    matrix.rows = 1;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    delib_builder_destroy(builder);
    delib_context_destroy(context);
}

static void text_in_pieces(void) {
    static const char text[] = "rank1,rank2,town\nAda,Bea,North\nBea,,South\n";
    delib_context* context = new_context();
    delib_builder *whole = NULL, *pieces = NULL;
    char *a = NULL, *b = NULL;
    delib_profile *first = NULL, *second = NULL;
    uint32_t place = 0;
    CHECK_OK(context, delib_builder_create_reader(context, "a.csv", NULL, &whole));
    CHECK_OK(context, delib_builder_feed(context, whole, text, strlen(text)));
    CHECK_OK(context, delib_builder_create_reader(context, "b.csv", "format=csv,ballot=ranks", &pieces));
    for (size_t i = 0; i < strlen(text); ++i) CHECK_OK(context, delib_builder_feed(context, pieces, text + i, 1));
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_builder_set_scale(context, pieces, three_names, 3));
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_builder_set_revote(context, pieces, DELIB_REVOTE_LAST));
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_builder_add_stratum(context, pieces, "x", NULL, 0));
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_builder_stratum_value(context, pieces, 0, "x", &place));
    first = freeze(context, whole);
    second = freeze(context, pieces);
    a = csv_of(context, first);
    b = csv_of(context, second);
    CHECK_TEXT(a, b);
    CHECK(delib_profile_stratum_count(first) == 1);
    free(a);
    free(b);
    delib_profile_destroy(first);
    delib_profile_destroy(second);
    delib_context_destroy(context);
}

static void ways_to_read(void) {
    static const struct {
        const char* options;
        delib_status status;
        const char* says;
    } cases[] = {
        {"format=csv", DELIB_OK, ""},
        {"{\"format\": \"csv\", \"lenient\": true, \"digest\": false, \"weight-digits\": 3}", DELIB_OK, ""},
        {"{\"strata\": {\"town\": [\"North\", \"South\"]}, \"candidates\": [\"Bea\", \"Ada\"]}", DELIB_OK, ""},
        {"candidates=\"Ada,Bea\",revote=first,weight-digits=2,lenient=false", DELIB_OK, ""},
        {"", DELIB_OK, ""},
        {"format=word", DELIB_ERROR_USAGE, "word"},
        {"colour=red", DELIB_ERROR_USAGE, "no key \"colour\""},
        {"format=csv,format=csv", DELIB_ERROR_USAGE, "twice"},
        {"{\"format\": \"csv\", \"format\": \"csv\"}", DELIB_ERROR_USAGE, "twice"},
        {"ballot=tealeaves", DELIB_ERROR_USAGE, "tealeaves"},
        {"revote=never", DELIB_ERROR_USAGE, "last, first or reject"},
        {"weight-digits=31", DELIB_ERROR_USAGE, "0 to 30"},
        {"threads=2", DELIB_OK, ""},
        {"{\"threads\": 1024}", DELIB_OK, ""},
        {"threads=0", DELIB_ERROR_USAGE, "1 to 1024"},
        {"threads=1025", DELIB_ERROR_USAGE, "1 to 1024"},
        {"{\"threads\": -1}", DELIB_ERROR_USAGE, "1 to 1024"},
        {"lenient=perhaps", DELIB_ERROR_USAGE, "true or false"},
        {"{\"scale\": 3}", DELIB_ERROR_USAGE, "a list"},
        {"{\"scale\": [3]}", DELIB_ERROR_USAGE, "a text"},
        {"{\"format\": ", DELIB_ERROR_PARSE, "JSON"},
        {"{\"strata\": {\"a\": [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}}", DELIB_ERROR_LIMIT, "nested"},
        {"format=\xe9", DELIB_ERROR_PARSE, "UTF-8"},
    };
    static const char text[] = "rank1,rank2,town\nAda,Bea,North\nBea,,South\n";
    delib_context* context = new_context();
    for (size_t i = 0; i < COUNT_OF(cases); ++i) {
        delib_builder* reader = NULL;
        delib_profile* profile = NULL;
        delib_status got = delib_builder_create_reader(context, "a.csv", cases[i].options, &reader);
        if (got == DELIB_OK) CHECK_OK(context, delib_builder_feed(context, reader, text, strlen(text)));
        if (got == DELIB_OK) got = delib_builder_freeze(context, reader, &profile);
        CHECK_STATUS(cases[i].status, context, got);
        CHECK_SAYS(context, cases[i].says);
        delib_profile_destroy(profile);
        delib_builder_destroy(reader);
    }
    delib_context_destroy(context);
}

static void lenient_reading_lists_what_it_leaves_out(void) {
    delib_context* context = new_context();
    delib_profile* profile =
        read_text(context, "f.csv", "lenient=true,revote=last", "voter,rank1,rank2\n1,Ada,Ada\n2,Ada,Bea\n2,Bea,Ada\n");
    delib_ballot_counts counts;
    const char *where = NULL, *why = NULL;
    memset(&counts, 0, sizeof counts);
    counts.struct_size = sizeof counts;
    CHECK_OK(context, delib_profile_counts(context, profile, &counts));
    CHECK(counts.cast == 3 && counts.counted == 1 && counts.rejected == 2);
    CHECK_OK(context, delib_profile_rejected_at(context, profile, 0, &where, &why));
    CHECK_TEXT("f.csv:2", where);
    CHECK(strstr(why, "twice") != NULL);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

int main(void) {
    RUN(names_are_read_as_in_files);
    RUN(rankings_with_ties_and_gaps);
    RUN(rankings_without_ties);
    RUN(every_cell_type_and_layout);
    RUN(orders_of_candidates);
    RUN(ranks_that_cannot_be);
    RUN(grades_on_a_scale);
    RUN(approvals_are_zero_or_one);
    RUN(points_of_any_size);
    RUN(weights_heads_and_strata);
    RUN(people_who_vote_again);
    RUN(names_of_strata_and_voters_are_checked);
    RUN(weights_that_do_not_add_up);
    RUN(text_in_pieces);
    RUN(ways_to_read);
    RUN(lenient_reading_lists_what_it_leaves_out);
    FINISH();
}
