#ifndef RCN_PROJECT_MERGE_H
#define RCN_PROJECT_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/** What begins a comment that the program wrote and may write anew. */
#define RCN_FINDING_MARK "#:"

/** One document of the folder, as `init` shows it in edition.yaml. */
typedef struct rcn_merge_document {
    const char *name;   /**< as `file:` */
    const char *sha256; /**< of the file; or NULL */
    const char *key;    /**< that a new entry gets, or NULL */
    const char *number; /**< the same */
    rcn_text lines; /**< findings, each line ended by LF, without the mark */
} rcn_merge_document;

/** All that `init` shows. */
typedef struct rcn_merge {
    rcn_text lines; /**< findings on the edition, as above */
    const rcn_merge_document *documents; /**< in the order of the edition */
    size_t count;
    bool add_only; /**< only entries for documents that have none; comments of
                        others stay */
} rcn_merge;

/** The result of a merge. */
typedef struct rcn_merged {
    rcn_text text;
    rcn_text
        difference; /**< lines that go (`-`) and come (`+`) below "@@ line N
                              @@", which counts in the old text; empty when
                              nothing changes */
} rcn_merged;

/** Writes the findings into the text of an edition.yaml as comments: renews the
 * comments that begin with RCN_FINDING_MARK, adds an entry for each document that
 * has none, and marks entries whose file is gone.  Values, comments and the order
 * of a person stay byte for byte; line ends are those of the first line.
 *
 * Gives the new text, in the arena.  Logs yaml-syntax where the old text cannot
 * be read, and project-merge (fatal) where its form leaves no place for entries
 * (all in one pair of braces); then returns false.  The result is parsed and
 * compared with the old values before it is given.  Linear in the text, but for
 * the search of a document's entry: entries x documents. */
bool rcn_project_merge(rcn_arena *arena, rcn_text old, const char *shown,
                       const rcn_merge *merge, rcn_log *log,
                       rcn_merged *ret_merged);

#endif
