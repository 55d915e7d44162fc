#ifndef RCN_STYLE_STYLE_H
#define RCN_STYLE_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/units.h"

/** Type of one kind of matter: a font of the style, its size and leading. */
typedef struct rcn_type {
    uint32_t font; /**< index into rcn_style.fonts */
    rcn_len size, leading;
    bool small_caps, oldstyle_figures, tabular_figures;
} rcn_type;

typedef enum rcn_type_use {
    RCN_TYPE_BODY,
    RCN_TYPE_TITLE, /**< the edition's title */
    RCN_TYPE_SUBTITLE,
    RCN_TYPE_CHAPTER, /**< title of a document or a part of the book */
    RCN_TYPE_HEADING, /**< inside a document */
    RCN_TYPE_HEADER,  /**< attribution header */
    RCN_TYPE_NOTE,    /**< apparatus, queries, sources, captions */
    RCN_TYPE_RUNNING, /**< running heads and folios */
    RCN_TYPE_CODE,
    RCN_TYPE_NUMBER, /**< paragraph numbers in the margin */
    RCN_TYPE_COUNT
} rcn_type_use;

typedef enum rcn_font_slant {
    RCN_FONT_ROMAN,
    RCN_FONT_ITALIC,
    RCN_FONT_BOLD,
    RCN_FONT_BOLD_ITALIC,
    RCN_FONT_SLANT_COUNT
} rcn_font_slant;

/** A family as the style names it: "Linux Libertine O". */
typedef struct rcn_font_family {
    const char *name;
} rcn_font_family;

/** How far one character hangs into the margin, per mille of its own width. */
typedef struct rcn_protrusion {
    uint32_t rune;
    int16_t left, right;
} rcn_protrusion;

/** Everything print.yaml says: page, type, spacing, limits of the line breaker.
 * Lengths in 1/1024 pt. */
typedef struct rcn_style {
    const char *name;
    rcn_len page_width, page_height;
    rcn_len margin_inner, margin_outer, margin_top, margin_bottom;
    rcn_len indent; /**< first line of a paragraph */
    const rcn_font_family *families;
    uint32_t family_count;
    rcn_type types[RCN_TYPE_COUNT];
    uint32_t lines_per_page;
    bool paragraph_numbers;
    const rcn_protrusion *protrusion; /**< sorted by rune */
    uint32_t protrusion_count;
    rcn_text reader_css; /**< styles/NAME/reader.css, as it stands */
} rcn_style;

/** Reads styles/NAME from `folder` (or a folder of the user's own when `name`
 * has a slash).  `page` overrides the page size: "6x9in", "a5", "a4",
 * "letter", "148x210mm"; margins keep their proportions.  NULL after a fatal
 * diagnostic: a wrong value names line, expected unit and range. */
const rcn_style *rcn_style_load(rcn_arena *arena, const char *folder,
                                const char *name, const char *page,
                                rcn_log *log);

#endif
