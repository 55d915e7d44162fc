#ifndef RCN_PDF_RELAY_H
#define RCN_PDF_RELAY_H

#include <stdbool.h>

#include "base/arena.h"
#include "pdf/objects.h"

/** Reads the PDF that cairo writes, page by page while it is written, and
 * copies what pages show into another file: pictures, patterns and fonts. */
typedef struct rcn_relay rcn_relay;

/** Returns a relay that adds to `objects`; in the arena. */
rcn_relay *rcn_relay_new(rcn_arena *arena, rcn_objects *objects);

/** Adds bytes of cairo's file. */
void rcn_relay_add(rcn_relay *relay, rcn_text bytes);

/** What a page draws, and the dictionary of what it draws with. */
typedef struct rcn_relayed {
    rcn_text content;
    uint32_t resources; /**< object of the new file */
} rcn_relayed;

/** Takes the page whose objects were added since the last one.  The content is
 * valid until the next page.  False when they are not as cairo writes them. */
bool rcn_relay_page(rcn_relay *relay, rcn_relayed *ret_page);

/** Copies what comes at the end of cairo's file: fonts.  False when something
 * that a page asks for is not there. */
bool rcn_relay_end(rcn_relay *relay);

#endif
