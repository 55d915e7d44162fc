#ifndef RCN_TYPESET_PAGES_FOOTNOTE_H
#define RCN_TYPESET_PAGES_FOOTNOTE_H

#include "typeset/pages/galley.h"
#include "typeset/pages/pages.h"

/** A note set in lines. */
struct rcn_foot {
    const rcn_note *note;
    rcn_para *label; /**< or NULL */
    rcn_para *words; /**< or NULL: none that can be seen */
    rcn_len x;       /**< of its words from the left edge of the text */
    uint32_t lines;
};

/** Notes [first, end) of a paragraph. */
typedef struct rcn_foot_range {
    uint32_t first, end;
} rcn_foot_range;

/** Sets the notes of a paragraph, in galley memory; returns how many lines they
 * have: 0 where the style has notes in a section of their own. */
uint32_t rcn_footnotes_set(rcn_galley *galley, rcn_para *para);

/** Returns the notes whose marks are on a line of a paragraph as it is set. */
rcn_foot_range rcn_line_feet(const rcn_para *para, uint32_t line);

/** Fills the frame of a cursor with lines of a body from `at` on, with the
 * notes of each; returns the number of lines.  A note is split only when two
 * lines of it or more stand on either page, or when nothing else helps;
 * `*ret_rest` lines of notes then go on in the next frame. */
uint32_t rcn_frame_fill(const rcn_frames *frames, const rcn_para *body,
                        const rcn_setting *set, uint32_t at, rcn_cursor *cursor,
                        uint32_t *ret_rest);

/** Returns a cursor at the top of a frame, with lines of notes that go on
 * there; what is left of them is for the frame after it. */
rcn_cursor rcn_cursor_carry(const rcn_frames *frames, rcn_cursor cursor,
                            uint32_t *rest);

#endif
