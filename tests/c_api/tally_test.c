/* Tallies: parts add up, what is added can be taken off, bytes are canonical and not trusted. */
#include "ballots.h"

static delib_profile* part(delib_context* context, size_t first, size_t count) {
    const delib_matrix matrix = int8_matrix(five_rankings + 3 * first, count, 3);
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    return freeze(context, builder);
}

static delib_tally* tally_of(delib_context* context, const delib_spec* spec, const delib_profile* profile) {
    delib_tally* tally = NULL;
    CHECK_OK(context, delib_tally_create(context, spec, profile, &tally));
    return tally;
}

static int same(delib_context* context, const delib_tally* a, const delib_tally* b) {
    int32_t equal = -1;
    CHECK_OK(context, delib_tally_equal(context, a, b, &equal));
    return equal;
}

static delib_ballot_counts counts_of(delib_context* context, const delib_tally* tally) {
    delib_ballot_counts counts;
    memset(&counts, 0, sizeof counts);
    counts.struct_size = sizeof counts;
    CHECK_OK(context, delib_tally_counts(context, tally, &counts));
    return counts;
}

static unsigned char* bytes_of(delib_context* context, const delib_tally* tally, size_t* length) {
    unsigned char* bytes = NULL;
    size_t again = 0;
    CHECK_OK(context, delib_tally_serialise(context, tally, NULL, 0, length));
    bytes = malloc(*length);
    CHECK_STATUS(DELIB_ERROR_BUFFER, context, delib_tally_serialise(context, tally, bytes, *length - 1, &again));
    CHECK_OK(context, delib_tally_serialise(context, tally, bytes, *length, &again));
    CHECK(again == *length);
    return bytes;
}

static delib_spec* all_bases(delib_context* context) {
    delib_spec* spec = spec_of(context, "schulze");
    CHECK_OK(context, delib_spec_add_rule(context, spec, "borda"));
    CHECK_OK(context, delib_spec_add_rule(context, spec, "plurality"));
    return spec;
}

static void parts_add_up(void) {
    delib_context* context = new_context();
    delib_spec* spec = all_bases(context);
    delib_profile *whole = part(context, 0, 5), *left = part(context, 0, 2), *right = part(context, 2, 3);
    delib_tally *all = tally_of(context, spec, whole), *sum = tally_of(context, spec, left);
    delib_tally* other = tally_of(context, spec, right);
    CHECK(same(context, all, all) == 1);
    CHECK(same(context, all, sum) == 0);
    CHECK_OK(context, delib_tally_add(context, sum, right));
    CHECK(same(context, all, sum) == 1);
    CHECK(counts_of(context, sum).counted == 5 && counts_of(context, sum).cast == 5);
    CHECK_OK(context, delib_tally_remove(context, sum, left));
    CHECK(same(context, other, sum) == 1);
    CHECK_OK(context, delib_tally_add(context, sum, left));
    CHECK(same(context, all, sum) == 1);
    CHECK_OK(context, delib_tally_remove(context, sum, right));
    CHECK_OK(context, delib_tally_merge(context, sum, other));
    CHECK(same(context, all, sum) == 1);
    /* A tally may be merged with itself: twice the ballots. */
    CHECK_OK(context, delib_tally_merge(context, other, other));
    CHECK(counts_of(context, other).counted == 6);
    delib_tally_destroy(all);
    delib_tally_destroy(sum);
    delib_tally_destroy(other);
    delib_profile_destroy(whole);
    delib_profile_destroy(left);
    delib_profile_destroy(right);
    delib_spec_destroy(spec);
    delib_context_destroy(context);
}

