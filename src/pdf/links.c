/* Links as annotations (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18): a rectangle
 * for each line that their words are on. */
#include "pdf/links.h"

#include <string.h>

#include "base/list.h"
#include "pdf/syntax.h"

/* The words of a link on one line. */
typedef struct rcn_link_stretch {
    rcn_len baseline, size, left, right;
} rcn_link_stretch;

typedef RCN_LIST(rcn_link_stretch) rcn_stretches;

static void
widen(const rcn_plan *plan, rcn_link_stretch *stretch, const rcn_run *run)
{
    for (size_t i = 0; i < run->glyph_count; i++) {
        int64_t advance =
            rcn_fonts_advance(plan->fonts, run->font, run->glyphs[i].id);
        rcn_len left = run->glyphs[i].x;
        rcn_len right =
            left + (rcn_len)(advance * run->size / 1000 * run->scale / 1000000);
        stretch->left = left < stretch->left ? left : stretch->left;
        stretch->right = right > stretch->right ? right : stretch->right;
    }
    stretch->size = run->size > stretch->size ? run->size : stretch->size;
}

static rcn_stretches
find_stretches(const rcn_plan *plan, const rcn_page *page, size_t link,
               rcn_arena *arena)
{
    rcn_stretches list = {0};
    size_t depth = 1;
    for (size_t i = link + 1; i < page->count && depth; i++) {
        const rcn_op *op = &page->ops[i];
        depth += op->kind == RCN_OP_OPEN ? 1 : 0;
        depth -= op->kind == RCN_OP_CLOSE ? 1 : 0;
        if (op->kind != RCN_OP_RUN || op->artifact) {
            continue;
        }
        rcn_len baseline = op->run->glyphs[0].y;
        rcn_link_stretch *last =
            list.count ? &list.items[list.count - 1] : NULL;
        rcn_len leap = last ? baseline - last->baseline : 0;
        if (!last || leap > last->size / 2 || -leap > last->size / 2) {
            rcn_link_stretch stretch = {baseline, 0, INT32_MAX, INT32_MIN};
            RCN_PUSH(arena, &list, stretch);
        }
        widen(plan, &list.items[list.count - 1], op->run);
    }
    return list;
}

/* Corners of a rectangle on the sheet, thousandths of a point. */
typedef struct rcn_corners {
    int64_t left, bottom, right, top;
} rcn_corners;

static rcn_corners
corners_of(const rcn_plan *plan, const rcn_link_stretch *stretch)
{
    int64_t rim = rcn_sheet_rim(plan->book);
    int64_t top = rim + plan->book->page_height - stretch->baseline +
                  (int64_t)stretch->size / 4 * 3;
    return (rcn_corners){rcn_syntax_points(rim + stretch->left),
                         rcn_syntax_points(top - stretch->size),
                         rcn_syntax_points(rim + stretch->right),
                         rcn_syntax_points(top)};
}

static void
put_numbers(rcn_buffer *out, const int64_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(out, i ? " " : "");
        rcn_syntax_number(out, numbers[i]);
    }
}

/* The rectangle around all, and when there are several lines each of them from
 * its upper left corner row by row, as readers expect. */
static void
add_places(rcn_buffer *out, const rcn_plan *plan, const rcn_stretches *list)
{
    rcn_corners all = {0, 0, 0, 0};
    rcn_buffer lines = rcn_buffer_new(out->arena);
    for (size_t i = 0; i < list->count; i++) {
        rcn_corners c = corners_of(plan, &list->items[i]);
        all.left = i && all.left < c.left ? all.left : c.left;
        all.bottom = i && all.bottom < c.bottom ? all.bottom : c.bottom;
        all.right = i && all.right > c.right ? all.right : c.right;
        all.top = i && all.top > c.top ? all.top : c.top;
        const int64_t quad[] = {c.left, c.top,    c.right, c.top,
                                c.left, c.bottom, c.right, c.bottom};
        rcn_buffer_string(&lines, i ? " " : "");
        put_numbers(&lines, quad, 8);
    }
    const int64_t rectangle[] = {all.left, all.bottom, all.right, all.top};
    rcn_buffer_string(out, "/Rect[");
    put_numbers(out, rectangle, 4);
    if (list->count > 1) {
        rcn_buffer_string(out, "]/QuadPoints[");
        rcn_buffer_add(out, rcn_buffer_text(&lines));
    }
    rcn_buffer_char(out, ']');
}

/* What RFC 3986 does not allow, and what would break out of the brackets, is
 * percent-encoded. */
static void
add_uri(rcn_buffer *out, const char *uri)
{
    for (const char *at = uri; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte <= ' ' || byte >= 0x7f || strchr("()\\'\"<>`{}|^", byte)) {
            rcn_buffer_printf(out, "%%%02X", (unsigned)byte);
        } else {
            rcn_buffer_char(out, *at);
        }
    }
}

uint32_t
rcn_link_write(rcn_objects *objects, rcn_tree *tree, const rcn_plan *plan,
               const rcn_plan_link *link, const rcn_page *page, size_t index)
{
    rcn_arena *scratch = rcn_arena_new(0);
    uint32_t number = rcn_objects_reserve(objects);
    rcn_stretches list = find_stretches(plan, page, index, scratch);
    rcn_buffer out = rcn_buffer_new(scratch);
    rcn_buffer_printf(&out,
                      "<</Type/Annot/Subtype/Link/F 4/BS<</W 0>>"
                      "/StructParent %u/Contents ",
                      (unsigned)rcn_tree_annotate(tree, number));
    rcn_syntax_text(&out, link->contents ? link->contents : link->target);
    add_places(&out, plan, &list);
    if (link->target[0] == '#') {
        rcn_buffer_printf(&out, "/Dest(%s)>>", link->target + 1);
    } else {
        rcn_buffer_string(&out, "/A<</Type/Action/S/URI/URI(");
        add_uri(&out, link->target);
        rcn_buffer_string(&out, ")>>>>");
    }
    rcn_objects_put(objects, RCN_OBJECT_PAGE, number, rcn_buffer_text(&out));
    rcn_arena_free(scratch);
    return number;
}
