/* The foot of a page as it is made up: the notes on its lines, a rule above
 * them, and what of them must wait for the next page. */
#include "typeset/pages/layout.h"

#define RULE_WIDTH 4 /* a fourth of the measure */

void
rcn_layout_note(rcn_layout *layout, const rcn_para *para, uint32_t line)
{
    if (!para->feet) {
        return;
    }
    rcn_foot_range range = rcn_line_feet(para, line);
    for (uint32_t i = range.first; i < range.end; i++) {
        const rcn_foot *foot = &para->feet[i];
        RCN_PUSH(layout->setter->galley, &layout->waiting,
                 (rcn_foot_piece){foot, 0, foot->lines});
    }
}

void
rcn_layout_feet(rcn_layout *layout)
{
    rcn_cursor *cursor = &layout->cursor;
    uint32_t depth = rcn_cursor_depth(&layout->frames, *cursor);
    size_t placed = 0;
    while (placed < layout->waiting.count) {
        rcn_foot_piece *piece = &layout->waiting.items[placed];
        uint32_t used = cursor->used + !cursor->notes;
        uint32_t room = depth > used ? depth - used : 0;
        uint32_t lines = piece->to - piece->from;
        if (lines && !room) {
            break;
        }
        uint32_t here = lines < room ? lines : room;
        if (here) {
            cursor->notes += here + !cursor->notes;
            cursor->used = used + here;
        }
        RCN_PUSH(
            layout->setter->galley, &layout->feet,
            (rcn_foot_piece){piece->foot, piece->from, piece->from + here});
        piece->from += here;
        if (here < lines) {
            break;
        }
        placed++;
    }
    size_t left = 0;
    for (size_t i = placed; i < layout->waiting.count; i++) {
        layout->waiting.items[left++] = layout->waiting.items[i];
    }
    layout->waiting.count = left;
}

static void
put_element(rcn_layout *layout, rcn_tag tag, const char *title)
{
    rcn_tagging *tagging = NULL;
    if (title) {
        tagging = rcn_arena_alloc(layout->setter->arena, 1, sizeof *tagging);
        *tagging = (rcn_tagging){.title = title};
    }
    rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_OPEN,
                                        .tag = (uint8_t)tag,
                                        .of.tagging = tagging});
}

static void
put_close(rcn_layout *layout)
{
    rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_CLOSE});
}

static void
put_dest(rcn_layout *layout, const rcn_foot *foot, rcn_len left, rcn_len top)
{
    rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_DEST,
                                        .x = left,
                                        .y = top,
                                        .of.name = foot->note->id});
}

static void
put_label(rcn_layout *layout, const rcn_foot *foot, rcn_len left, rcn_len top)
{
    put_dest(layout, foot, left, top);
    if (!foot->label) {
        return;
    }
    rcn_layout_keep(layout, foot->label);
    put_element(layout, RCN_TAG_LBL, NULL);
    rcn_layout_put(layout,
                   (rcn_placed){.kind = RCN_PLACED_LINE,
                                .x = left,
                                .y = top + rcn_baseline(foot->label->leading),
                                .of.para = foot->label});
    put_close(layout);
}

/* Returns the lines of one note; a note that goes on here is an element of its
 * own, of the same name. */
static rcn_len
put_piece(rcn_layout *layout, const rcn_foot_piece *piece, rcn_len top)
{
    const rcn_foot *foot = piece->foot;
    rcn_len left = rcn_page_left(layout->setter->style, layout->sheets.count);
    if (!foot->lines) {
        put_dest(layout, foot, left, top);
        return top;
    }
    rcn_layout_keep(layout, foot->words);
    put_element(layout, RCN_TAG_NOTE, foot->note->id);
    if (!piece->from) {
        put_label(layout, foot, left, top);
    }
    put_element(layout, RCN_TAG_P, NULL);
    for (uint32_t i = piece->from; i < piece->to; i++) {
        rcn_layout_put(
            layout, (rcn_placed){.kind = RCN_PLACED_LINE,
                                 .line = i,
                                 .x = left + foot->x,
                                 .y = top + rcn_baseline(foot->words->leading),
                                 .of.para = foot->words});
        top += foot->words->leading;
    }
    put_close(layout);
    put_close(layout);
    return top;
}

void
rcn_layout_put_feet(rcn_layout *layout)
{
    if (!layout->feet.count) {
        return;
    }
    const rcn_style *style = layout->setter->style;
    rcn_len grid = layout->galley->grid;
    const rcn_cursor *cursor = &layout->cursor;
    uint32_t foot = rcn_cursor_depth(&layout->frames, *cursor);
    foot = cursor->used > foot ? cursor->used : foot;
    rcn_len top = style->margin_top + (rcn_len)(foot - cursor->notes) * grid;
    rcn_layout_put(
        layout, (rcn_placed){.kind = RCN_PLACED_RULE,
                             .x = rcn_page_left(style, layout->sheets.count),
                             .y = top + grid * 5 / 8,
                             .width = rcn_style_measure(style) / RULE_WIDTH});
    top += grid;
    for (size_t i = 0; i < layout->feet.count; i++) {
        top = put_piece(layout, &layout->feet.items[i], top);
    }
    layout->feet.count = 0;
}
