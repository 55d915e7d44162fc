/* Makes up galleys into pages: gives every line its place, as the page breaker
 * decided. */
#include "typeset/pages/layout.h"

#include <string.h>

#include "base/list.h"

#define HAIR_RULE (RCN_LEN_PT * 2 / 5)

void
rcn_layout_begin(rcn_layout *layout, rcn_setter *setter, rcn_breaker *breaker,
                 rcn_counts *counts)
{
    *layout = (rcn_layout){.setter = setter,
                           .breaker = breaker,
                           .counts = counts,
                           .numbered_section = RCN_NO_SECTION};
}

rcn_len
rcn_page_left(const rcn_style *style, size_t index)
{
    return index % 2 == 0 ? style->margin_inner : style->margin_outer;
}

rcn_len
rcn_baseline(rcn_len leading)
{
    return (rcn_len)((int64_t)leading * 11 / 14);
}

static void
end_sheet(rcn_layout *layout)
{
    rcn_arena *arena = layout->setter->arena;
    size_t count = layout->placed.count;
    size_t room = count + RCN_FURNITURE_MOST;
    rcn_placed *placed = rcn_arena_alloc(arena, room, sizeof *placed);
    if (count) {
        memcpy(placed, layout->placed.items, count * sizeof *placed);
    }
    layout->sheet.placed = placed;
    layout->sheet.count = (uint32_t)count;
    layout->sheet.room = (uint32_t)room;
    RCN_PUSH(arena, &layout->sheets, layout->sheet);
    layout->placed.count = 0;
    layout->open = false;
}

static void
begin_sheet(rcn_layout *layout, uint32_t section, bool opening)
{
    if (layout->open) {
        end_sheet(layout);
    }
    layout->sheet = (rcn_page_sheet){.section = section, .opening = opening};
    layout->counted_at = 0;
    if (opening || layout->setter->style->line_numbers == RCN_LINES_BY_PAGE) {
        layout->line = 0;
    }
    layout->open = true;
}

void
rcn_layout_end(rcn_layout *layout)
{
    if (layout->open) {
        end_sheet(layout);
    }
}

void
rcn_layout_blank(rcn_layout *layout)
{
    begin_sheet(layout, RCN_NO_SECTION, false);
    end_sheet(layout);
}

void
rcn_layout_put(rcn_layout *layout, rcn_placed placed)
{
    RCN_PUSH(layout->setter->arena, &layout->placed, placed);
}

/* Lines are broken in memory of their section; the chosen ones are kept. */
void
rcn_layout_keep(rcn_layout *layout, rcn_para *para)
{
    if (para->kept) {
        return;
    }
    size_t count = para->set.count;
    rcn_textline *lines =
        rcn_arena_alloc(layout->setter->arena, count, sizeof *lines);
    memcpy(lines, para->set.lines, count * sizeof *lines);
    para->set.lines = lines;
    para->kept = true;
    rcn_counts_add(layout->counts, para);
}

static rcn_len
column_left(const rcn_layout *layout)
{
    rcn_len left = rcn_page_left(layout->setter->style, layout->sheets.count);
    if (layout->galley->columns > 1 && layout->cursor.side == 1) {
        left +=
            rcn_style_measure(layout->setter->style) - layout->galley->measure;
    }
    return left;
}

static rcn_len
cursor_top(const rcn_layout *layout)
{
    return layout->setter->style->margin_top +
           (rcn_len)(layout->cursor.used - layout->cursor.notes) *
               layout->galley->grid;
}

static void
put_line(rcn_layout *layout, const rcn_para *para, uint32_t index, rcn_len x,
         rcn_len baseline)
{
    rcn_margin_turn(layout, para, index, x, baseline);
    if (index == 0) {
        rcn_margin_number(layout, para, baseline);
    }
    rcn_margin_count(layout, para, baseline);
    rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_LINE,
                                        .line = index,
                                        .x = x,
                                        .y = baseline,
                                        .of.para = para});
    rcn_page_sheet *sheet = &layout->sheet;
    if (!sheet->words) {
        sheet->words = true;
        sheet->block = para->block_index;
        sheet->offset = para->block_index == RCN_NO_BLOCK_INDEX
                            ? 0
                            : para->set.lines[index].offset;
    }
}

