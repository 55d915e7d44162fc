#ifndef RCN_SHAPE_MISSING_H
#define RCN_SHAPE_MISSING_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"

#define RCN_MISSING_SHOWN 6

/** Characters of one script that no installed font has. */
typedef struct rcn_missing_script {
    uint32_t script; /**< as of HarfBuzz: its four letters (ISO 15924) */
    uint32_t count;
    uint32_t shown[RCN_MISSING_SHOWN]; /**< the first ones */
} rcn_missing_script;

/** All that were missed so far; zeroed at first. */
typedef struct rcn_missing {
    uint8_t *seen; /**< a bit for each code point; NULL before the first */
    RCN_LIST(rcn_missing_script) scripts; /**< in order of appearance */
    uint32_t count;
} rcn_missing;

/** Counts a character once.  O(scripts). */
void rcn_missing_add(rcn_missing *missing, rcn_arena *arena, uint32_t rune);

/** Logs font-missing-glyph for each script, with the Debian package that has
 * fonts for it. */
void rcn_missing_log(const rcn_missing *missing, rcn_arena *arena,
                     rcn_log *log);

#endif
