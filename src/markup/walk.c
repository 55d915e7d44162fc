/* Text with marks over byte ranges as nested elements: one walk over the text
 * that stops wherever a mark begins or ends, a page begins, or a line ends.
 * Marks nest (source/block.h), so a stack is enough; it is capped, and a mark
 * beyond the cap loses its element, never its text. */
#include "markup/walk.h"

#include <string.h>

#include "markup/link.h"

rcn_walk
rcn_walk_begin(rcn_xhtml *xhtml, const rcn_block *block, size_t index)
{
    return (rcn_walk){.xhtml = xhtml, .block = block, .index = index};
}

static bool
inside(const rcn_walk *walk, rcn_mark_kind kind)
{
    for (size_t i = 0; i < walk->depth; i++) {
        if (walk->open[i]->kind == kind) {
            return true;
        }
    }
    return false;
}

static const char *
resolve(rcn_xhtml *xhtml, const char *value)
{
    if (value[0] == '#') {
        return xhtml->place(xhtml->context, value + 1);
    }
    return rcn_link_href(xhtml->arena, value);
}

static bool
open_link(rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xhtml *xhtml = walk->xhtml;
    const char *href = mark->value ? resolve(xhtml, mark->value) : NULL;
    if (inside(walk, RCN_MARK_LINK)) {
        return false;
    }
    if (!href) {
        rcn_log_add(xhtml->log, RCN_CODE_LINK_DROPPED,
                    (rcn_place){xhtml->shown, walk->block->line_start, 0}, "%s",
                    mark->value ? mark->value : "");
        return false;
    }
    rcn_xml_open(xhtml->xml, "a");
    rcn_xml_attribute(xhtml->xml, "href", href);
    return true;
}

static void
open_time(rcn_xhtml *xhtml, const char *edtf)
{
    const char *datetime = rcn_xhtml_datetime(xhtml->arena, edtf);
    rcn_xml_open(xhtml->xml, datetime ? "time" : "span");
    rcn_xml_attribute(xhtml->xml, "datetime", datetime);
    if (!datetime || strcmp(datetime, edtf) != 0) {
        rcn_xml_attribute(xhtml->xml, "data-edtf", edtf);
    }
}

static void
open_span(rcn_xml *xml, const char *class_name)
{
    rcn_xml_open(xml, "span");
    rcn_xml_attribute(xml, "class", class_name);
}

/* Opens the element of a mark; false when it has none. */
static bool
open_mark(rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xml *xml = walk->xhtml->xml;
    switch (mark->kind) {
    case RCN_MARK_EMPHASIS:
        rcn_xml_open(xml, "em");
        return true;
    case RCN_MARK_STRONG:
        rcn_xml_open(xml, "strong");
        return true;
    case RCN_MARK_SUPERSCRIPT:
        rcn_xml_open(xml, "sup");
        return true;
    case RCN_MARK_SUBSCRIPT:
        rcn_xml_open(xml, "sub");
        return true;
    case RCN_MARK_SMALL_CAPS:
        open_span(xml, "small-caps");
        return true;
    case RCN_MARK_CODE:
        rcn_xml_open(xml, "code");
        return true;
    case RCN_MARK_LINK:
        return open_link(walk, mark);
    case RCN_MARK_LANGUAGE:
        rcn_xml_open(xml, "span");
        (void)rcn_xhtml_language(walk->xhtml, mark->value);
        return true;
    case RCN_MARK_TIME:
        open_time(walk->xhtml, mark->value);
        return true;
    case RCN_MARK_LABEL:
        open_span(xml, "label");
        return true;
    case RCN_MARK_LEMMA:
        open_span(xml, "lemma");
        return true;
    case RCN_MARK_IMAGE:
    case RCN_MARK_NOTE:
    case RCN_MARK_SOURCE_PAGE:
        return false;
    }
    return false;
}

/* A page of the paginated source begins here.  Not a pagebreak in the sense of
 * EPUB: those are the pages of our own printed edition.  Two may stand at one
 * byte, so the id counts marks, not bytes. */
static void
write_source_page(const rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xml *xml = walk->xhtml->xml;
    open_span(xml, "source-page");
    if (walk->block->id) {
        rcn_xml_attribute(xml, "id",
                          rcn_arena_printf(walk->xhtml->arena, "%ss%u",
                                           walk->block->id, walk->next));
    }
    if (mark->value && *mark->value) {
        rcn_xml_attribute(xml, "data-page", mark->value);
    }
    rcn_xml_close(xml);
}

static void
write_note(const rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xhtml *xhtml = walk->xhtml;
    const char *href =
        mark->value ? xhtml->place(xhtml->context, mark->value) : NULL;
    if (!href || inside(walk, RCN_MARK_LINK)) {
        return;
    }
    rcn_xml_open(xhtml->xml, "a");
    rcn_xml_attribute(xhtml->xml, "class", "noteref");
    if (xhtml->epub) {
        rcn_xml_attribute(xhtml->xml, "epub:type", "noteref");
    }
    rcn_xml_attribute(xhtml->xml, "role", "doc-noteref");
    rcn_xml_attribute(xhtml->xml, "href", href);
    rcn_xml_attribute(xhtml->xml, "aria-label", "note");
    rcn_xml_close(xhtml->xml);
}

static void
write_point(const rcn_walk *walk, const rcn_mark *mark)
{
    if (mark->kind == RCN_MARK_SOURCE_PAGE) {
        write_source_page(walk, mark);
    } else if (mark->kind == RCN_MARK_NOTE) {
        write_note(walk, mark);
    }
}

