#ifndef RCN_HEAD_AROUND_H
#define RCN_HEAD_AROUND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "source/document.h"

/** What is around a word in a table. */
typedef struct rcn_row_context {
    rcn_text
        first;  /**< words of the row's first cell, "Born" in the row "Born |
                         Robert | 24 May"; empty where the word is in no row
                         or in that cell, or where the cell is no short label */
    bool facts; /**< the table is an info box, which is beside an article
                         and lists the facts of its subject */
} rcn_row_context;

/** Returns the row around byte `at` of the document's text, as words of that
 * text; all empty for a document that is no page.  Cost: the depth of the
 * element and the blocks of its row, each of them capped. */
rcn_row_context rcn_row_around(const rcn_document *document, uint32_t at);

/** Returns whether a line of a page states what one of its pictures shows, in
 * the words of the picture's alternative text, four or more: a day in it is
 * that of the picture. False for what is no page.  Linear in the pictures. */
bool rcn_line_names_picture(const rcn_document *document, rcn_text line);

#endif
