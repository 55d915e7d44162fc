#ifndef RCN_MARKUP_WALK_H
#define RCN_MARKUP_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "edition/edition.h"
#include "markup/xml.h"
#include "source/block.h"

#define RCN_WALK_DEPTH 24
#define RCN_RANK_DEPTH 12

struct rcn_walk;
struct rcn_markup;

/** Where an id of the edition stands: "#d-67db4c83-p12",
 * "d-67db4c83.xhtml#d-67db4c83-p12", or NULL when nowhere. */
typedef const char *rcn_markup_place(const void *context, const char *id);

/** Where a picture stands: "image-67db4c83a1b2c3d4.png", a data: URL, or NULL
 * when it is not carried. */
typedef const char *rcn_markup_image(const void *context,
                                     const rcn_image *image);

/** The element of a mark, with its @class in XHTML or @rend in TEI, or NULL; a
 * name of NULL: it needs more than a name (source/marks.def). */
typedef struct rcn_mark_element {
    const char *name, *manner;
} rcn_mark_element;

/** Returns the element that a mark is in TEI. */
rcn_mark_element rcn_mark_element_tei(rcn_mark_kind kind);

/** How a vocabulary writes what is inside a text. */
typedef struct rcn_markup_names {
    /** Opens one element for a mark; false when it has none. */
    bool (*open)(struct rcn_walk *walk, const rcn_mark *mark);
    /** Writes something in place of the text of a mark, or leaves it out; false
     * when the text stands.  NULL: it always does. */
    bool (*instead)(struct rcn_walk *walk, const rcn_mark *mark);
    /** Writes what is at one point, if anything. */
    void (*point)(const struct rcn_walk *walk, const rcn_mark *mark);
    /** Writes the marker of a page of the printed book. */
    void (*page)(const struct rcn_markup *markup, const rcn_page_break *place);
    /** Writes the element of a line break; the LF itself follows. */
    void (*line)(rcn_xml *xml);
} rcn_markup_names;

/** What is needed to write blocks. */
typedef struct rcn_markup {
    rcn_xml *xml;
    const rcn_markup_names *names;
    rcn_arena *arena;           /**< for addresses; may be a scratch arena */
    const char *language;       /**< BCP 47, of the element written into */
    const rcn_phrases *phrases; /**< for the few words that markup has itself */
    bool numbers; /**< XHTML: with citations, for the style to show */
    bool epub;    /**< XHTML: with epub:type */
    rcn_markup_place *place;
    rcn_markup_image *image; /**< NULL: no pictures, what stands for them */
    const void *context;     /**< given to `place` and `image` */
    /** Page breaks still to be written, in order, all of the section being
     * written; each leaves the list when its marker is written. */
    const rcn_page_break *breaks;
    size_t break_count;
    const char *shown; /**< the document, for diagnostics, or NULL */
    rcn_log *log;      /**< gets link-dropped for links that cannot stand */
} rcn_markup;

/** A walk over the text of one block that writes its marks as elements.  It can
 * stop at any byte, so that cells of a table or the marker of an item may have
 * elements of their own around parts of the text. */
typedef struct rcn_walk {
    rcn_markup *markup;
    const rcn_block *block;
    size_t index;  /**< of the block in its section */
    size_t at;     /**< bytes already written */
    uint32_t next; /**< mark to be opened next */
    const rcn_mark *open[RCN_WALK_DEPTH];
    size_t depth;
} rcn_walk;

/** Begins at the first byte of block `index`; `markup` must last. */
rcn_walk rcn_walk_begin(rcn_markup *markup, const rcn_block *block,
                        size_t index);

/** Writes the text up to byte `end`. */
void rcn_walk_to(rcn_walk *walk, size_t end);

/** Closes the elements that are open. */
void rcn_walk_suspend(rcn_walk *walk);

/** Writes the bytes up to `to` as plain text, for what is between cells. */
void rcn_walk_skip(rcn_walk *walk, size_t to);

/** Opens the suspended elements again, but those that have ended. */
void rcn_walk_resume(rcn_walk *walk);

/** Writes the whole text of one block into the open element. */
void rcn_walk_block(rcn_markup *markup, const rcn_block *block, size_t index);

/** Returns true when a mark of that kind is open. */
bool rcn_walk_inside(const rcn_walk *walk, rcn_mark_kind kind);

/** Returns the address of a link or a note as the book may carry it; logs
 * link-dropped and gives NULL when it has none. */
const char *rcn_walk_address(const rcn_walk *walk, const rcn_mark *mark);

/** Writes the markers of the breaks that are before block `index` (or
 * UINT32_MAX: those at the section's heading). */
void rcn_markup_breaks_before(rcn_markup *markup, size_t index);

/** Writes the markers of all breaks that are left. */
void rcn_markup_breaks_rest(rcn_markup *markup);

/** Next to one another in a list or a run of headings: how deep each stands.
 * A source may begin at any level and skip some; this depth never skips. */
typedef struct rcn_rank_stack {
    uint32_t levels[RCN_RANK_DEPTH];
    size_t depth;
} rcn_rank_stack;

/** Finds the rank of a level, from 1, by popping what is as deep or deeper. */
size_t rcn_rank_enter(rcn_rank_stack *stack, uint32_t level);

#endif
