#ifndef RCN_VERIFY_MARKED_H
#define RCN_VERIFY_MARKED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "verify/code_map.h"

/* Private to the room: the words of a page, parted as its content is marked. */

/** A font of the page's resources. */
typedef struct rcn_marked_face {
    const char *name; /**< without the slash */
    rcn_code_map map;
} rcn_marked_face;

/** Content that an element of the structure may hold. */
typedef struct rcn_stretch {
    rcn_text words;
    bool there, held; /**< it is on the page; an element holds it */
} rcn_stretch;

typedef struct rcn_marked {
    rcn_text words; /**< all that is drawn, in the order of drawing */
    RCN_LIST(rcn_stretch) stretches; /**< by MCID */
    rcn_text furniture;              /**< the words of artifacts */
    size_t muted;      /**< letters in artifacts that an ActualText hides */
    const char *fault; /**< what is not as it must be, or NULL */
} rcn_marked;

/** Reads the content of a page; `scratch` may be reset thereafter.
 *
 * ActualText stands for what it encloses, which outside artifacts may be no more
 * than a cluster of glyphs.  A fault is content that is marked wrongly, or not
 * at all, or twice with one MCID, furniture with more words than page heads and
 * numbers need, words that do not show, or means that this reader does not
 * follow. */
rcn_marked rcn_marked_read(rcn_arena *arena, rcn_arena *scratch,
                           rcn_text content, const rcn_marked_face *faces,
                           size_t face_count);

#endif
