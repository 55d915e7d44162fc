#ifndef RCN_DRIVER_PAGING_H
#define RCN_DRIVER_PAGING_H

#include "driver/build.h"

/** The pages of the printed book on which a block stands. */
typedef struct rcn_pages_of_block {
    const char *first_label, *last_label; /**< as printed, "31"; NULL: none */
    uint32_t first, last;                 /**< of the PDF, from 1; 0: none */
} rcn_pages_of_block;

/** Returns the pages of a block of a record; none before rcn_build_set_pages().
 * O(log pages + sections). */
rcn_pages_of_block rcn_pages_find(const rcn_build *build,
                                  const rcn_record *record,
                                  const rcn_block *block);

#endif
