/* What an outcome tells, number by number. Runs in the source tree. */
#include "ballots.h"

#include <math.h>

static void winners_ranking_and_scores(void) {
    delib_context* context = new_context();
    delib_profile* profile = ranked_profile(context);
    delib_result* result = count_by(context, "borda", profile);
    const delib_outcome outcome = outcome_of(context, result, 0);
    const uint32_t* members = NULL;
    const char *exact = "untouched", *name = NULL, *value = NULL;
    size_t count = 0;
    double nearest = 0;
    delib_outcome beyond = outcome;
    CHECK(delib_result_outcome_count(result) == 1);
    CHECK_TEXT("borda", outcome.rule);
    CHECK(outcome.stratum == NULL && outcome.objective == NULL && outcome.decision == NULL);
    CHECK(outcome.seats == 1 && outcome.candidate_count == 3 && outcome.complete == 1);
    CHECK(outcome.winner_count == 1 && outcome.winners[0] == 0);
    CHECK(outcome.elected_count == 1 && outcome.elected[0] == 0);
    CHECK(outcome.tied_count == 0 && outcome.open == 0);
    CHECK(outcome.committee_count == 1);
    CHECK_TEXT("1", outcome.committees_total);
    CHECK_OK(context, delib_result_committee_at(context, result, 0, 0, &members, &count));
    CHECK(count == 1 && members[0] == 0);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_result_committee_at(context, result, 0, 1, &members, &count));
    CHECK(outcome.has_ranking == 1 && outcome.tier_count == 3);
    CHECK_OK(context, delib_result_tier_at(context, result, 0, 1, &members, &count));
    CHECK(count == 1 && members[0] == 1);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_result_tier_at(context, result, 0, 3, &members, &count));
    CHECK(outcome.has_scores == 1 && outcome.has_lottery == 0);
    CHECK_OK(context, delib_result_score_at(context, result, 0, 0, &exact, &nearest));
    CHECK_TEXT("15/2", exact);
    CHECK(nearest == 7.5);
    CHECK_OK(context, delib_result_score_at(context, result, 0, 0, NULL, NULL));
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_result_score_at(context, result, 0, 3, &exact, &nearest));
    CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_result_lottery_at(context, result, 0, 0, &exact, &nearest));
    CHECK(outcome.option_count > 0);
    CHECK_OK(context, delib_result_option_at(context, result, 0, 0, &name, &value));
    CHECK(strlen(name) > 0);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context,
                 delib_result_option_at(context, result, 0, outcome.option_count, &name, &value));
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_result_outcome_at(context, result, 1, &beyond));
    CHECK_TEXT("Bea", delib_result_candidate_name(result, 0, 1));
    CHECK(delib_result_candidate_name(result, 0, 3) == NULL && delib_result_candidate_name(result, 1, 0) == NULL);
    delib_result_destroy(result);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void rounds_and_ties(void) {
    static const int8_t cells[] = {1, 2, 3, 2, 1, 3, 2, 3, 1, 1, 3, 2, 2, 1, 3};
    const delib_matrix matrix = int8_matrix(cells, 5, 3);
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
    delib_profile* profile = NULL;
    delib_result* result = NULL;
    delib_outcome outcome;
    char* json = NULL;
    size_t length = 0;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL));
    profile = freeze(context, builder);
    result = count_by(context, "irv", profile);
    outcome = outcome_of(context, result, 0);
    CHECK(outcome.round_count >= 3);
    TEXT_OF(context, json, delib_result_round_json(context, result, 0, 0, to_, size_, &length_));
    CHECK(strstr(json, "\"event\":\"round\"") != NULL && strstr(json, "\"Ada\":\"2\"") != NULL);
    free(json);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context,
                 delib_result_round_json(context, result, 0, outcome.round_count, NULL, 0, &length));
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context,
                 delib_result_tie_json(context, result, 0, outcome.tie_count, NULL, 0, &length));
    delib_result_destroy(result);

    result = count_by(context, "plurality:ties=seed:2024", profile);
    outcome = outcome_of(context, result, 0);
    CHECK(outcome.tie_count == 1 && outcome.winner_count == 1);
    TEXT_OF(context, json, delib_result_tie_json(context, result, 0, 0, to_, size_, &length_));
    CHECK(strstr(json, "\"resolved\":\"seed\"") != NULL && strstr(json, "sha256sum") != NULL);
    free(json);
    delib_result_destroy(result);

    result = count_by(context, "plurality", profile);
    outcome = outcome_of(context, result, 0);
    CHECK(outcome.winner_count == 2 && outcome.tied_count == 2 && outcome.open == 1 && outcome.elected_count == 0);
    CHECK(outcome.tied[0] == 0 && outcome.tied[1] == 1);
    delib_result_destroy(result);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void requirements(void) {
    delib_context* context = new_context();
    delib_profile* profile = ranked_profile(context);
    delib_spec* spec = spec_of(context, "borda");
    delib_result* result = NULL;
    delib_outcome outcome;
    delib_requirement first, second;
    memset(&first, 0, sizeof first);
    first.struct_size = sizeof first;
    second = first;
    CHECK_OK(context, delib_spec_add_requirement(context, spec, "quorum:heads=100"));
    CHECK_OK(context, delib_spec_add_requirement(context, spec, "supermajority:against=Cid,share=2/3"));
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    outcome = outcome_of(context, result, 0);
    CHECK_TEXT("no-quorum", outcome.decision);
    CHECK(outcome.winner_count == 0 && outcome.requirement_count == 3);
    CHECK_OK(context, delib_result_requirement_at(context, result, 0, 0, &first));
    CHECK_TEXT("quorum", first.kind);
    CHECK_TEXT("100", first.needed);
    CHECK_TEXT("5", first.got);
    CHECK(first.candidate == -1 && first.against == NULL && first.met == 0);
    CHECK_OK(context, delib_result_requirement_at(context, result, 0, 1, &second));
    CHECK_TEXT("supermajority", second.kind);
    CHECK_TEXT("Cid", second.against);
    CHECK_TEXT("2/3", second.needed);
    CHECK_TEXT("4/5", second.got);
    CHECK(second.candidate == 0 && second.met == 1);
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_result_requirement_at(context, result, 0, 3, &second));
    delib_result_destroy(result);
    delib_spec_destroy(spec);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

