#ifndef RCN_PDF_PLAN_H
#define RCN_PDF_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "pdf/marks.h"
#include "pdf/tag.h"
#include "shape/shape.h"
#include "typeset/pages/page.h"

/* What a book asks for, judged and kept while its pages are painted one by
 * one. */

/** A structure element, in the order in which they are opened. */
typedef struct rcn_plan_element {
    bool link; /**< a Link; else `tag` states what it is */
    rcn_tag tag;
    const char *language, *title;
    const char *alternative; /**< of the picture in a Figure */
    const char *box;         /**< of the picture: "10.00 20.00 30.00 40.00" */
    const char *numbering;   /**< of a list: "None", "Decimal", "Disc" */
    uint16_t columns, rows;  /**< that a cell takes; 0: one */
    bool side;               /**< a head cell: it names its row */
} rcn_plan_element;

typedef struct rcn_plan_link {
    const char *target;   /**< URI or "#destination" */
    const char *contents; /**< what it is called: its words, or the URI */
    size_t page;          /**< index */
} rcn_plan_link;

/** A place that links lead to, in the sheet: origin in the lower left corner,
 * thousandths of a point. */
typedef struct rcn_plan_dest {
    const char *name;
    size_t page; /**< index */
    int64_t x, y;
} rcn_plan_dest;

typedef struct rcn_plan_page {
    const char *label;
    uint32_t number; /**< of its object; 0: not painted yet */
} rcn_plan_page;

/** An element that is open. */
typedef struct rcn_plan_open {
    size_t element; /**< index */
    bool has_child, has_content, has_furniture;
} rcn_plan_open;

typedef struct rcn_plan {
    rcn_arena *arena;
    const rcn_book *book; /**< while it is drawn */
    rcn_book about;       /**< what the end of the file needs: no pages */
    const rcn_fonts *fonts;
    const char *path; /**< shown in diagnostics */
    rcn_log *log;
    RCN_LIST(rcn_plan_element *) elements; /**< each stays where it is */
    RCN_LIST(rcn_plan_link) links;
    RCN_LIST(rcn_plan_page) pages;
    RCN_LIST(rcn_plan_open) open;
    RCN_LIST(rcn_plan_dest) dests; /**< sorted by name in the end */
    rcn_buffer words;              /**< of the link that is open */
    size_t link_depth; /**< open elements when it began, plus 1; 0: none */
} rcn_plan;

/** Returns how far the sheet goes beyond the trimmed page on each side: the
 * bleed, and the room for crop marks. */
rcn_len rcn_sheet_rim(const rcn_book *book);

/** An empty plan; the arena must live as long as it. */
void rcn_plan_start(rcn_plan *plan, rcn_arena *arena, const rcn_book *book,
                    const rcn_fonts *fonts, const char *path, rcn_log *log);

/** Checks one page and records it.
 *
 * What a file can say in silence and a reader then stumbles over is an error
 * here: pdf-structure for elements that are not nested, empty, or hold words
 * beside other elements, that are open over a page turn before they have a
 * child, for words outside all elements and furniture inside a leaf; pdf-place
 * for what stands off the page; pdf-run for glyphs that do not fit their text.
 * Returns false at the first one. */
bool rcn_plan_page_add(rcn_plan *plan, const rcn_page *page);

/** Ends the plan: all elements closed (pdf-structure), every link and bookmark
 * leads to a destination, no name given twice (pdf-dest). */
bool rcn_plan_end(rcn_plan *plan);

#endif
