/*
 * libdelib turns ballots into decisions. This is its interface for C, and through C for every other language.
 *
 *     delib_context *context = NULL;
 *     delib_builder *builder = NULL;
 *     delib_profile *profile = NULL;
 *     delib_spec *spec = NULL;
 *     delib_result *result = NULL;
 *     const char *names[] = {"Ada", "Bea", "Cid"};
 *     const int8_t ranks[] = {1, 2, 3,  2, 1, 2,  0, 1, 0};              // three ballots, a rank for each candidate
 *     const delib_matrix matrix = {.struct_size = sizeof matrix, .data = ranks, .cell_type = DELIB_INT8,
 *                                  .rows = 3, .columns = 3};
 *     delib_context_create(&context);
 *     delib_builder_create(context, DELIB_RANKED, names, 3, &builder);
 *     delib_builder_add_matrix(context, builder, DELIB_CELLS_RANKS, &matrix, NULL);
 *     delib_builder_freeze(context, builder, &profile);
 *     delib_spec_create(context, &spec);
 *     delib_spec_add_rule(context, spec, "schulze:strength=margins");
 *     if (delib_count(context, spec, profile, &result) != DELIB_OK) puts(delib_context_message(context));
 *
 * docs/c-api.md is the guide, with a complete program. What holds for every function:
 *
 * Status. A function that can fail returns a `delib_status`; DELIB_OK is 0. After any other status the outputs are as
 * they were (a `*length` is the exception, see Texts), and objects are as before the call unless the function says
 * otherwise. Each comment names the statuses that a function can return besides these three, which all can:
 * DELIB_ERROR_ARGUMENT, DELIB_ERROR_NO_MEMORY and DELIB_ERROR_INTERNAL. A tie, no winner and an unmet quorum are
 * results, not errors. Where the comment says nothing of a NULL pointer, passing one is DELIB_ERROR_ARGUMENT.
 *
 * Context. It holds what the calls of one thread share: limits, a progress callback, and what went wrong last (message
 * and place). Nothing is global. A context serves one call at a time; make one for each thread.
 *
 * Threads. Different objects can be used from different threads at the same time. A profile and a result never change:
 * any number of threads may use the same one. The same holds for a spec, a tally and a builder as long as no thread
 * changes it.
 *
 * Ownership. An object that a function creates belongs to the caller and is freed by its `_destroy`, which accepts
 * NULL. Objects keep what they need of others: they can be destroyed in any order. Arguments are copied before a
 * function returns. A pointer that the library hands out is owned by the object it was asked of and lives as long as
 * that object, unless the function says otherwise.
 *
 * Texts. All text is UTF-8 without byte order mark. A text or bytes whose size the caller cannot know go into a buffer:
 * `(char *buffer, size_t size, size_t *length)`. `*length` becomes the length without the final NUL. If `size` is
 * greater than it (for bytes: not less), `buffer` receives the text and a NUL; otherwise it receives nothing and the
 * status is DELIB_ERROR_BUFFER, or DELIB_OK if `buffer` was NULL and `size` 0, which is how to ask for the length. The
 * second call does not compute the text again.
 *
 * Structs that begin with `struct_size` may grow at their end in later versions. The caller sets it to the `sizeof` of
 * the struct and the other members to zero where nothing is meant; zero and NULL always mean the default. The library
 * then neither reads nor writes beyond it. A larger struct of a later version is accepted if the part that this version
 * does not know is zero.
 *
 * Stability. Within one DELIB_ABI_VERSION functions and statuses are only ever added, and no number here changes.
 */
#ifndef DELIB_H
#define DELIB_H
#pragma once

#include <stddef.h>
#include <stdint.h>

/** Marks the functions that libdelib.so shows. */
#if defined(_WIN32)
#    define DELIB_API
#else
#    define DELIB_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---------------------------------------------------------------------------------------------------------------- */
/* Versions and statuses                                                                                             */
/* ---------------------------------------------------------------------------------------------------------------- */

/** The version of this binary interface: the number in `libdelib.so.N`. It is not the version of the library. */
#define DELIB_ABI_VERSION 1

/** The version of the library that is running, such as "0.1.0". A static text. */
DELIB_API const char* delib_version(void);

/** The DELIB_ABI_VERSION of the library that is running. */
DELIB_API int delib_abi_version(void);

/** What became of a call. Later versions add statuses at the end. */
typedef enum delib_status {
    DELIB_OK = 0,
    DELIB_ERROR_USAGE = 1,       /**< a rule, an option or a setting that does not exist or does not fit */
    DELIB_ERROR_PARSE = 2,       /**< a text that cannot be read as what it should be */
    DELIB_ERROR_NAME = 3,        /**< a candidate, grade, voter or stratum that is unknown, or named twice */
    DELIB_ERROR_OVERFLOW = 4,    /**< a number beyond what can be counted exactly */
    DELIB_ERROR_LIMIT = 5,       /**< a bound on size, memory or work was met: see `delib_limits` */
    DELIB_ERROR_UNSUPPORTED = 6, /**< the ballots cannot answer what was asked of them */
    DELIB_ERROR_CANCELLED = 7,   /**< the progress callback stopped the work */
    DELIB_ERROR_IO = 8,          /**< the system could not open or read a file */
    DELIB_ERROR_NO_MEMORY = 9,   /**< the system gave no memory */
    DELIB_ERROR_ARGUMENT = 10,   /**< a mistake in the calling program: NULL, an index out of range, a wrong struct */
    DELIB_ERROR_BUFFER = 11,     /**< the buffer is too small; the length that is needed was told */
    DELIB_ERROR_STATE = 12,      /**< the object cannot do this any more, or not yet */
    DELIB_ERROR_INTERNAL = 13    /**< a fault of the library; please report it with the message */
} delib_status;

