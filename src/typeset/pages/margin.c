/* What is in the margins beside a line: the number of its paragraph, its own
 * number, the mark of a line of code that is turned over. */
#include "typeset/pages/layout.h"

#define MARGIN_GAP (10 * RCN_LEN_PT) /* between text and paragraph number */
#define TURN_GAP   (3 * RCN_LEN_PT)  /* between its mark and a turned line */

/* A number beside a line, in the outer margin or the inner one. */
static void
put_in_margin(rcn_layout *layout, rcn_para *number, rcn_len baseline,
              bool outer)
{
    if (!number) {
        return;
    }
    const rcn_style *style = layout->setter->style;
    rcn_breaker_break(layout->breaker, number, false, false);
    rcn_layout_keep(layout, number);
    bool recto = layout->sheets.count % 2 == 0;
    rcn_len left = rcn_page_left(style, layout->sheets.count);
    rcn_len x = recto == outer ? left + rcn_style_measure(style) + MARGIN_GAP
                               : left - MARGIN_GAP - number->set.lines[0].width;
    rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_MUTE,
                                        .x = x,
                                        .y = baseline,
                                        .of.para = number});
}

void
rcn_margin_number(rcn_layout *layout, const rcn_para *para, rcn_len baseline)
{
    const rcn_style *style = layout->setter->style;
    const rcn_block *block = para->block;
    if (!style->paragraph_numbers || !block || !block->citation ||
        (layout->numbered_section == para->section &&
         layout->numbered_block == para->block_index)) {
        return;
    }
    layout->numbered_section = para->section;
    layout->numbered_block = para->block_index;
    const rcn_para_shape shape = {.type = RCN_TYPE_NUMBER,
                                  .measure = style->margin_outer,
                                  .align = RCN_ALIGN_LEFT};
    rcn_para *number =
        rcn_para_of_string(layout->setter, block->citation, &shape);
    put_in_margin(layout, number, baseline, true);
}

void
rcn_margin_count(rcn_layout *layout, const rcn_para *para, rcn_len baseline)
{
    const rcn_style *style = layout->setter->style;
    const rcn_section *section =
        &layout->setter->edition->sections[para->section];
    if (style->line_numbers == RCN_LINES_UNNUMBERED ||
        section->role != RCN_SECTION_DOCUMENT ||
        para->block_index == RCN_NO_BLOCK_INDEX ||
        layout->counted_at == baseline) {
        return;
    }
    layout->counted_at = baseline; /* cells side by side are one line */
    if (++layout->line % style->line_step) {
        return;
    }
    rcn_arena *arena = layout->setter->arena;
    const rcn_para_shape shape = {.type = RCN_TYPE_NUMBER,
                                  .measure = style->margin_inner,
                                  .align = RCN_ALIGN_LEFT};
    rcn_para *number = rcn_para_of_string(
        layout->setter, rcn_arena_printf(arena, "%u", layout->line), &shape);
    put_in_margin(layout, number, baseline, false);
}

void
rcn_margin_turn(rcn_layout *layout, const rcn_para *para, uint32_t index,
                rcn_len x, rcn_len baseline)
{
    bool turned = para->verbatim && !para->backward && index &&
                  para->set.lines[index - 1].end != RCN_END_LAST;
    const rcn_para_shape shape = {.type = RCN_TYPE_CODE,
                                  .measure =
                                      layout->setter->style->margin_inner,
                                  .align = RCN_ALIGN_LEFT};
    rcn_para *arrow =
        turned ? rcn_para_of_string(layout->setter, "\u21AA", &shape) : NULL;
    if (arrow) {
        rcn_breaker_break(layout->breaker, arrow, false, false);
        rcn_layout_keep(layout, arrow);
        rcn_len width = arrow->set.lines[0].width;
        rcn_layout_put(layout, (rcn_placed){.kind = RCN_PLACED_MUTE,
                                            .x = x - width - TURN_GAP,
                                            .y = baseline,
                                            .of.para = arrow});
    }
}
