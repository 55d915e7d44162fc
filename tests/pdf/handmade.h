#ifndef RCN_TESTS_PDF_HANDMADE_H
#define RCN_TESTS_PDF_HANDMADE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/list.h"
#include "shape/shape.h"
#include "shape/shaper.h"
#include "typeset/pages/page.h"

/* Small books made by hand, one operation after the other, so that tests can
 * also make those that typeset never would. */

typedef struct rcn_handmade {
    rcn_arena *arena;
    rcn_log *log;
    rcn_fonts *fonts;
    rcn_shaper *shaper;
    uint32_t faces[3]; /**< 11 pt, 8 pt, 11 pt small capitals */
    uint32_t space;    /**< glyph */
    RCN_LIST(rcn_op) ops;
    RCN_LIST(rcn_page) pages;
    rcn_book book;
} rcn_handmade;

typedef enum rcn_hand {
    RCN_HAND_BODY,
    RCN_HAND_SMALL,
    RCN_HAND_CAPS
} rcn_hand;

/** Fonts of the style classic and an empty book of 396 x 612 pt. */
void rcn_hand_set_up(rcn_handmade *made);
void rcn_hand_tear_down(rcn_handmade *made);

/** Begins the book anew, with the same fonts. */
void rcn_hand_clear(rcn_handmade *made);

void rcn_hand_open(rcn_handmade *made, rcn_tag tag);
/** The same with a language and a title (or NULL). */
void rcn_hand_open_as(rcn_handmade *made, rcn_tag tag, const char *language,
                      const char *title);
void rcn_hand_close(rcn_handmade *made);
void rcn_hand_link(rcn_handmade *made, const char *target);
void rcn_hand_dest(rcn_handmade *made, const char *name, int x, int y);

/** Words in one run, at whole points; a space at their end is kept.  Returns
 * the operation, which stays where it is until the next one is added. */
rcn_op *rcn_hand_words(rcn_handmade *made, rcn_hand hand, const char *text,
                       int x, int y);
/** The same as page furniture. */
rcn_op *rcn_hand_furniture(rcn_handmade *made, const char *text, int x, int y);
/** A hair rule of page furniture. */
void rcn_hand_rule(rcn_handmade *made, int x, int y, int width);

/** Ends the page. */
void rcn_hand_turn(rcn_handmade *made, const char *label);

/** The book as it stands; valid until the next change. */
const rcn_book *rcn_hand_book(rcn_handmade *made);

#endif