/** `ok`, `usage`, `parse`, `no-memory`, …: the name of a status. A static text; `unknown` for other numbers. */
DELIB_API const char* delib_status_name(int status);

/* ---------------------------------------------------------------------------------------------------------------- */
/* Context                                                                                                           */
/* ---------------------------------------------------------------------------------------------------------------- */

/** What the calls of one thread share: limits, a progress callback, and what went wrong last. */
typedef struct delib_context delib_context;

/** A new context with the default limits. Without one there is nowhere to put a message: only the status tells. */
DELIB_API delib_status delib_context_create(delib_context** context);

/** Frees a context. NULL is fine. Objects that were made with it live on. */
DELIB_API void delib_context_destroy(delib_context* context);

/**
 * What went wrong in the last call with this context: what is wrong and what was expected, in English, for people.
 * Empty after a call that went well. Never NULL. It lives until the next call with this context.
 */
DELIB_API const char* delib_context_message(const delib_context* context);

/** Where something went wrong. */
typedef struct delib_place {
    size_t struct_size; /**< the `sizeof` of this struct */
    const char* file;   /**< the file, or the name given for a text; empty if there is none */
    uint64_t line;      /**< from 1; 0 is unknown */
    uint64_t column;    /**< from 1, in bytes; 0 is unknown */
    int64_t row;        /**< of a bulk call: the row, from 0, that is wrong; -1 if there is none */
} delib_place;

/** Where the last call with this context went wrong. `file` lives until the next call with this context. */
DELIB_API delib_status delib_context_place(const delib_context* context, delib_place* place);

/**
 * Called during long work with the share that is done, from 0 to 1, or a negative number where nobody knows. The work
 * goes on if it returns 0; otherwise the call ends with DELIB_ERROR_CANCELLED. It must return (no longjmp, no
 * exception) and must not use the context that it is called for, nor change an object of that call.
 */
typedef int (*delib_progress)(double share, void* user);

/** Sets the callback of this context, with what it receives as `user`. NULL: none. */
DELIB_API delib_status delib_context_set_progress(delib_context* context, delib_progress progress, void* user);

/** Bounds on the work and memory of each call. 0 means the default. */
typedef struct delib_limits {
    size_t struct_size;      /**< the `sizeof` of this struct */
    uint64_t max_bytes;      /**< of a file, of the text fed to a builder, of a saved tally; default 2^36 */
    uint64_t max_candidates; /**< of a profile or tally: tallies of duels take their square; default 65,535 */
    uint64_t max_states;     /**< that a search for all tied results may visit; default 5,000,000 */
    uint64_t max_committees; /**< tied committees that a result lists, all are counted; default 1,000 */
    double max_seconds; /**< of one count: hard rules then stop, and their outcome is not `complete`; default none */
} delib_limits;

/** Sets the limits of this context; NULL sets the defaults. */
DELIB_API delib_status delib_context_set_limits(delib_context* context, const delib_limits* limits);

/* ---------------------------------------------------------------------------------------------------------------- */
/* The catalogue of rules                                                                                            */
/* ---------------------------------------------------------------------------------------------------------------- */

/** A rule. All texts are static: they live as long as the library. */
typedef struct delib_rule_info {
    size_t struct_size;       /**< the `sizeof` of this struct */
    const char* id;           /**< such as `schulze` */
    const char* name_en;      /**< in English */
    const char* name_fr;      /**< in French */
    const char* summary_en;   /**< one sentence: how it decides */
    const char* summary_fr;   /**< the same in French */
    const char* basis;        /**< what it reads: first, positions, pairwise, grades, approvals, scores or profile */
    const char* second_basis; /**< what it reads besides; NULL for most rules */
    int32_t many_seats;       /**< 1 if it can fill several seats */
    size_t option_count;      /**< for `delib_rule_option_at` */
} delib_rule_info;

/** What an option of a rule holds. */
typedef int32_t delib_option_type;
enum {
    DELIB_OPTION_WORD = 0,    /**< one of `values` */
    DELIB_OPTION_WHOLE = 1,   /**< a whole number from `least` to `most` */
    DELIB_OPTION_FLAG = 2,    /**< `true` or `false` */
    DELIB_OPTION_NUMBERS = 3, /**< exact numbers separated by commas */
    DELIB_OPTION_TIES = 4     /**< how ties are resolved */
};

/** An option of a rule. All texts are static. */
typedef struct delib_option_info {
    size_t struct_size;        /**< the `sizeof` of this struct */
    const char* name;          /**< as it is written in `ID:name=value` */
    delib_option_type type;    /**< what a value is */
    const char* default_value; /**< as it is written */
    const char* values;        /**< of a word: all of them, separated by `|`; otherwise a pattern for the reader */
    int64_t least;             /**< of a whole number */
    int64_t most;              /**< of a whole number */
    const char* meaning_en;    /**< what it decides, in English */
    const char* meaning_fr;    /**< the same in French */
} delib_option_info;

/** How many rules there are. */
DELIB_API delib_status delib_rule_count(delib_context* context, size_t* count);

/** The rule at a place of the catalogue, from 0. */
DELIB_API delib_status delib_rule_info_at(delib_context* context, size_t rule, delib_rule_info* info);

