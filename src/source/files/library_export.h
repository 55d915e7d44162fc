#ifndef RCN_SOURCE_FILES_LIBRARY_EXPORT_H
#define RCN_SOURCE_FILES_LIBRARY_EXPORT_H

#include "base/arena.h"
#include "base/text.h"

/* Exports of reference managers: a .bib, and the files that it names in
 * "files/NUMBER/" beside it, as Zotero lays them out. */

/** The entry of a file. */
typedef struct rcn_library_item {
    const char *file; /**< name of the .bib */
    rcn_text entry;   /**< "@article{key, ...}" */
    uint32_t line;    /**< where it begins, from 1 */
} rcn_library_item;

/** Returns "files/NUMBER/" of a file whose path and name in the edition hold it
 * before the last part; else NULL. */
const char *rcn_library_entry(rcn_arena *arena, const char *path,
                              const char *name);

/** Returns the folder of the library that such a file is of. */
const char *rcn_library_folder(rcn_arena *arena, const char *path);

/** Finds the entry whose "file" is in `entry`, in the first .bib of the folder
 * by name that has one; false without one. */
bool rcn_library_find(rcn_arena *arena, const char *folder, const char *entry,
                      rcn_library_item *ret_item);

#endif
