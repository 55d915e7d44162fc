/* What all kinds of blocks are set with: their shape, language and notes, one
 * paragraph in a strip of its own. */
#include "typeset/pages/composing.h"

#include <string.h>

#include "typeset/pages/initial.h"

#define LEAD_CAP 3 /* lines: of a paragraph that is kept with its list */

rcn_setter *
rcn_composing_setter(const rcn_composing *composing)
{
    return composing->galley->setter;
}

rcn_para *
rcn_composing_place(const rcn_composing *composing, rcn_para *para)
{
    if (para) {
        para->block_index = (uint32_t)composing->at;
    }
    return para;
}

rcn_para_shape
rcn_composing_shape(const rcn_composing *composing, rcn_type_use type,
                    rcn_len x)
{
    bool ragged =
        composing->manner->notes || composing->galley->setter->style->ragged;
    return (rcn_para_shape){.type = type,
                            .measure = composing->galley->measure - x,
                            .align =
                                ragged ? RCN_ALIGN_LEFT : RCN_ALIGN_JUSTIFY,
                            .hyphenate = true,
                            .language = composing->manner->language,
                            .notes = composing->notes,
                            .note_count = composing->note_count};
}

const rcn_note *
rcn_manner_notes(const rcn_manner *manner, uint32_t block, size_t *ret_count)
{
    size_t low = 0;
    size_t high = manner->reference_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (manner->references[middle].block < block) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    size_t end = low;
    while (end < manner->reference_count &&
           manner->references[end].block == block) {
        end++;
    }
    *ret_count = end - low;
    return manner->references ? manner->references + low : NULL;
}

const char *
rcn_composing_language(const rcn_composing *composing, const rcn_block *block)
{
    const char *around = composing->manner->language;
    bool differs =
        block->language && (!around || strcmp(block->language, around) != 0);
    return differs ? block->language : NULL;
}

uint32_t
rcn_composing_above(const rcn_composing *composing)
{
    return composing->at || !composing->galley->open ? 1 : 0;
}

void
rcn_compose_plain(rcn_composing *composing, const rcn_block *block, rcn_tag tag,
                  const rcn_para_shape *shape, rcn_len x)
{
    rcn_galley *galley = composing->galley;
    rcn_para *para = rcn_composing_place(
        composing, rcn_para_of_block(galley->setter, block, shape));
    if (!para) {
        return;
    }
    bool begins = composing->manner->initial && composing->at == 0 &&
                  block->kind == RCN_BLOCK_PARAGRAPH;
    rcn_para *initial =
        begins ? rcn_initial_cut(galley, block, shape, para) : NULL;
    rcn_strip_begin(galley, 0);
    const rcn_style *style = galley->setter->style;
    if (initial && style->initial == RCN_INITIAL_RAISED) {
        rcn_galley_skip(galley,
                        (rcn_len)(style->initial_lines - 1) * galley->grid);
    }
    rcn_galley_open(galley, tag, NULL,
                    rcn_composing_language(composing, block));
    rcn_galley_dest(galley, block->id);
    rcn_galley_mute(galley, initial, x);
    /* Lines that hang out do so at the right of text that runs backward. */
    bool outward = para->backward && shape->indent < 0;
    rcn_galley_body(galley, para, outward ? x + shape->indent : x);
    rcn_galley_close(galley);
    rcn_strip_end(galley, 0);
}

bool
rcn_compose_kept(rcn_composing *composing, const rcn_block *block,
                 const rcn_para_shape *shape, rcn_len x)
{
    rcn_galley *galley = composing->galley;
    rcn_para *para = rcn_composing_place(
        composing, rcn_para_of_block(galley->setter, block, shape));
    if (!para) {
        return false;
    }
    rcn_breaker_break(galley->breaker, para, false, false);
    if (para->set.count > LEAD_CAP) {
        return false;
    }
    rcn_strip_begin(galley, 0);
    rcn_galley_open(galley, RCN_TAG_P, NULL,
                    rcn_composing_language(composing, block));
    rcn_galley_dest(galley, block->id);
    rcn_galley_para(galley, para, x);
    rcn_galley_close(galley);
    return true;
}
