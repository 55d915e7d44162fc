#ifndef RCN_TYPESET_PAGES_PAGES_H
#define RCN_TYPESET_PAGES_PAGES_H

#include "typeset/pages/galley.h"

/** The place on a page where the next line goes.  A frame is a page, or a
 * column of one; pages that face each other may both be a line short. */
typedef struct rcn_cursor {
    uint32_t used; /**< lines of the frame */
    uint32_t
        notes;    /**< of these, at its foot: notes and the blank line above */
    uint8_t side; /**< 0: left page or column, 1: right */
    uint8_t off;  /**< RCN_DEPTH_...; of pages in two columns: 1 on the first
                        page */
} rcn_cursor;

enum {
    RCN_DEPTH_FULL,
    RCN_DEPTH_SHORT,
    RCN_DEPTH_LONG,
    RCN_DEPTH_COUNT
};

/** What all frames of a section have in common. */
typedef struct rcn_frames {
    uint32_t lines;   /**< of a frame */
    uint32_t opening; /**< lines taken up on the first page */
    uint32_t columns;
    uint32_t owed; /**< blank lines that the strip before the first asks for */
} rcn_frames;

/** What was decided of a strip. */
typedef struct rcn_verdict {
    uint8_t setting; /**< of its body */
    uint8_t off;     /**< of the last two facing pages it is on */
    bool turn;       /**< it begins a frame */
    uint8_t extra;   /**< blank lines more above it */
    rcn_cursor end;  /**< where it ends */
} rcn_verdict;

/** Lines that the frame of a cursor holds. */
uint32_t rcn_cursor_depth(const rcn_frames *frames, rcn_cursor cursor);

/** Returns true when nothing is in the frame yet, but for notes that go on. */
bool rcn_cursor_at_top(const rcn_frames *frames, rcn_cursor cursor);

/** Returns the next frame; facing pages that begin there get the depth `off`. */
rcn_cursor rcn_cursor_turn(const rcn_frames *frames, rcn_cursor cursor,
                           uint8_t off);

/** Returns the depth of facing pages that begin with `left` lines of a body
 * still to come, when the last ones it is on have the depth `off`. */
uint8_t rcn_depth_with(const rcn_frames *frames, uint32_t left, uint8_t off);

/** Divides a galley into pages, its whole chapter at once: one verdict for each
 * strip, in galley memory.  `*cursor` is where the first strip begins; its
 * `off` is changed to what was chosen.  `*ret_faults` counts widows, orphans
 * and heads that are alone, where the text leaves no choice. */
rcn_verdict *rcn_pages_divide(const rcn_galley *galley,
                              const rcn_frames *frames, rcn_cursor *cursor,
                              uint32_t *ret_faults);

/** Finds how the last page of a galley in two columns has columns of the same
 * depth: the first strip that is divided anew, its new verdicts in place of the
 * old ones, and the depth in lines.  False when the last page stays as it is.
 * `start` is where the first strip of the galley begins. */
bool rcn_pages_balance(const rcn_galley *galley, const rcn_frames *frames,
                       rcn_cursor start, rcn_verdict *verdicts,
                       uint32_t *ret_strip, uint32_t *ret_lines);

#endif
