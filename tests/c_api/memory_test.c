/* Memory that ends at the n-th allocation, for every n of small jobs: the status says so, nothing leaks, and the same
 * job goes well afterwards. In the mode without exceptions the program ends instead. Runs in the source tree. */
#ifdef WITHOUT_EXCEPTIONS
#    define _POSIX_C_SOURCE 200809L
#endif

#include "check.h"
#include "failing_memory.h"

#ifdef WITHOUT_EXCEPTIONS
#    include <sys/wait.h>

#    include <signal.h>
#    include <unistd.h>
#endif

static const char* const names[] = {"Ada", "B\303\251a", "Cid"};
static char room[1 << 18]; /* for texts, so that the jobs allocate nothing of their own */

/* The first status that is not DELIB_OK ends a job; want of memory is told in words. */
#define TRY(call)                                                                                                      \
    do {                                                                                                               \
        if (status == DELIB_OK)                                                                                        \
            status = (call);                                                                                           \
        else                                                                                                           \
            break;                                                                                                     \
        if (status == DELIB_ERROR_NO_MEMORY) CHECK(strlen(delib_context_message(context)) > 0);                        \
    } while (0)

static delib_status build(delib_context* context) {
    static const int8_t cells[] = {1, 2, 3, 2, 1, 0, 1, 1, 2};
    static const char* const voters[] = {"one voter with a long name", "another voter", "one voter with a long name"};
    static const uint32_t towns[] = {0, 1, 0};
    delib_builder* builder = NULL;
    delib_profile* profile = NULL;
    delib_matrix matrix;
    delib_ballot_extras extras;
    uint32_t place = 0;
    size_t length = 0;
    delib_status status = DELIB_OK;
    TRY(delib_builder_create(context, DELIB_RANKED, names, 3, &builder));
    memset(&matrix, 0, sizeof matrix);
    matrix.struct_size = sizeof matrix;
    matrix.data = cells;
    matrix.rows = matrix.columns = 3;
    memset(&extras, 0, sizeof extras);
    extras.struct_size = sizeof extras;
    extras.voters = voters;
    extras.strata = towns;
    TRY(delib_builder_add_stratum(context, builder, "the town of the voters", names, 2));
    TRY(delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, &extras));
    TRY(delib_builder_add_matrix(context, builder, DELIB_CELLS_ORDERS, &matrix, NULL) == DELIB_ERROR_NAME
            ? DELIB_OK
            : DELIB_ERROR_NO_MEMORY);
    TRY(delib_builder_stratum_value(context, builder, 0, "a value that came up later", &place));
    TRY(delib_builder_freeze(context, builder, &profile));
    TRY(delib_profile_write(context, profile, "csv", room, sizeof room, &length));
    if (status == DELIB_ERROR_NO_MEMORY && builder != NULL) {
        /* Whatever it can still do, it does it well or says that it cannot. */
        const delib_status after = delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL);
        CHECK(after == DELIB_OK || after == DELIB_ERROR_NO_MEMORY || after == DELIB_ERROR_STATE);
    }
    delib_profile_destroy(profile);
    delib_builder_destroy(builder);
    return status;
}

static delib_status points(delib_context* context) {
    static const int8_t cells[] = {1, -2, 30, 2, 1, 0};
    delib_builder* builder = NULL;
    delib_profile* profile = NULL;
    delib_matrix matrix;
    delib_status status = DELIB_OK;
    TRY(delib_builder_create(context, DELIB_SCORED, names, 3, &builder));
    memset(&matrix, 0, sizeof matrix);
    matrix.struct_size = sizeof matrix;
    matrix.data = cells;
    matrix.rows = 2;
    matrix.columns = 3;
    TRY(delib_builder_add_matrix(context, builder, DELIB_CELLS_POINTS, &matrix, NULL));
    matrix.denominator = 7;
    TRY(delib_builder_add_matrix(context, builder, DELIB_CELLS_POINTS, &matrix, NULL));
    TRY(delib_builder_freeze(context, builder, &profile));
    delib_profile_destroy(profile);
    delib_builder_destroy(builder);
    return status;
}

static delib_status read_text(delib_context* context) {
    static const char text[] = "voter,town,rank1,rank2\n1,North,Ada,B\xc3\xa9"
                               "a\n2,South,Cid,\n1,North,Cid,Ada\n";
    static const char* const paths[] = {"tests/c_api/ballots/ranked.csv"};
    delib_builder* reader = NULL;
    delib_profile *profile = NULL, *file = NULL;
    delib_status status = DELIB_OK;
    TRY(delib_builder_create_reader(context, "a file with a long name.csv",
                                    "{\"lenient\": true, \"strata\": {\"town\": [\"North\", \"South\"]}}", &reader));
    TRY(delib_builder_feed(context, reader, text, strlen(text)));
    TRY(delib_builder_freeze(context, reader, &profile));
    TRY(delib_profile_read(context, paths, 1, NULL, &file));
    delib_profile_destroy(file);
    delib_profile_destroy(profile);
    delib_builder_destroy(reader);
    return status;
}

