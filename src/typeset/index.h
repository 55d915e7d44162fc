#ifndef RCN_TYPESET_INDEX_H
#define RCN_TYPESET_INDEX_H

#include "typeset/pages/layout.h"

/** Where the words of the body stand, once it is made up. */
typedef struct rcn_paging {
    const rcn_page_sheet *sheets; /**< of the body */
    size_t count;
    const uint32_t *first_sheet;       /**< by section */
    const uint32_t *section_of_record; /**< by record */
} rcn_paging;

/** Returns the index with page numbers in place of citations; in the arena. */
rcn_section rcn_index_with_pages(rcn_arena *arena, const rcn_edition *edition,
                                 const rcn_section *section,
                                 const rcn_paging *paging);

#endif