/** The place of the rule with this identifier. DELIB_ERROR_USAGE: there is none; the message names similar ones. */
DELIB_API delib_status delib_rule_find(delib_context* context, const char* id, size_t* rule);

/** An option of the rule at a place of the catalogue. */
DELIB_API delib_status delib_rule_option_at(delib_context* context, size_t rule, size_t option,
                                            delib_option_info* info);

/** The whole catalogue as JSON, the same bytes as `delib rules --output json`. DELIB_ERROR_BUFFER. */
DELIB_API delib_status delib_rules_json(delib_context* context, char* buffer, size_t size, size_t* length);

/**
 * A JSON schema (draft 2020-12) of the options of a rule: an object with a property for each option, its values or
 * range, default and meaning. DELIB_ERROR_USAGE: there is no such rule. DELIB_ERROR_BUFFER.
 */
DELIB_API delib_status delib_rule_schema_json(delib_context* context, const char* id, char* buffer, size_t size,
                                              size_t* length);

/* ---------------------------------------------------------------------------------------------------------------- */
/* Specs: what to count                                                                                              */
/* ---------------------------------------------------------------------------------------------------------------- */

/**
 * The counts to make, and how ballots are read for them. Everything that changes a winner is in the spec and is echoed
 * in the result. A function that changes a spec checks what it is given as far as that can be known without ballots.
 */
typedef struct delib_spec delib_spec;

/** A spec without any rule. */
DELIB_API delib_status delib_spec_create(delib_context* context, delib_spec** spec);

/**
 * A spec from a JSON object. All keys are optional, an unknown one is DELIB_ERROR_USAGE:
 *
 *     {"rules": ["schulze", "borda:ties=parallel", {"rule": "irv", "options": {"ties": "parallel"}}],
 *      "seats": 1,
 *      "policy": {"unranked": "last", "pairwise-ties": "neutral", "overvote": "keep", "ungraded": "worst"},
 *      "requirements": ["quorum:heads=425", {"kind": "supermajority", "against": "status quo", "share": "2/3"}],
 *      "by": "STRATUM", "where": "STRATUM=VALUE", "reweight": "STRATUM",
 *      "weights": {"STRATUM": {"VALUE": "1/2"}},
 *      "two-level": "stratum=STRATUM,carry=ranking,second=schulze",
 *      "title": {"en": "…", "fr": "…"}, "notice": "…",
 *      "themes": [{"id": "…", "title": "…"}], "grades": [{"id": "…", "title": "…"}],
 *      "proposals": [{"id": "a candidate", "title": {"fr": "…"}, "theme": "…", "note": "…"}]}
 *
 * Numbers that are not whole are written as texts, since those of JSON are not exact. Titles, notices and notes are for
 * reports. DELIB_ERROR_PARSE: not JSON. DELIB_ERROR_USAGE, DELIB_ERROR_NAME: what the setters below say.
 */
DELIB_API delib_status delib_spec_from_json(delib_context* context, const char* json, size_t size, delib_spec** spec);

/** Frees a spec. NULL is fine. */
DELIB_API void delib_spec_destroy(delib_spec* spec);

/**
 * Adds a count by a rule with options, as `ID[:name=value,…]` or as `{"rule": ID, "options": {…}}`. Outcomes come in
 * the order of the rules. DELIB_ERROR_USAGE: there is no such rule or option, or a value does not fit.
 */
DELIB_API delib_status delib_spec_add_rule(delib_context* context, delib_spec* spec, const char* rule);

/**
 * Sets an option of the rule that was added last. DELIB_ERROR_USAGE: it has no such option, or the value does not fit.
 * DELIB_ERROR_STATE: no rule was added yet.
 */
DELIB_API delib_status delib_spec_set_option(delib_context* context, delib_spec* spec, const char* name,
                                             const char* value);

/** How many seats each rule fills; 1 if this is never called. DELIB_ERROR_USAGE: less than 1. */
DELIB_API delib_status delib_spec_set_seats(delib_context* context, delib_spec* spec, int64_t seats);

/** One setting of the policy, such as `unranked` and `no-opinion`. DELIB_ERROR_USAGE: there is no such one. */
DELIB_API delib_status delib_spec_set_policy(delib_context* context, delib_spec* spec, const char* name,
                                             const char* value);

/**
 * A requirement on every count, such as `quorum:heads=425` or the same as JSON (docs/requirements.md).
 * DELIB_ERROR_USAGE: an unknown kind, name or value, or one that is missing.
 */
DELIB_API delib_status delib_spec_add_requirement(delib_context* context, delib_spec* spec, const char* requirement);

/** Count also each value of this stratum. NULL or empty: do not. */
DELIB_API delib_status delib_spec_set_by(delib_context* context, delib_spec* spec, const char* stratum);

/** Count only the ballots with this value in this stratum. `stratum` NULL: all of them. */
DELIB_API delib_status delib_spec_set_where(delib_context* context, delib_spec* spec, const char* stratum,
                                            const char* value);

/** Scale the ballots of each value of this stratum to its declared weight. NULL or empty: do not. */
DELIB_API delib_status delib_spec_set_reweight(delib_context* context, delib_spec* spec, const char* stratum);

/**
 * Declares the weight of a value of a stratum, for `reweight` and for counts at two levels: `3`, `0.25` or `1/4`. A
 * second declaration replaces the first. DELIB_ERROR_PARSE: not a weight. DELIB_ERROR_OVERFLOW: beyond 128 bits.
 */
DELIB_API delib_status delib_spec_set_weight(delib_context* context, delib_spec* spec, const char* stratum,
                                             const char* value, const char* weight);

