/* Specs from setters and from JSON: the same counts, and every mistake is told. */
#include "ballots.h"

static const char ballots[] = "town,channel,weight,rank1,rank2,rank3\n"
                              "North,web,1,Ada,Bea,Cid\nNorth,web,1,Ada,Cid,Bea\nNorth,paper,1,Bea,Ada,Cid\n"
                              "South,web,2,Cid,Bea,Ada\nSouth,paper,1,Bea,Cid,Ada\nSouth,paper,1,Cid,,\n";

static void setters_and_json_say_the_same(void) {
    static const char json[] =
        "{\"rules\": [\"schulze:strength=margins\", {\"rule\": \"borda\", \"options\": {\"ties\": \"parallel\"}}],"
        " \"seats\": 2, \"policy\": {\"unranked\": \"no-opinion\"},"
        " \"requirements\": [\"quorum:heads=3\", {\"kind\": \"supermajority\", \"against\": \"Cid\", \"share\": "
        "\"1/4\"}],"
        " \"by\": \"town\", \"where\": \"channel=web\", \"reweight\": \"town\","
        " \"weights\": {\"town\": {\"North\": \"1/3\", \"South\": 2}},"
        " \"title\": {\"en\": \"The vote\", \"fr\": \"Le vote\"},"
        " \"proposals\": [{\"id\": \"Ada\", \"title\": {\"en\": \"Ada A.\"}}]}";
    delib_context* context = new_context();
    delib_profile* profile = read_text(context, "v.csv", NULL, ballots);
    delib_spec *set = spec_of(context, "schulze"), *read = NULL;
    delib_result *a = NULL, *b = NULL;
    char *first = NULL, *second = NULL;
    CHECK_OK(context, delib_spec_set_option(context, set, "strength", "winning-votes"));
    CHECK_OK(context, delib_spec_set_option(context, set, "strength", "margins")); /* the last one counts */
    CHECK_OK(context, delib_spec_add_rule(context, set, "borda:ties=parallel"));
    CHECK_OK(context, delib_spec_set_seats(context, set, 2));
    CHECK_OK(context, delib_spec_set_policy(context, set, "unranked", "last"));
    CHECK_OK(context, delib_spec_set_policy(context, set, "unranked", "no-opinion"));
    CHECK_OK(context, delib_spec_add_requirement(context, set, "quorum:heads=3"));
    CHECK_OK(context, delib_spec_add_requirement(context, set, "supermajority:against=Cid,share=1/4"));
    CHECK_OK(context, delib_spec_set_by(context, set, "town"));
    CHECK_OK(context, delib_spec_set_where(context, set, "channel", "web"));
    CHECK_OK(context, delib_spec_set_reweight(context, set, "town"));
    CHECK_OK(context, delib_spec_set_weight(context, set, "town", "North", "7"));
    CHECK_OK(context, delib_spec_set_weight(context, set, "town", "South", "2"));
    CHECK_OK(context, delib_spec_set_weight(context, set, "town", "North", "1/3"));
    CHECK_OK(context, delib_spec_set_title(context, set, "en", "The vote"));
    CHECK_OK(context, delib_spec_set_title(context, set, "fr", "Le vote"));
    CHECK_OK(context, delib_spec_set_candidate_title(context, set, "Ada", "en", "Ada A."));
    CHECK_OK(context, delib_spec_from_json(context, json, strlen(json), &read));
    CHECK_OK(context, delib_count(context, set, profile, &a));
    CHECK_OK(context, delib_count(context, read, profile, &b));
    CHECK(delib_result_outcome_count(a) == 6); /* two rules, the whole of the web and two towns of it */
    first = json_of(context, a);
    second = json_of(context, b);
    CHECK_TEXT(first, second);
    CHECK(strstr(first, "\"stratum\": \"channel=web,town=North\"") != NULL);
    free(first);
    free(second);
    TEXT_OF(context, first, delib_result_report(context, a, DELIB_FORM_MARKDOWN, "en", to_, size_, &length_));
    TEXT_OF(context, second, delib_result_report(context, b, DELIB_FORM_MARKDOWN, "en", to_, size_, &length_));
    CHECK_TEXT(first, second);
    CHECK(strstr(first, "The vote") != NULL && strstr(first, "Ada A.") != NULL);
    free(first);
    free(second);
    delib_result_destroy(a);
    delib_result_destroy(b);
    delib_spec_destroy(set);
    delib_spec_destroy(read);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void settings_can_be_taken_back(void) {
    delib_context* context = new_context();
    delib_profile* profile = read_text(context, "v.csv", NULL, ballots);
    delib_spec *plain = spec_of(context, "borda"), *changed = spec_of(context, "borda");
    delib_result *a = NULL, *b = NULL;
    char *first = NULL, *second = NULL;
    CHECK_OK(context, delib_spec_set_by(context, changed, "town"));
    CHECK_OK(context, delib_spec_set_by(context, changed, NULL));
    CHECK_OK(context, delib_spec_set_where(context, changed, "town", "North"));
    CHECK_OK(context, delib_spec_set_where(context, changed, NULL, NULL));
    CHECK_OK(context, delib_spec_set_reweight(context, changed, "town"));
    CHECK_OK(context, delib_spec_set_reweight(context, changed, ""));
    CHECK_OK(context, delib_spec_set_two_level(context, changed, "stratum=town,carry=ranking"));
    CHECK_OK(context, delib_spec_set_two_level(context, changed, NULL));
    CHECK_OK(context, delib_count(context, plain, profile, &a));
    CHECK_OK(context, delib_count(context, changed, profile, &b));
    first = json_of(context, a);
    second = json_of(context, b);
    CHECK_TEXT(first, second);
    free(first);
    free(second);
    delib_result_destroy(a);
    delib_result_destroy(b);
    delib_spec_destroy(plain);
    delib_spec_destroy(changed);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void two_levels(void) {
    static const char json[] = "{\"rules\": [\"borda\"], \"two-level\": {\"stratum\": \"town\", \"carry\": \"ranking\","
                               " \"second\": {\"rule\": \"schulze\"}}, \"weights\": {\"town\": {\"North\": 1, "
                               "\"South\": 3}}}";
    delib_context* context = new_context();
    delib_profile* profile = read_text(context, "v.csv", NULL, ballots);
    delib_spec* spec = NULL;
    delib_result* result = NULL;
    char* text = NULL;
    CHECK_OK(context, delib_spec_from_json(context, json, strlen(json), &spec));
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    CHECK_TEXT("schulze", outcome_of(context, result, 0).rule);
    text = json_of(context, result);
    CHECK(strstr(text, "\"two-level\"") != NULL);
    free(text);
    delib_result_destroy(result);
    delib_spec_destroy(spec);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

static void wrong_settings(void) {
    delib_context* context = new_context();
    delib_spec* spec = spec_of(context, NULL);
    CHECK_STATUS(DELIB_ERROR_STATE, context, delib_spec_set_option(context, spec, "ties", "all"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_add_rule(context, spec, "schulz"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_add_rule(context, spec, "schulze:strength=iron"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_add_rule(context, spec, ""));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_add_rule(context, spec, "{\"rule\": 3}"));
    CHECK_STATUS(DELIB_ERROR_LIMIT, context,
                 delib_spec_add_rule(context, spec, "{\"rule\": [[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]}"));
    CHECK_OK(context, delib_spec_add_rule(context, spec, "schulze"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_set_option(context, spec, "colour", "red"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_set_option(context, spec, "strength", "iron"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_set_seats(context, spec, 0));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_set_policy(context, spec, "unranked", "first"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_set_policy(context, spec, "weather", "fair"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_add_requirement(context, spec, "sunshine"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_set_two_level(context, spec, "carry=ranking"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_set_two_level(context, spec, "stratum=a,second=schulz"));
    CHECK_STATUS(DELIB_ERROR_PARSE, context, delib_spec_set_weight(context, spec, "town", "North", "much"));
    CHECK_STATUS(DELIB_ERROR_OVERFLOW, context,
                 delib_spec_set_weight(context, spec, "town", "North", "0.12345678901234567890123456789012345678901"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_set_title(context, spec, "la", "Suffragium"));
    CHECK_STATUS(DELIB_ERROR_USAGE, context, delib_spec_set_candidate_title(context, spec, "Ada", "la", "Ada"));
    CHECK_STATUS(DELIB_ERROR_PARSE, context, delib_spec_set_candidate_title(context, spec, "\xff", "en", "Ada"));
    CHECK_STATUS(DELIB_ERROR_ARGUMENT, context, delib_spec_set_where(context, spec, "town", NULL));
    delib_spec_destroy(spec);
    delib_context_destroy(context);
}

static void wrong_json(void) {
    static const struct {
        const char* text;
        delib_status status;
        const char* says;
    } cases[] = {
        {"", DELIB_ERROR_PARSE, "JSON"},
        {"{\"rules\": [", DELIB_ERROR_PARSE, "JSON"},
        {"[]", DELIB_ERROR_USAGE, "an object"},
        {"{\"rule\": []}", DELIB_ERROR_USAGE, "no key \"rule\""},
        {"{\"rules\": \"schulze\"}", DELIB_ERROR_USAGE, "a list"},
        {"{\"rules\": [3]}", DELIB_ERROR_USAGE, "a rule"},
        {"{\"rules\": [\"schulz\"]}", DELIB_ERROR_USAGE, "schulze"},
        {"{\"seats\": 1.5}", DELIB_ERROR_USAGE, "a whole number"},
        {"{\"seats\": 18446744073709551615}", DELIB_ERROR_USAGE, "a whole number"},
        {"{\"seats\": 0}", DELIB_ERROR_USAGE, "at least one seat"},
        {"{\"seats\": 1, \"seats\": 2}", DELIB_ERROR_USAGE, "twice"},
        {"{\"policy\": {\"unranked\": \"maybe\"}}", DELIB_ERROR_USAGE, "maybe"},
        {"{\"policy\": {\"unranked\": 1}}", DELIB_ERROR_USAGE, "a text"},
        {"{\"where\": \"town\"}", DELIB_ERROR_USAGE, "STRATUM=VALUE"},
        {"{\"weights\": {\"town\": {\"North\": 0.5}}}", DELIB_ERROR_USAGE, "a text such as"},
        {"{\"weights\": {\"town\": {\"North\": \"-1\"}}}", DELIB_ERROR_PARSE, "negative"},
        {"{\"title\": 3}", DELIB_ERROR_USAGE, "title"},
        {"{\"title\": {\"la\": \"x\"}}", DELIB_ERROR_USAGE, "no key \"la\""},
        {"{\"themes\": [{\"title\": \"x\"}]}", DELIB_ERROR_USAGE, "needs an id"},
        {"{\"themes\": [{\"id\": \"x\", \"note\": \"y\"}]}", DELIB_ERROR_USAGE, "no key \"note\""},
        {"{\"grades\": [{\"id\": \"x\"}, {\"id\": \"x\"}]}", DELIB_ERROR_NAME, "twice"},
        {"{\"proposals\": [{\"id\": \"x\", \"theme\": 1}]}", DELIB_ERROR_USAGE, "theme"},
        {"{\"by\": {}}", DELIB_ERROR_USAGE, "a text"},
        {"{\"two-level\": {\"stratum\": 1, \"carry\": \"all\"}}", DELIB_ERROR_USAGE, "carry"},
        {"{\"rules\": [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}", DELIB_ERROR_LIMIT, "nested"},
    };
    delib_context* context = new_context();
    for (size_t i = 0; i < COUNT_OF(cases); ++i) {
        delib_spec* spec = NULL;
        CHECK_STATUS(cases[i].status, context,
                     delib_spec_from_json(context, cases[i].text, strlen(cases[i].text), &spec));
        CHECK_SAYS(context, cases[i].says);
        CHECK(spec == NULL);
    }
    delib_context_destroy(context);
}

static void all_that_reports_show(void) {
    static const char json[] =
        "{\"rules\": [\"borda\"], \"notice\": \"Only a test\", \"themes\": [{\"id\": \"t\", \"title\": \"Theme T\"}],"
        " \"grades\": [{\"id\": \"0\", \"title\": \"bad\"}],"
        " \"proposals\": [{\"id\": \"Ada\", \"title\": {\"fr\": \"Ada B.\"}, \"theme\": \"t\", \"note\": \"N\"}]}";
    delib_context* context = new_context();
    delib_profile* profile = read_text(context, "v.csv", NULL, ballots);
    delib_spec* spec = NULL;
    delib_result* result = NULL;
    char* text = NULL;
    CHECK_OK(context, delib_spec_from_json(context, json, strlen(json), &spec));
    CHECK_OK(context, delib_count(context, spec, profile, &result));
    TEXT_OF(context, text, delib_result_report(context, result, DELIB_FORM_HTML, "fr", to_, size_, &length_));
    CHECK(strstr(text, "Only a test") != NULL && strstr(text, "Theme T") != NULL && strstr(text, "Ada B.") != NULL);
    free(text);
    delib_result_destroy(result);
    delib_spec_destroy(spec);
    delib_profile_destroy(profile);
    delib_context_destroy(context);
}

int main(void) {
    RUN(setters_and_json_say_the_same);
    RUN(settings_can_be_taken_back);
    RUN(two_levels);
    RUN(wrong_settings);
    RUN(wrong_json);
    RUN(all_that_reports_show);
    FINISH();
}
