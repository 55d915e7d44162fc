#ifndef RCN_DRIVER_OUTPUTS_H
#define RCN_DRIVER_OUTPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/** The files of one edition, which change together: each is written whole into
 * a temporary folder inside the output folder.  When all are good one rename of
 * that folder decides, and they are moved into place.  What does not succeed is
 * undone; what a killed build has decided, the next one finishes. */
typedef struct rcn_outputs rcn_outputs;

/** Makes `folder`, locks it for this process, finishes what a killed build has
 * decided, removes temporary folders that were left, and makes one.  NULL after
 * output-write, also when another build holds the lock. */
rcn_outputs *rcn_outputs_open(rcn_arena *arena, const char *folder,
                              rcn_log *log);

/** Returns where to write the file that will be called `name`, which may be in
 * a folder of its own ("review/app.js"); in the arena. */
const char *rcn_outputs_add(rcn_outputs *outputs, const char *name);

/** A file of a former edition, which goes when this one comes; nothing if there
 * is none, or if it was added. */
void rcn_outputs_retire(rcn_outputs *outputs, const char *name);

/** The same for the files of a folder whose names have this ending. */
void rcn_outputs_retire_folder(rcn_outputs *outputs, const char *name,
                               const char *ending);

/** Forgets and removes what has been added. */
void rcn_outputs_clear(rcn_outputs *outputs);

/** Moves all files into place.  On a failure logs output-write, and the folder
 * is as it was. */
bool rcn_outputs_commit(rcn_outputs *outputs, rcn_log *log);

/** Returns the number of files so far. */
size_t rcn_outputs_count(const rcn_outputs *outputs);

/** Final path of a file: "out/edition.json". */
const char *rcn_outputs_path(const rcn_outputs *outputs, size_t index);

#endif
