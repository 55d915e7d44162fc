#ifndef RCN_TYPESET_LINES_PATTERNS_H
#define RCN_TYPESET_LINES_PATTERNS_H

#include <hyphen.h>

#include "base/arena.h"

/** Loads a dictionary of libhyphen; NULL when there is none at `path`.  It lives
 * in the arena.
 *
 * libhyphen takes 3 s for the German one.  What it made of a large dictionary is
 * kept in the user's cache, in a file named by the hash of the dictionary, and
 * read from there the next time.  The file is safe to delete. */
HyphenDict *rcn_patterns_load(rcn_arena *arena, const char *path);

#endif
