/* Fewer structure elements, and headings in their levels.  Each piece of a
 * paragraph on a page is a Span, which only a paragraph that is parted by a
 * page turn or a link needs; for all others the paragraph itself can hold its
 * words.  That is nearly half of all elements of a long book, and each costs
 * time, memory and bytes. */
#include "pdf/simplify.h"

#include <stdbool.h>

#define DEPTH_LIMIT 64

/* An element that was opened on this page and is still open. */
typedef struct rcn_nest {
    size_t open;     /**< index of its operation */
    size_t children; /**< elements and links */
    size_t only;     /**< the operation that opened the first of them */
    size_t close;    /**< and the one that closed it */
    bool furniture;  /**< is in it, which no leaf may have */
} rcn_nest;

static bool
says_nothing(const rcn_op *op)
{
    return op->kind == RCN_OP_OPEN && op->tag == RCN_TAG_SPAN && !op->value &&
           !op->title;
}

/* Elements that hold words themselves, not only other elements. */
static bool
holds_words(const rcn_op *op)
{
    static const rcn_tag grouping[] = {
        RCN_TAG_DOCUMENT,    RCN_TAG_PART, RCN_TAG_SECT,   RCN_TAG_DIV,
        RCN_TAG_BLOCK_QUOTE, RCN_TAG_L,    RCN_TAG_LI,     RCN_TAG_TABLE,
        RCN_TAG_TR,          RCN_TAG_TOC,  RCN_TAG_FIGURE, RCN_TAG_INDEX};
    for (size_t i = 0; i < sizeof grouping / sizeof *grouping; i++) {
        if (op->kind == RCN_OP_OPEN && op->tag == grouping[i]) {
            return false;
        }
    }
    return true;
}

/* Marks the operations that can go; false when the nesting is too deep or not
 * right, which is for others to say. */
static bool
mark(const rcn_page *page, bool *goes)
{
    rcn_nest nests[DEPTH_LIMIT];
    size_t depth = 0;
    for (size_t i = 0; i < page->count; i++) {
        const rcn_op *op = &page->ops[i];
        if (op->kind == RCN_OP_OPEN || op->kind == RCN_OP_LINK) {
            if (depth == DEPTH_LIMIT) {
                return false;
            }
            if (depth && nests[depth - 1].children++ == 0) {
                nests[depth - 1].only = i;
            }
            nests[depth++] = (rcn_nest){.open = i};
        } else if (op->kind == RCN_OP_CLOSE && depth) {
            rcn_nest nest = nests[--depth];
            if (depth && nests[depth - 1].children == 1) {
                nests[depth - 1].close = i;
            }
            if (nest.children == 1 && !nest.furniture &&
                holds_words(&page->ops[nest.open]) &&
                says_nothing(&page->ops[nest.only])) {
                goes[nest.only] = true;
                goes[nest.close] = true;
            }
        } else if (depth && op->artifact) {
            nests[depth - 1].furniture = true;
        }
    }
    return true;
}

/* Web pages choose headings by their looks, and leave out levels, which no
 * reader may meet (ISO 14289-1, 7.4.2; Matterhorn 14-003). */
static rcn_tag
level_heading(rcn_heading_levels *levels, rcn_tag tag)
{
    int level = (int)tag - (int)RCN_TAG_H1 + 1;
    while (levels->count && levels->open[levels->count - 1] >= level) {
        levels->count--;
    }
    levels->open[levels->count++] = level;
    return (rcn_tag)(RCN_TAG_H1 + levels->count - 1);
}

rcn_page
rcn_page_simplify(const rcn_page *page, rcn_heading_levels *levels,
                  rcn_arena *arena)
{
    bool *goes = rcn_arena_alloc(arena, page->count, sizeof *goes);
    if (!mark(page, goes)) {
        return *page;
    }
    rcn_op *ops = rcn_arena_alloc(arena, page->count, sizeof *ops);
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        if (goes[i]) {
            continue;
        }
        rcn_op *op = &ops[count++];
        *op = page->ops[i];
        if (op->kind == RCN_OP_OPEN && op->tag >= RCN_TAG_H1 &&
            op->tag <= RCN_TAG_H6) {
            op->tag = level_heading(levels, op->tag);
        }
    }
    return (rcn_page){ops, count, page->label};
}
