/* What the passes decided becomes spans and blocks.  The document is walked
 * once from its first byte to its last; a span is made of every stretch, and
 * the text of a block of nothing but its spans, so that both laws (each byte in
 * one span; a block is the sum of its spans) hold by construction. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "clean/span/span_list.h"
#include "clean/text/work.h"
#include "source/page_label.h"

typedef RCN_LIST(rcn_mark) rcn_marks_made;

/* A block that goes on behind the notes of its page. */
typedef struct rcn_parted_block {
    rcn_text text;
    rcn_marks_made marks;
    uint32_t block, row; /* `row` 0: there is none */
} rcn_parted_block;

typedef struct rcn_assembly {
    const rcn_work *work;
    rcn_span_list spans;
    RCN_LIST(rcn_block) blocks;
    rcn_buffer text;  /* of the block that is being built */
    uint32_t block;   /* its index, or RCN_NO_BLOCK */
    uint32_t at;      /* end of the last span */
    size_t next_edit; /* first that is not yet used */
    rcn_parted_block parted;
    rcn_marks_made marks; /* of the block that is built, or the next one */
} rcn_assembly;

static const rcn_cause line_end = {"line-end", "line-end", NULL, NULL};
static const rcn_cause blank_line = {"blank-line", "blank-line", NULL, NULL};
static const rcn_cause nbsp_paragraph = {"nbsp-paragraph", "blank-line", NULL,
                                         NULL};
static const rcn_cause trailing = {"trailing-space", "space", NULL, NULL};
static const rcn_cause indent = {"indent", "space", NULL, NULL};
static const rcn_cause page_indent = {"page-break-leading-space", "page-break",
                                      NULL, NULL};
static const rcn_cause hard_wrap = {"hard-wrap", "hard-wrap", NULL, " "};
static const rcn_cause page_break = {"page-break", "page-break", NULL, " "};
static const rcn_cause pre_line = {"line-end", "line-end", NULL, "\n"};

/* Marks that a page of the source begins: the mark of print is cut up to
 * `end`. */
static void
mark_page(rcn_assembly *made, uint32_t end)
{
    uint32_t at = made->block == RCN_NO_BLOCK ? 0 : (uint32_t)made->text.len;
    const char *label = rcn_source_page_label(
        made->work->arena, rcn_text_slice(made->work->text, made->at, end));
    RCN_PUSH(made->work->arena, &made->marks,
             (rcn_mark){at, at, RCN_MARK_SOURCE_PAGE, label ? label : ""});
}

static bool
is_emphasis(const rcn_cause *why)
{
    return why == &rcn_cause_emphasis_open ||
           why == &rcn_cause_emphasis_close || why == &rcn_cause_bold_open ||
           why == &rcn_cause_bold_close;
}

/* Begins or ends a mark of the block where a sign of emphasis is cut.  A page
 * of the source that begins at the same place is within it. */
static void
mark_emphasis(rcn_assembly *made, const rcn_cause *why)
{
    bool italic =
        why == &rcn_cause_emphasis_open || why == &rcn_cause_emphasis_close;
    rcn_mark_kind kind = italic ? RCN_MARK_EMPHASIS : RCN_MARK_STRONG;
    uint32_t at = (uint32_t)made->text.len;
    size_t count = made->marks.count;
    if (why == &rcn_cause_emphasis_open || why == &rcn_cause_bold_open) {
        rcn_mark mark = {at, UINT32_MAX, kind, NULL};
        RCN_PUSH(made->work->arena, &made->marks, mark);
        for (rcn_mark *last = &made->marks.items[count];
             count-- > 0 && last[-1].start == at &&
             last[-1].kind == RCN_MARK_SOURCE_PAGE;
             last--) {
            last[0] = last[-1];
            last[-1] = mark;
        }
        return;
    }
    for (size_t i = count; i-- > 0;) {
        rcn_mark *mark = &made->marks.items[i];
        if (mark->kind == kind && mark->end == UINT32_MAX) {
            mark->end = at;
            return;
        }
    }
}

/* Leaves out marks that did not end: an editor kept the sign. */
static void
drop_open_marks(rcn_assembly *made)
{
    size_t kept = 0;
    for (size_t i = 0; i < made->marks.count; i++) {
        if (made->marks.items[i].end != UINT32_MAX) {
            made->marks.items[kept++] = made->marks.items[i];
        }
    }
    made->marks.count = kept;
}

