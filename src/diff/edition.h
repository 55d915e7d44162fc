#ifndef RCN_DIFF_EDITION_H
#define RCN_DIFF_EDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "base/text.h"

/** A passage that can be cited. */
typedef struct rcn_diff_block {
    const char *citation;
    rcn_text text;
} rcn_diff_block;

/** A document of an edition.json. */
typedef struct rcn_diff_document {
    const char *key, *file, *title, *edtf, *display;
    const char *label;               /**< its number: "3", "3a" */
    RCN_LIST(rcn_diff_block) blocks; /**< those with a citation */
} rcn_diff_document;

typedef struct rcn_diff_edition {
    const char *title, *identifier; /**< each may be NULL */
    RCN_LIST(rcn_diff_document) documents;
} rcn_diff_edition;

/** Reads an edition.json, or that of a folder, into the arena.  Logs file-read or
 * ledger-read and returns false when it cannot. */
bool rcn_diff_read(rcn_arena *arena, const char *path, rcn_log *log,
                   rcn_diff_edition *ret_edition);

#endif