/**
 * Counts at two levels, such as `stratum=workshop,carry=ranking,second=schulze`, or the same as JSON. NULL: at one.
 * DELIB_ERROR_USAGE: an unknown name or value, or one that is missing.
 */
DELIB_API delib_status delib_spec_set_two_level(delib_context* context, delib_spec* spec, const char* two_level);

/** The title of reports in a language, `en` or `fr`. DELIB_ERROR_USAGE: another language. */
DELIB_API delib_status delib_spec_set_title(delib_context* context, delib_spec* spec, const char* language,
                                            const char* title);

/** What reports call a candidate in a language; results keep its name. DELIB_ERROR_USAGE: another language. */
DELIB_API delib_status delib_spec_set_candidate_title(delib_context* context, delib_spec* spec, const char* candidate,
                                                      const char* language, const char* title);

/* ---------------------------------------------------------------------------------------------------------------- */
/* Builders: ballots on their way into a profile                                                                     */
/* ---------------------------------------------------------------------------------------------------------------- */

/**
 * Takes ballots, from arrays or as the text of a file, and gives a profile. Equal ballots are merged as they arrive:
 * memory grows with distinct ballots (and named voters), not with ballots. After DELIB_ERROR_NO_MEMORY in a call that
 * adds ballots, a builder can only be destroyed.
 */
typedef struct delib_builder delib_builder;

/** What voters write on a ballot. */
typedef int32_t delib_ballot_kind;
enum {
    DELIB_RANKED = 0,   /**< ranks, with ties, gaps and candidates left out */
    DELIB_GRADED = 1,   /**< grades on a scale */
    DELIB_APPROVAL = 2, /**< a list of approved candidates */
    DELIB_SCORED = 3    /**< exact points */
};

/**
 * A builder for ballots on these candidates, in this order. Names are trimmed and brought to Unicode's form C.
 * DELIB_ERROR_NAME: an empty name, or the same one twice. DELIB_ERROR_PARSE: not UTF-8. DELIB_ERROR_LIMIT.
 */
DELIB_API delib_status delib_builder_create(delib_context* context, delib_ballot_kind kind, const char* const* names,
                                            size_t count, delib_builder** builder);

/**
 * A builder that is fed the text of a ballot file in any readable format. `name` stands for the file in messages, and
 * its extension tells the format; it may be NULL. `options` say how to read, as `name=value,…` or as a JSON object;
 * NULL: find out. The names are
 *
 *     format          csv, grades, approvals, soc, soi, toc, toi, cvotes, …
 *     ballot          what the cells of a table are: ranks, matrix, grades, approvals or points
 *     scale           the grades from worst to best: a list, in one line in quotes as in scale="bad,fair,good"
 *     candidates      the candidates that are declared, in order: a list
 *     weights         the column of weights
 *     weight-digits   round weights to so many decimals
 *     strata          the declared strata: an object of lists of values (only in JSON)
 *     revote          which ballot of a voter counts: last, first or reject
 *     lenient         true: count the readable ballots and list the others
 *     digest          false: do not compute the SHA-256 of files
 *     threads         how many may read, 1 to 1024: what is read never depends on it
 *
 * DELIB_ERROR_USAGE: an unknown name or value.
 */
DELIB_API delib_status delib_builder_create_reader(delib_context* context, const char* name, const char* options,
                                                   delib_builder** builder);

/** Frees a builder. NULL is fine; profiles made of it live on. */
DELIB_API void delib_builder_destroy(delib_builder* builder);

/**
 * The scale of a builder for grades, from worst to best; it must be set before the first ballot. DELIB_ERROR_NAME: an
 * empty grade, or the same one twice. DELIB_ERROR_PARSE: not UTF-8. DELIB_ERROR_STATE: ballots were added, or the
 * builder is not for grades.
 */
DELIB_API delib_status delib_builder_set_scale(delib_context* context, delib_builder* builder,
                                               const char* const* grades, size_t count);

/**
 * Declares a property of voters, before the first ballot; columns count from 0 in the order of their declaration. The
 * values (`values` may be NULL if `count` is 0) get the places 0, 1, …; others are added by
 * `delib_builder_stratum_value`. DELIB_ERROR_NAME: a column or value named twice. DELIB_ERROR_PARSE: not UTF-8.
 * DELIB_ERROR_STATE: ballots were added, or the builder is a reader.
 */
DELIB_API delib_status delib_builder_add_stratum(delib_context* context, delib_builder* builder, const char* name,
                                                 const char* const* values, size_t count);

/**
 * The place of a value in a column, which is added if it is new. DELIB_ERROR_PARSE: not UTF-8. DELIB_ERROR_STATE: the
 * builder is a reader.
 */
DELIB_API delib_status delib_builder_stratum_value(delib_context* context, delib_builder* builder, size_t column,
                                                   const char* value, uint32_t* place);

/** Which ballot of a voter counts. */
typedef int32_t delib_revote;
enum { DELIB_REVOTE_LAST = 0, DELIB_REVOTE_FIRST = 1, DELIB_REVOTE_REJECT = 2 };

/** Sets which ballot counts of a voter who votes again. DELIB_ERROR_STATE: ballots were added, or it is a reader. */
DELIB_API delib_status delib_builder_set_revote(delib_context* context, delib_builder* builder, delib_revote revote);

