#ifndef RCN_SOURCE_FORMATS_LEFT_OUT_H
#define RCN_SOURCE_FORMATS_LEFT_OUT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/text.h"

/** What a name is the name of. */
typedef enum rcn_left_out_kind {
    RCN_LEFT_OUT_FOLDER,
    RCN_LEFT_OUT_FILE,
    RCN_LEFT_OUT_GUESS /**< a file whose bytes may show a document after all */
} rcn_left_out_kind;

/** Why what has this name holds no document ("a backup or a temporary file"),
 * or NULL.  Only the last component of `name` counts, without a query. */
const char *rcn_left_out_why(const char *name, rcn_left_out_kind kind);

/** Why bytes are no document whatever they are called: an output of the program
 * itself, the index that a mirroring program writes.  NULL when they may be
 * one.  Reads their beginning and end only. */
const char *rcn_left_out_bytes(rcn_text bytes);

/** Returns true when a glob fits a name, as rcn_left_out_ignored() matches
 * it. */
bool rcn_left_out_fits(const char *glob, const char *name);

/** Returns true when a glob of `ignore` (NULL-terminated, or NULL) fits a name:
 * the whole of it, or its last component where the glob has no slash. */
bool rcn_left_out_ignored(const char *const *ignore, const char *name);

/** Returns the page that a folder of saved files belongs to: among `pages`,
 * names of files in `parent`, the one whose name begins the folder's, when a
 * browser gives such a folder the rest of its name ("PAGE_files",
 * "PAGE-Dateien") or the page takes pictures or scripts from it.  NULL when
 * there is none. */
const char *rcn_companion_page(rcn_arena *arena, const char *parent,
                               const char *folder, const char *const *pages,
                               size_t page_count);

#endif