/* Equal tallies are equal bytes, even after ballots came and went; the tally decides like the ballots. */
static void bytes_and_outcomes(void) {
    delib_context* context = new_context();
    delib_spec* spec = all_bases(context);
    delib_profile *whole = part(context, 0, 5), *left = part(context, 0, 2);
    delib_tally *all = tally_of(context, spec, whole), *changed = tally_of(context, spec, whole), *read = NULL;
    delib_result *from_ballots = NULL, *from_tally = NULL;
    size_t length = 0, other_length = 0;
    unsigned char *bytes = NULL, *other = NULL;
    char *a = NULL, *b = NULL;
    CHECK_OK(context, delib_tally_add(context, changed, left));
    CHECK_OK(context, delib_tally_remove(context, changed, left));
    bytes = bytes_of(context, all, &length);
    other = bytes_of(context, changed, &other_length);
    CHECK(length == other_length && memcmp(bytes, other, length) == 0);
    CHECK_OK(context, delib_tally_deserialise(context, bytes, length, &read));
    CHECK(same(context, all, read) == 1);
    CHECK_OK(context, delib_spec_set_candidate_title(context, spec, "Bea", "en", "Bea B."));
    CHECK_OK(context, delib_count(context, spec, whole, &from_ballots));
    CHECK_OK(context, delib_count_tally(context, spec, read, &from_tally));
    a = json_of(context, from_ballots);
    b = json_of(context, from_tally);
    CHECK(strstr(a, "\"candidates\"") != NULL && strstr(b, "\"candidates\"") != NULL);
    CHECK_TEXT(strstr(a, "\"candidates\""), strstr(b, "\"candidates\""));
    free(a);
    free(b);
    TEXT_OF(context, b, delib_result_report(context, from_tally, DELIB_FORM_TEXT, "en", to_, size_, &length_));
    CHECK(strstr(b, "Bea B.") != NULL);
    free(b);
    free(bytes);
    free(other);
    delib_result_destroy(from_ballots);
    delib_result_destroy(from_tally);
    delib_tally_destroy(all);
    delib_tally_destroy(changed);
    delib_tally_destroy(read);
    delib_profile_destroy(whole);
    delib_profile_destroy(left);
    delib_spec_destroy(spec);
    delib_context_destroy(context);
}

/* Every kind of ballots comes and goes, down to the last one. */
static void every_kind_comes_and_goes(void) {
    static const char* const rules[] = {"borda", "majority-judgment", "approval", "score"};
    delib_context* context = new_context();
    delib_profile* profiles[4];
    profiles[0] =
        read_text(context, "v.csv", NULL, "weight,rank1,rank2,rank3\n1/3,Ada,Bea,\n2,Cid,,\n1,,,\n5/7,Bea,Ada,Cid\n");
    profiles[1] = graded_profile(context);
    profiles[2] = approval_profile(context);
    profiles[3] = scored_profile(context);
    for (size_t kind = 0; kind < 4; ++kind) {
        delib_spec* spec = spec_of(context, rules[kind]);
        delib_tally *one = tally_of(context, spec, profiles[kind]), *two = tally_of(context, spec, profiles[kind]);
        delib_tally* read = NULL;
        size_t length = 0;
        unsigned char* bytes = NULL;
        CHECK_OK(context, delib_tally_add(context, two, profiles[kind]));
        CHECK(same(context, one, two) == 0);
        CHECK_OK(context, delib_tally_remove(context, two, profiles[kind]));
        CHECK(same(context, one, two) == 1);
        CHECK_OK(context, delib_tally_remove(context, two, profiles[kind]));
        CHECK(counts_of(context, two).cast == 0);
        bytes = bytes_of(context, two, &length); /* of nobody's ballots, and still a sound file */
        CHECK_OK(context, delib_tally_deserialise(context, bytes, length, &read));
        CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_tally_remove(context, two, profiles[kind]));
        CHECK_SAYS(context, "not added");
        CHECK_OK(context, delib_tally_add(context, two, profiles[kind]));
        CHECK(same(context, one, two) == 1);
        free(bytes);
        delib_tally_destroy(read);
        delib_tally_destroy(one);
        delib_tally_destroy(two);
        delib_spec_destroy(spec);
        delib_profile_destroy(profiles[kind]);
    }
    delib_context_destroy(context);
}