/** What is known of the ballots of a bulk call, one item a ballot. NULL: the default for all. */
typedef struct delib_ballot_extras {
    size_t struct_size;         /**< the `sizeof` of this struct */
    const int64_t* weights;     /**< of each person, over `weight_denominator`, not negative; default 1 */
    int64_t weight_denominator; /**< 0 means 1 */
    const uint64_t* heads;      /**< how many people cast exactly this, at least 1; default 1 */
    const uint32_t* strata;     /**< row-major, for each column the place of the value; default: the empty value */
    const char* const* voters;  /**< identities, for people who vote again; NULL or empty: unknown */
} delib_ballot_extras;

/** Rankings of any shape in three arrays, as sparse matrices are stored. */
typedef struct delib_rankings {
    size_t struct_size;         /**< the `sizeof` of this struct */
    const uint32_t* candidates; /**< places in the list of candidates: of all ballots, tier after tier, best first */
    size_t candidate_count;     /**< the length of `candidates` */
    /** Where tiers begin in `candidates`: `tier_count` + 1 ascending numbers. Candidates of one tier share a rank; an
     * empty tier leaves its rank empty. NULL: each candidate is a tier, and `tier_count` is not read. */
    const uint64_t* tier_offsets;
    size_t tier_count; /**< tiers of all ballots together */
    /** Where ballots begin among the tiers: `ballot_count` + 1 ascending numbers. */
    const uint64_t* ballot_offsets;
    size_t ballot_count; /**< ballots in this call */
} delib_rankings;

/**
 * Adds rankings, all of them or none; `extras` may be NULL. A wrong ballot is told by `row` of `delib_context_place`.
 * DELIB_ERROR_NAME: a candidate that does not exist or stands twice on a ballot; a second ballot of a voter under
 * DELIB_REVOTE_REJECT. DELIB_ERROR_USAGE: offsets that do not ascend or end elsewhere than their array, a negative
 * weight, no heads, a stratum value that does not exist. DELIB_ERROR_OVERFLOW: weights beyond 128 bits.
 * DELIB_ERROR_CANCELLED. DELIB_ERROR_STATE: the builder is a reader, or not for rankings.
 */
DELIB_API delib_status delib_builder_add_rankings(delib_context* context, delib_builder* builder,
                                                  const delib_rankings* rankings, const delib_ballot_extras* extras);

/** The numbers in the cells of a matrix. */
typedef int32_t delib_cell_type;
enum {
    DELIB_INT8 = 0,
    DELIB_INT16 = 1,
    DELIB_INT32 = 2,
    DELIB_INT64 = 3,
    DELIB_UINT8 = 4,
    DELIB_UINT16 = 5,
    DELIB_UINT32 = 6,
    DELIB_UINT64 = 7
};

/** A matrix of numbers where they are: nothing is copied, so arrays of other languages can be given as they stand. */
typedef struct delib_matrix {
    size_t struct_size;        /**< the `sizeof` of this struct */
    const void* data;          /**< the cell of row 0 and column 0 */
    delib_cell_type cell_type; /**< cells are in the byte order of the machine and need not be aligned */
    int32_t has_missing;       /**< 1: cells equal to `missing` say nothing */
    size_t rows;               /**< one a ballot */
    size_t columns;            /**< one a candidate; in DELIB_CELLS_ORDERS one a rank */
    ptrdiff_t row_stride;      /**< bytes from a row to the next; may be negative */
    ptrdiff_t column_stride;   /**< bytes from a column to the next. Both 0: rows follow each other without gaps */
    int64_t missing;           /**< not read unless `has_missing` is 1 */
    int64_t denominator;       /**< DELIB_CELLS_POINTS: cells are over this number; 0 means 1 */
} delib_matrix;

/** What the cells of a matrix say. */
typedef int32_t delib_cells;
enum {
    DELIB_CELLS_RANKS = 0,     /**< the rank of each candidate, 1 is best; 0 or less: not ranked */
    DELIB_CELLS_ORDERS = 1,    /**< each row lists places of candidates, best first; negative: that rank is empty */
    DELIB_CELLS_GRADES = 2,    /**< the place on the scale, 0 is worst; negative: not graded */
    DELIB_CELLS_APPROVALS = 3, /**< 1 if approved, otherwise 0 */
    DELIB_CELLS_POINTS = 4     /**< points; `missing`: none given */
};

/**
 * Adds a ballot for each row of a matrix, all of them or none; `extras` may be NULL. A wrong ballot is told by `row` of
 * `delib_context_place`. DELIB_ERROR_NAME: a candidate that does not exist or stands twice on a ballot, a place beyond
 * the scale; a second ballot of a voter under DELIB_REVOTE_REJECT. DELIB_ERROR_USAGE: a number that cannot stand there,
 * columns that are not one a candidate, and what is said of `extras` above. DELIB_ERROR_OVERFLOW.
 * DELIB_ERROR_CANCELLED. DELIB_ERROR_STATE: the builder is a reader or for another kind of ballots, or has no scale.
 */
DELIB_API delib_status delib_builder_add_matrix(delib_context* context, delib_builder* builder, delib_cells cells,
                                                const delib_matrix* matrix, const delib_ballot_extras* extras);

/**
 * Adds a piece of text to a reader; pieces may end anywhere. `bytes` may be NULL if `size` is 0. Nothing is read before
 * `delib_builder_freeze`. DELIB_ERROR_LIMIT: more than `max_bytes` in all; the piece is not taken.
 * DELIB_ERROR_CANCELLED: the piece is not taken. DELIB_ERROR_STATE: the builder is not a reader.
 */
DELIB_API delib_status delib_builder_feed(delib_context* context, delib_builder* builder, const void* bytes,
                                          size_t size);