static void
write_break(rcn_xhtml *xhtml, const rcn_page_break *place)
{
    rcn_xml *xml = xhtml->xml;
    rcn_xml_open(xml, "span");
    if (xhtml->epub) {
        rcn_xml_attribute(xml, "epub:type", "pagebreak");
    }
    rcn_xml_attribute(xml, "role", "doc-pagebreak");
    rcn_xml_attribute(xml, "id", rcn_xhtml_page_id(xhtml->arena, place));
    rcn_xml_attribute(xml, "aria-label", place->label);
    rcn_xml_close(xml);
}

/* UINT32_MAX stands before block 0. */
static uint64_t
block_rank(size_t index)
{
    return index == UINT32_MAX ? 0 : (uint64_t)index + 1;
}

static bool
due(const rcn_xhtml *xhtml, size_t index, size_t offset)
{
    if (!xhtml->break_count) {
        return false;
    }
    uint64_t rank = block_rank(xhtml->breaks->block);
    return rank < block_rank(index) ||
           (rank == block_rank(index) && xhtml->breaks->offset <= offset);
}

static void
write_next_break(rcn_xhtml *xhtml)
{
    write_break(xhtml, xhtml->breaks);
    xhtml->breaks++;
    xhtml->break_count--;
}

static void
write_breaks(rcn_xhtml *xhtml, size_t index, size_t offset)
{
    while (due(xhtml, index, offset)) {
        write_next_break(xhtml);
    }
}

void
rcn_xhtml_breaks_before(rcn_xhtml *xhtml, size_t index)
{
    write_breaks(xhtml, index, 0);
}

void
rcn_xhtml_breaks_rest(rcn_xhtml *xhtml)
{
    while (xhtml->break_count) {
        write_next_break(xhtml);
    }
}

static void
close_ended(rcn_walk *walk)
{
    while (walk->depth && walk->open[walk->depth - 1]->end <= walk->at) {
        rcn_xml_close(walk->xhtml->xml);
        walk->depth--;
    }
}

static void
open_begun(rcn_walk *walk)
{
    const rcn_block *block = walk->block;
    while (walk->next < block->mark_count &&
           block->marks[walk->next].start <= walk->at) {
        const rcn_mark *mark = &block->marks[walk->next++];
        if (mark->start == mark->end) {
            write_point(walk, mark);
        } else if (mark->end > walk->at && walk->depth < RCN_WALK_DEPTH &&
                   open_mark(walk, mark)) {
            walk->open[walk->depth++] = mark;
        }
    }
}

static size_t
smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The first byte after `at` where something other than text may stand. */
static size_t
next_stop(const rcn_walk *walk, size_t end)
{
    const rcn_block *block = walk->block;
    const rcn_xhtml *xhtml = walk->xhtml;
    if (walk->depth) {
        end = smaller(end, walk->open[walk->depth - 1]->end);
    }
    if (walk->next < block->mark_count) {
        end = smaller(end, block->marks[walk->next].start);
    }
    if (xhtml->break_count && xhtml->breaks->block == walk->index) {
        end = smaller(end, xhtml->breaks->offset);
    }
    return end;
}

/* The LF itself stays after its <br/>, so that the text content is the block's
 * text; a reading system shows no second line end for it. */
static void
write_text(const rcn_walk *walk, rcn_text text)
{
    rcn_xml *xml = walk->xhtml->xml;
    while (walk->block->kind != RCN_BLOCK_PRE && text.len) {
        const char *lf = memchr(text.at, '\n', text.len);
        if (!lf) {
            break;
        }
        size_t len = (size_t)(lf - text.at);
        rcn_xml_text(xml, rcn_text_slice(text, 0, len));
        rcn_xml_open(xml, "br");
        rcn_xml_close_void(xml);
        rcn_xml_string(xml, "\n");
        text = rcn_text_slice(text, len + 1, text.len);
    }
    rcn_xml_text(xml, text);
}

void
rcn_walk_to(rcn_walk *walk, size_t end)
{
    size_t len = walk->block->text.len;
    end = smaller(end, len);
    for (;;) {
        close_ended(walk);
        if (walk->at >= end && end < len) {
            return; /* what begins here belongs to the next stretch */
        }
        write_breaks(walk->xhtml, walk->index, walk->at);
        open_begun(walk);
        if (walk->at >= end) {
            return;
        }
        size_t stop = next_stop(walk, end);
        write_text(walk, rcn_text_slice(walk->block->text, walk->at, stop));
        walk->at = stop;
    }
}

void
rcn_walk_suspend(rcn_walk *walk)
{
    for (size_t i = 0; i < walk->depth; i++) {
        rcn_xml_close(walk->xhtml->xml);
    }
}

void
rcn_walk_skip(rcn_walk *walk, size_t to)
{
    rcn_text text = walk->block->text;
    rcn_xml_text(walk->xhtml->xml, rcn_text_slice(text, walk->at, to));
    walk->at = to;
}

void
rcn_walk_resume(rcn_walk *walk)
{
    size_t suspended = walk->depth;
    walk->depth = 0;
    for (size_t i = 0; i < suspended; i++) {
        /* A mark that ends here would open an empty element. */
        const rcn_mark *mark = walk->open[i];
        if (mark->end > walk->at && open_mark(walk, mark)) {
            walk->open[walk->depth++] = mark;
        }
    }
}