static void
add_span(rcn_assembly *made, uint32_t end, rcn_span_kind kind,
         const rcn_cause *why)
{
    if (end == made->at) {
        return;
    }
    assert(end > made->at);
    if (why == &rcn_cause_print_mark) {
        mark_page(made, end);
    } else if (is_emphasis(why) && kind == RCN_SPAN_REMOVED) {
        mark_emphasis(made, why);
    }
    bool inside = kind == RCN_SPAN_TEXT || kind == RCN_SPAN_REPLACED;
    rcn_span_list_add(&made->spans,
                      (rcn_span){.start = made->at,
                                 .end = end,
                                 .kind = kind,
                                 .block = inside ? made->block : RCN_NO_BLOCK,
                                 .why = why});
    if (kind == RCN_SPAN_TEXT) {
        rcn_buffer_add(&made->text,
                       rcn_text_slice(made->work->text, made->at, end));
    } else if (kind == RCN_SPAN_REPLACED) {
        rcn_buffer_string(&made->text, why->replacement);
    }
    made->at = end;
}

static void
remove_to(rcn_assembly *made, uint32_t end, const rcn_cause *verdict)
{
    /* No word may go as white space. */
    assert(
        (verdict != &indent && verdict != &trailing && verdict != &line_end) ||
        !rcn_text_has_word(rcn_text_slice(made->work->text, made->at, end)));
    add_span(made, end, RCN_SPAN_REMOVED, verdict);
}

/* One kind of span from where we are to `end`, but for the edits that lie in
 * it. */
static void
add_stretch(rcn_assembly *made, uint32_t end, rcn_span_kind kind,
            const rcn_cause *verdict)
{
    const rcn_edits *edits = &made->work->edits;
    while (made->next_edit < edits->count) {
        const rcn_edit *edit = &edits->items[made->next_edit];
        if (edit->start >= end) {
            break;
        }
        made->next_edit++;
        if (edit->start < made->at || edit->end > end) {
            continue;
        }
        if (kind != RCN_SPAN_TEXT &&
            (edit->why->replacement || is_emphasis(edit->why))) {
            continue; /* only of use where the words stay */
        }
        add_span(made, edit->start, kind, verdict);
        add_span(made, edit->end,
                 edit->why->replacement ? RCN_SPAN_REPLACED : RCN_SPAN_REMOVED,
                 edit->why);
    }
    add_span(made, end, kind, verdict);
}

static bool
holds_nbsp(rcn_text space)
{
    for (size_t i = 0; i < space.len; i++) {
        if ((unsigned char)space.at[i] >= 0x80) {
            return true;
        }
    }
    return false;
}

static uint32_t
line_next(const rcn_assembly *made, size_t index)
{
    return rcn_document_line_next(made->work->document, index);
}

/* The line number before the words of a row, if nothing has passed it. */
static void
add_number(rcn_assembly *made, const rcn_row *row)
{
    if (row->number_from < row->number_to && made->at <= row->number_from) {
        remove_to(made, row->number_from, &indent);
        remove_to(made, row->number_to, &rcn_cause_line_number);
    }
}

static void
add_blank(rcn_assembly *made, size_t index)
{
    const rcn_line *line = &made->work->document->lines[index];
    add_number(made, &made->work->rows[index]);
    rcn_text space = rcn_text_slice(made->work->text, made->at, line->end);
    if (holds_nbsp(space)) {
        remove_to(made, line->end, &nbsp_paragraph);
    }
    remove_to(made, line_next(made, index), &blank_line);
}

static rcn_block *
open_block(rcn_assembly *made, const rcn_chunk *chunk)
{
    made->text.len = 0;
    made->block = (uint32_t)made->blocks.count;
    RCN_PUSH(made->work->scratch, &made->blocks,
             (rcn_block){.kind = chunk->kind,
                         .origin = RCN_ORIGIN_SOURCE,
                         .level = chunk->level,
                         .marker_len = chunk->marker_len,
                         .line_start = chunk->first + 1,
                         .line_end = chunk->last + 1});
    return &made->blocks.items[made->block];
}

/* Returns the row in which the block of a chunk goes on behind the notes of its
 * page, or 0. */