/** The ballots of one count, with equal ones merged. It never changes. */
typedef struct delib_profile delib_profile;

/**
 * The profile of all ballots so far; the builder can take more afterwards. For a reader: DELIB_ERROR_PARSE,
 * DELIB_ERROR_NAME, DELIB_ERROR_USAGE, DELIB_ERROR_LIMIT or DELIB_ERROR_OVERFLOW with the place in the text; otherwise
 * DELIB_ERROR_OVERFLOW: the weights have no common denominator within 128 bits. DELIB_ERROR_STATE: a builder for grades
 * without a scale.
 */
DELIB_API delib_status delib_builder_freeze(delib_context* context, const delib_builder* builder,
                                            delib_profile** profile);

/* ---------------------------------------------------------------------------------------------------------------- */
/* Profiles: the ballots of one count                                                                                */
/* ---------------------------------------------------------------------------------------------------------------- */

/**
 * Reads ballot files of one count together (`-` is standard input), with `options` as for
 * `delib_builder_create_reader`. A file is read whole or not at all, unless the options say `lenient`. DELIB_ERROR_IO.
 * DELIB_ERROR_PARSE, DELIB_ERROR_NAME, DELIB_ERROR_USAGE, DELIB_ERROR_LIMIT or DELIB_ERROR_OVERFLOW with the place.
 */
DELIB_API delib_status delib_profile_read(delib_context* context, const char* const* paths, size_t count,
                                          const char* options, delib_profile** profile);

/** Frees a profile. NULL is fine. */
DELIB_API void delib_profile_destroy(delib_profile* profile);

/** What became of the ballots: cast = counted + blank + those rejected. */
typedef struct delib_ballot_counts {
    size_t struct_size; /**< the `sizeof` of this struct */
    uint64_t cast;      /**< of people, whatever became of them: counted, blank and rejected */
    uint64_t counted;   /**< of people whose ballots say something */
    uint64_t blank;     /**< of people who said nothing */
    uint64_t distinct; /**< different ballots (in their weight, strata or content); 0 for a tally, which forgets them */
    size_t rejected;   /**< entries of the list of rejected ballots; one may stand for several equal ones */
} delib_ballot_counts;

/** What became of the ballots of a profile. */
DELIB_API delib_status delib_profile_counts(delib_context* context, const delib_profile* profile,
                                            delib_ballot_counts* counts);

/** Where a ballot that was not counted stands (`f.csv:17`, `row 3`) and why. The texts live as long as the profile. */
DELIB_API delib_status delib_profile_rejected_at(delib_context* context, const delib_profile* profile, size_t rejected,
                                                 const char** where, const char** why);

/** The kind of its ballots; -1 for NULL. */
DELIB_API delib_ballot_kind delib_profile_kind(const delib_profile* profile);

/** How many candidates there are; 0 for NULL. */
DELIB_API size_t delib_profile_candidate_count(const delib_profile* profile);

/** The name of a candidate; NULL if there is none at this place. */
DELIB_API const char* delib_profile_candidate_name(const delib_profile* profile, size_t candidate);

/** How many grades or points its scale has; 0 where ballots have no scale, and for NULL. */
DELIB_API size_t delib_profile_grade_count(const delib_profile* profile);

/** A grade, from the worst, or a number of points, from the fewest; NULL if there is none at this place. */
DELIB_API const char* delib_profile_grade_name(const delib_profile* profile, size_t grade);

/** How many strata the voters have; 0 for NULL. */
DELIB_API size_t delib_profile_stratum_count(const delib_profile* profile);

/** The name of a stratum; NULL if there is none at this place. */
DELIB_API const char* delib_profile_stratum_name(const delib_profile* profile, size_t stratum);

/** How many values a stratum has; 0 if there is none at this place. */
DELIB_API size_t delib_profile_stratum_value_count(const delib_profile* profile, size_t stratum);

/** A value of a stratum; NULL if there is none at this place. */
DELIB_API const char* delib_profile_stratum_value_name(const delib_profile* profile, size_t stratum, size_t value);

/**
 * The ballots as text in a format that can be read again: csv, grades, approvals, soc, soi, toc, toi, cvotes, …
 * DELIB_ERROR_USAGE: no such format. DELIB_ERROR_UNSUPPORTED: it cannot carry these ballots. DELIB_ERROR_LIMIT.
 * DELIB_ERROR_OVERFLOW. DELIB_ERROR_BUFFER.
 */
DELIB_API delib_status delib_profile_write(delib_context* context, const delib_profile* profile, const char* format,
                                           char* buffer, size_t size, size_t* length);

/* ---------------------------------------------------------------------------------------------------------------- */
/* Tallies: the least that rules must know                                                                           */
/* ---------------------------------------------------------------------------------------------------------------- */

/**
 * Sums over ballots under a policy, from which rules decide without the ballots. Tallies of parts, made in other
 * threads, on other machines or at other times, add up to the tally of the whole, in any order.
 */
typedef struct delib_tally delib_tally;

/**
 * The tally of a profile under the policy of `spec`, with all that its rules and requirements read.
 * DELIB_ERROR_USAGE: the spec has no rule. DELIB_ERROR_UNSUPPORTED: a rule reads whole ballots, or ballots of another
 * kind; the spec asks for a part of the ballots, for other weights or for two levels. DELIB_ERROR_OVERFLOW.
 * DELIB_ERROR_LIMIT. DELIB_ERROR_CANCELLED.
 */
