/* A short document follows the one before on the same page, as letters are in
 * editions of correspondence, when all of it fits below. */
#include "typeset/pages/layout.h"

/* Lines of the galley of a section where nothing is divided, with the blank
 * lines between its strips. */
static uint64_t
lines_of(const rcn_galley *galley)
{
    uint64_t lines = galley->opening_lines;
    uint32_t below = 0;
    for (size_t i = 0; i < galley->strips.count; i++) {
        const rcn_galley_strip *strip = &galley->strips.items[i];
        const rcn_para *body = strip->body;
        lines += strip->above > below ? strip->above : below;
        lines += strip->head + strip->feet;
        lines += body ? body->settings[body->natural].count : 0;
        below = strip->below;
    }
    return lines;
}

static bool
is_document(const rcn_layout *layout, uint32_t section)
{
    return section != RCN_NO_SECTION &&
           layout->setter->edition->sections[section].role ==
               RCN_SECTION_DOCUMENT;
}

/* Notes stand at the foot of the page, in the order of the documents. */
static bool
has_feet(const rcn_layout *layout, const rcn_galley *galley)
{
    return layout->setter->style->notes == RCN_NOTES_FOOT &&
           layout->setter->edition->sections[galley->section].note_count;
}

bool
rcn_layout_runs_on(const rcn_layout *layout, const rcn_galley *galley,
                   rcn_cursor *ret_start)
{
    const rcn_style *style = layout->setter->style;
    if (style->opening != RCN_OPENING_RUN_ON || !layout->open ||
        !is_document(layout, layout->sheet.section) ||
        !is_document(layout, galley->section) || galley->columns > 1 ||
        layout->cursor.notes || has_feet(layout, galley)) {
        return false;
    }
    /* The blank lines above its title are those that sink it on a page. */
    uint32_t used = layout->cursor.used + RCN_RUN_ON_LINES;
    used = used > style->sink ? used - style->sink : 0;
    uint32_t depth = layout->frames.lines;
    if (layout->cursor.off == RCN_DEPTH_SHORT) {
        depth--;
    }
    if (used + lines_of(galley) > depth) {
        return false;
    }
    *ret_start = (rcn_cursor){.used = used, .side = layout->cursor.side};
    return true;
}
