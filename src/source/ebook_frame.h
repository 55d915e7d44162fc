#ifndef RCN_SOURCE_EBOOK_FRAME_H
#define RCN_SOURCE_EBOOK_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/** What a library of e-books puts around the text of a book: fields and a
 * licence before a line "*** START OF ... EBOOK ... ***", a licence behind the
 * line "*** END OF ...". */
typedef struct rcn_ebook_frame {
    size_t start, end;      /**< bytes of the book within the text */
    size_t border;          /**< end of the first border; from there to
                                           `start` it is said who made the text */
    bool closed;            /**< a second border is at `end` */
    rcn_text title, author; /**< of the fields; may be empty */
} rcn_ebook_frame;

/** Finds the frame of a text; false when it has none.  The fields are slices of
 * the text.  O(bytes). */
bool rcn_ebook_frame_find(rcn_text text, rcn_ebook_frame *ret_frame);

/** Returns true for a paragraph that states who made an e-book, when it is
 * right behind the first border. */
bool rcn_ebook_is_credit(rcn_text paragraph);

#endif