DELIB_API delib_status delib_tally_create(delib_context* context, const delib_spec* spec, const delib_profile* profile,
                                          delib_tally** tally);

/** Frees a tally. NULL is fine. */
DELIB_API void delib_tally_destroy(delib_tally* tally);

/**
 * Adds the ballots of a profile with the same candidates, read under the policy of the tally. DELIB_ERROR_USAGE: other
 * candidates or another scale. DELIB_ERROR_UNSUPPORTED: ballots of another kind. DELIB_ERROR_OVERFLOW.
 * DELIB_ERROR_CANCELLED.
 */
DELIB_API delib_status delib_tally_add(delib_context* context, delib_tally* tally, const delib_profile* profile);

/**
 * Takes off the ballots of a profile that were added before: the exact inverse of `delib_tally_add`, but that a form of
 * ballots is forgotten of which only some of weight 0 remain. DELIB_ERROR_USAGE: other candidates or another scale, or
 * ballots that were never added, as far as the sums can show it: none becomes negative.
 * DELIB_ERROR_UNSUPPORTED: ballots of another kind. DELIB_ERROR_OVERFLOW. DELIB_ERROR_CANCELLED.
 */
DELIB_API delib_status delib_tally_remove(delib_context* context, delib_tally* tally, const delib_profile* profile);

/**
 * Adds another tally, of other ballots, with the same candidates (in whatever order), policy, scale and bases.
 * DELIB_ERROR_USAGE: they differ; the message says in what. DELIB_ERROR_OVERFLOW.
 */
DELIB_API delib_status delib_tally_merge(delib_context* context, delib_tally* tally, const delib_tally* other);

/** Sets `*equal` to 1 if both hold the same sums, however they came about, otherwise to 0. */
DELIB_API delib_status delib_tally_equal(delib_context* context, const delib_tally* a, const delib_tally* b,
                                         int32_t* equal);

/** How many people's ballots a tally holds. */
DELIB_API delib_status delib_tally_counts(delib_context* context, const delib_tally* tally,
                                          delib_ballot_counts* counts);

/**
 * The tally as bytes, as `delib tally --save-tally` writes them: the same on every machine, and equal for equal tallies
 * (docs/format.md). DELIB_ERROR_NAME, DELIB_ERROR_LIMIT: a name that the format cannot hold. DELIB_ERROR_BUFFER.
 */
DELIB_API delib_status delib_tally_serialise(delib_context* context, const delib_tally* tally, void* buffer,
                                             size_t size, size_t* length);

/**
 * A tally from its bytes, which need not be trusted. DELIB_ERROR_PARSE: they are not a tally, or of a later version, or
 * damaged, or sums that no ballots add up to. DELIB_ERROR_LIMIT, DELIB_ERROR_OVERFLOW.
 */
DELIB_API delib_status delib_tally_deserialise(delib_context* context, const void* bytes, size_t size,
                                               delib_tally** tally);

/* ---------------------------------------------------------------------------------------------------------------- */
/* Counting                                                                                                          */
/* ---------------------------------------------------------------------------------------------------------------- */

/** What all rules of a spec decided. It never changes. */
typedef struct delib_result delib_result;

/**
 * Counts a profile by every rule of a spec. Where `max_seconds` or `max_states` end a search, the outcome says so
 * (`complete` is 0); it is not an error. DELIB_ERROR_USAGE: no rule; too many seats for a rule. DELIB_ERROR_NAME: a
 * stratum, value or candidate that the ballots do not know. DELIB_ERROR_UNSUPPORTED: ballots of another kind than a
 * rule reads. DELIB_ERROR_LIMIT, DELIB_ERROR_OVERFLOW, DELIB_ERROR_CANCELLED.
 */
DELIB_API delib_status delib_count(delib_context* context, const delib_spec* spec, const delib_profile* profile,
                                   delib_result** result);

/**
 * Counts a tally by every rule of a spec, with the same outcomes as the ballots that it was made of. The policy is that
 * of the tally. DELIB_ERROR_USAGE: no rule; a policy in the spec that differs from that of the tally.
 * DELIB_ERROR_UNSUPPORTED: the tally lacks what a rule or requirement reads, or the spec asks for a part of the
 * ballots. Otherwise as `delib_count`.
 */
DELIB_API delib_status delib_count_tally(delib_context* context, const delib_spec* spec, const delib_tally* tally,
                                         delib_result** result);

/**
 * Does all that a `consultation.toml` declares (docs/consultation.md), with the files that it names relative to its
 * folder. DELIB_ERROR_IO; DELIB_ERROR_PARSE, DELIB_ERROR_NAME, DELIB_ERROR_USAGE and others of reading and counting,
 * with their place.
 */
DELIB_API delib_status delib_count_consultation(delib_context* context, const char* path, delib_result** result);

/** Frees a result. NULL is fine. */
DELIB_API void delib_result_destroy(delib_result* result);

/** The result as JSON (docs/result.md), the same bytes as from the command. DELIB_ERROR_BUFFER. */
DELIB_API delib_status delib_result_json(delib_context* context, const delib_result* result, char* buffer, size_t size,
                                         size_t* length);

/** The forms of a report. */
typedef int32_t delib_form;
enum {
    DELIB_FORM_TEXT = 0,     /**< for a terminal of 80 columns, without colours */
    DELIB_FORM_MARKDOWN = 1, /**< CommonMark with tables */
    DELIB_FORM_HTML = 2      /**< one page that needs nothing else */
};

