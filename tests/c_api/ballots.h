/* Ballots that several tests count. */
#pragma once

#include "check.h"

static inline delib_builder* new_builder(delib_context* context, delib_ballot_kind kind, const char* const* names,
                                         size_t count) {
    delib_builder* builder = NULL;
    CHECK_OK(context, delib_builder_create(context, kind, names, count, &builder));
    return builder;
}

static inline delib_profile* freeze(delib_context* context, delib_builder* builder) {
    delib_profile* profile = NULL;
    CHECK_OK(context, delib_builder_freeze(context, builder, &profile));
    delib_builder_destroy(builder);
    return profile;
}

static inline delib_matrix int8_matrix(const int8_t* cells, size_t rows, size_t columns) {
    delib_matrix matrix;
    memset(&matrix, 0, sizeof matrix);
    matrix.struct_size = sizeof matrix;
    matrix.data = cells;
    matrix.cell_type = DELIB_INT8;
    matrix.rows = rows;
    matrix.columns = columns;
    return matrix;
}

static const char* const three_names[] = {"Ada", "Bea", "Cid"};

/* By points: Ada, Bea, Cid. */
static const int8_t five_rankings[] = {1, 2, 3, 2, 1, 3, 1, 1, 0, 2, 3, 1, 1, 3, 2};

static inline delib_profile* ranked_profile(delib_context* context) {
    const delib_matrix matrix = int8_matrix(five_rankings, 5, 3);
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    return freeze(context, builder);
}

static inline delib_profile* graded_profile(delib_context* context) {
    static const char* const grades[] = {"0", "1", "2", "3"};
    static const int8_t cells[] = {3, 2, 0, 1, 3, -1, 2, 2, 2, 3, 0, 1};
    const delib_matrix matrix = int8_matrix(cells, 4, 3);
    delib_builder* builder = new_builder(context, DELIB_GRADED, three_names, 3);
    CHECK_OK(context, delib_builder_set_scale(context, builder, grades, COUNT_OF(grades)));
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_GRADES, &matrix, NULL));
    return freeze(context, builder);
}

static inline delib_profile* approval_profile(delib_context* context) {
    static const int8_t cells[] = {1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1};
    const delib_matrix matrix = int8_matrix(cells, 4, 3);
    delib_builder* builder = new_builder(context, DELIB_APPROVAL, three_names, 3);
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_APPROVALS, &matrix, NULL));
    return freeze(context, builder);
}

static inline delib_profile* scored_profile(delib_context* context) {
    static const int8_t cells[] = {5, 0, -2, 3, 5, 1, 0, 4, 4};
    const delib_matrix matrix = int8_matrix(cells, 3, 3);
    delib_builder* builder = new_builder(context, DELIB_SCORED, three_names, 3);
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_POINTS, &matrix, NULL));
    return freeze(context, builder);
}

static inline delib_profile* read_text(delib_context* context, const char* name, const char* options,
                                       const char* text) {
    delib_builder* reader = NULL;
    CHECK_OK(context, delib_builder_create_reader(context, name, options, &reader));
    CHECK_OK(context, delib_builder_feed(context, reader, text, strlen(text)));
    return freeze(context, reader);
}

static inline delib_spec* spec_of(delib_context* context, const char* rule) {
    delib_spec* spec = NULL;
    CHECK_OK(context, delib_spec_create(context, &spec));
    if (rule != NULL) CHECK_OK(context, delib_spec_add_rule(context, spec, rule));
    return spec;
}

static inline delib_result* count_by(delib_context* context, const char* rule, const delib_profile* profile) {
    delib_spec* spec = spec_of(context, rule);
    delib_result* result = NULL;
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    delib_spec_destroy(spec);
    return result;
}

static inline char* json_of(delib_context* context, const delib_result* result) {
    char* text = NULL;
    TEXT_OF(context, text, delib_result_json(context, result, to_, size_, &length_));
    return text;
}

static inline char* csv_of(delib_context* context, const delib_profile* profile) {
    char* text = NULL;
    TEXT_OF(context, text, delib_profile_write(context, profile, "csv", to_, size_, &length_));
    return text;
}

static inline delib_outcome outcome_of(delib_context* context, const delib_result* result, size_t place) {
    delib_outcome outcome;
    memset(&outcome, 0, sizeof outcome);
    outcome.struct_size = sizeof outcome;
    CHECK_OK(context, delib_result_outcome_at(context, result, place, &outcome));
    return outcome;
}
