#ifndef RCN_SOURCE_FORMATS_PAPER_H
#define RCN_SOURCE_FORMATS_PAPER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "source/assets.h"
#include "source/formats/parts.h"

/* What converters write: a page of HTML with nothing around its text, which the
 * HTML reader reads like any other.  All functions take time linear in what
 * they write. */

#define RCN_PAPER_LISTS 9 /**< levels of nested lists that are told apart */

/** How a run of text is set; a set of these. */
typedef struct rcn_paper_run {
    bool bold, italic, superscript, subscript, small_caps, struck, code;
    bool unsure; /**< text recognition was not sure of it */
} rcn_paper_run;

/** A list that is open on the page. */
typedef struct rcn_paper_list {
    char style; /**< as in rcn_ordinal; NUL: bullets */
} rcn_paper_list;

/** A page that is being written. */
typedef struct rcn_paper {
    rcn_arena *arena; /**< where it grows */
    rcn_arena *kept;  /**< where the part and its pictures go; the same, unless
                           it is set */
    rcn_buffer head, body, notes;
    rcn_buffer *out;   /**< `body`, or `notes` while a note is written */
    rcn_paper_run run; /**< inline elements that are open */
    const char *link;  /**< target of the link that is open, or NULL */
    uint32_t depth;    /**< of lists that are open */
    rcn_paper_list lists[RCN_PAPER_LISTS];
    uint32_t note_count;
    rcn_asset_list pictures;
    bool linked; /**< pictures are files of their own */
} rcn_paper;

/** Returns an empty page; grows in the arena. */
rcn_paper *rcn_paper_new(rcn_arena *arena);

/** Writes a tag or another piece of HTML as it is. */
void rcn_paper_html(rcn_paper *paper, const char *html);

/** Writes text, escaped. */
void rcn_paper_text(rcn_paper *paper, rcn_text text);

/** Adds <meta name content> to the head, or <title> for the name "title", or
 * the language of the page for "lang"; nothing when the value is blank or
 * NULL. */
void rcn_paper_meta(rcn_paper *paper, const char *name, const char *value);

/** Sets how the text that follows is set; closes and opens elements as needed.
 * Blocks must begin and end with the plain run {0}. */
void rcn_paper_set_run(rcn_paper *paper, rcn_paper_run run);

/** Begins a link, or ends the one that is open (NULL).  Closes the run. */
void rcn_paper_set_link(rcn_paper *paper, const char *target);

/** Begins an item at a level from 0: opens, continues or closes lists.  `style`
 * as in rcn_ordinal, NUL for a bullet; `value` is the item's number. */
void rcn_paper_item(rcn_paper *paper, uint32_t level, char style,
                    int32_t value);

/** Closes all lists. */
void rcn_paper_end_lists(rcn_paper *paper);

/** Writes a reference to a new note and makes the notes the place that is
 * written to, until rcn_paper_end_note. */
void rcn_paper_begin_note(rcn_paper *paper);
void rcn_paper_end_note(rcn_paper *paper);

/** Writes text that the source holds but does not show, which the ledger names
 * as left out by this class: "tracked-deletion".  Inline. */
void rcn_paper_cut(rcn_paper *paper, const char *class_id, rcn_text text);

/** Returns true when a picture of this address has been written. */
bool rcn_paper_has_image(const rcn_paper *paper, const char *address);

/** Writes a picture that `bytes` hold. */
void rcn_paper_image(rcn_paper *paper, const char *address, rcn_text bytes,
                     const char *alt);

/** Writes a picture that is a file of its own.  Of an address in the file system
 * of the one who wrote the page the last name is kept: the file may have come
 * along. */
void rcn_paper_linked_image(rcn_paper *paper, const char *address,
                            const char *alt);

/** Returns the page as a part named FILE`suffix`; `converter` with its
 * version. */
rcn_part rcn_paper_part(rcn_paper *paper, const char *suffix,
                        const char *converter);

/** Appends text with &, <, > and " as entities. */
void rcn_html_escape(rcn_buffer *out, rcn_text text);

#endif