/** The result explained to people, in `en` or `fr`. DELIB_ERROR_USAGE: another language. DELIB_ERROR_BUFFER. */
DELIB_API delib_status delib_result_report(delib_context* context, const delib_result* result, delib_form form,
                                           const char* language, char* buffer, size_t size, size_t* length);

/* ---------------------------------------------------------------------------------------------------------------- */
/* Outcomes: what one rule decided                                                                                   */
/* ---------------------------------------------------------------------------------------------------------------- */

/** An outcome. Candidates are their places in its list of candidates. All pointers live as long as the result. */
typedef struct delib_outcome {
    size_t struct_size;           /**< the `sizeof` of this struct */
    const char* rule;             /**< its identifier */
    const char* stratum;          /**< the part that was counted, as `town=North`; NULL for the whole */
    int64_t seats;                /**< how many were to be filled */
    int64_t open;                 /**< seats for which the `tied` stand equal */
    const uint32_t* winners;      /**< all who win in some tied outcome */
    const uint32_t* elected;      /**< who wins in all of them */
    const uint32_t* tied;         /**< who stands equal for the open seats */
    const char* committees_total; /**< how many tied committees there are, exact (`2`) or `>N` */
    const char* objective;        /**< the exact optimum of an optimising rule; otherwise NULL */
    const char* decision;         /**< what became of requirements: adopted, status-quo, …; NULL without any */
    size_t winner_count;          /**< the length of `winners` */
    size_t elected_count;         /**< the length of `elected` */
    size_t tied_count;            /**< the length of `tied` */
    size_t candidate_count;       /**< of the list to which all places refer */
    size_t option_count;          /**< for `delib_result_option_at` */
    size_t committee_count;       /**< of those that are listed */
    size_t tier_count;            /**< of the ranking */
    size_t requirement_count;     /**< for `delib_result_requirement_at` */
    size_t round_count;           /**< for `delib_result_round_json` */
    size_t tie_count;             /**< for `delib_result_tie_json` */
    int32_t has_ranking;          /**< 0 where the rule defines no order */
    int32_t has_scores;           /**< 0 where the rule gives none */
    int32_t has_lottery;          /**< 1 where it gives each candidate a probability */
    int32_t complete;             /**< 0 where a limit ended the work */
} delib_outcome;

/** How many outcomes a result has; 0 for NULL. */
DELIB_API size_t delib_result_outcome_count(const delib_result* result);

/** An outcome, in the order of the rules; the parts of `by` follow the whole. */
DELIB_API delib_status delib_result_outcome_at(delib_context* context, const delib_result* result, size_t outcome,
                                               delib_outcome* info);

/** The name of a candidate of an outcome; NULL if there is none at this place. */
DELIB_API const char* delib_result_candidate_name(const delib_result* result, size_t outcome, size_t candidate);

/** An option that was in force, with its value. */
DELIB_API delib_status delib_result_option_at(delib_context* context, const delib_result* result, size_t outcome,
                                              size_t option, const char** name, const char** value);

/** The members of one of the tied committees, in the order of the candidates. */
DELIB_API delib_status delib_result_committee_at(delib_context* context, const delib_result* result, size_t outcome,
                                                 size_t committee, const uint32_t** members, size_t* count);

/** A tier of the ranking, best first; the candidates of one tier are tied. */
DELIB_API delib_status delib_result_tier_at(delib_context* context, const delib_result* result, size_t outcome,
                                            size_t tier, const uint32_t** members, size_t* count);

/**
 * The score of a candidate: exact, an integer or `p/q` in lowest terms, and the nearest double. A candidate that has
 * none gets NULL and NaN. `exact` and `nearest` may be NULL. DELIB_ERROR_UNSUPPORTED: the outcome has no scores.
 */
DELIB_API delib_status delib_result_score_at(delib_context* context, const delib_result* result, size_t outcome,
                                             size_t candidate, const char** exact, double* nearest);

/** The probability of a candidate, in the same two forms. DELIB_ERROR_UNSUPPORTED: the rule is no lottery. */
DELIB_API delib_status delib_result_lottery_at(delib_context* context, const delib_result* result, size_t outcome,
                                               size_t candidate, const char** exact, double* nearest);

/** A requirement of an outcome, what it needed and what it got. The texts live as long as the result. */
typedef struct delib_requirement {
    size_t struct_size;  /**< the `sizeof` of this struct */
    const char* kind;    /**< quorum, threshold, supermajority, status-quo, objections */
    const char* against; /**< the option to beat; NULL if there is none */
    const char* needed;  /**< exact */
    const char* got;     /**< what there was, exact */
    int64_t candidate;   /**< its place; -1 where the requirement concerns the whole vote */
    int32_t met;         /**< 1 if it is met */
} delib_requirement;

/** A requirement of an outcome. */
DELIB_API delib_status delib_result_requirement_at(delib_context* context, const delib_result* result, size_t outcome,
                                                   size_t requirement, delib_requirement* info);

/** What happened in a round, as in `rounds` of the JSON. DELIB_ERROR_BUFFER. */
DELIB_API delib_status delib_result_round_json(delib_context* context, const delib_result* result, size_t outcome,
                                               size_t round, char* buffer, size_t size, size_t* length);

/** A tie and what was made of it, as in `ties` of the JSON. DELIB_ERROR_BUFFER. */
DELIB_API delib_status delib_result_tie_json(delib_context* context, const delib_result* result, size_t outcome,
                                             size_t tie, char* buffer, size_t size, size_t* length);

#ifdef __cplusplus
}
#endif

#endif /* DELIB_H */