/* All lines of a paragraph from a height on. */
static void
put_para(rcn_layout *layout, rcn_para *para, rcn_len x, rcn_len top)
{
    rcn_layout_keep(layout, para);
    for (uint32_t i = 0; i < para->set.count; i++) {
        put_line(layout, para, i, column_left(layout) + x,
                 top + rcn_baseline(para->leading));
        top += para->leading;
        rcn_layout_note(layout, para, i);
    }
}

static void
put_mute(rcn_layout *layout, const rcn_galley_part *part, rcn_len top)
{
    rcn_layout_keep(layout, part->para);
    for (uint32_t i = 0; i < part->para->set.count; i++) {
        rcn_layout_put(
            layout, (rcn_placed){.kind = RCN_PLACED_MUTE,
                                 .line = i,
                                 .x = column_left(layout) + part->x,
                                 .y = top + rcn_baseline(part->para->leading),
                                 .of.para = part->para});
        top += part->para->leading;
    }
}

static void
turn(rcn_layout *layout, uint8_t off)
{
    bool new_page = layout->frames.columns == 1 || layout->cursor.side == 1;
    bool column_full = layout->cursor.used >= layout->frames.lines;
    column_full = column_full || layout->cursor.notes;
    layout->counts->stats.short_pages += new_page && !column_full;
    rcn_layout_put_feet(layout);
    layout->cursor = rcn_cursor_turn(&layout->frames, layout->cursor, off);
    if (new_page) {
        begin_sheet(layout, layout->galley->section, false);
    }
    rcn_layout_feet(layout);
}

/* The same until no notes wait. */
static void
turn_with_notes(rcn_layout *layout, uint8_t off)
{
    do {
        turn(layout, off);
    } while (layout->waiting.count);
}

/* The lines of a body, turning pages where they are full. */
static void
put_body(rcn_layout *layout, rcn_para *para, rcn_len x, uint8_t off)
{
    rcn_layout_keep(layout, para);
    rcn_counts *counts = layout->counts;
    uint32_t count = para->set.count;
    uint32_t at = 0;
    for (;;) {
        rcn_cursor filled = layout->cursor;
        uint32_t rest = 0;
        uint32_t end = at + rcn_frame_fill(&layout->frames, para, &para->set,
                                           at, &filled, &rest);
        for (; at < end; at++) {
            put_line(layout, para, at, column_left(layout) + x,
                     cursor_top(layout) + rcn_baseline(layout->galley->grid));
            layout->cursor.used++;
            rcn_layout_note(layout, para, at);
            rcn_layout_feet(layout);
        }
        if (at == count && !layout->waiting.count) {
            return;
        }
        turn_with_notes(layout,
                        rcn_depth_with(&layout->frames, count - at, off));
        counts->stats.orphans += at == 1;
        counts->stats.widows += at > 0 && at + 1 == count;
    }
}

static void
put_dest(rcn_layout *layout, const char *name, rcn_len top)
{
    rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_DEST,
                                        .x = column_left(layout),
                                        .y = top,
                                        .of.name = name});
}

