/* Pages that repeat another page: those of the comments on an article show the
 * article again. */
#include "source/files/repeat.h"

#include <stdlib.h>
#include <string.h>

#include "source/html/html.h"

#define PASSAGE_LEAST 80 /* bytes of a block that counts */

static int
by_bytes(const void *left, const void *right)
{
    return rcn_text_compare(left, right);
}

/* Returns the long blocks of a page outside its menus and its foot, sorted; the
 * bytes of all in `*ret_bytes`. */
static size_t
list_passages(const rcn_document *page, rcn_text *passages, size_t *ret_bytes)
{
    const rcn_html *html = page->html;
    const uint32_t around = 1u << RCN_IN_NAV | 1u << RCN_IN_FOOTER |
                            1u << RCN_IN_ASIDE | 1u << RCN_IN_A;
    size_t count = 0;
    *ret_bytes = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        bool furniture = block->unseen || block->head ||
                         block->element == RCN_HTML_NONE ||
                         (html->elements[block->element].inside & around);
        if (!furniture && block->end - block->start >= PASSAGE_LEAST) {
            passages[count++] =
                rcn_text_slice(page->text, block->start, block->end);
            *ret_bytes += block->end - block->start;
        }
    }
    if (count) {
        qsort(passages, count, sizeof *passages, by_bytes);
    }
    return count;
}

bool
rcn_page_repeats(const rcn_document *first, const rcn_document *second)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_text *old =
        rcn_arena_alloc(scratch, first->html->block_count + 1, sizeof *old);
    rcn_text *new =
        rcn_arena_alloc(scratch, second->html->block_count + 1, sizeof *new);
    size_t old_bytes = 0, new_bytes = 0, repeated = 0;
    size_t old_count = list_passages(first, old, &old_bytes);
    size_t new_count = list_passages(second, new, &new_bytes);
    for (size_t i = 0; i < new_count && old_count; i++) {
        bool found = bsearch(&new[i], old, old_count, sizeof *old, by_bytes);
        repeated += found ? new[i].len : 0;
    }
    rcn_arena_free(scratch);
    return repeated && repeated * 2 >= new_bytes;
}
