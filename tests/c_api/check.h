/* The smallest test frame: checks that count, and report where they stand. Each test is a function that RUN runs. */
#pragma once

#include <delib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            printf("%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);                                             \
            ++failures;                                                                                                \
        }                                                                                                              \
    } while (0)

/* A call that must end with this status; what the context says of another one is shown. */
#define CHECK_STATUS(expected, context, call)                                                                          \
    do {                                                                                                               \
        const delib_status got_ = (call);                                                                              \
        if (got_ != (expected)) {                                                                                      \
            printf("%s:%d: expected %s, got %s: %s\n  in %s\n", __FILE__, __LINE__,                                    \
                   delib_status_name((int)(expected)), delib_status_name((int)got_), delib_context_message(context),   \
                   #call);                                                                                             \
            ++failures;                                                                                                \
        }                                                                                                              \
    } while (0)

#define CHECK_OK(context, call) CHECK_STATUS(DELIB_OK, context, call)

#define CHECK_TEXT(expected, got) check_text(__FILE__, __LINE__, expected, got)

/* What went wrong last holds these words. */
#define CHECK_SAYS(context, words)                                                                                     \
    do {                                                                                                               \
        if (strstr(delib_context_message(context), words) == NULL) {                                                   \
            printf("%s:%d: '%s' is not in '%s'\n", __FILE__, __LINE__, words, delib_context_message(context));         \
            ++failures;                                                                                                \
        }                                                                                                              \
    } while (0)

#define RUN(test)                                                                                                      \
    do {                                                                                                               \
        const int before_ = failures;                                                                                  \
        test();                                                                                                        \
        printf("%s %s\n", failures == before_ ? "passed" : "FAILED", #test);                                           \
    } while (0)

#define FINISH() return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static inline void check_text(const char* file, int line, const char* expected, const char* got) {
    if ((expected == NULL) == (got == NULL) && (expected == NULL || strcmp(expected, got) == 0)) return;
    printf("%s:%d: expected '%s', got '%s'\n", file, line, expected != NULL ? expected : "(NULL)",
           got != NULL ? got : "(NULL)");
    ++failures;
}

static inline delib_context* new_context(void) {
    delib_context* context = NULL;
    CHECK(delib_context_create(&context) == DELIB_OK);
    return context;
}

/* A text of the library in memory of its own: `get` is a call with `to_`, `size_` and `&length_` in it. */
#define TEXT_OF(context, into, get)                                                                                    \
    do {                                                                                                               \
        size_t length_ = 0, size_ = 0;                                                                                 \
        char* to_ = NULL;                                                                                              \
        CHECK_OK(context, get);                                                                                        \
        size_ = length_ + 1;                                                                                           \
        to_ = malloc(size_);                                                                                           \
        CHECK_OK(context, get);                                                                                        \
        CHECK(to_ != NULL && strlen(to_) == length_);                                                                  \
        (into) = to_;                                                                                                  \
    } while (0)