/* A refused change leaves the tally as it was. */
static void what_does_not_fit(void) {
    static const char* const other_names[] = {"Ada", "Bea", "Dan"};
    static const int8_t cells[] = {1, 2, 3}, tied[] = {1, 1, 1};
    const delib_matrix matrix = int8_matrix(cells, 1, 3), ties = int8_matrix(tied, 1, 3);
    delib_context* context = new_context();
    delib_spec *spec = all_bases(context), *irv = spec_of(context, "irv"), *none = spec_of(context, NULL);
    delib_profile *profile = ranked_profile(context), *graded = graded_profile(context), *others = NULL, *never = NULL;
    delib_tally *tally = tally_of(context, spec, profile), *made = NULL, *before = tally_of(context, spec, profile);
    delib_result* result = NULL;
    delib_builder* builder = new_builder(context, DELIB_RANKED, other_names, 3);
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    others = freeze(context, builder);
    builder = new_builder(context, DELIB_RANKED, three_names, 3);
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &ties, NULL));
    never = freeze(context, builder);

    CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_tally_create(context, irv, profile, &made));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_tally_create(context, none, profile, &made));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_tally_add(context, tally, others));
    CHECK_SAYS(context, "Dan");
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_tally_remove(context, tally, others));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_tally_remove(context, tally, never));
    CHECK_OK(context, delib_tally_create(context, spec, others, &made));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_tally_merge(context, tally, made));
    delib_tally_destroy(made);
    made = NULL;
    CHECK(same(context, tally, before) == 1);

    /* Grades serve rules on rankings as rankings; a tally of grades is another one. */
    CHECK_OK(context, delib_tally_add(context, tally, graded));
    CHECK_OK(context, delib_tally_remove(context, tally, graded));
    CHECK(same(context, tally, before) == 1);
    {
        delib_spec *judgment = spec_of(context, "majority-judgment"), *policy = spec_of(context, "borda");
        delib_tally *grades = tally_of(context, judgment, graded), *otherwise = NULL;
        CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_tally_add(context, grades, profile));
        CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_tally_merge(context, tally, grades));
        CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_count_tally(context, spec, grades, &result));
        CHECK_OK(context, delib_spec_set_policy(context, policy, "unranked", "no-opinion"));
        CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_count_tally(context, policy, tally, &result));
        CHECK_SAYS(context, "unranked");
        CHECK_OK(context, delib_tally_create(context, policy, profile, &otherwise));
        CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_tally_merge(context, tally, otherwise));
        delib_tally_destroy(otherwise);
        delib_tally_destroy(grades);
        delib_spec_destroy(judgment);
        delib_spec_destroy(policy);
    }
    CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_count_tally(context, irv, tally, &result));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_count_tally(context, none, tally, &result));
    CHECK_OK(context, delib_spec_set_where(context, spec, "town", "North"));
    CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_tally_create(context, spec, profile, &made));
    CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_count_tally(context, spec, tally, &result));
    CHECK(result == NULL && made == NULL);
    delib_tally_destroy(tally);
    delib_tally_destroy(before);
    delib_profile_destroy(profile);
    delib_profile_destroy(graded);
    delib_profile_destroy(others);
    delib_profile_destroy(never);
    delib_spec_destroy(spec);
    delib_spec_destroy(irv);
    delib_spec_destroy(none);
    delib_context_destroy(context);
}

static void candidates_in_another_order(void) {
    static const char* const turned[] = {"Cid", "Ada", "Bea"};
    static const int8_t cells[] = {3, 1, 2};
    const delib_matrix matrix = int8_matrix(cells, 1, 3);
    delib_context* context = new_context();
    delib_spec* spec = all_bases(context);
    delib_builder* builder = new_builder(context, DELIB_RANKED, turned, 3);
    delib_profile *first = part(context, 0, 1), *other = NULL;
    delib_tally *tally = tally_of(context, spec, first), *twice = tally_of(context, spec, first);
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    other = freeze(context, builder);
    CHECK_OK(context, delib_tally_add(context, tally, other)); /* the same ballot, written otherwise */
    CHECK_OK(context, delib_tally_add(context, twice, first));
    CHECK(same(context, tally, twice) == 1);
    delib_tally_destroy(tally);
    delib_tally_destroy(twice);
    delib_profile_destroy(first);
    delib_profile_destroy(other);
    delib_spec_destroy(spec);
    delib_context_destroy(context);
}

