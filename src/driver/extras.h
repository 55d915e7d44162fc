#ifndef RCN_DRIVER_EXTRAS_H
#define RCN_DRIVER_EXTRAS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "project/project.h"
#include "source/image.h"

/* Files that edition.yaml names for the books; their paths are relative to it.
 * The loaders give true and leave the result alone when there is none.  Log
 * yaml-value where the file is not there or not what it should be, file-read or
 * file-too-large. */

/** Returns the path of a file that edition.yaml names, in the arena. */
const char *rcn_path_beside(rcn_arena *arena, const rcn_project *project,
                            const char *name);

/** Returns the path of the file `name` that is under `key` of edition.yaml, in
 * the arena; NULL after yaml-value at the key when it cannot be opened. */
const char *rcn_path_of_key(rcn_arena *arena, const rcn_project *project,
                            const char *key, const char *name, rcn_log *log);

/** The editor's own cover: PNG or JPEG. */
bool rcn_load_cover(rcn_arena *arena, const rcn_project *project, rcn_log *log,
                    const rcn_image **ret_cover);

/** The editor's own style sheet, UTF-8.  Logs css-file when it asks for other
 * files, which the books do not carry. */
bool rcn_load_css(rcn_arena *arena, const rcn_project *project, rcn_log *log,
                  rcn_text *ret_css);

#endif