/* An exact score and the double that is nearest to it: no other double is nearer. */
static void nearest_doubles(void) {
    static const struct {
        int64_t numerator, denominator;
        const char* exact;
        double nearest;
    } cases[] = {
        {1, 3, "1/3", 1.0 / 3},
        {1, 10, "1/10", 0.1},
        {9007199254740993, 1, "9007199254740993", 9007199254740992.0},
        {9007199254740995, 1, "9007199254740995", 9007199254740996.0},
        {INT64_MAX, 1, "9223372036854775807", 9223372036854775808.0},
        {INT64_MAX, 3, "9223372036854775807/3", 3074457345618258602.3333},
        {9007199254740993, INT64_MAX, "9007199254740993/9223372036854775807", 0.00097656250000000021684},
    };
    static const int8_t cells[] = {1, 2, 3};
    const delib_matrix matrix = int8_matrix(cells, 1, 3);
    delib_context* context = new_context();
    for (size_t i = 0; i < COUNT_OF(cases); ++i) {
        delib_builder* builder = new_builder(context, DELIB_RANKED, three_names, 3);
        delib_ballot_extras extras;
        delib_profile* profile = NULL;
        delib_result* result = NULL;
        const char* exact = NULL;
        double nearest = 0;
        memset(&extras, 0, sizeof extras);
        extras.struct_size = sizeof extras;
        extras.weights = &cases[i].numerator;
        extras.weight_denominator = cases[i].denominator;
        CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
        profile = freeze(context, builder);
        result = count_by(context, "plurality", profile);
        CHECK_OK(context, delib_result_score_at(context, result, 0, 0, &exact, &nearest));
        CHECK_TEXT(cases[i].exact, exact);
        CHECK(nearest == cases[i].nearest);
        if (nearest != cases[i].nearest) printf("  %s: %.20g, expected %.20g\n", exact, nearest, cases[i].nearest);
        CHECK_OK(context, delib_result_score_at(context, result, 0, 1, &exact, &nearest));
        CHECK_TEXT("0", exact);
        CHECK(nearest == 0);
        delib_result_destroy(result);
        delib_profile_destroy(profile);
    }
    delib_context_destroy(context);
}

static void outcomes_without_scores(void) {
    delib_context* context = new_context();
    delib_profile* profile = ranked_profile(context);
    delib_result* result = count_by(context, "smith", profile);
    const delib_outcome outcome = outcome_of(context, result, 0);
    const char* exact = NULL;
    double nearest = 0;
    CHECK(outcome.has_scores == 0);
    CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_result_score_at(context, result, 0, 0, &exact, &nearest));
    CHECK_SAYS(context, "smith");
    delib_result_destroy(result);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

