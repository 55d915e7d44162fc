#ifndef RCN_DRIVER_OUTPUTS_H
#define RCN_DRIVER_OUTPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/** The files of one edition, which land together: each is written whole into a
 * folder ".recension.PID.tmp" inside the output folder, and when all are good
 * they are renamed into place one after the other.  Whatever has not landed
 * when the arena is freed is removed. */
typedef struct rcn_outputs rcn_outputs;

/** Makes `folder` and the temporary folder in it, and sweeps away temporary
 * folders of processes that died.  NULL after output-write. */
rcn_outputs *rcn_outputs_open(rcn_arena *arena, const char *folder,
                              rcn_log *log);

/** Where to write the file that will be called `name`; in the arena. */
const char *rcn_outputs_add(rcn_outputs *outputs, const char *name);

/** Forgets and removes what has been added. */
void rcn_outputs_clear(rcn_outputs *outputs);

/** Renames all files into place, in the order in which they were added.  On a
 * failure the remaining ones are dropped. */
bool rcn_outputs_commit(rcn_outputs *outputs, rcn_log *log);

/** The number of files so far. */
size_t rcn_outputs_count(const rcn_outputs *outputs);

/** Final path of a file: "out/edition.json". */
const char *rcn_outputs_path(const rcn_outputs *outputs, size_t index);

#endif
