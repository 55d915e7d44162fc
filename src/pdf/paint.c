/* Pages drawn by cairo, each piece of them marked (ISO 32000-1, 14.6).
 *
 * cairo writes a PDF of its own into memory.  Before each piece that belongs to
 * another structure element, or is page furniture, the pen draws a marker that
 * cairo puts into the content in its place.  When a page is ended, its content is
 * unpacked, the i-th marker is replaced by the i-th mark, and the page goes into
 * the file through pdf/objects.c, with structure, links and metadata that cairo
 * has no words for; pictures and fonts are copied as cairo made them
 * (pdf/relay.c).
 *
 * A marker is a rectangle and not a tag of cairo's (CAIRO_TAG): a tag leaves
 * elements of a second structure tree behind, and cairo 1.18 marks content by
 * other rules than 1.16. */
#include "pdf/paint.h"

#include <cairo-pdf.h>

#include "base/codes.h"
#include "base/list.h"
#include "pdf/draw.h"
#include "pdf/relay.h"

/* What a piece of a page is. */
typedef struct rcn_painted_mark {
    uint32_t leaf;    /* the element; 0: furniture */
    const char *name; /* of the element */
    uint32_t id;      /* of the mark */
    bool words;       /* furniture: not only rules */
} rcn_painted_mark;

struct rcn_paint {
    rcn_arena *arena;
    rcn_paintbox box;
    cairo_surface_t *surface;
    rcn_pen *pen;
    rcn_relay *relay;
    RCN_LIST(rcn_painted_mark) marks; /* of the page */
    RCN_LIST(rcn_op) ops;             /* of the piece, not yet drawn */
    rcn_buffer content;
    bool incomplete;
};

static cairo_status_t
take_bytes(void *relay, const unsigned char *bytes, unsigned int len)
{
    rcn_relay_add(relay, (rcn_text){(const char *)bytes, len});
    return CAIRO_STATUS_SUCCESS;
}

static void
release_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

rcn_paint *
rcn_paint_new(rcn_arena *arena, const rcn_paintbox *box)
{
    rcn_paint *paint = rcn_arena_alloc(arena, 1, sizeof *paint);
    paint->arena = arena;
    paint->box = *box;
    paint->content = rcn_buffer_new(arena);
    paint->relay = rcn_relay_new(arena, box->objects);
    paint->surface = cairo_pdf_surface_create_for_stream(
        take_bytes, paint->relay, (double)box->width / RCN_LEN_PT,
        (double)box->height / RCN_LEN_PT);
    /* cairo writes no ActualText into files of an earlier version. */
    cairo_pdf_surface_restrict_to_version(paint->surface,
                                          CAIRO_PDF_VERSION_1_5);
    rcn_arena_defer(arena, release_surface, paint->surface);
    paint->pen =
        rcn_pen_new(arena, paint->surface, box->fonts, 1, box->path, box->log);
    return paint;
}

void
rcn_paint_begin(rcn_paint *paint, rcn_len x, rcn_len y)
{
    rcn_pen_place(paint->pen, x, y);
    paint->marks.count = 0;
}

static void
draw_piece(rcn_paint *paint, rcn_arena *scratch)
{
    rcn_page piece = {.ops = paint->ops.items, .count = paint->ops.count};
    rcn_pen_draw(paint->pen, &piece, scratch);
    paint->ops.count = 0;
}

/* Begins a piece with a mark of its own, unless the one before goes on. */
static void
set_mark(rcn_paint *paint, const rcn_op *op, rcn_arena *scratch)
{
    rcn_painted_mark mark = {
        .leaf = op->artifact ? 0 : rcn_tree_leaf(paint->box.tree)};
    mark.words = !mark.leaf && op->kind == RCN_OP_RUN;
    size_t count = paint->marks.count;
    const rcn_painted_mark *last =
        count ? &paint->marks.items[count - 1] : NULL;
    if (last && last->leaf == mark.leaf && last->words == mark.words) {
        return;
    }
    draw_piece(paint, scratch);
    if (!count) {
        rcn_pen_cover(paint->pen, paint->box.width, paint->box.height);
    }
    if (mark.leaf) {
        mark.id = rcn_tree_mark(paint->box.tree, &mark.name);
    }
    RCN_PUSH(paint->arena, &paint->marks, mark);
    rcn_pen_marker(paint->pen);
}