static delib_status declare(delib_context* context) {
    static const char json[] = "{\"rules\": [\"schulze:strength=margins\", {\"rule\": \"borda\"}], \"seats\": 2,"
                               " \"policy\": {\"unranked\": \"last\"}, \"requirements\": [\"quorum:heads=1\"],"
                               " \"weights\": {\"town\": {\"North\": \"1/3\"}}, \"title\": {\"fr\": \"Le vote\"},"
                               " \"proposals\": [{\"id\": \"Ada\", \"title\": \"Ada A. with a long title\"}]}";
    delib_spec* spec = NULL;
    delib_status status = DELIB_OK;
    TRY(delib_spec_from_json(context, json, strlen(json), &spec));
    TRY(delib_spec_add_rule(context, spec, "{\"rule\": \"irv\", \"options\": {\"ties\": \"parallel\"}}"));
    TRY(delib_spec_set_option(context, spec, "ties", "seed:a text that is not short"));
    TRY(delib_spec_set_policy(context, spec, "pairwise-ties", "half"));
    TRY(delib_spec_add_requirement(context, spec, "supermajority:against=Ada,share=2/3"));
    TRY(delib_spec_set_by(context, spec, "a stratum with a long name"));
    TRY(delib_spec_set_where(context, spec, "a stratum with a long name", "a value with a long name"));
    TRY(delib_spec_set_reweight(context, spec, "a stratum with a long name"));
    TRY(delib_spec_set_weight(context, spec, "a stratum with a long name", "a value with a long name", "1/3"));
    TRY(delib_spec_set_two_level(context, spec, "stratum=town,carry=ranking,second=schulze"));
    TRY(delib_spec_set_title(context, spec, "en", "a title that is not short"));
    TRY(delib_spec_set_candidate_title(context, spec, "a candidate with a long name", "en", "a title"));
    delib_spec_destroy(spec);
    return status;
}

static delib_status rules(delib_context* context) {
    size_t count = 0, place = 0, length = 0;
    delib_rule_info info;
    delib_option_info option;
    delib_status status = DELIB_OK;
    TRY(delib_rule_count(context, &count));
    memset(&info, 0, sizeof info);
    info.struct_size = sizeof info;
    memset(&option, 0, sizeof option);
    option.struct_size = sizeof option;
    TRY(delib_rule_find(context, "schulze", &place));
    TRY(delib_rule_info_at(context, place, &info));
    TRY(delib_rule_option_at(context, place, 0, &option));
    TRY(delib_rule_schema_json(context, "schulze", room, sizeof room, &length));
    TRY(delib_rule_find(context, "schulz", &place) == DELIB_ERROR_USAGE ? DELIB_OK : DELIB_ERROR_NO_MEMORY);
    return status;
}

static delib_profile* shared = NULL;

static delib_status count(delib_context* context) {
    static const char* const by[] = {"schulze", "irv:ties=parallel", "borda:ties=seed:2024", "kemeny"};
    delib_spec* spec = NULL;
    delib_result* result = NULL;
    const char* exact = NULL;
    double nearest = 0;
    size_t length = 0;
    delib_status status = DELIB_OK;
    TRY(delib_spec_create(context, &spec));
    for (size_t i = 0; i < sizeof by / sizeof by[0]; ++i) TRY(delib_spec_add_rule(context, spec, by[i]));
    TRY(delib_spec_add_requirement(context, spec, "quorum:heads=1"));
    TRY(delib_count(context, spec, shared, &result));
    TRY(delib_result_score_at(context, result, 2, 0, &exact, &nearest));
    TRY(delib_result_round_json(context, result, 1, 0, room, sizeof room, &length));
    TRY(delib_result_json(context, result, room, sizeof room, &length));
    delib_result_destroy(result);
    delib_spec_destroy(spec);
    return status;
}

static delib_status report(delib_context* context) {
    delib_spec* spec = NULL;
    delib_result* result = NULL;
    size_t length = 0;
    delib_status status = DELIB_OK;
    TRY(delib_spec_create(context, &spec));
    TRY(delib_spec_add_rule(context, spec, "plurality"));
    TRY(delib_count(context, spec, shared, &result));
    for (delib_form form = DELIB_FORM_TEXT; form <= DELIB_FORM_HTML; ++form)
        TRY(delib_result_report(context, result, form, "fr", room, sizeof room, &length));
    delib_result_destroy(result);
    delib_spec_destroy(spec);
    return status;
}

static delib_status sum(delib_context* context) {
    delib_spec* spec = NULL;
    delib_tally *tally = NULL, *read_again = NULL;
    delib_result* result = NULL;
    size_t length = 0;
    delib_status status = DELIB_OK;
    TRY(delib_spec_create(context, &spec));
    TRY(delib_spec_add_rule(context, spec, "schulze"));
    TRY(delib_spec_add_rule(context, spec, "borda"));
    TRY(delib_tally_create(context, spec, shared, &tally));
    TRY(delib_tally_add(context, tally, shared));
    TRY(delib_tally_remove(context, tally, shared));
    TRY(delib_tally_serialise(context, tally, room, sizeof room, &length));
    TRY(delib_tally_deserialise(context, room, length, &read_again));
    TRY(delib_tally_merge(context, tally, read_again));
    TRY(delib_count_tally(context, spec, tally, &result));
    delib_result_destroy(result);
    delib_tally_destroy(read_again);
    delib_tally_destroy(tally);
    delib_spec_destroy(spec);
    return status;
}

