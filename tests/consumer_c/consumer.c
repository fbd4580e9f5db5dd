/* A file to a decision with the installed library, from C. */
#include <delib.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    static const char text[] = "rank1,rank2\nBea,Ada\nBea,\nAda,Bea\n";
    delib_context* context = NULL;
    delib_builder* reader = NULL;
    delib_profile* ballots = NULL;
    delib_spec* spec = NULL;
    delib_result* result = NULL;
    delib_outcome outcome;
    int failed = 1;
    memset(&outcome, 0, sizeof outcome);
    outcome.struct_size = sizeof outcome;
    if (delib_context_create(&context) == DELIB_OK &&
        delib_builder_create_reader(context, "memory.csv", NULL, &reader) == DELIB_OK &&
        delib_builder_feed(context, reader, text, strlen(text)) == DELIB_OK &&
        delib_builder_freeze(context, reader, &ballots) == DELIB_OK && delib_spec_create(context, &spec) == DELIB_OK &&
        delib_spec_add_rule(context, spec, "plurality") == DELIB_OK &&
        delib_count(context, spec, ballots, &result) == DELIB_OK &&
        delib_result_outcome_at(context, result, 0, &outcome) == DELIB_OK && outcome.winner_count == 1) {
        const char* winner = delib_result_candidate_name(result, 0, outcome.winners[0]);
        puts(winner);
        failed = strcmp(winner, "Bea") != 0;
    } else {
        fprintf(stderr, "%s\n", delib_context_message(context));
    }
    delib_result_destroy(result);
    delib_spec_destroy(spec);
    delib_profile_destroy(ballots);
    delib_builder_destroy(reader);
    delib_context_destroy(context);
    return failed;
}
