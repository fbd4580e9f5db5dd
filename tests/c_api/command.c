/*
 * The command `delib` again, as far as the conformance cases need it, through the C API alone:
 *
 *     through_c rules --output json
 *     through_c tally FILE… [--rule SPEC]… [--seats K] [--policy name=value,…] [--by S] [--where S=V]
 *               [--requirement SPEC]… [--two-level SPEC] [--reweight S] [--weights COLUMN] [--weight-digits N]
 *               [--scale A,B,C] [--ballot CELLS] [--format F] [--revote W] [--lenient] [--no-digest] [--output json]
 *
 * `tally` prints the result as JSON; a single FILE that ends in .toml is a consultation. The exit status is that of the
 * command.
 */
#include <delib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static delib_context* context = NULL;

static int fail(void) {
    delib_place place;
    memset(&place, 0, sizeof place);
    place.struct_size = sizeof place;
    delib_context_place(context, &place);
    fprintf(stderr, "%s:%lu:%lu: error: %s\n", place.file, (unsigned long)place.line, (unsigned long)place.column,
            delib_context_message(context));
    return 3;
}

/* Long enough for what a test gives. */
static char options[1 << 16];

static void add_option(const char* name, const char* value) {
    size_t at = strlen(options);
    at += (size_t)snprintf(options + at, sizeof options - at, "%s%s=\"", at == 0 ? "" : ",", name);
    for (; *value != '\0' && at + 3 < sizeof options; ++value) {
        if (*value == '"') options[at++] = '"';
        options[at++] = *value;
    }
    if (at + 1 < sizeof options) options[at++] = '"';
    options[at] = '\0';
}

static char* text_of(delib_status (*get)(delib_context*, char*, size_t, size_t*)) {
    size_t length = 0;
    char* text = NULL;
    if (get(context, NULL, 0, &length) != DELIB_OK) return NULL;
    text = malloc(length + 1);
    if (text != NULL && get(context, text, length + 1, &length) == DELIB_OK) return text;
    free(text);
    return NULL;
}

static delib_result* counted = NULL;

static delib_status result_text(delib_context* of, char* buffer, size_t size, size_t* length) {
    return delib_result_json(of, counted, buffer, size, length);
}

static int print(char* text) {
    if (text == NULL) return fail();
    fputs(text, stdout);
    free(text);
    return 0;
}

/* Settings of a policy, one after the other: name=value,name=value. */
static delib_status set_policies(delib_spec* spec, const char* list) {
    while (*list != '\0') {
        char name[64] = "", value[64] = "";
        int used = 0;
        if (sscanf(list, "%63[^=]=%63[^,]%n", name, value, &used) != 2) return DELIB_ERROR_USAGE;
        if (delib_spec_set_policy(context, spec, name, value) != DELIB_OK) return DELIB_ERROR_USAGE;
        list += used;
        if (*list == ',') ++list;
    }
    return DELIB_OK;
}

static delib_status set(delib_spec* spec, const char* name, const char* value) {
    if (strcmp(name, "--rule") == 0) return delib_spec_add_rule(context, spec, value);
    if (strcmp(name, "--seats") == 0) return delib_spec_set_seats(context, spec, strtoll(value, NULL, 10));
    if (strcmp(name, "--policy") == 0) return set_policies(spec, value);
    if (strcmp(name, "--by") == 0) return delib_spec_set_by(context, spec, value);
    if (strcmp(name, "--reweight") == 0) return delib_spec_set_reweight(context, spec, value);
    if (strcmp(name, "--requirement") == 0) return delib_spec_add_requirement(context, spec, value);
    if (strcmp(name, "--two-level") == 0) return delib_spec_set_two_level(context, spec, value);
    if (strcmp(name, "--where") == 0) {
        char stratum[256] = "";
        const char* equals = strchr(value, '=');
        if (equals == NULL || (size_t)(equals - value) >= sizeof stratum) return DELIB_ERROR_USAGE;
        memcpy(stratum, value, (size_t)(equals - value));
        return delib_spec_set_where(context, spec, stratum, equals + 1);
    }
    if (strcmp(name, "--output") == 0) return strcmp(value, "json") == 0 ? DELIB_OK : DELIB_ERROR_USAGE;
    add_option(name + 2, value); /* the rest says how ballots are read, under the same names */
    return DELIB_OK;
}

static int tally(int count, char** words) {
    const char** files = malloc(sizeof *files * (size_t)(count + 1));
    size_t file_count = 0;
    delib_spec* spec = NULL;
    delib_profile* profile = NULL;
    int status = 0;
    if (files == NULL || delib_spec_create(context, &spec) != DELIB_OK) return 1;
    for (int i = 0; i < count && status == 0; ++i) {
        if (strcmp(words[i], "--lenient") == 0)
            add_option("lenient", "true");
        else if (strcmp(words[i], "--no-digest") == 0)
            add_option("digest", "false");
        else if (strncmp(words[i], "--", 2) != 0)
            files[file_count++] = words[i];
        else if (i + 1 == count || set(spec, words[i], words[i + 1]) != DELIB_OK)
            status = fail() == 0 ? 0 : 2;
        else
            ++i;
    }
    if (status == 0 && file_count == 1 && strlen(files[0]) > 5 &&
        strcmp(files[0] + strlen(files[0]) - 5, ".toml") == 0) {
        if (delib_count_consultation(context, files[0], &counted) != DELIB_OK) status = fail();
    } else if (status == 0) {
        if (delib_profile_read(context, files, file_count, options, &profile) != DELIB_OK ||
            delib_count(context, spec, profile, &counted) != DELIB_OK)
            status = fail();
    }
    if (status == 0) status = print(text_of(result_text));
    delib_result_destroy(counted);
    delib_profile_destroy(profile);
    delib_spec_destroy(spec);
    free(files);
    return status;
}

int main(int count, char** words) {
    int status = 2;
    if (delib_context_create(&context) != DELIB_OK) return 1;
    if (count > 1 && strcmp(words[1], "rules") == 0) status = print(text_of(delib_rules_json));
    if (count > 1 && strcmp(words[1], "tally") == 0) status = tally(count - 2, words + 2);
    delib_context_destroy(context);
    return status;
}
