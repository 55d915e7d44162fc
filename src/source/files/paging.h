#ifndef RCN_SOURCE_FILES_PAGING_H
#define RCN_SOURCE_FILES_PAGING_H

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"

/** An address or the name of a file as a page of an article. */
typedef struct rcn_paged_address {
    rcn_text stem;   /**< the same for all pages of the article */
    uint32_t number; /**< of the page, from 1; 1 where none is named */
    bool named;      /**< the address calls it a page: "page=2", "_page_2" */
} rcn_paged_address;

/** Reads which page an address names: "?page=2", "story_page_2.html", "story/2",
 * "story-2.html"; numbers of at most three digits.  The stem is in the arena.
 * Linear. */
rcn_paged_address rcn_paging_read(rcn_arena *arena, const char *address);

/** Returns the letters and digits of a title in words, without "page 2 of 3",
 * "2/3" or a number at its end; the number in `*ret_number`, 0 where the title
 * has none.  In the arena.  Linear. */
rcn_text rcn_paging_title(rcn_arena *arena, rcn_text title,
                          uint32_t *ret_number);

#endif
