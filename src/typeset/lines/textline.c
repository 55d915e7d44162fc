/* A line as it will be drawn: the parts of its words, how it reaches its
 * measure, where it begins. */
#include "typeset/lines/breaker.h"

#define RAGGED_MOST 4000 /* thousandths: a looser line is set ragged */

const rcn_word *
rcn_breaker_word(const rcn_breaker *breaker, uint32_t word)
{
    return rcn_shaper_at(breaker->setter->words, word);
}

/* Fills in what a line shows of its boxes. */
static void
name_words(rcn_breaker *breaker, const rcn_start *a, const rcn_start *b,
           rcn_textline *line)
{
    const rcn_box *boxes = breaker->para->boxes;
    rcn_cutter *cutter = breaker->setter->cutter;
    line->first = a->box;
    line->last = b->cut == RCN_WHOLE ? b->box - 1 : b->box;
    line->first_word = boxes[line->first].word;
    line->last_word = boxes[line->last].word;
    line->offset = boxes[line->first].start;
    const rcn_cut *from = NULL;
    const rcn_cut *to = NULL;
    if (a->cut != RCN_WHOLE) {
        from = &rcn_cutter_find(cutter, line->first_word).items[a->cut];
        line->offset += from->at;
    }
    if (b->cut != RCN_WHOLE) {
        to = &rcn_cutter_find(cutter, line->last_word).items[b->cut];
    }
    if (line->first == line->last && (from || to)) {
        line->first_word =
            from && to ? rcn_cutter_part(cutter, line->first_word, from, to)
            : from     ? from->after
                       : to->before;
        line->last_word = line->first_word;
        return;
    }
    line->first_word = from ? from->after : line->first_word;
    line->last_word = to ? to->before : line->last_word;
}

/* Adds up the words of a line as they will be drawn. */
static rcn_extent
sum_words(const rcn_breaker *breaker, const rcn_textline *line)
{
    const rcn_box *boxes = breaker->para->boxes;
    rcn_extent extent = {0};
    for (uint32_t i = line->first; i <= line->last; i++) {
        const rcn_word *word =
            rcn_breaker_word(breaker, i == line->first  ? line->first_word
                                      : i == line->last ? line->last_word
                                                        : boxes[i].word);
        uint8_t glue = boxes[i].glue;
        extent.width += word->width;
        extent.inner += word->letters ? word->letters - 1 : 0;
        extent.gaps +=
            i < line->last && (glue == RCN_GLUE_SPACE || glue == RCN_GLUE_TIE);
        extent.joints += i < line->last && boxes[i].joint;
    }
    return extent;
}

/* Returns where a line begins that is not set to the full measure. */
static rcn_len
shift_of(const rcn_para *para, rcn_len indent, rcn_len hang, rcn_len slack)
{
    switch (para->align) {
    case RCN_ALIGN_CENTER:
        return slack / 2;
    case RCN_ALIGN_RIGHT:
        return slack;
    case RCN_ALIGN_JUSTIFY:
    case RCN_ALIGN_LEFT:
        break;
    }
    return para->backward ? slack - hang : indent - hang;
}

rcn_textline
rcn_breaker_line(rcn_breaker *breaker, const rcn_start *a, const rcn_start *b)
{
    const rcn_para *para = breaker->para;
    rcn_textline line = {.end = b->end, .ratio = 1000};
    name_words(breaker, a, b, &line);
    rcn_extent extent = sum_words(breaker, &line);
    bool first = a->box == 0 && a->cut == RCN_WHOLE;
    rcn_len indent = rcn_breaker_indent(para, a);
    rcn_len hang_left = rcn_breaker_word(breaker, line.first_word)->hang_left;
    if (first && indent > 0) {
        hang_left = 0;
    }
    extent.target = para->measure - indent + hang_left +
                    rcn_breaker_word(breaker, line.last_word)->hang_right;
    rcn_len natural = extent.width + extent.gaps * breaker->fitter.space;
    rcn_len slack = extent.target - natural;
    line.shift = shift_of(para, indent, hang_left, slack);
    line.width = natural;
    bool ragged = para->align != RCN_ALIGN_JUSTIFY;
    if ((ragged || b->end == RCN_END_LAST) && slack >= 0) {
        return line;
    }
    rcn_fit fit = rcn_fit_line(&breaker->fitter, &extent);
    line.ratio = (int32_t)((int64_t)fit.ratio * 1000 / RCN_ONE);
    if (!ragged && line.ratio <= RAGGED_MOST &&
        (extent.gaps || extent.joints) &&
        line.ratio >= breaker->fitter.limits->space_least / 2) {
        line.stretched = true;
        line.scale = (int16_t)fit.scale;
        line.tracking = fit.tracking;
        line.slack = fit.slack;
        line.need = (int32_t)((int64_t)fit.need * 10000 / RCN_ONE);
        line.width = extent.target;
        line.shift = para->backward ? -hang_left : indent - hang_left;
    }
    line.overfull = line.width > extent.target + RCN_LEN_PT / 4;
    return line;
}
