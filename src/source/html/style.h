#ifndef RCN_SOURCE_HTML_STYLE_H
#define RCN_SOURCE_HTML_STYLE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** What declarations of CSS state that bears on the text. */
typedef enum rcn_html_style {
    RCN_STYLE_BLOCK = 1,      /**< a line of its own */
    RCN_STYLE_APART = 2,      /**< room before or after it */
    RCN_STYLE_ROW = 4,        /**< what is in it stands apart */
    RCN_STYLE_SMALL_CAPS = 8, /**< and so on: how its letters look */
    RCN_STYLE_STRUCK = 16,
    RCN_STYLE_BOLD = 32,
    RCN_STYLE_ITALIC = 64,
    RCN_STYLE_UNDERLINE = 128,
    RCN_STYLE_RAISED = 256,
    RCN_STYLE_LOWERED = 512,
    RCN_STYLE_LARGE = 1024, /**< larger than text: 1.15 em, 13.5 pt */
    RCN_STYLE_FIXED = 2048, /**< letters of one width */
    RCN_STYLE_INSET = 4096, /**< a left margin of about two letters or more */
    RCN_STYLE_HUNG = 8192,  /**< its first line begins left of the others */
    RCN_STYLE_CENTRED = 16384
} rcn_html_style;

/** The classes of a page's own style sheets; at most 2,048 that say one of the
 * above are remembered. */
typedef struct rcn_html_sheet rcn_html_sheet;

/** Returns an empty sheet; grows in the arena. */
rcn_html_sheet *rcn_html_sheet_new(rcn_arena *arena);

/** Reads rules whose selector is one class, with or without the name of an
 * element (".row", "span.row"), or an element within a class (".row span");
 * passes all others, and those in at-rules.
 * Linear. */
void rcn_html_sheet_read(rcn_html_sheet *sheet, rcn_text css);

/** Returns what the rules say of an element with these classes, and its own
 * declarations: rcn_html_style together.  Each may be NULL. */
uint32_t rcn_html_sheet_find(const rcn_html_sheet *sheet, const char *classes,
                             const char *declarations);

/** Returns what the rules say of an element, by its tag, within one with the
 * classes `around`, which may be NULL. */
uint32_t rcn_html_sheet_find_within(const rcn_html_sheet *sheet,
                                    const char *around, const char *tag);

#endif
