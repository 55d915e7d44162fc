/* Pages of a finished book to operations: lines in the order of the text with
 * their spans, links and marks of notes; furniture last. */
#include "typeset/draw.h"

#include <assert.h>
#include <string.h>

#include "typeset/lines/order.h"
#include "typeset/pages/footnote.h"

static void
close_span(rcn_sheet_drawing *drawing)
{
    rcn_draw_end_run(drawing);
    if (drawing->link) {
        drawing->link = NULL;
        rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_CLOSE});
    } else if (drawing->span) {
        rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_CLOSE});
    }
    drawing->span = NULL;
}

/* Returns the link that a byte of a paragraph's text is in, or NULL. */
static const char *
link_at(const rcn_para *para, uint32_t offset)
{
    const rcn_block *block = para->block;
    const char *found = para->link;
    for (uint32_t i = rcn_mark_first(block, offset);
         block && i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        if (mark->start > offset) {
            break;
        }
        if (mark->kind == RCN_MARK_LINK && offset < mark->end && mark->value) {
            found = mark->value;
        }
    }
    return found;
}

static bool
same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Opens the Span or the link that a word belongs to. */
static void
open_for(rcn_sheet_drawing *drawing, const rcn_para *para, const rcn_word *word,
         const char *link)
{
    const rcn_face *face =
        rcn_shaper_face_at(drawing->sheets->words, word->face);
    const char *language =
        same(face->language, para->language) ? NULL : face->language;
    if (drawing->span == para && drawing->link == link &&
        same(drawing->language, language)) {
        return;
    }
    close_span(drawing);
    drawing->span = para;
    drawing->link = link;
    drawing->language = language;
    if (link) {
        rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_LINK, .value = link});
    } else {
        rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_OPEN,
                                      .tag = RCN_TAG_SPAN,
                                      .value = language});
    }
}

static uint32_t
word_at(const rcn_para *para, const rcn_textline *line, uint32_t box)
{
    return box == line->first  ? line->first_word
           : box == line->last ? line->last_word
                               : para->boxes[box].word;
}

static bool
is_gap(const rcn_para *para, const rcn_textline *line, uint32_t box)
{
    uint8_t glue = para->boxes[box].glue;
    return box < line->last && (glue == RCN_GLUE_SPACE || glue == RCN_GLUE_TIE);
}

/* Returns true when a space belongs to the text at the end of a line, though
 * not to its looks. */
static bool
trailing_space(const rcn_para *para, const rcn_placed *placed)
{
    const rcn_textline *line = &para->set.lines[placed->line];
    if (placed->line + 1 == para->set.count) {
        return para->spaced;
    }
    return line->end == RCN_END_SPACE || line->end == RCN_END_LAST;
}

/* The mark of a note: a link to it, whose number is for the eye alone, so that
 * no reader takes it for a part of the text. */
static void
add_note_mark(rcn_sheet_drawing *drawing, const rcn_para *para, uint32_t start,
              const rcn_pen_place *place, const rcn_word *word)
{
    const rcn_note *note = para->notes;
    while (note->offset != start ||
           !rcn_text_is((rcn_text){word->text, word->len}, note->label)) {
        note++;
        assert(note < para->notes + para->note_count);
    }
    close_span(drawing);
    rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_DEST,
                                  .value = rcn_query_reference_id(
                                      drawing->arena, note->query),
                                  .x = rcn_pen_x(place),
                                  .y = place->y - para->size});
    rcn_draw_op(drawing,
                (rcn_op){.kind = RCN_OP_OPEN, .tag = RCN_TAG_REFERENCE});
    rcn_draw_op(
        drawing,
        (rcn_op){.kind = RCN_OP_LINK,
                 .value = rcn_arena_printf(drawing->arena, "#%s",
                                           para->feet ? note->id : note->query),
                 .title =
                     rcn_arena_printf(drawing->arena, "note %s", note->label)});
    drawing->mute = true;
    rcn_draw_word(drawing, place, word);
    rcn_draw_end_run(drawing);
    drawing->mute = false;
    rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_CLOSE});
    rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_CLOSE});
}

/* Draws a box and what of it a reader extracts; returns the word in whose face
 * the space after it stands. */
