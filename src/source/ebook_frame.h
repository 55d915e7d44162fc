#ifndef RCN_SOURCE_EBOOK_FRAME_H
#define RCN_SOURCE_EBOOK_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/** What a library of e-books puts around the text of a book: fields and a licence
 * before a line "*** START OF ... EBOOK ... ***", a licence behind the line
 * "*** END OF ...". */
typedef struct rcn_ebook_frame {
    size_t start, end;                /**< bytes of the book within the text */
    rcn_text title, author;           /**< of the fields; may be empty */
    uint32_t title_line, author_line; /**< from 1 */
} rcn_ebook_frame;

/** Finds the frame of a text; false when it has none.  The fields are slices of
 * the text.  O(bytes). */
bool rcn_ebook_frame_find(rcn_text text, rcn_ebook_frame *ret_frame);

#endif
