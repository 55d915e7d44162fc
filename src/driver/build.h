#ifndef RCN_DRIVER_BUILD_H
#define RCN_DRIVER_BUILD_H

#include "driver/driver.h"
#include "driver/outputs.h"
#include "driver/pipeline.h"
#include "style/style.h"
#include "typeset/typeset.h"

/* Private to the room: one run of `recension build`. */

typedef struct rcn_build {
    const rcn_request *request;
    rcn_log *log;
    bool make[RCN_MAKE_COUNT]; /**< forms that are wanted and have not failed */
    bool booklet, typeset_report;
    bool dropped;       /**< a form that was wanted has failed */
    const char *folder; /**< of the outputs */
    bool *failed;       /**< by document of the corpus: left out */
    rcn_pipeline pipeline;
    const rcn_style *style;
    const rcn_image *cover; /**< the editor's, else drawn for the EPUB */
    rcn_fonts *fonts;
    rcn_arena *press; /**< what the pages are made of, until they are drawn */
    const rcn_book *book; /**< NULL unless something of it is wanted */
    rcn_typeset_stats stats;
    rcn_page_map map;                /**< lives in `press` */
    const rcn_record **page_records; /**< by page, from 1: the document that it
                                          begins with; NULL: none */
    size_t page_count;
    rcn_text ledger_json, inner_json; /**< empty until they are wanted */
    rcn_outputs *outputs;
    const char *epub_path, *pdf_path; /**< temporary, for the proof */
} rcn_build;

/** How far one attempt came. */
typedef enum rcn_attempt {
    RCN_ATTEMPT_DONE,
    RCN_ATTEMPT_AGAIN, /**< less is wanted now: compose and write once more */
    RCN_ATTEMPT_FAILED /**< nothing can be written; logged */
} rcn_attempt;

/** Writes all forms that are wanted into `outputs`.  A form that cannot be made
 * is wanted no more, with form-failed in the log. */
rcn_attempt rcn_build_write(rcn_build *build);

/** Returns edition.json of this attempt, written at the first call. */
rcn_text rcn_build_ledger(rcn_build *build);

/** Loads the style, the editor's style sheet and cover, and the name of the
 * files.  False when logged. */
bool rcn_build_load_style(rcn_build *build);

/** Opens fonts and sets the pages.  False when logged: font-none. */
bool rcn_build_set_pages(rcn_build *build);

/** Writes review.html at `path` and the folder review beside it.  False when
 * logged: output-write. */
bool rcn_build_write_review(rcn_build *build, const char *path);

/** Frees the pages, which are needed until the PDF is drawn. */
void rcn_build_leave_press(rcn_build *build);

/** Proves the books.  Documents that fail are left out of the next attempt; a
 * book that fails for another reason is wanted no more. */
rcn_attempt rcn_build_prove(rcn_build *build);

/** Lets the books of a former edition of the same sources go when this one
 * lands: those that have another name, and those of this name that could not be
 * made again.  Does nothing when no ledger is written. */
void rcn_build_retire_former(rcn_build *build);

/** Takes a form back, with form-failed in the log. */
rcn_attempt rcn_build_drop(rcn_build *build, rcn_make make);

#endif
