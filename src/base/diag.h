#ifndef RCN_BASE_DIAG_H
#define RCN_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/progress.h"
#include "base/text.h"
#include "base/translation.h"

/** Worst last: the exit status of the program is that of the worst one seen. */
typedef enum rcn_severity {
    RCN_NOTE,    /**< what was done, and why; status 0 */
    RCN_WARNING, /**< a guess the editor should check; status 0 (1: --strict) */
    RCN_ERROR,   /**< this document or file is left out; status 1 */
    RCN_FATAL    /**< nothing can be written; status 2 */
} rcn_severity;

/** What a diagnostic is: RCN_CODE_FILE_READ and so on, of base/codes.h. */
typedef int rcn_code;

/** A place in a source document.
 *
 * `line` and `column` count from 1 (0: not known); a column is a code point.
 * `path` is as the user would open it. */
typedef struct rcn_place {
    const char *path;
    uint32_t line, column;
} rcn_place;

/** The diagnostics of one run, in order of arrival.  Never drops one. */
typedef struct rcn_log rcn_log;

/** An empty log; freed by rcn_log_free. */
rcn_log *rcn_log_new(void);
void rcn_log_free(rcn_log *log);

/** From now on `progress` receives how far work has come. */
void rcn_log_watch(rcn_log *log, rcn_progress progress);

/** Tells who watches the log that `done` of `count` documents or pages went
 * through `step` ("cleaning"); a count of 0: not known; `step` NULL: nothing is
 * under way any more. */
void rcn_log_step(const rcn_log *log, const char *step, size_t done,
                  size_t count);

/** From now on diagnostics are translated; the list outlives the log.  NULL:
 * English. */
void rcn_log_speak(rcn_log *log, const rcn_translations *translations);

/** A text of a diagnostic in the language of the log: what a detail is made of. */
const char *rcn_log_say(const rcn_log *log, const char *english)
    __attribute__((format_arg(2)));

/** From now on a diagnostic about a path that begins with `from` names one that
 * begins with `to` instead: files are written under temporary names, and the
 * user knows the ones they are to have. */
void rcn_log_rename(rcn_log *log, const char *from, const char *to);

/** Adds one diagnostic.  Severity and fixed text come from diag_codes.def; the
 * formatted detail is copied, as is the path; an empty detail is left out.  Any
 * function that returns false has called this with an error first: callers pass
 * the failure on and add nothing. */
void rcn_log_add(rcn_log *log, rcn_code code, rcn_place place,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

/** How many diagnostics are of severity `at_least` or worse. Linear. */
size_t rcn_log_count(const rcn_log *log, rcn_severity at_least);

/** How often one code was logged. */
size_t rcn_log_count_code(const rcn_log *log, rcn_code code);

/** The worst severity seen; RCN_NOTE when the log is empty. */
rcn_severity rcn_log_worst(const rcn_log *log);

typedef enum rcn_log_form {
    RCN_LOG_TEXT,  /**< `path:line:column: severity: text: detail [slug]` */
    RCN_LOG_COLOR, /**< the same, severity in ANSI colour */
    RCN_LOG_JSON   /**< one JSON object a line */
} rcn_log_form;

/** Prints the diagnostics of severity `at_least` or worse, sorted by path,
 * line, column, then arrival, one a line; a missing path, line or column is
 * left out.  Returns false on a write error. */
bool rcn_log_print(const rcn_log *log, FILE *out, rcn_severity at_least,
                   rcn_log_form form);

/** One diagnostic as it is printed. */
typedef struct rcn_log_line {
    rcn_severity severity;
    rcn_place place;
    const char *slug, *text;
    const char *detail; /**< "" for none */
} rcn_log_line;

/** Hands each diagnostic to `visit`, in the order of printing. */
void rcn_log_visit(const rcn_log *log,
                   void (*visit)(void *user, const rcn_log_line *line),
                   void *user);

/** Shows the words of the file that a place is about. */
typedef void rcn_log_excerpt(FILE *out, rcn_place place, bool color);

/** The same for a person at a terminal: below each what `excerpt` shows, and
 * the first time that a code is printed what to do about it.  Of warnings with
 * one code it prints twelve and counts the rest, unless `at_least` is
 * RCN_NOTE. */
bool rcn_log_explain(const rcn_log *log, FILE *out, rcn_severity at_least,
                     bool color, rcn_log_excerpt *excerpt);

/** The number of diagnostics so far, for rcn_log_rewind. */
size_t rcn_log_mark(const rcn_log *log);

/** Drops what was logged since `mark` and is less severe than `least`: a step
 * that is run again logs it again. */
void rcn_log_rewind(rcn_log *log, size_t mark, rcn_severity least);

/** "source-encoding" and so on; for tests and documentation. */
const char *rcn_code_slug(rcn_code code);
const char *rcn_code_text(rcn_code code);

#endif