/* The mean of no points is no number. */
static void candidates_without_a_score(void) {
    static const int8_t cells[] = {5, 0, 9, 3, 5, 9};
    delib_matrix matrix = int8_matrix(cells, 2, 3);
    delib_context* context = new_context();
    delib_builder* builder = new_builder(context, DELIB_SCORED, three_names, 3);
    delib_profile* profile = NULL;
    delib_result* result = NULL;
    delib_spec* spec = spec_of(context, "score");
    const char* exact = "untouched";
    double nearest = 0;
    matrix.has_missing = 1;
    matrix.missing = 9;
    CHECK_OK(context, delib_builder_add_matrix(context, builder, DELIB_CELLS_POINTS, &matrix, NULL));
    profile = freeze(context, builder);
    CHECK_OK(context, delib_spec_set_policy(context, spec, "ungraded", "exclude"));
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    CHECK_OK(context, delib_result_score_at(context, result, 0, 1, &exact, &nearest));
    CHECK_TEXT("5/2", exact);
    CHECK(nearest == 2.5);
    CHECK_OK(context, delib_result_score_at(context, result, 0, 2, &exact, &nearest));
    CHECK(exact == NULL && isnan(nearest));
    delib_result_destroy(result);
    delib_spec_destroy(spec);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void objective_of_an_optimum(void) {
    delib_context* context = new_context();
    delib_profile* profile = ranked_profile(context);
    delib_result* result = count_by(context, "kemeny", profile);
    const delib_outcome outcome = outcome_of(context, result, 0);
    CHECK(outcome.objective != NULL && strlen(outcome.objective) > 0);
    delib_result_destroy(result);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void reports_in_each_form(void) {
    static const char* const begins[] = {"", "#", "<!doctype html>"};
    delib_context* context = new_context();
    delib_profile* profile = ranked_profile(context);
    delib_result* result = count_by(context, "schulze", profile);
    size_t length = 0;
    for (delib_form form = DELIB_FORM_TEXT; form <= DELIB_FORM_HTML; ++form) {
        char *english = NULL, *french = NULL;
        TEXT_OF(context, english, delib_result_report(context, result, form, "en", to_, size_, &length_));
        TEXT_OF(context, french, delib_result_report(context, result, form, "fr", to_, size_, &length_));
        CHECK(strncmp(english, begins[form], strlen(begins[form])) == 0);
        CHECK(strcmp(english, french) != 0);
        CHECK(strstr(english, "Ada") != NULL && strstr(french, "Ada") != NULL);
        free(english);
        free(french);
    }
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_result_report(context, result, 3, "en", NULL, 0, &length));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_result_report(context, result, 0, "la", NULL, 0, &length));
    delib_result_destroy(result);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void consultations(void) {
    delib_context* context = new_context();
    delib_result* result = NULL;
    delib_limits limits;
    delib_place place;
    CHECK_OK(context, delib_count_consultation(context, "docs/consultation/library.toml", &result));
    CHECK(delib_result_outcome_count(result) > 1);
    for (size_t i = 0; i < delib_result_outcome_count(result); ++i) CHECK(outcome_of(context, result, i).complete == 1);
    delib_result_destroy(result);
    result = NULL;
    CHECK_STATUS(DELIB_ERROR_IO, context, delib_count_consultation(context, "docs/nothing.toml", &result));
    CHECK_STATUS(DELIB_ERROR_PARSE, context, delib_count_consultation(context, "README.md", &result));
    memset(&limits, 0, sizeof limits);
    limits.struct_size = sizeof limits;
    limits.max_bytes = 10;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    CHECK_STATUS(DELIB_ERROR_LIMIT, context,
                 delib_count_consultation(context, "docs/consultation/library.toml", &result));
    memset(&place, 0, sizeof place);
    place.struct_size = sizeof place;
    CHECK_OK(context, delib_context_place(context, &place));
    CHECK(strlen(place.file) > 0);
    limits.max_bytes = 0;
    limits.max_candidates = 1;
    CHECK_OK(context, delib_context_set_limits(context, &limits));
    CHECK_STATUS(DELIB_ERROR_LIMIT, context,
                 delib_count_consultation(context, "docs/consultation/library.toml", &result));
    CHECK(result == NULL);
    delib_context_destroy(context);
}

static void what_cannot_be_counted(void) {
    delib_context* context = new_context();
    delib_profile* profile = ranked_profile(context);
    delib_spec* spec = spec_of(context, NULL);
    delib_result* result = NULL;
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_count(context, spec, profile, &result));
    CHECK_SAYS(context, "no rule");
    CHECK_OK(context, delib_spec_add_rule(context, spec, "majority-judgment"));
    CHECK_STATUS(DELIB_ERROR_UNSUPPORTED, context, delib_count(context, spec, profile, &result));
    delib_spec_destroy(spec);
    spec = spec_of(context, "irv");
    CHECK_OK(context, delib_spec_set_where(context, spec, "town", "North"));
    CHECK_STATUS(DELIB_ERROR_NAME, context, delib_count(context, spec, profile, &result));
    CHECK_OK(context, delib_spec_set_where(context, spec, NULL, NULL));
    CHECK_OK(context, delib_spec_set_seats(context, spec, 2));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_count(context, spec, profile, &result));
    CHECK(result == NULL);
    delib_spec_destroy(spec);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

int main(void) {
    RUN(winners_ranking_and_scores);
    RUN(rounds_and_ties);
    RUN(requirements);
    RUN(nearest_doubles);
    RUN(outcomes_without_scores);
    RUN(candidates_without_a_score);
    RUN(objective_of_an_optimum);
    RUN(reports_in_each_form);
    RUN(consultations);
    RUN(what_cannot_be_counted);
    FINISH();
}
