/* How the lines of a finished book were set, one after the other: read from the
 * pages themselves, so that a report states what was printed. */
#include <stdlib.h>

#include "typeset/draw.h"
#include "typeset/typeset.h"

/* Distance of a baseline from the nearest one of the page's grid. */
static rcn_len
off_grid(const rcn_style *style, rcn_len baseline)
{
    rcn_len first = style->margin_top + rcn_baseline(style->grid);
    rcn_len off = (baseline - first) % style->grid;
    off = off < 0 ? off + style->grid : off;
    return off < style->grid - off ? off : style->grid - off;
}

static rcn_line_figures
figures_of(const rcn_style *style, const rcn_placed *placed)
{
    const rcn_para *para = placed->of.para;
    const rcn_textline *line = &para->set.lines[placed->line];
    bool body = para->leading == style->grid;
    return (rcn_line_figures){
        .section = para->section,
        .block = para->block_index,
        .offset = line->offset,
        .line = placed->line + 1,
        .lines = para->set.count,
        .justified = line->stretched,
        .ratio = line->ratio,
        .need = line->need,
        .scale = line->scale,
        .tracking = (int32_t)((int64_t)line->tracking * 1000 / para->size),
        .size = para->size,
        .baseline = placed->y,
        .off_grid = body ? off_grid(style, placed->y) : 0,
        .body = body,
        .hyphen = line->end == RCN_END_HYPHEN || line->end == RCN_END_HARD,
        .overfull = line->overfull};
}

void
rcn_typeset_lines(const rcn_book *book, rcn_line_visitor *visit, void *context)
{
    const rcn_sheets *sheets = book->maker_data;
    const rcn_style *style = rcn_fonts_style(rcn_shaper_fonts(sheets->words));
    for (size_t i = 0; i < sheets->count; i++) {
        const rcn_page_sheet *sheet = &sheets->items[i];
        uint32_t first = UINT32_MAX;
        uint32_t last = 0;
        for (uint32_t k = 0; k < sheet->count; k++) {
            if (sheet->placed[k].kind == RCN_PLACED_LINE) {
                first = first == UINT32_MAX ? k : first;
                last = k;
            }
        }
        for (uint32_t k = first; k <= last && first != UINT32_MAX; k++) {
            if (sheet->placed[k].kind != RCN_PLACED_LINE) {
                continue;
            }
            rcn_line_figures line = figures_of(style, &sheet->placed[k]);
            line.page = (uint32_t)i + 1;
            line.first_on_page = k == first;
            line.last_on_page = k == last;
            visit(context, &line);
        }
    }
}
