#ifndef RCN_DRIVER_COMMIT_H
#define RCN_DRIVER_COMMIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/list.h"

/* Private to the room: files of a folder that change together.  A staging folder
 * inside it holds the new files, in "old" links to the files they replace, and
 * in "retire" an empty file for each one that goes.  It gets the name
 * RCN_COMMIT_NAME in one step, which decides. */

#define RCN_COMMIT_NAME ".recension.commit"

typedef RCN_LIST(const char *) rcn_commit_names;

typedef struct rcn_commit {
    rcn_arena *arena;
    const char *folder, *staging;
    const rcn_commit_names *files, *retired;
    const char *fault; /**< path of what failed; its reason is in errno */
} rcn_commit;

/** Moves the files into the folder and removes those that retire.  False when
 * the folder is as it was; `fault` and errno say why. */
bool rcn_commit_run(rcn_commit *commit);

/** Finishes a commit that was decided by a build that was killed.  True if none
 * is left. */
bool rcn_commit_finish(rcn_arena *arena, const char *folder);

/** Removes a staging folder with all in it. */
void rcn_commit_remove(rcn_arena *arena, const char *staging);

#endif