static bool
lacks_glyph(const rcn_run *run)
{
    for (size_t i = 0; i < run->glyph_count; i++) {
        if (!run->glyphs[i].id) {
            return true;
        }
    }
    return false;
}

void
rcn_paint_op(rcn_paint *paint, const rcn_op *op, rcn_arena *scratch)
{
    if (op->kind != RCN_OP_RUN && op->kind != RCN_OP_RULE &&
        op->kind != RCN_OP_IMAGE) {
        return;
    }
    set_mark(paint, op, scratch);
    RCN_PUSH(paint->arena, &paint->ops, *op);
    if (op->kind == RCN_OP_RUN && !op->run->shape && lacks_glyph(op->run)) {
        paint->incomplete = true;
    }
}

static void
put_mark(rcn_buffer *out, const rcn_painted_mark *mark)
{
    if (mark->leaf) {
        rcn_buffer_printf(out, "/%s <</MCID %u>> BDC\n", mark->name,
                          (unsigned)mark->id);
    } else if (mark->words) {
        rcn_buffer_string(out, "/Artifact <</Type /Pagination>> BDC\n");
    } else {
        rcn_buffer_string(out, "/Artifact BMC\n");
    }
}

/* Replaces markers by marks; false when there are not as many. */
static bool
put_marks(rcn_paint *paint, rcn_text text)
{
    rcn_buffer *out = &paint->content;
    out->len = 0;
    size_t from = 0;
    size_t end = 0;
    for (size_t i = 0; i < paint->marks.count; i++) {
        size_t at = rcn_pen_find_marker(text, from, &end);
        if (at == SIZE_MAX) {
            return false;
        }
        size_t until = i ? at : rcn_pen_find_cover(text, at);
        if (until == SIZE_MAX) {
            return false;
        }
        rcn_buffer_add(out, rcn_text_slice(text, from, until));
        rcn_buffer_string(out, i ? "EMC\n" : "");
        put_mark(out, &paint->marks.items[i]);
        from = end;
    }
    rcn_buffer_add(out, rcn_text_slice(text, from, text.len));
    rcn_buffer_string(out, paint->marks.count ? "\nEMC\n" : "");
    return rcn_pen_find_marker(text, from, &end) == SIZE_MAX;
}

static bool
refuse_cairo(const rcn_paint *paint)
{
    rcn_log_add(paint->box.log, RCN_CODE_PDF_LIBRARY,
                (rcn_place){paint->box.path, 0, 0},
                "cairo %s writes files in an unknown way; please report it",
                cairo_version_string());
    return false;
}

bool
rcn_paint_end(rcn_paint *paint, rcn_arena *scratch, rcn_painted *ret_page)
{
    draw_piece(paint, scratch);
    if (!rcn_pen_turn(paint->pen)) {
        return false;
    }
    rcn_relayed page;
    if (!rcn_relay_page(paint->relay, &page) ||
        !put_marks(paint, page.content)) {
        return refuse_cairo(paint);
    }
    *ret_page = (rcn_painted){rcn_buffer_text(&paint->content), page.resources};
    return true;
}

bool
rcn_paint_incomplete(const rcn_paint *paint)
{
    return paint->incomplete;
}

bool
rcn_paint_finish(rcn_paint *paint)
{
    cairo_surface_finish(paint->surface);
    if (!rcn_pen_check(paint->pen, cairo_surface_status(paint->surface))) {
        return false;
    }
    return rcn_relay_end(paint->relay) || refuse_cairo(paint);
}
