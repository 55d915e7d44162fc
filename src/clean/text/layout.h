#ifndef RCN_CLEAN_TEXT_LAYOUT_H
#define RCN_CLEAN_TEXT_LAYOUT_H

#include "clean/text/work.h"

/** What was learnt of the lines of one document. */
typedef struct rcn_text_layout {
    bool print;       /* widths are estimates of print, else columns */
    uint32_t width;   /* of a full line; 0: the lines were not broken at one */
    uint32_t longest; /* columns of the longest line */
    bool flows;       /* and many lines go on in small letters in the next */
    bool even; /* no width was learnt, and yet most of the long lines that end
                * within a sentence go on in the next */
} rcn_text_layout;

/** Returns how far a row reaches, in columns or in estimated print width. */
static inline uint32_t
rcn_row_reach(const rcn_row *row, bool print)
{
    return print ? row->measure + row->indent * 48 : row->width;
}

/** Returns what the first word of a row would add to the row before it. */
static inline uint32_t
rcn_row_first_word(const rcn_row *row, bool print)
{
    return print ? 25 + row->first_measure * 10u : 1u + row->first_word;
}

/** Returns true for a long line, where no width was learnt. */
bool rcn_row_is_wide(const rcn_text_layout *layout, const rcn_row *row);

/** Learns at what width the lines of a document were broken; sets whether they were
 * (work->wrapped).  Linear in the rows but for sorting the widths of wraps. */
rcn_text_layout rcn_text_layout_learn(rcn_work *work);

#endif