/* Places a part that is at height `top`; returns the height below it. */
static rcn_len
put_part(rcn_layout *layout, const rcn_galley_part *part, rcn_len top)
{
    switch (part->kind) {
    case RCN_PART_OPEN:
        rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_OPEN,
                                            .tag = (uint8_t)part->tag,
                                            .of.tagging = part->tagging});
        break;
    case RCN_PART_CLOSE:
        rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_CLOSE});
        break;
    case RCN_PART_DEST:
        put_dest(layout, part->name, top);
        break;
    case RCN_PART_SKIP:
        return top + part->height;
    case RCN_PART_PARA:
        put_para(layout, part->para, part->x, top);
        return top + rcn_para_height(part->para);
    case RCN_PART_BESIDE:
        if (part->mute) {
            put_mute(layout, part, top);
        } else {
            put_para(layout, part->para, part->x, top);
        }
        break;
    case RCN_PART_RULE:
        rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_RULE,
                                            .x = column_left(layout) + part->x,
                                            .y = top + part->height,
                                            .width = part->width});
        break;
    case RCN_PART_PICTURE:
        rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_PICTURE,
                                            .x = column_left(layout) + part->x,
                                            .y = top + part->height,
                                            .width = part->width,
                                            .of.picture = part->picture});
        break;
    case RCN_PART_BODY:
        break;
    }
    return top;
}

/* Returns the parts of a strip from `from` to `to`, the first at height
 * `top`. */
static rcn_len
put_parts(rcn_layout *layout, const rcn_galley_strip *strip,
          const uint32_t range[2], uint8_t off, rcn_len top)
{
    for (uint32_t i = range[0]; i < range[1]; i++) {
        const rcn_galley_part *part = &layout->galley->parts.items[i];
        if (part->kind == RCN_PART_BODY) {
            layout->cursor.used += strip->head;
            rcn_layout_feet(layout);
            put_body(layout, part->para, part->x, off);
        } else {
            top = put_part(layout, part, top);
        }
    }
    return top;
}

/* All notes of a section stand before its end. */
static void
end_notes(rcn_layout *layout)
{
    while (layout->waiting.count) {
        turn(layout, RCN_DEPTH_FULL);
    }
    rcn_layout_put_feet(layout);
}

/* The head of a table once more, on a page that its rows go on on: the reader's
 * eye needs it, the structure has it already. */
static void
put_again(rcn_layout *layout, const rcn_galley_strip *strip)
{
    rcn_len top = cursor_top(layout);
    for (uint32_t i = strip->again_first; i < strip->again_end; i++) {
        const rcn_galley_part *part = &layout->galley->parts.items[i];
        if (part->kind == RCN_PART_RULE) {
            (void)put_part(layout, part, top);
        } else if (part->kind == RCN_PART_SKIP) {
            top += part->height;
        } else if (part->kind == RCN_PART_BESIDE) {
            put_mute(layout, part, top);
        }
    }
    layout->cursor.used += strip->again;
}

static void
put_strip(rcn_layout *layout, const rcn_galley_strip *strip, uint32_t gap,
          const rcn_verdict *verdict)
{
    const rcn_galley *galley = layout->galley;
    const rcn_frames *frames = &layout->frames;
    if (strip->body) {
        strip->body->set = strip->body->settings[verdict->setting];
    }
    uint32_t body = strip->body ? strip->body->set.count : 0;
    if (verdict->turn) {
        turn_with_notes(
            layout, rcn_depth_with(frames, strip->head + body, verdict->off));
    }
    if (!rcn_cursor_at_top(frames, layout->cursor)) {
        layout->cursor.used += gap + verdict->extra;
    } else if (strip->again) {
        put_again(layout, strip);
    }
    rcn_len top = cursor_top(layout);
    uint32_t ends = strip->end; /* elements that only close */
    while (ends > strip->first &&
           galley->parts.items[ends - 1].kind == RCN_PART_CLOSE) {
        ends--;
    }
    const uint32_t parts[2] = {strip->first, ends};
    top = put_parts(layout, strip, parts, verdict->off, top);
    if (!strip->body) {
        layout->cursor.used += strip->head;
        rcn_layout_feet(layout);
    }
    if (strip + 1 == galley->strips.items + galley->strips.count) {
        end_notes(layout);
    }
    const uint32_t closes[2] = {ends, strip->end};
    (void)put_parts(layout, strip, closes, verdict->off, top);
}

