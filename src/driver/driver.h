#ifndef RCN_DRIVER_DRIVER_H
#define RCN_DRIVER_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/diag.h"

/* The commands of the program.  The driver is the one room that knows all
 * others: each command is a file that calls them in turn and decides nothing
 * about text, dates or pages. */

/** How a result is written to standard output. */
typedef enum rcn_form {
    RCN_FORM_TEXT,
    RCN_FORM_JSON,
    RCN_FORM_HTML
} rcn_form;

/** An arrow of the pipeline that `build --dump` writes instead of books. */
typedef enum rcn_dump {
    RCN_DUMP_NONE,
    RCN_DUMP_CLEAN,
    RCN_DUMP_DATES,
    RCN_DUMP_EDITION,
    RCN_DUMP_PAGES
} rcn_dump;

/** A form of the edition that `build` can make; those before RCN_MAKE_DEFAULT
 * are made when none is named. */
typedef enum rcn_make {
    RCN_MAKE_EPUB,
    RCN_MAKE_PDF,
    RCN_MAKE_REVIEW,
    RCN_MAKE_LEDGER,
#define RCN_TWIN(NAME, name, extension, label, help) RCN_MAKE_##NAME,
#include "twins/twins.def"
#undef RCN_TWIN
    RCN_MAKE_COUNT
} rcn_make;

#define RCN_MAKE_DEFAULT (RCN_MAKE_LEDGER + 1)

/** The request to a command.  NULL: not given. */
typedef struct rcn_request {
    const char *const *operands;
    size_t operand_count;
    const char *files_from; /**< a file that lists more operands, one a line;
                                 "-": standard input; or NULL */
    const char *output;     /**< folder (build) or file (init) */
    const char *config;     /**< edition.yaml; NULL: the one in a sole folder */
    const char **settings;  /**< "KEY=VALUE" over edition.yaml,
                                      NULL-terminated; or NULL */
    const char *rules;      /**< folder of the user's own rules */
    const char *style;      /**< overrules edition.yaml */
    const char *page;       /**< overrules style and edition.yaml */
    const char *sources;    /**< verify: where the sources stand */
    const char *ledger;     /**< verify: edition.json; NULL: beside the book */
    const char *source_date_epoch; /**< value of the variable, or NULL */
    const char *program;           /**< "recension 0.1.0" */
    rcn_form format;
    rcn_dump dump;
    bool make[RCN_MAKE_COUNT]; /**< build: what was asked for */
    bool make_all;             /**< build: everything */
    bool booklet;              /**< build: SLUG.booklet.pdf too */
    bool typeset_report;       /**< build: typeset.txt and typeset.json too */
    bool no_verify;            /**< build: land the books without proof */
    bool quiet;                /**< build, init, verify: print no result */
    bool dry_run;              /**< init: only show the difference */
    bool evidence;             /**< init: show the words values rest on */
    bool cuts;                 /**< init: show each cut with its key */
    const char *apply;         /**< edit: a file of decisions to write */
    bool no_browser;           /**< edit: do not open the page */
    uint32_t port;             /**< edit: 0: a free one */
} rcn_request;

/** Fills in what holds when no option is given. */
void rcn_request_defaults(rcn_request *request);

/* Each command writes its result to `out`, says in `log` what went wrong, and
 * returns false when it could not do what it was asked to. */

/** Documents cleaned: one JSON object a line, or text to read.  The operands
 * are files and folders, or "-" alone for standard input. */
bool rcn_run_clean(const rcn_request *request, FILE *out, rcn_log *log);

/** The order of the edition, with the reason for each neighbour pair. */
bool rcn_run_order(const rcn_request *request, FILE *out, rcn_log *log);

/** The edition: SLUG.epub, SLUG.pdf, review.html and edition.json, or the forms
 * that were asked for, in the folder `output`; or with `dump` one arrow of the
 * pipeline on `out`.  All files are proved before the first of them lands. */
bool rcn_run_build(const rcn_request *request, FILE *out, rcn_log *log);

/** What was found in a document: operands DOC [PATH...]. */
bool rcn_run_explain(const rcn_request *request, FILE *out, rcn_log *log);

/** Proof that finished books hold the text of `sources`. */
bool rcn_run_verify(const rcn_request *request, FILE *out, rcn_log *log);

/** An edition.yaml with what was found, for a person to correct. */
bool rcn_run_init(const rcn_request *request, FILE *out, rcn_log *log);

/** The review page served for a folder, or decisions of a file written. */
bool rcn_run_edit(const rcn_request *request, FILE *out, rcn_log *log);

/** The paragraph of a citation: operands CITATION [PATH...]. */
bool rcn_run_resolve(const rcn_request *request, FILE *out, rcn_log *log);

/** The citations of a passage: operands WORDS [PATH...]. */
bool rcn_run_quote(const rcn_request *request, FILE *out, rcn_log *log);

/** What changed between two editions: operands OLD and NEW, each an
 * edition.json or a folder that holds one. */
bool rcn_run_diff(const rcn_request *request, FILE *out, rcn_log *log);

/** All rules, or their examples run: operand list or test. */
bool rcn_run_rules(const rcn_request *request, FILE *out, rcn_log *log);

/** The styles: name, page, text type; a line each. */
bool rcn_run_styles(const rcn_request *request, FILE *out, rcn_log *log);

/** The families of fonts that fontconfig knows and that have letters: name,
 * number of faces, scripts; a line each. */
bool rcn_run_fonts(const rcn_request *request, FILE *out, rcn_log *log);

/** One line for each thing that a build needs or can use.  False and
 * doctor-missing (error) when no build can do without one that is missing. */
bool rcn_run_doctor(const rcn_request *request, FILE *out, rcn_log *log);

#endif