static size_t
row_behind_notes(const rcn_work *work, const rcn_chunk *chunk)
{
    size_t row = chunk->next_part;
    const rcn_chunk *part = row ? &work->chunks[work->rows[row].chunk] : NULL;
    return part && part->fate == RCN_FATE_TEXT &&
                   part->kind == RCN_BLOCK_PARAGRAPH &&
                   (chunk->kind == RCN_BLOCK_PARAGRAPH ||
                    chunk->kind == RCN_BLOCK_ITEM)
               ? row
               : 0;
}

/* Puts a block aside until the notes that interrupt it have passed. */
static void
part_block(rcn_assembly *made, size_t row)
{
    rcn_text text = rcn_buffer_text(&made->text);
    made->parted.text = (rcn_text){
        rcn_arena_strndup(made->work->scratch, text.at, text.len), text.len};
    made->parted.block = made->block;
    made->parted.row = (uint32_t)row;
    made->parted.marks = made->marks;
    memset(&made->marks, 0, sizeof made->marks);
    made->block = RCN_NO_BLOCK;
}

/* Takes it up again. */
static void
resume_block(rcn_assembly *made, const rcn_chunk *chunk)
{
    made->text.len = 0;
    rcn_buffer_add(&made->text, made->parted.text);
    made->block = made->parted.block;
    made->marks = made->parted.marks;
    made->blocks.items[made->block].line_end = chunk->last + 1;
    made->parted.row = 0;
}

static void
close_block(rcn_assembly *made)
{
    rcn_text text = rcn_buffer_text(&made->text);
    made->blocks.items[made->block].text = (rcn_text){
        rcn_arena_strndup(made->work->arena, text.at, text.len), text.len};
    rcn_block *block = &made->blocks.items[made->block];
    drop_open_marks(made);
    block->marks = made->marks.items;
    block->mark_count = (uint32_t)made->marks.count;
    memset(&made->marks, 0, sizeof made->marks);
    made->block = RCN_NO_BLOCK;
}

/* The white space before a row of text.  In a drawing or a piece of code all
 * but the common indent is text. */
static void
add_indent(rcn_assembly *made, const rcn_row *row, const rcn_chunk *chunk)
{
    uint32_t keep = 0;
    if (chunk->kind == RCN_BLOCK_PRE) {
        keep = row->indent - chunk->indent;
        keep = keep > row->from - made->at ? row->from - made->at : keep;
    }
    bool page = row->indent == 1 && made->work->wrapped;
    remove_to(made, row->from - keep, page ? &page_indent : &indent);
}

/* Returns whether more than the space between two lines parts a row from the
 * one that goes on. */
static bool
is_apart(const rcn_work *work, size_t index, size_t next)
{
    const rcn_row *row = &work->rows[next];
    for (size_t i = index + 1; i < next; i++) {
        if (!work->rows[i].line_space) {
            return true;
        }
    }
    return row->page_start || row->indent == 1;
}

/* What is between a row of a block and the row that goes on. */
static void
add_join(rcn_assembly *made, size_t index, size_t next)
{
    const rcn_work *work = made->work;
    const rcn_row *row = &work->rows[next];
    const rcn_line *line = &work->document->lines[index];
    uint32_t after = line_next(made, index);
    if (row->join == RCN_JOIN_LINE) {
        rcn_text end = rcn_text_slice(work->text, line->end, after);
        remove_to(made, line->end, &trailing);
        if (rcn_text_is(end, "\n")) {
            add_span(made, after, RCN_SPAN_TEXT, &rcn_cause_none);
        } else {
            add_span(made, after, RCN_SPAN_REPLACED, &pre_line);
        }
        return;
    }
    const rcn_cause *verdict = row->verdict                  ? row->verdict
                               : is_apart(work, index, next) ? &page_break
                                                             : &hard_wrap;
    uint32_t from =
        row->number_from < row->number_to ? row->number_from : row->from;
    uint32_t end = next == index + 1 ? from : after;
    add_span(made, end, RCN_SPAN_REPLACED, verdict);
}

/* Returns the next row of the same chunk, or 0. */
static size_t
next_row(const rcn_work *work, size_t index)
{
    uint32_t chunk = work->rows[index].chunk;
    for (size_t i = index + 1; i <= work->chunks[chunk].last; i++) {
        if (work->rows[i].chunk == chunk) {
            return i;
        }
    }
    return 0;
}

