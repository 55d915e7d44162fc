#ifndef RCN_BASE_FILE_H
#define RCN_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/** Reads a whole regular file of at most `limit` bytes.
 *
 * `path` is opened, `shown` is what diagnostics name.  Logs file-read or
 * file-too-large and returns false when it cannot; otherwise `*ret_bytes` is in
 * the arena, with a NUL after it. */
bool rcn_file_read(rcn_arena *arena, const char *path, const char *shown,
                   size_t limit, rcn_log *log, rcn_text *ret_bytes);

/** Maps a whole regular file of at most `limit` bytes read-only, with a NUL
 * after it: its pages are read when they are touched.  For files that are too
 * large to be held; one that another program shortens meanwhile ends the
 * program.  The arena unmaps it.  Logs as rcn_file_read does. */
bool rcn_file_map(rcn_arena *arena, const char *path, const char *shown,
                  size_t limit, rcn_log *log, rcn_text *ret_bytes);

/** Gives back the memory of a part of a mapped file; it is read again when it
 * is touched.  The bytes must be those of rcn_file_map. */
void rcn_file_forget(rcn_text bytes);

/** Writes a file so that it is whole or absent: a temporary file beside it,
 * fsync, rename, fsync of the folder.  Logs output-write when it cannot, and
 * then leaves an older file as it was. */
bool rcn_file_write(const char *path, rcn_text bytes, rcn_log *log);

/** Syncs an already written temporary file and renames it to `path`, as
 * rcn_file_write does; removes it on failure. */
bool rcn_file_commit(const char *temporary, const char *path, rcn_log *log);

/** Writes a file or a folder out to the disk (fsync).  False with errno. */
bool rcn_file_sync(const char *path);

/** rename(2) that goes on after a signal.  False with errno. */
bool rcn_file_move(const char *from, const char *to);

/** Returns a name for a temporary file beside `path`: ".NAME.PID.tmp" in its
 * folder. */
char *rcn_file_temporary(rcn_arena *arena, const char *path);

/** Makes a folder and its parents; an existing one is fine. */
bool rcn_folder_make(const char *path, rcn_log *log);

/** "FOLDER/NAME"; FOLDER alone when NAME is empty. */
char *rcn_path_join(rcn_arena *arena, const char *folder, const char *name);

/** Compares names as people count: numbers by their value, a name before the
 * same with more behind it ("page.html", "page-2.html", "page-10.html"), a
 * folder's files together.  Zero only for equal names. */
int rcn_path_compare(const char *left, const char *right);

/** Returns the last component of a path; borrowed. */
const char *rcn_path_name(const char *path);

/** Returns where the program may keep what it can make again: "recension" in
 * $XDG_CACHE_HOME, else in $HOME/.cache; NULL without one. */
const char *rcn_cache_folder(rcn_arena *arena);

/** Returns where the program's data (rules/, styles/) stands: $RECENSION_DATA,
 * else share/recension beside or one above the folder of the program itself,
 * else the place given when it was built.  NULL and data-missing when none has
 * a rules folder. */
const char *rcn_data_folder(rcn_arena *arena, rcn_log *log);

/** Returns true when a name ends in `end` (".txt"), whatever the case of its
 * letters, and has more than that. */
bool rcn_name_ends(const char *name, const char *end);

#endif
