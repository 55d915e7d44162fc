#ifndef RCN_PDF_EMBED_H
#define RCN_PDF_EMBED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "pdf/objects.h"
#include "pdf/spelling.h"
#include "shape/shape.h"

/** The fonts of a PDF: what its pages show of them, and their objects.  Each
 * copy of a font is a font of the file with its own map to Unicode; all copies
 * share one subset. */
typedef struct rcn_embed rcn_embed;

rcn_embed *rcn_embed_new(rcn_arena *arena, const rcn_fonts *fonts,
                         const rcn_spelling *spelling);

/** How a page shows a glyph. */
typedef struct rcn_glyph_code {
    int32_t width; /**< millionths of the em */
    uint16_t code; /**< two bytes, the higher one first */
} rcn_glyph_code;

/** Notes that a page shows a glyph of a copy. */
rcn_glyph_code rcn_embed_use(rcn_embed *embed, uint32_t font, uint32_t copy,
                             uint32_t glyph);

/** True when a page shows the sign for a missing character, which neither PDF/A
 * (ISO 19005-3, 6.2.11.8) nor PDF/UA (ISO 14289-1, 7.21.8) allows. */
bool rcn_embed_incomplete(const rcn_embed *embed);

/** Appends the name of a copy of a font in the resources: "/F0", "/F0c1". */
void rcn_embed_name(rcn_buffer *out, uint32_t font, uint32_t copy);

/** Writes the fonts that were used and appends them to `resources`, the inner of
 * a dictionary.  Logs pdf-library and returns false when a font cannot be cut
 * down; `place` is shown. */
bool rcn_embed_write(rcn_embed *embed, rcn_objects *objects,
                     rcn_buffer *resources, rcn_place place, rcn_log *log);

#endif
