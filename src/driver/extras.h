#ifndef RCN_DRIVER_EXTRAS_H
#define RCN_DRIVER_EXTRAS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "project/project.h"
#include "source/image.h"

/* Files that edition.yaml names for the books; their paths are relative to it.
 * The loaders give true and leave the result alone when there is none.  Log file-read,
 * file-too-large, or yaml-value where the file is not what it should be. */

/** Returns the path of a file that edition.yaml names, in the arena. */
const char *rcn_path_beside(rcn_arena *arena, const rcn_project *project,
                            const char *name);

/** The editor's own cover: PNG or JPEG. */
bool rcn_load_cover(rcn_arena *arena, const rcn_project *project, rcn_log *log,
                    const rcn_image **ret_cover);

/** The editor's own style sheet, UTF-8.  Logs css-file when it asks for other
 * files, which the books do not carry. */
bool rcn_load_css(rcn_arena *arena, const rcn_project *project, rcn_log *log,
                  rcn_text *ret_css);

#endif
