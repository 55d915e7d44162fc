#ifndef RCN_PDF_CONTENT_H
#define RCN_PDF_CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** How many bytes a code of a font has in a content stream. */
typedef struct rcn_code_size {
    const char *name; /**< "/f-0-1" */
    size_t bytes;     /**< 1: a simple font, 2: a composite one */
} rcn_code_size;

/** What a code of a font stands for, where the file's own map says otherwise. */
typedef struct rcn_mapping {
    size_t font; /**< index */
    uint32_t code;
    rcn_text utf16; /**< UTF-16BE in hexadecimal digits */
} rcn_mapping;

/** A page's content stream with its furniture marked, and what it shows. */
typedef struct rcn_content {
    rcn_text bytes;
    size_t tagged_glyphs, artifact_glyphs;
    size_t artifact_shapes; /**< filled or stroked paths, images */
    const rcn_mapping *texts;
    size_t text_count;
} rcn_content;

/** Wraps each piece of painting that stands outside all marked content in an
 * /Artifact (ISO 32000-1, 14.8.2.2): text objects whole, paths from their first
 * segment to the operator that paints them.  Clipping paths are left alone.
 * ActualText around one single code is taken out and given as one of `texts`,
 * for the font's own map: see run.h.
 *
 * Returns false when the stream is not well-formed: marked content that is not
 * balanced or that begins and ends inside different text objects, a string
 * without end, an unknown font.  Linear. */
bool rcn_content_mark(rcn_arena *arena, rcn_text stream,
                      const rcn_code_size *fonts, size_t font_count,
                      rcn_content *ret_content);

#endif
