#ifndef RCN_STYLE_STYLE_H
#define RCN_STYLE_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/units.h"

typedef enum rcn_font_slant {
    RCN_FONT_ROMAN,
    RCN_FONT_ITALIC,
    RCN_FONT_BOLD,
    RCN_FONT_BOLD_ITALIC,
    RCN_FONT_SLANT_COUNT
} rcn_font_slant;

/** Type of one kind of matter: a font of the style, its size and leading. */
typedef struct rcn_type {
    uint32_t font; /**< index into rcn_style.families */
    rcn_font_slant slant;
    rcn_len size, leading;
    int32_t tracking; /**< letterspacing, thousandths of the size */
    uint8_t gray;     /**< 0 black .. 255 white */
    bool small_caps, oldstyle_figures, tabular_figures;
} rcn_type;

typedef enum rcn_type_use {
    RCN_TYPE_BODY,
    RCN_TYPE_TITLE, /**< the edition's title */
    RCN_TYPE_SUBTITLE,
    RCN_TYPE_CHAPTER, /**< title of a document or a part of the book */
    RCN_TYPE_HEADING, /**< inside a document */
    RCN_TYPE_HEADER,  /**< attribution header */
    RCN_TYPE_QUOTE,
    RCN_TYPE_TABLE,   /**< tables and captions inside documents */
    RCN_TYPE_NOTE,    /**< apparatus, queries, sources */
    RCN_TYPE_RUNNING, /**< running heads and folios */
    RCN_TYPE_CODE,
    RCN_TYPE_NUMBER,   /**< numbers of paragraphs and lines in the margin */
    RCN_TYPE_FOOTNOTE, /**< notes at the foot of the page */
    RCN_TYPE_COUNT
} rcn_type_use;

/** A family as the style names it: "Linux Libertine O". */
typedef struct rcn_font_family {
    const char *key;  /**< how types refer to it: "text" */
    const char *name; /**< the family */
    rcn_place place;  /**< of the name */
} rcn_font_family;

/** How far one character hangs into the margin, per mille of its own width. */
typedef struct rcn_protrusion {
    uint32_t rune;
    int16_t left, right;
} rcn_protrusion;

/** Limits and prices of the line breaker (src/typeset/lines/fit.c):
 * breaking.def states what each is. */
typedef struct rcn_breaking {
#define RCN_BREAKING(member, key, least, most, value) int32_t member;
#include "style/breaking.def"
#undef RCN_BREAKING
} rcn_breaking;

typedef enum rcn_opening {
    RCN_OPENING_RECTO, /**< documents open on a right-hand page */
    RCN_OPENING_PAGE,  /**< on the next page */
    RCN_OPENING_RUN_ON /**< on the same page, when all of one fits there */
} rcn_opening;

/** Where the editor's notes stand. */
typedef enum rcn_note_place {
    RCN_NOTES_FOOT, /**< at the foot of the page */
    RCN_NOTES_END   /**< in a section of their own */
} rcn_note_place;

/** Which lines are numbered, in the inner margin. */
typedef enum rcn_line_numbers {
    RCN_LINES_UNNUMBERED,
    RCN_LINES_BY_PAGE,    /**< from 1 on each page */
    RCN_LINES_BY_DOCUMENT /**< from 1 in each document */
} rcn_line_numbers;

/** How the cover is drawn. */
typedef enum rcn_cover_design {
    RCN_COVER_FIELD, /**< the title on a tinted field that fills the upper part */
    RCN_COVER_BANDS, /**< between two bands across the page */
    RCN_COVER_FRAME, /**< in a frame */
    RCN_COVER_PLAIN  /**< on bare paper */
} rcn_cover_design;

/** How the first letter of a document is set. */
typedef enum rcn_initial {
    RCN_INITIAL_NONE,
    RCN_INITIAL_RAISED, /**< large, on the first baseline */
    RCN_INITIAL_DROP    /**< large, lines of text beside it */
} rcn_initial;

/** How large pictures are printed. */
typedef struct rcn_picture_limits {
    int32_t width;   /**< at most, in hundredths of the measure */
    int32_t depth;   /**< at most, in hundredths of the page */
    int32_t density; /**< pixels to the inch, where they are smaller */
} rcn_picture_limits;

/** Everything print.yaml says: page, type, spacing, limits of the line breaker.
 * Lengths in 1/1024 pt. */
typedef struct rcn_style {
    const char *name;
    rcn_len page_width, page_height;
    rcn_len margin_inner, margin_outer, margin_top, margin_bottom;
    rcn_len indent; /**< first line of a paragraph */
    rcn_len grid;   /**< distance of the baselines: the body's leading */
    uint32_t lines_per_page;
    uint32_t sink; /**< blank lines above the title of a document */
    rcn_opening opening;
    uint32_t note_columns; /**< of apparatus, queries and sources: 1 or 2 */
    bool paragraph_numbers;
    rcn_len bleed;      /**< what is printed beyond the trimmed page */
    bool crop_marks;    /**< where to trim it */
    uint32_t signature; /**< pages of a booklet folded together; 0: all */
    rcn_len paper;      /**< thickness of a sheet */
    rcn_picture_limits pictures;
    bool ragged; /**< lines of text end where their words do */
    rcn_note_place notes;
    rcn_line_numbers line_numbers;
    uint32_t line_step; /**< every line_step-th line bears its number */
    rcn_initial initial;
    uint32_t initial_lines; /**< as many as it is high */
    rcn_cover_design cover;
    uint8_t cover_tint; /**< of its field or bands, in hundredths of its ink */
    uint32_t cover_ink; /**< 0xRRGGBB */
    const rcn_font_family *families;
    uint32_t family_count;
    rcn_type types[RCN_TYPE_COUNT];
    rcn_breaking breaking;
    const rcn_protrusion *protrusion; /**< sorted by rune */
    uint32_t protrusion_count;
    rcn_text reader_css; /**< styles/NAME/reader.css, as it stands */
    rcn_text user_css;   /**< the editor's own, after it; may be empty */
} rcn_style;

/** A style and a page size, each with the place where it was chosen. */
typedef struct rcn_style_choice {
    const char *name;
    const char *page; /**< "6x9in", "a5", "a4", "letter", "148x210mm"; or NULL:
                           the style's own */
    rcn_place name_place, page_place;
} rcn_style_choice;

/** Reads a style from `folder` (or a folder of the user's own when its name has
 * a slash), over the style that it names as its base.  For another page size
 * the margins keep their proportions, and the measure never passes 34 times the
 * size of the body.  NULL after a fatal diagnostic (style-missing, style-page,
 * yaml-*): a wrong value names line, expected unit and range. */
const rcn_style *rcn_style_load(rcn_arena *arena, const char *folder,
                                const rcn_style_choice *choice, rcn_log *log);

/** Width of the text block. */
rcn_len rcn_style_measure(const rcn_style *style);

/** Returns the protrusion of a character, or NULL; O(log n). */
const rcn_protrusion *rcn_style_protrusion(const rcn_style *style,
                                           uint32_t rune);

/** Names of the styles in a folder of styles, in byte order; in the arena. */
const char *const *rcn_style_names(rcn_arena *arena, const char *folder,
                                   size_t *ret_count);

#endif