static const rcn_word *
add_box(rcn_sheet_drawing *drawing, const rcn_para *para, uint32_t box,
        const rcn_pen_place *place, const rcn_word *word)
{
    const rcn_box *it = &para->boxes[box];
    bool linked = para->link || (para->block && para->block->mark_count);
    const char *link = linked ? link_at(para, it->start) : para->link;
    const rcn_word *base = word;
    if (it->mark && !drawing->artifact) {
        add_note_mark(drawing, para, it->start, place, word);
        if (box) {
            base = rcn_shaper_at(drawing->sheets->words,
                                 para->boxes[box - 1].word);
        }
        return base;
    }
    if (!drawing->artifact) {
        open_for(drawing, para, word, link);
    }
    rcn_draw_word(drawing, place, word);
    return base;
}

/* Adds the space after a box; after the mark of a note it opens a span anew. */
static void
add_space(rcn_sheet_drawing *drawing, const rcn_para *para, uint32_t box,
          const rcn_pen_place *place, const rcn_word *base, bool last)
{
    const rcn_box *it = &para->boxes[box];
    if (it->mark && !drawing->artifact) {
        open_for(drawing, para, base, link_at(para, it->start));
    }
    rcn_draw_gap(drawing, place, base, it->glue == RCN_GLUE_TIE && !last);
}

static bool
is_joint(const rcn_para *para, const rcn_textline *line, uint32_t box)
{
    return box < line->last && para->boxes[box].joint;
}

/* Goes over the word of a box, and over the gap or joint behind one. */
static void
step_word(const rcn_word *word, rcn_pen_place *place)
{
    place->width += word->width;
    place->inner += word->letters ? word->letters - 1 : 0;
}

static void
step_hole(const rcn_para *para, uint32_t box, rcn_pen_place *place)
{
    bool gap = is_gap(para, place->line, box);
    place->gaps += gap;
    place->holes += gap || is_joint(para, place->line, box);
}

/* Draws a line whose words all run forward. */
static void
draw_forward(rcn_sheet_drawing *drawing, const rcn_placed *placed,
             rcn_pen_place *place)
{
    const rcn_para *para = placed->of.para;
    const rcn_textline *line = place->line;
    for (uint32_t i = line->first; i <= line->last; i++) {
        const rcn_word *word =
            rcn_shaper_at(drawing->sheets->words, word_at(para, line, i));
        const rcn_word *base = add_box(drawing, para, i, place, word);
        bool gap = is_gap(para, line, i);
        step_word(word, place);
        if (gap || (i == line->last && trailing_space(para, placed))) {
            add_space(drawing, para, i, place, base, i == line->last);
        }
        step_hole(para, i, place);
    }
}

/* Returns where the words of a line stand, and the spaces behind them, each by
 * the place of its word in the text: a space belongs to the run that its own
 * level says, which may be another than that of its word. */
static rcn_pen_place *
find_places(const rcn_sheet_drawing *drawing, const rcn_para *para,
            const rcn_pen_place *start)
{
    const rcn_textline *line = start->line;
    uint32_t count = 2 * (line->last - line->first + 1);
    rcn_arena *arena = drawing->arena;
    uint8_t *levels = rcn_arena_alloc(arena, count, sizeof *levels);
    for (uint32_t i = 0; i < count; i++) {
        const rcn_box *box = &para->boxes[line->first + i / 2];
        levels[i] = i % 2 && is_gap(para, line, line->first + i / 2)
                        ? box->gap_level
                        : box->level;
    }
    rcn_pen_place *places = rcn_arena_alloc(arena, count, sizeof *places);
    uint32_t *order = rcn_visual_order(arena, levels, count);
    rcn_pen_place place = *start;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t box = line->first + order[k] / 2;
        places[order[k]] = place;
        if (order[k] % 2) {
            step_hole(para, box, &place);
        } else {
            step_word(
                rcn_shaper_at(drawing->sheets->words, word_at(para, line, box)),
                &place);
        }
    }
    return places;
}

/* Draws a line with words that run backward: they stand where the bidirectional
 * algorithm puts them, and are drawn in the order of the text. */
static void
draw_mixed(rcn_sheet_drawing *drawing, const rcn_placed *placed,
           const rcn_pen_place *start)
{
    const rcn_para *para = placed->of.para;
    const rcn_textline *line = start->line;
    const rcn_pen_place *places = find_places(drawing, para, start);
    for (uint32_t box = line->first; box <= line->last; box++) {
        const rcn_pen_place *place = &places[(size_t)2 * (box - line->first)];
        const rcn_word *word =
            rcn_shaper_at(drawing->sheets->words, word_at(para, line, box));
        const rcn_word *base = add_box(drawing, para, box, place, word);
        bool last = box == line->last;
        if (is_gap(para, line, box) || (last && trailing_space(para, placed))) {
            add_space(drawing, para, box, place + 1, base, last);
        }
    }
}

