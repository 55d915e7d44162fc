/* Lists: items with their markers beside them, lists in items. */
#include "typeset/pages/composing.h"

#define MARKER_GAP (4 * RCN_LEN_PT)

void
rcn_compose_close_lists(rcn_composing *composing, uint32_t depth)
{
    while (composing->list_depth > depth) {
        rcn_galley_close(composing->galley); /* LBody */
        rcn_galley_close(composing->galley); /* LI */
        rcn_galley_close(composing->galley); /* L */
        composing->list_depth--;
    }
}

/* Returns what is before an item whose marker is no word of the text: a bullet
 * or a number; NULL: nothing. */
static rcn_para *
count_of(const rcn_composing *composing, const rcn_block *block, bool backward)
{
    rcn_para_shape shape =
        rcn_composing_shape(composing, composing->manner->body, 0);
    shape.align = RCN_ALIGN_LEFT;
    shape.backward = backward;
    rcn_setter *setter = rcn_composing_setter(composing);
    return rcn_para_of_string(
        setter, rcn_ordinal_text(setter->arena, block->ordinal), &shape);
}

/* Returns where the column of a marker begins that is indented by `x`: one that
 * runs right to left ends as far from the right edge. */
static rcn_len
marker_x(const rcn_para *marker, rcn_len x)
{
    return marker && marker->backward ? -x : x;
}

static void
set_marker(rcn_composing *composing, const rcn_block *block,
           const rcn_para *body, rcn_len x)
{
    rcn_galley *galley = composing->galley;
    bool backward = body && body->backward;
    rcn_para_shape shape =
        rcn_composing_shape(composing, composing->manner->body, 0);
    shape.align = RCN_ALIGN_LEFT;
    if (!block->marker_len && !rcn_ordinal_counts(block->ordinal)) {
        rcn_para *bullet = count_of(composing, block, backward);
        rcn_galley_mute(galley, bullet, marker_x(bullet, x));
        return;
    }
    const size_t range[2] = {0, block->marker_len};
    rcn_galley_open(galley, RCN_TAG_LBL, NULL, NULL);
    rcn_para *marker = rcn_composing_place(
        composing, block->marker_len
                       ? rcn_para_new(galley->setter, block, range, &shape)
                       : count_of(composing, block, backward));
    if (marker) {
        marker->spaced = true;
    }
    rcn_galley_beside(galley, marker, marker_x(marker, x));
    rcn_galley_close(galley);
}

static rcn_len
marker_width(const rcn_composing *composing, const rcn_block *block)
{
    rcn_para_shape shape =
        rcn_composing_shape(composing, composing->manner->body, 0);
    const size_t range[2] = {0, block->marker_len};
    rcn_setter *setter = rcn_composing_setter(composing);
    rcn_para *marker = block->marker_len
                           ? rcn_para_new(setter, block, range, &shape)
                           : count_of(composing, block, false);
    return marker ? rcn_para_width(setter, marker) : 0;
}

void
rcn_compose_item(rcn_composing *composing, const rcn_block *block)
{
    rcn_galley *galley = composing->galley;
    uint32_t depth = block->level < 1                ? 1
                     : block->level > RCN_LIST_DEPTH ? RCN_LIST_DEPTH
                                                     : block->level;
    rcn_len step = galley->setter->style->indent;
    rcn_len x = (rcn_len)(depth - 1) * step;
    rcn_len body_x = marker_width(composing, block) + MARKER_GAP;
    body_x = x + (body_x > step && body_x < 4 * step ? body_x : step);
    if (block->ordinal.style == 't') {
        body_x = x; /* a term; its definitions are indented */
    }
    rcn_compose_close_lists(composing, depth);
    if (composing->list_depth == depth) { /* the item before this one */
        rcn_galley_close(galley);
        rcn_galley_close(galley);
    }
    rcn_strip_begin(galley, 0);
    while (composing->list_depth < depth) {
        rcn_galley_open(galley, RCN_TAG_L, NULL, NULL);
        composing->list_depth++;
        if (composing->list_depth < depth) { /* a level the source skips */
            rcn_galley_open(galley, RCN_TAG_LI, NULL, NULL);
            rcn_galley_open(galley, RCN_TAG_LBODY, NULL, NULL);
        }
    }
    rcn_galley_open(galley, RCN_TAG_LI, NULL,
                    rcn_composing_language(composing, block));
    rcn_galley_dest(galley, block->id);
    rcn_para_shape shape =
        rcn_composing_shape(composing, composing->manner->body, body_x);
    const size_t rest[2] = {block->marker_len, block->text.len};
    rcn_para *para = rcn_composing_place(
        composing, rcn_para_new(galley->setter, block, rest, &shape));
    set_marker(composing, block, para, x);
    rcn_galley_open(galley, RCN_TAG_LBODY, NULL, NULL);
    if (para) {
        rcn_galley_body(galley, para, para->backward ? 0 : body_x);
    } else {
        rcn_galley_skip(galley, galley->grid);
    }
    rcn_strip_end(galley, 0);
}