/* Each byte matters, and every prefix is refused. */
static void bytes_are_not_trusted(void) {
    delib_context* context = new_context();
    delib_spec* spec = spec_of(context, "schulze");
    delib_profile* profile = ranked_profile(context);
    delib_tally *tally = tally_of(context, spec, profile), *read = NULL;
    size_t length = 0;
    unsigned char* bytes = bytes_of(context, tally, &length);
    delib_limits limits;
    for (size_t i = 0; i < length; ++i) {
        delib_status status = DELIB_OK;
        bytes[i] ^= 1;
        status = delib_tally_deserialise(context, bytes, length, &read);
        CHECK(status == DELIB_ERROR_PARSE || status == DELIB_ERROR_LIMIT || status == DELIB_ERROR_NAME ||
              status == DELIB_ERROR_UNSUPPORTED);
        bytes[i] ^= 1;
        CHECK(delib_tally_deserialise(context, bytes, i, &read) != DELIB_OK);
        CHECK(strlen(delib_context_message(context)) > 0);
    }
    CHECK(read == NULL);
    CHECK_STATUS(DELIB_ERROR_PARSE, context, delib_tally_deserialise(context, NULL, 0, &read));
    memset(&limits, 0, sizeof limits);
    limits.struct_size = sizeof limits;
    limits.max_bytes = length - 1;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    CHECK_STATUS(DELIB_ERROR_LIMIT, context, delib_tally_deserialise(context, bytes, length, &read));
    limits.max_bytes = 0;
    limits.max_candidates = 2;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    CHECK_STATUS(DELIB_ERROR_LIMIT, context, delib_tally_deserialise(context, bytes, length, &read));
    CHECK(read == NULL);
    free(bytes);
    delib_tally_destroy(tally);
    delib_profile_destroy(profile);
    delib_spec_destroy(spec);
    delib_context_destroy(context);
}

static void sums_beyond_128_bits(void) {
    static const int8_t cells[] = {1, 2, 3};
    static const int64_t one = 1;
    static const int64_t primes[] = {9223372036854775783, 9223372036854775643};
    const delib_matrix matrix = int8_matrix(cells, 1, 3);
    delib_context* context = new_context();
    delib_spec* spec = spec_of(context, "schulze");
    delib_profile* profiles[2] = {NULL, NULL};
    delib_tally *tally = NULL, *before = NULL;
    for (int i = 0; i < 2; ++i) {
        delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
        delib_ballot_extras extras;
        memset(&extras, 0, sizeof extras);
        extras.struct_size = sizeof extras;
        extras.weights = &one;
        extras.weight_denominator = primes[i];
        CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
        profiles[i] = freeze(context, builder);
    }
    tally = tally_of(context, spec, profiles[0]);
    before = tally_of(context, spec, profiles[0]);
    CHECK_STATUS(DELIB_ERROR_OVERFLOW, context, delib_tally_add(context, tally, profiles[1]));
    CHECK(same(context, tally, before) == 1);
    delib_tally_destroy(tally);
    delib_tally_destroy(before);
    delib_profile_destroy(profiles[0]);
    delib_profile_destroy(profiles[1]);
    delib_spec_destroy(spec);
    delib_context_destroy(context);
}

int main(void) {
    RUN(parts_add_up);
    RUN(bytes_and_outcomes);
    RUN(every_kind_comes_and_goes);
    RUN(what_does_not_fit);
    RUN(candidates_in_another_order);
    RUN(bytes_are_not_trusted);
    RUN(sums_beyond_128_bits);
    FINISH();
}
