#ifndef RCN_TYPESET_PAGES_MANNER_H
#define RCN_TYPESET_PAGES_MANNER_H

#include "typeset/pages/galley.h"

/** How the blocks of a section are set. */
typedef struct rcn_manner {
    rcn_type_use body, quote, table;
    bool notes;    /**< small, ragged, entries hanging */
    bool initial;  /**< the first letter of it may be large */
    rcn_len inset; /**< of entries, on both sides */
    const char *language;
    const rcn_note *references; /**< to notes, by block */
    size_t reference_count;
} rcn_manner;

/** Returns the notes on a block, by offset; NULL where the section has none. */
const rcn_note *rcn_manner_notes(const rcn_manner *manner, uint32_t block,
                                 size_t *ret_count);

#endif