/* Returns the best division into pages; where a widow cannot be helped, once
 * more with paragraphs that may be looser, and where that makes wide word
 * spaces, once more with settings that have less of them. */
static rcn_verdict *
divide(rcn_layout *layout, rcn_galley *galley)
{
    uint32_t faults = 0;
    const rcn_cursor start = layout->cursor;
    rcn_verdict *verdicts =
        rcn_pages_divide(galley, &layout->frames, &layout->cursor, &faults);
    for (size_t i = 0; faults && i < galley->strips.count; i++) {
        if (galley->strips.items[i].body) {
            rcn_breaker_break(layout->breaker, galley->strips.items[i].body,
                              true, true);
        }
    }
    if (!faults && !rcn_galley_ease(galley, verdicts)) {
        return verdicts;
    }
    layout->cursor = start;
    return rcn_pages_divide(galley, &layout->frames, &layout->cursor, &faults);
}

/* Begins the page of a section, or goes on with the one at hand; the cursor is
 * where its opening begins. */
static void
begin_section(rcn_layout *layout, const rcn_galley *galley, bool recto)
{
    rcn_cursor start = {0};
    if (!recto && rcn_layout_runs_on(layout, galley, &start)) {
        layout->cursor = start;
        bool by_page = layout->setter->style->line_numbers == RCN_LINES_BY_PAGE;
        layout->line = by_page ? layout->line : 0;
        return;
    }
    rcn_layout_end(layout);
    if (recto && layout->sheets.count % 2 == 1) {
        rcn_layout_blank(layout);
    }
    if (galley->columns > 1) {
        start.off = 1;
    } else {
        start.side = layout->sheets.count % 2 == 0;
    }
    layout->cursor = start;
    begin_sheet(layout, galley->section, true);
}

size_t
rcn_layout_section(rcn_layout *layout, rcn_galley *galley, bool recto)
{
    const rcn_style *style = layout->setter->style;
    rcn_galley_spare_hyphens(galley);
    begin_section(layout, galley, recto);
    size_t first = layout->sheets.count;
    rcn_len top =
        style->margin_top + (rcn_len)layout->cursor.used * style->grid;
    layout->cursor.used += galley->opening_lines;
    layout->galley = galley;
    layout->feet = (rcn_foot_pieces){0};
    layout->waiting = (rcn_foot_pieces){0};
    layout->frames =
        (rcn_frames){.lines = (uint32_t)((rcn_len)style->lines_per_page *
                                         style->grid / galley->grid),
                     .opening = galley->opening_lines,
                     .columns = galley->columns};
    rcn_verdict *verdicts = divide(layout, galley);
    uint32_t balanced = UINT32_MAX;
    uint32_t lines = 0;
    (void)rcn_pages_balance(galley, &layout->frames, layout->cursor, verdicts,
                            &balanced, &lines);
    for (uint32_t i = 0; i < galley->opening_end; i++) {
        top = put_part(layout, &galley->parts.items[i], top);
    }
    uint32_t below = 0;
    size_t count = galley->strips.count;
    for (size_t i = 0; i < count; i++) {
        const rcn_galley_strip *strip = &galley->strips.items[i];
        if (i == balanced && verdicts[i].turn) {
            turn_with_notes(layout, RCN_DEPTH_FULL);
            verdicts[i].turn = false;
        }
        layout->frames.lines = i == balanced ? lines : layout->frames.lines;
        put_strip(layout, strip, strip->above > below ? strip->above : below,
                  &verdicts[i]);
        below = strip->below;
    }
    uint32_t end =
        count ? galley->strips.items[count - 1].end : galley->opening_end;
    for (uint32_t i = end; i < galley->parts.count; i++) {
        (void)put_part(layout, &galley->parts.items[i], cursor_top(layout));
    }
    layout->galley = NULL;
    layout->breaker->hyphen = style->breaking.hyphen;
    return first;
}