static delib_status consult(delib_context* context) {
    delib_result* result = NULL;
    const delib_status status = delib_count_consultation(context, "docs/consultation/library.toml", &result);
    delib_result_destroy(result);
    return status;
}

#ifndef WITHOUT_EXCEPTIONS
/* Where long jobs go on in steps, so that the test takes seconds. */
static long next(long n) {
    return n < 600 ? n + 1 : n + n / 60;
}

/* The job with its n-th allocation failing; how many allocations it made, and in `leaked` how many it did not free. */
static long run_short_of(long n, const char* name, delib_status (*job)(delib_context*), int all_after, long* leaked) {
    delib_context* context = NULL;
    const long live = live_allocations();
    CHECK(delib_context_create(&context) == DELIB_OK);
    fail_allocation(n, all_after);
    const delib_status status = job(context);
    const long needed = allocations();
    fail_allocation(0, 0);
    if (status != DELIB_OK && status != DELIB_ERROR_NO_MEMORY) {
        printf("%s: allocation %ld: %s: %s\n", name, n, delib_status_name((int)status), delib_context_message(context));
        ++failures;
    }
    delib_context_destroy(context);
    *leaked = live_allocations() - live;
    return needed;
}

static void run(const char* name, delib_status (*job)(delib_context*), int all_after) {
    long cases = 0;
    long n = 1;
    const int before = failures;
    for (;; n = next(n)) {
        long leaked = 0;
        const long needed = run_short_of(n, name, job, all_after, &leaked);
        /* What a library makes once for all, such as OpenSSL's list of errors, is not there a second time. */
        if (leaked != 0) run_short_of(n, name, job, all_after, &leaked);
        if (leaked != 0) {
            printf("%s: allocation %ld: %ld leaked\n", name, n, leaked);
            ++failures;
        }
        ++cases;
        if (needed < n || failures > before + 5) break;
    }
    printf("%s %s: %ld cases, up to allocation %ld\n", failures == before ? "passed" : "FAILED", name, cases, n);
}
#else
/* A child whose n-th allocation fails goes well or ends by a signal: no wrong answer comes out of it. */
static void run(const char* name, delib_status (*job)(delib_context*), int all_after) {
    int ended = 0;
    for (long n = 1; n <= 64; ++n) {
        int how = 0;
        const pid_t child = fork();
        CHECK(child >= 0);
        if (child == 0) {
            delib_context* context = NULL;
            delib_status status = delib_context_create(&context);
            fail_allocation(n, all_after);
            status = status == DELIB_OK ? job(context) : status;
            _exit(status == DELIB_OK || status == DELIB_ERROR_NO_MEMORY ? 0 : 1);
        }
        CHECK(waitpid(child, &how, 0) == child);
        CHECK(WIFSIGNALED(how) ? WTERMSIG(how) == SIGABRT : WEXITSTATUS(how) == 0);
        ended += WIFSIGNALED(how);
    }
    CHECK(ended > 0);
    printf("%s: of 64 jobs with one allocation too few, %d ended the program\n", name, ended);
}
#endif

int main(void) {
    static const struct {
        const char* name;
        delib_status (*job)(delib_context*);
    } jobs[] = {{"build", build}, {"points", points}, {"read", read_text}, {"declare", declare}, {"rules", rules},
                {"count", count}, {"report", report}, {"sum", sum},        {"consult", consult}};
    delib_context* context = NULL;
    delib_builder* reader = NULL;
    static const char text[] = "rank1,rank2,rank3\nAda,B\xc3\xa9"
                               "a,Cid\nCid,Ada,\nB\xc3\xa9"
                               "a,,\nCid,Ada,\n";
    setvbuf(stdout, NULL, _IONBF, 0); /* its buffer is not to be taken for a leak */
    CHECK(delib_context_create(&context) == DELIB_OK);
    CHECK(delib_builder_create_reader(context, "a.csv", NULL, &reader) == DELIB_OK);
    CHECK(delib_builder_feed(context, reader, text, strlen(text)) == DELIB_OK);
    CHECK(delib_builder_freeze(context, reader, &shared) == DELIB_OK);
    delib_builder_destroy(reader);
    /* Once without failures: what is made once for all is no leak. */
    for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; ++i) {
        const delib_status status = jobs[i].job(context);
        if (status != DELIB_OK) {
            printf("%s: %s: %s\n", jobs[i].name, delib_status_name((int)status), delib_context_message(context));
            ++failures;
        }
    }
    for (size_t i = 0; i < sizeof jobs / sizeof jobs[0] && failures == 0; ++i) {
        run(jobs[i].name, jobs[i].job, 0);
        run(jobs[i].name, jobs[i].job, 1);
    }
    delib_profile_destroy(shared);
    delib_context_destroy(context);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