static void
draw_line(rcn_sheet_drawing *drawing, const rcn_placed *placed)
{
    const rcn_para *para = placed->of.para;
    assert(para && placed->line < para->set.count);
    const rcn_textline *line = &para->set.lines[placed->line];
    rcn_pen_place place = {.line = line,
                           .x = placed->x + line->shift,
                           .y = placed->y,
                           .space = para->space};
    for (uint32_t i = line->first; i < line->last; i++) {
        place.hole_count += is_gap(para, line, i) || is_joint(para, line, i);
    }
    drawing->scale = line->scale;
    drawing->shape = para->shape;
    if (para->mixed) {
        draw_mixed(drawing, placed, &place);
    } else {
        draw_forward(drawing, placed, &place);
    }
    rcn_draw_end_run(drawing);
}

static void
open_element(rcn_sheet_drawing *drawing, const rcn_placed *placed)
{
    static const rcn_tagging none = {0};
    const rcn_tagging *tagging =
        placed->of.tagging ? placed->of.tagging : &none;
    rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_OPEN,
                                  .tag = (rcn_tag)placed->tag,
                                  .title = tagging->title,
                                  .value = tagging->language,
                                  .columns = tagging->columns,
                                  .rows = tagging->rows,
                                  .side = tagging->side});
}

static void
draw_placed(rcn_sheet_drawing *drawing, const rcn_placed *placed)
{
    bool furniture = placed->kind == RCN_PLACED_FURNITURE ||
                     placed->kind == RCN_PLACED_MUTE ||
                     placed->kind == RCN_PLACED_RULE ||
                     placed->kind == RCN_PLACED_FIELD;
    bool goes_on =
        placed->kind == RCN_PLACED_LINE && placed->of.para == drawing->span;
    if (!goes_on && !furniture) {
        close_span(drawing);
    }
    drawing->artifact = furniture;
    drawing->mute = placed->kind == RCN_PLACED_MUTE;
    switch ((rcn_placed_kind)placed->kind) {
    case RCN_PLACED_OPEN:
        open_element(drawing, placed);
        break;
    case RCN_PLACED_CLOSE:
        rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_CLOSE});
        break;
    case RCN_PLACED_DEST:
        rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_DEST,
                                      .value = placed->of.name,
                                      .x = placed->x,
                                      .y = placed->y});
        break;
    case RCN_PLACED_RULE:
        rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_RULE,
                                      .x = placed->x,
                                      .y = placed->y,
                                      .width = placed->width,
                                      .height = RCN_HAIR});
        break;
    case RCN_PLACED_FIELD:
        rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_RULE,
                                      .colour = placed->colour,
                                      .x = placed->x,
                                      .y = placed->y,
                                      .width = placed->width,
                                      .height = placed->height});
        break;
    case RCN_PLACED_PICTURE:
        rcn_draw_op(drawing, (rcn_op){.kind = RCN_OP_IMAGE,
                                      .image = placed->of.picture->image,
                                      .title = placed->of.picture->words,
                                      .x = placed->x,
                                      .y = placed->y,
                                      .width = placed->width,
                                      .height = placed->of.picture->height});
        break;
    case RCN_PLACED_LINE:
    case RCN_PLACED_FURNITURE:
    case RCN_PLACED_MUTE:
        draw_line(drawing, placed);
        break;
    }
    drawing->artifact = false;
    drawing->mute = false;
}

rcn_page
rcn_sheet_draw(const void *data, size_t index, rcn_arena *arena)
{
    const rcn_sheets *sheets = data;
    const rcn_page_sheet *sheet = &sheets->items[index];
    rcn_sheet_drawing drawing = {.sheets = sheets, .arena = arena};
    drawing.text = rcn_buffer_new(arena);
    /* Furniture first or last makes no odds to the eye, but inside an open
     * element it would be taken for its words: all of it comes last. */
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < sheet->count; i++) {
            uint8_t kind = sheet->placed[i].kind;
            bool late = kind == RCN_PLACED_FURNITURE ||
                        kind == RCN_PLACED_MUTE || kind == RCN_PLACED_RULE;
            if (late == (pass == 1)) {
                draw_placed(&drawing, &sheet->placed[i]);
            }
        }
        close_span(&drawing);
    }
    for (size_t i = 0; i < drawing.lines.count; i++) {
        RCN_PUSH(arena, &drawing.ops, drawing.lines.items[i]);
    }
    return (rcn_page){drawing.ops.items, drawing.ops.count, sheet->label};
}