/* Returns where the text of a row ends: before its hyphen when that goes. */
static uint32_t
text_end(const rcn_work *work, size_t index, size_t next)
{
    uint32_t end = work->rows[index].to;
    if (next && work->rows[next].join == RCN_JOIN_DROP) {
        uint32_t rune = 0;
        end -= (uint32_t)rcn_utf8_prev(work->text, end, &rune);
    }
    return end;
}

static void
add_row_of_text(rcn_assembly *made, size_t index, const rcn_chunk *chunk)
{
    const rcn_work *work = made->work;
    const rcn_line *line = &work->document->lines[index];
    if (index == chunk->first && made->parted.row == index && index) {
        resume_block(made, chunk);
    } else if (index == chunk->first) {
        (void)open_block(made, chunk);
    }
    add_number(made, &work->rows[index]);
    if (made->at < work->rows[index].from) {
        add_indent(made, &work->rows[index], chunk);
    }
    size_t next = index < chunk->last ? next_row(work, index)
                                      : row_behind_notes(work, chunk);
    add_stretch(made, text_end(work, index, next), RCN_SPAN_TEXT,
                &rcn_cause_none);
    if (next) {
        add_join(made, index, next);
        if (index == chunk->last) {
            part_block(made, next);
        }
        return;
    }
    close_block(made);
    remove_to(made, line->end, &trailing);
    remove_to(made, line_next(made, index), &line_end);
}

/* A chunk that is no text is one span from its first word to its last, and the
 * rows of furniture within it theirs. */
static void
add_row_of_other(rcn_assembly *made, size_t index, const rcn_chunk *chunk)
{
    const rcn_work *work = made->work;
    const rcn_row *row = &work->rows[index];
    const rcn_line *line = &work->document->lines[index];
    add_number(made, row);
    bool opens = index == 0 || work->rows[index - 1].chunk != row->chunk;
    bool numbered = row->number_from < row->number_to;
    if ((opens || numbered) && made->at < row->from) {
        remove_to(made, row->from, &indent);
    }
    bool whole =
        index + 1 < work->row_count && index < chunk->last &&
        work->rows[index + 1].chunk == row->chunk &&
        work->rows[index + 1].number_from == work->rows[index + 1].number_to;
    if (whole) {
        return; /* the span goes on in the next row */
    }
    rcn_span_kind kind =
        chunk->fate == RCN_FATE_METADATA ? RCN_SPAN_METADATA : RCN_SPAN_REMOVED;
    add_stretch(made, row->to, kind, chunk->verdict);
    remove_to(made, line->end, &trailing);
    remove_to(made, line_next(made, index), &line_end);
}

static void
add_furniture(rcn_assembly *made, size_t index)
{
    const rcn_row *row = &made->work->rows[index];
    const rcn_line *line = &made->work->document->lines[index];
    add_number(made, row);
    remove_to(made, row->from, &indent);
    add_stretch(made, row->to,
                row->stated ? RCN_SPAN_METADATA : RCN_SPAN_REMOVED,
                row->verdict);
    remove_to(made, line->end, &trailing);
    remove_to(made, line_next(made, index), &line_end);
}

static int
by_start(const void *left, const void *right)
{
    const rcn_edit *a = left;
    const rcn_edit *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

void
rcn_assemble(const rcn_work *work, rcn_cleaned *cleaned)
{
    rcn_assembly made = {.work = work,
                         .spans = {.arena = work->arena,
                                   .scratch = work->scratch,
                                   .text = work->text,
                                   .merged = rcn_buffer_new(work->scratch)},
                         .text = rcn_buffer_new(work->scratch),
                         .block = RCN_NO_BLOCK};
    if (work->edits.count) {
        qsort(work->edits.items, work->edits.count, sizeof *work->edits.items,
              by_start);
    }
    for (size_t i = 0; i < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        if (row->from == row->to) {
            add_blank(&made, i);
        } else if (row->fate == RCN_FATE_CUT) {
            add_furniture(&made, i);
        } else {
            const rcn_chunk *chunk = &work->chunks[row->chunk];
            if (chunk->fate == RCN_FATE_TEXT) {
                add_row_of_text(&made, i, chunk);
            } else {
                add_row_of_other(&made, i, chunk);
            }
        }
    }
    assert(made.at == work->text.len);
    rcn_span_list_finish(&made.spans, cleaned);
    cleaned->blocks = RCN_LIST_COPY(work->arena, &made.blocks);
    cleaned->block_count = made.blocks.count;
}
